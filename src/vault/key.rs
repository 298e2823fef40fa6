//! Thirty-two secret bytes, and what is derived from them.

use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::label::{Label, message};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// Thirty-two secret bytes; wiped when dropped, and nowhere to be printed, copied, compared or serialized.
#[derive(ZeroizeOnDrop)]
pub struct Key([u8; 32]);

impl Key {
    /// A new random key.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(chance.bytes())
    }

    /// The key with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(*bytes)
    }

    /// The key that was sealed in `opened`.
    ///
    /// # Errors
    /// [`Error::Broken`] unless there are exactly thirty-two bytes.
    pub fn from_opened(opened: &Zeroizing<Vec<u8>>) -> Result<Self> {
        <&[u8; 32]>::try_from(opened.as_slice())
            .map(Self::from_bytes)
            .map_err(|_| Error::broken("a sealed key does not have 32 bytes"))
    }

    /// The key derived for one purpose: HKDF-SHA256 (RFC 5869) without salt, info `message(label, fields)`.
    #[must_use]
    pub fn derive(&self, label: Label, fields: &[&[u8]]) -> Self {
        hkdf(None, &self.0, &message(label, fields))
    }

    /// The key derived from this one and a salt that is kept elsewhere, so that neither is enough alone.
    #[must_use]
    pub fn derive_salted(&self, salt: &Self, label: Label, fields: &[&[u8]]) -> Self {
        hkdf(Some(&salt.0), &self.0, &message(label, fields))
    }

    /// HMAC-SHA256 (RFC 2104) of `text` under this key.
    #[must_use]
    pub fn mac(&self, text: &[u8]) -> [u8; 32] {
        let mut mac = sure(Hmac::<Sha256>::new_from_slice(&self.0));
        mac.update(text);
        mac.finalize().into_bytes().into()
    }

    pub(super) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Thirty-two bytes by HKDF-SHA256 (RFC 5869) from `secret`, which may be shorter or longer than a key.
pub(super) fn hkdf(salt: Option<&[u8]>, secret: &[u8], info: &[u8]) -> Key {
    let mut derived = Key([0; 32]);
    sure(Hkdf::<Sha256>::new(salt, secret).expand(info, &mut derived.0));
    derived
}

/// The first `N` of the thirty-two bytes of a hash.
pub(super) fn leading<const N: usize>(hash: &[u8; 32]) -> [u8; N] {
    const { assert!(N <= 32) };
    let mut leading = [0; N];
    for (to, from) in leading.iter_mut().zip(hash) {
        *to = *from;
    }
    leading
}

/// The crates refuse lengths that the types here exclude (a key of 32 bytes, one block of HKDF); nothing safe could
/// follow if they ever refused.
pub(super) fn sure<T, E>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|_| std::process::abort())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hkdf_agrees_with_rfc_5869() {
        let unhex = |text| hex::decode(text).unwrap();
        // A.1, the first 32 of its 42 bytes
        let derived = hkdf(
            Some(&unhex("000102030405060708090a0b0c")),
            &[0x0b; 22],
            &unhex("f0f1f2f3f4f5f6f7f8f9"),
        );
        assert_eq!(
            hex::encode(derived.bytes()),
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        );
        // A.3, no salt and no info
        let derived = hkdf(None, &[0x0b; 22], b"");
        assert_eq!(
            hex::encode(derived.bytes()),
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        );
    }

    #[test]
    fn hmac_agrees_with_rfc_4231() {
        // test case 6's construction needs a longer key; test case 2 pads its key with zeros to 32 bytes (RFC 2104)
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            hex::encode(Key::from_bytes(&key).mac(b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn purposes_and_salts_part_keys() {
        let key = Key::from_bytes(&[1; 32]);
        let salt = Key::from_bytes(&[2; 32]);
        let all = [
            key.derive(Label::KEM, &[]),
            key.derive(Label::SIGN, &[]),
            key.derive(Label::KEM, &[b""]),
            key.derive_salted(&salt, Label::KEM, &[]),
        ];
        for (index, one) in all.iter().enumerate() {
            for other in &all[index + 1..] {
                assert_ne!(one.bytes(), other.bytes());
            }
        }
    }
}
