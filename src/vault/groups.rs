use std::collections::BTreeMap;

use super::{
    AccountId,
    certificate::{Certificate, Certified, Member, Signed, Signers, verify},
    directory::{PublicKeys, Recipient},
    fingerprint::Fingerprint,
    founders,
    group::{Group, GroupKey, GroupSeed},
    keyring::Keyring,
    root::Root,
    rows::{self, GenerationRow},
    sign::Signature,
    succession,
    wrap::PublicKey,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
    language::Text,
    storage::Conn,
};

/// The group keys this service will seal to: those whose certificates hold, from the pinned first to the newest.
pub struct Groups {
    recovery: PublicKey,
    lines: BTreeMap<Group, Line>,
    pending: Vec<Pending>,
}

struct Line {
    certified: Certified,
    generations: Vec<Generation>,
}

/// One certified generation of a group key.
#[derive(Clone)]
pub struct Generation {
    certificate: Certificate,
    previous: Vec<u8>,
}

/// A generation that waits for its quorum.
pub struct Pending {
    /// Which group.
    pub group: Group,
    /// What is to be signed.
    pub certificate: Certificate,
    /// Who has signed so far.
    pub signed_by: Vec<AccountId>,
    signatures: Vec<(AccountId, Signature)>,
}

/// A generation drawn before the door, sealed to its members, with the signature of whoever drew it.
pub struct NewGeneration {
    pub(super) row: GenerationRow,
    pub(super) seeds: Vec<(AccountId, Vec<u8>)>,
    group: Group,
}

pub(super) const RECOVERY_KEY: &str = "recovery-key";

fn pin_name(group: Group) -> String {
    format!("first-certificate-{}", group.name())
}

impl Groups {
    /// Reads and verifies all certificates: each chain from its first, which the root has pinned, by the people it
    /// names; the recovery key against the fingerprint in the settings.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the recovery key is not the pinned one, [`Error::Broken`] naming a link that does not
    /// hold.
    pub(crate) fn load(conn: &mut Conn, root: &Root, pinned: Option<&str>) -> Result<Self> {
        let recovery = succession::recovery_key(conn)?;
        let pin = Fingerprint::of_recovery(&recovery);
        if pinned.map(Fingerprint::parse).transpose()? != Some(pin.clone()) {
            return Err(Error::invalid(Text::new("vault-recovery-not-pinned")));
        }
        let (chains, pending) = chains(conn)?;
        let mut groups = Self {
            recovery,
            lines: BTreeMap::new(),
            pending,
        };
        let founders = founders::load(conn, root)?;
        for group in Group::ALL {
            let Some((signed, generations)) = chains.get(&group) else {
                continue;
            };
            let named = groups.signers(group, &founders);
            let may = Signers {
                named: &named,
                succession: group == Group::Office,
            };
            let certified = verify(signed, &pin, &may)?;
            let stored = rows::house_value(conn, &pin_name(group))?.unwrap_or_default();
            root.check_pin(group.name(), &certified.origin(), &stored)?;
            groups.lines.insert(
                group,
                Line {
                    certified,
                    generations: generations.clone(),
                },
            );
        }
        Ok(groups)
    }

    /// Everybody whose signature under a certificate of `group` counts: the founders, and whoever the chains before it in
    /// [`Group::ALL`] ever named, the office's and the alternate's; the office's own heirs come with its chain.
    fn signers(&self, group: Group, founders: &[Member]) -> Vec<Member> {
        let counted: &[Group] = match group {
            Group::Office => &[],
            Group::Alternate => &[Group::Office],
            Group::Reviewers | Group::Audit => &[Group::Office, Group::Alternate],
        };
        let ever = counted.iter().flat_map(|group| self.ever_named(*group));
        founders.iter().chain(ever).copied().collect()
    }

    fn ever_named(&self, group: Group) -> &[Member] {
        self.lines
            .get(&group)
            .map_or(&[], |line| line.certified.ever())
    }

    /// Everybody who could ever approve: whom the office's and the alternate's chains named.
    #[must_use]
    pub fn ever_approvers(&self) -> Vec<Member> {
        [
            self.ever_named(Group::Office),
            self.ever_named(Group::Alternate),
        ]
        .concat()
    }

    /// Whether a certificate of this hash stands in one of the chains.
    #[must_use]
    pub fn knows(&self, certificate: &[u8]) -> bool {
        self.lines
            .values()
            .flat_map(|line| &line.generations)
            .any(|generation| generation.certificate.hash() == certificate)
    }

