//! Wraps: a secret sealed to whoever holds a private key.
//!
//! HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305; a wrap is
//! `suite || enc || ciphertext` with suite `01` and info `"PRB1 wrap v1"`. Suite `02` is reserved for X-Wing.

use std::{convert::Infallible, sync::OnceLock};

use hpke::{
    Deserializable, Kem as _, OpModeR, OpModeS, Serializable,
    aead::{AeadCtxS, ChaCha20Poly1305},
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{CryptoRng, TryCryptoRng, TryRng},
    setup_receiver, setup_sender_with_rng,
};
use zeroize::Zeroizing;

use super::{
    key::{Key, sure},
    seal::shut,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

type Kem = X25519HkdfSha256;
type Sender = AeadCtxS<ChaCha20Poly1305, HkdfSha256, Kem>;

const SUITE: u8 = 1;
const INFO: &[u8] = b"PRB1 wrap v1";
const ENC: usize = 32;

/// The public half of a key pair (X25519, RFC 7748).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

/// The private half of a key pair; wiped when dropped.
pub struct SecretKey {
    secret: <Kem as hpke::Kem>::PrivateKey,
    public: OnceLock<PublicKey>,
}

impl PublicKey {
    /// The public key with these bytes.
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
}

impl SecretKey {
    /// The private key that is these thirty-two bytes, clamped as in RFC 7748.
    #[must_use]
    pub fn of(key: &Key) -> Self {
        let secret = sure(<Kem as hpke::Kem>::PrivateKey::from_bytes(key.bytes()));
        Self {
            secret,
            public: OnceLock::new(),
        }
    }

    /// The half that may be shown.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        *self
            .public
            .get_or_init(|| PublicKey(Kem::sk_to_pk(&self.secret).to_bytes().into()))
    }
}

/// `secret` sealed to whoever holds the private half of `to`, and bound to `aad`.
///
/// # Errors
/// [`Error::Broken`] when `to` is no usable key (a point of small order).
pub fn wrap(to: &PublicKey, aad: &[u8], secret: &[u8], chance: &Chance) -> Result<Vec<u8>> {
    Envelope::address(to, chance)?.seal(aad, secret)
}

/// What was wrapped to this key under the same `aad`.
///
/// # Errors
/// [`Error::Broken`], always the same, for another key, another `aad` or a single changed byte.
pub fn unwrap(secret: &SecretKey, aad: &[u8], wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let Some((&SUITE, rest)) = wrapped.split_first() else {
        return Err(shut());
    };
    let (enc, ciphertext) = rest.split_first_chunk::<ENC>().ok_or_else(shut)?;
    open(secret, INFO, enc, (aad, ciphertext))
}

/// A wrap of which the costly part is done: addressed before the write door, sealed cheaply inside it.
pub struct Envelope {
    enc: [u8; ENC],
    context: Sender,
}

impl Envelope {
    /// An envelope that only the holder of the private half of `to` will open.
    ///
    /// # Errors
    /// [`Error::Broken`] when `to` is no usable key (a point of small order).
    pub fn address(to: &PublicKey, chance: &Chance) -> Result<Self> {
        let (enc, context) = encapsulate(to, INFO, &mut Dice(chance))?;
        Ok(Self { enc, context })
    }

    /// Puts `plain` in and closes the envelope, bound to `aad`.
    ///
    /// # Errors
    /// [`Error::Broken`] above 256 GiB, the limit of the cipher.
    pub fn seal(mut self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let ciphertext = self.context.seal(plain, aad).map_err(Error::broken)?;
        Ok([&[SUITE], self.enc.as_slice(), &ciphertext].concat())
    }
}

fn encapsulate(
    to: &PublicKey,
    info: &[u8],
    dice: &mut impl CryptoRng,
) -> Result<([u8; ENC], Sender)> {
    let to = <Kem as hpke::Kem>::PublicKey::from_bytes(&to.0).map_err(Error::broken)?;
    let (enc, context) =
        setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(&OpModeS::Base, &to, info, dice)
            .map_err(Error::broken)?;
    Ok((enc.to_bytes().into(), context))
}

fn open(
    secret: &SecretKey,
    info: &[u8],
    enc: &[u8; ENC],
    (aad, ciphertext): (&[u8], &[u8]),
) -> Result<Zeroizing<Vec<u8>>> {
    let enc = <Kem as hpke::Kem>::EncappedKey::from_bytes(enc).map_err(|_| shut())?;
    setup_receiver::<ChaCha20Poly1305, HkdfSha256, Kem>(&OpModeR::Base, &secret.secret, &enc, info)
        .and_then(|mut context| context.open(ciphertext, aad))
        .map(Zeroizing::new)
        .map_err(|_| shut())
}

