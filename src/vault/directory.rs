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

/// One row of the directory: which keys an account has in which generation.
#[derive(Debug, Clone, Copy)]
pub struct DirectoryEntry<'a> {
    /// The id of the account.
    pub account: &'a [u8],
    /// The generation of its keys; a reset begins a new one.
    pub generation: u32,
    /// The keys.
    pub keys: PublicKeys,
}

impl DirectoryEntry<'_> {
    /// What the directory's code is computed over.
    pub(super) fn message(&self) -> Vec<u8> {
        message(
            Label::ACCOUNT_KEY,
            &[
                self.account,
                &self.generation.to_be_bytes(),
                self.keys.kem.bytes(),
                self.keys.sign.bytes(),
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