    /// Whether every chain goes on from where it stood in `before`: one that was cut back gives a former member a key
    /// again.
    #[must_use]
    pub fn continues(&self, before: &Self) -> bool {
        before
            .lines
            .values()
            .all(|line| self.knows(&line.certified.certificate().hash()))
    }

    /// The group as one to seal to.
    ///
    /// # Errors
    /// [`Error::Invalid`] while its first certificate lacks its quorum: intake is closed.
    pub fn certified(&self, group: Group) -> Result<Recipient> {
        match self.lines.get(&group) {
            Some(line) => Ok(line.certified.recipient()),
            None => Err(Error::invalid(Text::new("vault-group-not-certified"))),
        }
    }

    /// Whether the group can be sealed to.
    #[must_use]
    pub fn is_certified(&self, group: Group) -> bool {
        self.lines.contains_key(&group)
    }

    /// The certified generations of a group, oldest first.
    #[must_use]
    pub fn established(&self, group: Group) -> impl DoubleEndedIterator<Item = &Generation> {
        self.lines
            .get(&group)
            .map_or(&[][..], |line| &line.generations)
            .iter()
    }

    /// The members of a group's newest certified generation.
    #[must_use]
    pub fn members(&self, group: Group) -> &[Member] {
        self.lines
            .get(&group)
            .map_or(&[], |line| line.certified.certificate().members())
    }

    /// Everybody whose signature counts today for an approval: members of the office and the alternate.
    #[must_use]
    pub fn approvers(&self) -> Vec<Member> {
        [self.members(Group::Office), self.members(Group::Alternate)].concat()
    }

    /// Everybody any chain ever named under this account id, for verifying what they said then.
    pub fn ever(&self, account: AccountId) -> impl Iterator<Item = &Member> {
        self.lines
            .values()
            .flat_map(|line| line.certified.ever())
            .filter(move |member| member.account == account)
    }

    /// The generations that wait for their quorum.
    #[must_use]
    pub fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Whom the details of the audit record are sealed to, and in which generation: the auditors, or the custodians of
    /// the recovery key (generation 0) until there are any.
    #[must_use]
    pub fn audit_key(&self) -> (i32, PublicKey) {
        match self.lines.get(&Group::Audit) {
            Some(line) => {
                let key = line.certified.certificate().key();
                (
                    i32::try_from(key.generation).unwrap_or(i32::MAX),
                    key.public,
                )
            }
            None => (0, self.recovery),
        }
    }

    /// The public half of the custodians' key.
    #[must_use]
    pub fn recovery_key(&self) -> PublicKey {
        self.recovery
    }

    /// The hashes of the newest certificates, one after the other in the order of [`Group::ALL`].
    #[must_use]
    pub fn fingerprint(&self) -> Vec<u8> {
        let mut hashes = Vec::new();
        for line in self.lines.values() {
            hashes.extend(line.certified.certificate().hash());
        }
        hashes
    }

    /// Draws the next generation of a group for these members, sealed to each of them, with the box that opens the
    /// generation before where the drawer holds it.
    ///
    /// # Errors
    /// [`Error::Denied`] when the group exists and the drawer is no member; [`Error::Broken`] never in practice.
    pub fn draw(
        &self,
        group: Group,
        members: Vec<Member>,
        newest: Option<&GroupSeed>,
        chance: &Chance,
    ) -> Result<NewGeneration> {
        let (certificate, seed, previous) = match self.lines.get(&group) {
            None => {
                let seed = GroupSeed::draw(1, chance);
                (
                    Certificate::first(group.name(), &seed, self.recovery, members),
                    seed,
                    Vec::new(),
                )
            }
            Some(line) => {
                let newest = newest.ok_or(Error::Denied)?;
                let seed = GroupSeed::draw(newest.generation() + 1, chance);
                let previous = seed.seal_previous(group.name().as_bytes(), newest, chance)?;
                (
                    line.certified
                        .certificate()
                        .next(&seed, self.recovery, members),
                    seed,
                    previous,
                )
            }
        };
        let seeds = certificate.seal_seed(&seed, chance)?;
        let row = GenerationRow {
            name: group.name().to_owned(),
            generation: i32::try_from(certificate.generation()).map_err(Error::broken)?,
            state: "pending".to_owned(),
            public: seed.public().bytes().to_vec(),
            certificate: certificate.bytes(),
            previous,
        };
        Ok(NewGeneration { row, seeds, group })
    }
}

impl NewGeneration {
    /// Writes the generation, still pending.
    pub(crate) fn insert(&self, conn: &mut Conn) -> Result<()> {
        rows::drop_pending(conn, self.group, self.row.generation)?;
        rows::insert_generation(conn, &self.row, &self.seeds)
    }