/// [`Chance`] as the cipher crates want it.
pub(super) struct Dice<'a>(pub(super) &'a Chance);

impl TryRng for Dice<'_> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(self.0.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(self.0.bytes()))
    }

    fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(into);
        Ok(())
    }
}

impl TryCryptoRng for Dice<'_> {}

#[cfg(test)]
mod tests {
    use super::*;

    fn unhex<const N: usize>(text: &str) -> [u8; N] {
        hex::decode(text).unwrap().try_into().unwrap()
    }

    /// RFC 9180, A.2.1: base mode of this very suite.
    #[test]
    fn wraps_agree_with_rfc_9180() {
        let info: [u8; 20] = unhex("4f6465206f6e2061204772656369616e2055726e");
        let plain: [u8; 29] = unhex("4265617574792069732074727574682c20747275746820626561757479");
        let aad: [u8; 7] = unhex("436f756e742d30");
        let enc: [u8; 32] =
            unhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        let ciphertext: [u8; 45] = unhex(
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28",
        );
        let secret = SecretKey::of(&Key::from_bytes(&unhex(
            "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
        )));
        assert_eq!(
            secret.public().bytes(),
            &unhex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
        );
        let opened = open(&secret, &info, &enc, (&aad, &ciphertext)).unwrap();
        assert_eq!(*opened, plain);

        // the sender's half: the ephemeral key drawn as in the vector
        let drawn: [u8; 32] =
            unhex("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
        let mut drawn = Drawn(drawn.into_iter());
        let (found, mut context) = encapsulate(&secret.public(), &info, &mut drawn).unwrap();
        assert_eq!(found, enc);
        assert_eq!(context.seal(&plain, &aad).unwrap(), ciphertext);
    }

    /// Gives the bytes of a vector, each once.
    struct Drawn(std::array::IntoIter<u8, 32>);

    impl Drawn {
        fn bytes<const N: usize>(&mut self) -> [u8; N] {
            std::array::from_fn(|_| self.0.next().unwrap())
        }
    }

    impl TryRng for Drawn {
        type Error = Infallible;

        fn try_next_u32(&mut self) -> Result<u32, Infallible> {
            Ok(u32::from_be_bytes(self.bytes()))
        }

        fn try_next_u64(&mut self) -> Result<u64, Infallible> {
            Ok(u64::from_be_bytes(self.bytes()))
        }

        fn try_fill_bytes(&mut self, into: &mut [u8]) -> Result<(), Infallible> {
            into.fill_with(|| self.0.next().unwrap());
            Ok(())
        }
    }

    impl TryCryptoRng for Drawn {}

    fn secret(seed: u64) -> SecretKey {
        SecretKey::of(&Key::draw(&Chance::seeded(seed)))
    }

    #[test]
    fn any_changed_byte_closes_a_wrap() {
        let mine = secret(1);
        let wrapped = wrap(&mine.public(), b"aad", b"secret", &Chance::seeded(2)).unwrap();
        assert_eq!(wrapped.len(), 1 + ENC + 6 + 16);
        assert_eq!(*unwrap(&mine, b"aad", &wrapped).unwrap(), b"secret");
        for at in 0..wrapped.len() {
            for bit in [1, 0x80] {
                let mut changed = wrapped.clone();
                changed[at] ^= bit;
                assert!(unwrap(&mine, b"aad", &changed).is_err(), "byte {at}");
            }
            assert!(
                unwrap(&mine, b"aad", &wrapped[..at]).is_err(),
                "cut at {at}"
            );
        }
        assert!(unwrap(&mine, b"", &wrapped).is_err());
        assert!(unwrap(&secret(3), b"aad", &wrapped).is_err());
    }

    #[test]
    fn an_envelope_addressed_before_is_a_wrap() {
        let mine = secret(1);
        let envelope = Envelope::address(&mine.public(), &Chance::seeded(2)).unwrap();
        let wrapped = envelope.seal(b"aad", b"detail").unwrap();
        assert_eq!(*unwrap(&mine, b"aad", &wrapped).unwrap(), b"detail");
    }

    #[test]
    fn nothing_is_sealed_to_a_key_of_small_order() {
        for bytes in [[0; 32], {
            let mut one = [0; 32];
            one[0] = 1;
            one
        }] {
            let to = PublicKey::from_bytes(bytes);
            assert!(wrap(&to, b"", b"secret", &Chance::seeded(2)).is_err());
        }
    }
}
