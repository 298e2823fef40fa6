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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;

    #[test]
    fn signatures_agree_with_rfc_8032() {
        // 7.1, test 2
        let key: [u8; 32] =
            hex::decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                .unwrap()
                .try_into()
                .unwrap();
        let key = SigningKey::of(&Key::from_bytes(&key));
        assert_eq!(
            hex::encode(key.public().bytes()),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
        );
        assert_eq!(
            hex::encode(key.sign(&[0x72])),
            concat!(
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da",
                "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
            )
        );
    }

    #[test]
    fn a_signature_is_one_persons_over_one_message() {
        let chance = Chance::seeded(1);
        let (one, other) = (Key::draw(&chance), Key::draw(&chance));
        let (one, other) = (SigningKey::of(&one), SigningKey::of(&other));
        let signature = one.sign(b"message");
        assert!(one.public().verifies(b"message", &signature));
        assert!(!one.public().verifies(b"Message", &signature));
        assert!(!other.public().verifies(b"message", &signature));
    }

    #[test]
    fn a_key_of_small_order_verifies_nothing() {
        // the neutral element verifies every message under the lax rules of RFC 8032: R = A = 1, S = 0
        let mut neutral = [0; 32];
        neutral[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(!VerifyingKey::from_bytes(neutral).verifies(b"anything", &signature));
    }
}
