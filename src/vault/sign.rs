//! Signatures (Ed25519, RFC 8032), verified strictly: keys of small order sign nothing here.

use ed25519_dalek::Signer as _;

use super::key::Key;
use crate::error::{Error, Result};

/// The sixty-four bytes of a signature.
pub type Signature = [u8; 64];

/// A private signing key; wiped when dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

/// The public half, by which others verify.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VerifyingKey([u8; 32]);

impl SigningKey {
    /// The signing key whose RFC 8032 secret these thirty-two bytes are.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(key.bytes()))
    }

    /// Signs `message`; but for the notes of other formats (checkpoints), messages come from
    /// [`label::message`](super::label::message), so that nothing signed for one purpose serves another.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }

    /// The half that may be shown.
    #[must_use]
    pub fn public(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key().to_bytes())
    }
}

impl VerifyingKey {
    /// The public key with these bytes; whether they are a key shows when it verifies.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The public key stored in a row.
    ///
    /// # Errors
    /// [`Error::Broken`] unless there are thirty-two bytes.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| Error::broken("a public key does not have 32 bytes"))
    }

    /// Its thirty-two bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether the holder of the private half signed exactly this `message`.
    #[must_use]
    pub fn verifies(&self, message: &[u8], signature: &Signature) -> bool {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(signature))
                .is_ok()
        })
    }
}