    /// Which group's it is.
    #[must_use]
    pub fn group(&self) -> Group {
        self.group
    }

    /// The certificate to sign.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn certificate(&self) -> Result<Certificate> {
        Certificate::parse(&self.row.certificate)
    }
}

/// Adds a signature under a pending certificate; once it verifies at the end of its chain it becomes the group's current
/// one, and a group's first is pinned under the root. Signatures of whoever may not stand for it do not count. Tells
/// whether it is complete.
pub(crate) fn stand_for(
    conn: &mut Conn,
    (root, groups): (&Root, &Groups),
    keys: &Keyring,
    (group, certificate): (Group, &Certificate),
) -> Result<bool> {
    let generation = i32::try_from(certificate.generation()).map_err(Error::broken)?;
    let stored = rows::generations(conn)?;
    let waiting = stored.iter().any(|row| {
        row.name == group.name()
            && row.generation == generation
            && row.state == "pending"
            && row.certificate == certificate.bytes()
    });
    if !waiting {
        return Err(Error::Conflict);
    }
    rows::sign_generation(
        conn,
        group,
        generation,
        keys.account(),
        &certificate.sign(keys.sign()),
    )?;
    let founds = generation == 1 && group == Group::Office;
    let founders = if founds {
        founders::of(certificate, keys)
    } else {
        founders::load(conn, root)?
    };
    let (mut chains, waiting) = chains(conn)?;
    let (mut chain, _) = chains.remove(&group).unwrap_or_default();
    let signed = waiting
        .into_iter()
        .find(|pending| pending.group == group && pending.certificate == *certificate);
    chain.extend(signed.map(|pending| Signed {
        certificate: pending.certificate,
        signatures: pending.signatures,
    }));
    let may = Signers {
        named: &groups.signers(group, &founders),
        succession: group == Group::Office,
    };
    let pin = Fingerprint::of_recovery(&groups.recovery);
    if verify(&chain, &pin, &may).is_err() {
        return Ok(false);
    }
    if founds {
        founders::pin(conn, root, &founders)?;
    }
    if generation == 1 {
        let pin = root.pin(group.name(), &certificate.hash());
        rows::set_house_value(conn, &pin_name(group), &pin)?;
    }
    rows::make_current(conn, group, generation)?;
    Ok(true)
}

/// Stores the custodians' public key; once, at `init`.
pub(crate) fn set_recovery_key(conn: &mut Conn, key: &PublicKey) -> Result<()> {
    rows::set_house_value(conn, RECOVERY_KEY, key.bytes())
}

impl Generation {
    /// 1, 2, 3 …
    #[must_use]
    pub fn number(&self) -> u32 {
        self.certificate.generation()
    }

    /// Whether it names this account with exactly these keys; after a reset it does not, until a new generation does.
    #[must_use]
    pub fn names(&self, account: AccountId, keys: &PublicKeys) -> bool {
        self.certificate.names(account, keys)
    }

    /// The key it is about.
    #[must_use]
    pub fn key(&self) -> GroupKey<'_> {
        self.certificate.key()
    }

    /// The box that opens the generation before.
    #[must_use]
    pub fn previous(&self) -> &[u8] {
        &self.previous
    }
}

type Chains = BTreeMap<Group, (Vec<Signed>, Vec<Generation>)>;

/// The stored chains of established generations, and what is pending beside them.
fn chains(conn: &mut Conn) -> Result<(Chains, Vec<Pending>)> {
    let signatures = rows::certificate_signatures(conn)?;
    let (mut chains, mut pending) = (Chains::new(), Vec::new());
    for row in rows::generations(conn)? {
        let group = Group::from_name(&row.name)
            .ok_or_else(|| Error::broken("a group of an unknown name"))?;
        let certificate = Certificate::parse(&row.certificate)?;
        let mut signed = Signed {
            certificate: certificate.clone(),
            signatures: Vec::new(),
        };
        for (name, generation, signer, signature) in &signatures {
            if *name == row.name && *generation == row.generation {
                let signature = signature.as_slice().try_into().map_err(Error::broken)?;
                signed.signatures.push((*signer, signature));
            }
        }
        if row.state == "pending" {
            let signed_by = signed
                .signatures
                .iter()
                .map(|(signer, _)| *signer)
                .collect();
            pending.push(Pending {
                group,
                certificate,
                signed_by,
                signatures: signed.signatures,
            });
        } else {
            let (chain, generations) = chains.entry(group).or_default();
            chain.push(signed);
            generations.push(Generation {
                certificate,
                previous: row.previous,
            });
        }
    }
    Ok((chains, pending))
}
