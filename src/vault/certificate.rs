//! Certificates: which key is a group's, who its members are, and two people of the office who stand for it.
//!
//! Every generation of a group's key has one. Each names the hash of the one before, so that the newest vouches for all;
//! a quorum signs each. The seed is sealed to the keys a certificate names and to no others, and texts are sealed only
//! to a group whose chain verifies: whoever merely writes the database can add no reader.

use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{
    AccountId,
    directory::{PublicKeys, Recipient},
    fingerprint::Fingerprint,
    group::{GroupKey, GroupSeed},
    label::{Label, fields, message},
    sign::{Signature, SigningKey, VerifyingKey},
    wrap::PublicKey,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// How many people must sign, at the least.
pub const QUORUM: u8 = 2;

/// The id under which a seed is sealed to the recovery key: sixteen zeros, which no account has.
pub const RECOVERY: AccountId = AccountId::from_uuid(Uuid::nil());

/// A person and the keys they are known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// The id of the account.
    pub account: AccountId,
    /// Its public keys.
    pub keys: PublicKeys,
}

impl Member {
    /// The three fields that name the person in a message.
    pub(super) fn fields(&self) -> [&[u8]; 3] {
        let PublicKeys { kem, sign } = &self.keys;
        [self.account.bytes(), kem.bytes(), sign.bytes()]
    }

    pub(super) fn read([account, kem, sign]: &[&[u8]; 3]) -> Option<Self> {
        Some(Self {
            account: AccountId::from_uuid(Uuid::from_slice(account).ok()?),
            keys: PublicKeys {
                kem: PublicKey::read(kem).ok()?,
                sign: VerifyingKey::read(sign).ok()?,
            },
        })
    }
}

/// What is signed about one generation of a group's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    group: String,
    generation: u32,
    public: PublicKey,
    recovery: PublicKey,
    previous: [u8; 32],
    quorum: u8,
    members: Vec<Member>,
}

impl Certificate {
    /// The first certificate of a group.
    #[must_use]
    pub fn first(group: &str, seed: &GroupSeed, recovery: PublicKey, members: Vec<Member>) -> Self {
        Self {
            group: group.to_owned(),
            generation: seed.generation(),
            public: seed.public(),
            recovery,
            previous: [0; 32],
            quorum: QUORUM,
            members: sorted(members),
        }
    }

    /// The certificate that follows this one, for a seed of the next generation.
    #[must_use]
    pub fn next(&self, seed: &GroupSeed, recovery: PublicKey, members: Vec<Member>) -> Self {
        Self {
            group: self.group.clone(),
            generation: seed.generation(),
            public: seed.public(),
            recovery,
            previous: self.hash(),
            quorum: self.quorum,
            members: sorted(members),
        }
    }

    /// The canonical bytes: `("key-cert", group, generation, public, recovery, previous, quorum, members...)`, three
    /// fields a member in the order of their ids.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let generation = self.generation.to_be_bytes();
        let quorum = [self.quorum];
        let mut all: Vec<&[u8]> = vec![
            self.group.as_bytes(),
            &generation,
            self.public.bytes(),
            self.recovery.bytes(),
            &self.previous,
            &quorum,
        ];
        for member in &self.members {
            all.extend(member.fields());
        }
        message(Label::KEY_CERT, &all)
    }

    /// The certificate with these canonical bytes.
    ///
    /// # Errors
    /// [`Error::Broken`] for any others.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let unreadable = || Error::broken("a certificate cannot be read");
        let certificate = fields(Label::KEY_CERT, bytes)
            .and_then(|fields| read(&fields))
            .ok_or_else(unreadable)?;
        if certificate.bytes() == bytes {
            Ok(certificate)
        } else {
            Err(unreadable())
        }
    }

    /// SHA-256 of the canonical bytes.
    #[must_use]
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.bytes()).into()
    }

    /// Stands for this certificate in the name of the key's owner.
    #[must_use]
    pub fn sign(&self, key: &SigningKey) -> Signature {
        key.sign(&self.bytes())
    }

    /// The seed, sealed to each member it names and, under the id [`RECOVERY`], to the recovery key.
    ///
    /// # Errors
    /// [`Error::Broken`] when `seed` is not the one certified or a member's key is unusable.
    pub fn seal_seed(
        &self,
        seed: &GroupSeed,
        chance: &Chance,
    ) -> Result<Vec<(AccountId, Vec<u8>)>> {
        if seed.public() != self.public || seed.generation() != self.generation {
            return Err(Error::broken("a certificate is of another seed"));
        }
        let recovery = (RECOVERY, self.recovery);
        self.members
            .iter()
            .map(|member| (member.account, member.keys.kem))
            .chain([recovery])
            .map(|(id, to)| Ok((id, self.key().wrap(seed, id.bytes(), &to, chance)?)))
            .collect()
    }

    /// The key it is about, to open a member's seed with.
    #[must_use]
    pub fn key(&self) -> GroupKey<'_> {
        GroupKey {
            group: self.group.as_bytes(),
            generation: self.generation,
            public: self.public,
        }
    }

    /// The name of the group.
    #[must_use]
    pub fn group(&self) -> &str {
        &self.group
    }

    /// The generation of its key.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The members in the order of their ids.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whether it names this account with exactly these keys: each member's session asks so about itself.
    #[must_use]
    pub fn names(&self, account: AccountId, keys: &PublicKeys) -> bool {
        self.members
            .iter()
            .any(|member| member.account == account && member.keys == *keys)
    }
}

