//! Wraps: a secret sealed to whoever holds a private key.
//!
//! HPKE base mode (RFC 9180) with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and ChaCha20-Poly1305; a wrap is
//! `suite || enc || ciphertext` with suite `01` and info `"PRB1 wrap v1"`. Suite `02` is reserved for X-Wing.

use std::convert::Infallible;

use hpke::{
    Deserializable, Kem as _, OpModeR, OpModeS, Serializable,
    aead::{AeadCtxS, ChaCha20Poly1305},
    kdf::HkdfSha256,
    kem::X25519HkdfSha256,
    rand_core::{TryCryptoRng, TryRng},
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

const SUITE: u8 = 1;
const INFO: &[u8] = b"PRB1 wrap v1";
const ENC: usize = 32;

/// The public half of a key pair (X25519, RFC 7748).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

/// The private half of a key pair; wiped when dropped.
pub struct SecretKey {
    secret: <Kem as hpke::Kem>::PrivateKey,
    public: PublicKey,
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
        let public = PublicKey(Kem::sk_to_pk(&secret).to_bytes().into());
        Self { secret, public }
    }

    /// The half that may be shown.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.public
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
    context: AeadCtxS<ChaCha20Poly1305, HkdfSha256, Kem>,
}

impl Envelope {
    /// An envelope that only the holder of the private half of `to` will open.
    ///
    /// # Errors
    /// [`Error::Broken`] when `to` is no usable key (a point of small order).
    pub fn address(to: &PublicKey, chance: &Chance) -> Result<Self> {
        Self::with_info(to, INFO, chance)
    }

    /// Puts `plain` in and closes the envelope, bound to `aad`.
    ///
    /// # Errors
    /// [`Error::Broken`] above 256 GiB, the limit of the cipher.
    pub fn seal(mut self, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>> {
        let ciphertext = self.context.seal(plain, aad).map_err(Error::broken)?;
        Ok([&[SUITE], self.enc.as_slice(), &ciphertext].concat())
    }

    fn with_info(to: &PublicKey, info: &[u8], chance: &Chance) -> Result<Self> {
        let to = <Kem as hpke::Kem>::PublicKey::from_bytes(&to.0).map_err(Error::broken)?;
        let (enc, context) = setup_sender_with_rng::<ChaCha20Poly1305, HkdfSha256, Kem>(
            &OpModeS::Base,
            &to,
            info,
            &mut Dice(chance),
        )
        .map_err(Error::broken)?;
        Ok(Self {
            enc: enc.to_bytes().into(),
            context,
        })
    }
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
