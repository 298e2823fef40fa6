//! Who is who: public keys, and the proof that they are a person's.

use super::{
    label::{Label, message},
    sign::VerifyingKey,
    wrap::{PublicKey, SecretKey},
};

/// The public keys of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKeys {
    /// Secrets are wrapped to this one.
    pub kem: PublicKey,
    /// What the person says is verified by this one.
    pub sign: VerifyingKey,
}

/// One row of the directory: which keys an account has in which generation, and what it stands for. Whoever writes the
/// row behind the service's back lends nobody a role, a name or another person's keys.
#[derive(Debug, Clone, Copy)]
pub struct DirectoryEntry<'a> {
    /// The id of the account.
    pub account: &'a [u8],
    /// The generation of its keys; a reset begins a new one.
    pub generation: u32,
    /// The keys.
    pub keys: PublicKeys,
    /// What the account is for the office.
    pub standing: Standing<'a>,
}

/// What an account is for the office.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// A person or a receipt.
    pub kind: &'a str,
    /// What they sign in with.
    pub login: &'a str,
    /// Their name.
    pub name: &'a str,
    /// The person of the roster; empty for none.
    pub person: &'a [u8],
    /// The bit set of roles.
    pub roles: i32,
    /// Whether the account is active or ended.
    pub state: &'a str,
}

impl DirectoryEntry<'_> {
    /// What the directory's code is computed over.
    pub(super) fn message(&self) -> Vec<u8> {
        let standing = &self.standing;
        message(
            Label::ACCOUNT_KEY,
            &[
                self.account,
                &self.generation.to_be_bytes(),
                self.keys.kem.bytes(),
                self.keys.sign.bytes(),
                standing.kind.as_bytes(),
                standing.login.as_bytes(),
                standing.name.as_bytes(),
                standing.person,
                &standing.roles.to_be_bytes(),
                standing.state.as_bytes(),
            ],
        )
    }
}

/// A person or group one may seal to. Made only where the key was proved to be theirs: by the directory
/// ([`Root::recognise`](super::root::Root::recognise)) or by a certificate, so that the service seals to no key that
/// somebody slipped into a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    id: Vec<u8>,
    generation: u32,
    public: PublicKey,
}

impl Recipient {
    pub(super) fn new(id: &[u8], generation: u32, public: PublicKey) -> Self {
        Self {
            id: id.to_vec(),
            generation,
            public,
        }
    }

    /// The id of the account or group.
    #[must_use]
    pub fn id(&self) -> &[u8] {
        &self.id
    }

    /// The generation of the key.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The key, proved to be theirs.
    #[must_use]
    pub fn public(&self) -> &PublicKey {
        &self.public
    }
}

/// Who opens what was wrapped to them.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    /// The id of the account or group.
    pub id: &'a [u8],
    /// The generation of the key.
    pub generation: u32,
    /// The private half of the recipient's key.
    pub secret: &'a SecretKey,
}