/// A certificate and those who signed it.
#[derive(Debug, Clone)]
pub struct Signed {
    /// What they signed.
    pub certificate: Certificate,
    /// Who, and the signature.
    pub signatures: Vec<(AccountId, Signature)>,
}

/// Who may stand for the certificates of a group.
#[derive(Debug, Clone, Copy)]
pub struct Signers<'a> {
    /// The people whose signature counts, by the keys they had when they signed.
    pub named: &'a [Member],
    /// Whether the members of one certificate may sign the next as well: so the office's own chain, in which officers
    /// long gone signed the beginnings.
    pub succession: bool,
}

/// The newest certificate of a chain that verifies: proof that a group's key is a group's.
#[derive(Debug, Clone)]
pub struct Certified {
    newest: Certificate,
    origin: [u8; 32],
    ever: Vec<Member>,
}

/// Verifies a chain from its first certificate to its newest.
///
/// # Errors
/// [`Error::Broken`] naming the first link that does not hold: out of order, another group, fewer than the quorum of
/// different people who may sign; or a newest one that does not name the pinned recovery key.
pub fn verify(chain: &[Signed], pin: &Fingerprint, signers: &Signers<'_>) -> Result<Certified> {
    let mut before: Option<&Certificate> = None;
    for link in chain {
        let found = &link.certificate;
        if let Err(reason) = check(before, link, signers) {
            let (group, generation) = (&found.group, found.generation);
            return Err(Error::broken(format!(
                "certificate {generation} of {group}: {reason}"
            )));
        }
        before = Some(found);
    }
    let (Some(first), Some(newest)) = (chain.first(), before) else {
        return Err(Error::broken("a group has no certificate"));
    };
    if Fingerprint::of_recovery(&newest.recovery) != *pin {
        return Err(Error::broken(
            "the newest certificate names another recovery key than the settings",
        ));
    }
    Ok(Certified {
        newest: newest.clone(),
        origin: first.certificate.hash(),
        ever: chain
            .iter()
            .flat_map(|link| &link.certificate.members)
            .copied()
            .collect(),
    })
}

impl Certified {
    /// The newest certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.newest
    }

    /// The group as one to seal to.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        let key = self.newest.key();
        Recipient::new(key.group, key.generation, key.public)
    }

    /// The hash of the first certificate: what is kept elsewhere, because a whole chain could be put in its place.
    #[must_use]
    pub fn origin(&self) -> [u8; 32] {
        self.origin
    }

    /// Everybody the chain ever named: their old signatures still count.
    #[must_use]
    pub fn ever(&self) -> &[Member] {
        &self.ever
    }
}

fn check(
    before: Option<&Certificate>,
    link: &Signed,
    signers: &Signers<'_>,
) -> Result<(), &'static str> {
    let found = &link.certificate;
    let follows = match before {
        None => found.generation == 1 && found.previous == [0; 32],
        Some(before) => {
            found.group == before.group
                && Some(found.generation) == before.generation.checked_add(1)
                && found.previous == before.hash()
        }
    };
    if !follows {
        return Err("does not follow the one before");
    }
    let quorum = before.map_or(QUORUM, |before| before.quorum.max(QUORUM));
    if found.quorum < QUORUM {
        return Err("asks for less than the quorum");
    }
    let heirs = before
        .filter(|_| signers.succession)
        .map_or(&[][..], Certificate::members);
    let people = standing(link, &[signers.named, heirs].concat());
    if people < usize::from(quorum.max(found.quorum)) {
        return Err("is not signed by the quorum");
    }
    Ok(())
}

/// How many different people, by account and by key, stand for a certificate.
fn standing(link: &Signed, may: &[Member]) -> usize {
    let bytes = link.certificate.bytes();
    let mut counted: Vec<(AccountId, VerifyingKey)> = Vec::new();
    for (account, signature) in &link.signatures {
        let signer = may
            .iter()
            .filter(|member| member.account == *account)
            .map(|member| member.keys.sign)
            .find(|key| key.verifies(&bytes, signature));
        if let Some(key) = signer
            && counted
                .iter()
                .all(|(one, other)| one != account && *other != key)
        {
            counted.push((*account, key));
        }
    }
    counted.len()
}

fn sorted(mut members: Vec<Member>) -> Vec<Member> {
    members.sort_by_key(|member| member.account);
    members.dedup_by_key(|member| member.account);
    members
}

fn read(fields: &[&[u8]]) -> Option<Certificate> {
    let [
        group,
        generation,
        public,
        recovery,
        previous,
        [quorum],
        members @ ..,
    ] = fields
    else {
        return None;
    };
    let (members, []) = members.as_chunks::<3>() else {
        return None;
    };
    Some(Certificate {
        group: String::from_utf8(group.to_vec()).ok()?,
        generation: u32::from_be_bytes((*generation).try_into().ok()?),
        public: PublicKey::read(public).ok()?,
        recovery: PublicKey::read(recovery).ok()?,
        previous: (*previous).try_into().ok()?,
        quorum: *quorum,
        members: sorted(members.iter().map(Member::read).collect::<Option<_>>()?),
    })
}

#[cfg(test)]
mod tests;
