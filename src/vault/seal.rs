//! Boxes: a text sealed under a key, and bound to the place it stands in.
//!
//! A box is `01 || nonce24 || ciphertext || tag16`, XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha). A field is a box over
//! `u32 length || text || zeros`, so long that its size betrays a class of sizes only.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{AeadInOut, inout::InOutBuf},
};
use zeroize::Zeroizing;

use super::{
    key::Key,
    label::{Label, message},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

const VERSION: u8 = 1;
const NONCE: usize = 24;
const TAG: usize = 16;
const LENGTH: usize = 4;

/// `plain` sealed under `key`, opened by nobody who does not name the same `aad`.
///
/// # Errors
/// [`Error::Broken`] above 256 GiB, the limit of the cipher.
pub fn seal_box(key: &Key, aad: &[u8], plain: &[u8], chance: &Chance) -> Result<Vec<u8>> {
    let mut sealed = begin(plain.len(), chance);
    sealed.extend_from_slice(plain);
    finish(key, aad, sealed)
}

/// What was sealed under `key` and `aad`.
///
/// # Errors
/// [`Error::Broken`], always the same, for a wrong key, another `aad` or a single changed byte.
pub fn open_box(key: &Key, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let Some((&VERSION, rest)) = sealed.split_first() else {
        return Err(shut());
    };
    let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or_else(shut)?;
    let mut plain = Zeroizing::new(rest.to_vec());
    cipher(key)
        .decrypt_in_place(&XNonce::from(*nonce), aad, &mut *plain)
        .map_err(|_| shut())?;
    Ok(plain)
}

/// Where a sealed field stands; the names are those of the schema when the column was made, and frozen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// The table.
    pub table: &'static str,
    /// The id of the row.
    pub row: &'a [u8],
    /// The column.
    pub column: &'static str,
}

/// The key of the fields of one matter in one generation; what it seals in one place opens in no other.
pub struct FieldKey {
    key: Key,
    generation: u32,
}

impl FieldKey {
    pub(super) fn new(key: Key, generation: u32) -> Self {
        Self { key, generation }
    }

    /// The generation its fields belong to.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// `data` padded and sealed for `place`; an absent text is sealed as an empty one.
    ///
    /// # Errors
    /// [`Error::Broken`] above 4 GiB.
    pub fn seal(&self, place: &Place<'_>, data: &[u8], chance: &Chance) -> Result<Vec<u8>> {
        let length = u32::try_from(data.len()).map_err(Error::broken)?;
        let padded = padded(LENGTH + data.len());
        let mut sealed = begin(padded, chance);
        let end = sealed.len() + padded;
        sealed.extend_from_slice(&length.to_be_bytes());
        sealed.extend_from_slice(data);
        sealed.resize(end, 0);
        finish(&self.key, &self.aad(place), sealed)
    }

    /// What was sealed for `place` in this generation.
    ///
    /// # Errors
    /// [`Error::Broken`], always the same, when it was not.
    pub fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let plain = open_box(&self.key, &self.aad(place), sealed)?;
        let (length, rest) = plain.split_first_chunk::<LENGTH>().ok_or_else(shut)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(Error::broken)?;
        let (data, zeros) = rest.split_at_checked(length).ok_or_else(shut)?;
        if plain.len() != padded(LENGTH + length) || zeros.iter().any(|byte| *byte != 0) {
            return Err(shut());
        }
        Ok(Zeroizing::new(data.to_vec()))
    }

    fn aad(&self, place: &Place<'_>) -> Vec<u8> {
        message(
            Label::FIELD,
            &[
                place.table.as_bytes(),
                place.row,
                place.column.as_bytes(),
                &self.generation.to_be_bytes(),
            ],
        )
    }
}

/// How long a plain field of `length` bytes is made: the next power of two from 256 to 64 KiB, above that by Padmé
/// (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019), which adds at most 12 percent.
fn padded(length: usize) -> usize {
    const LARGE: usize = 64 * 1024;
    if length <= LARGE {
        return length.next_power_of_two().max(256);
    }
    let exponent = length.ilog2();
    let significant = exponent.ilog2() + 1;
    let rest = (1 << (exponent - significant)) - 1;
    (length + rest) & !rest
}

fn begin(length: usize, chance: &Chance) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(1 + NONCE + length + TAG);
    sealed.push(VERSION);
    sealed.extend_from_slice(&chance.bytes::<NONCE>());
    sealed
}

/// Encrypts what follows the nonce where it stands, so that no second copy of the text is left behind.
fn finish(key: &Key, aad: &[u8], mut sealed: Vec<u8>) -> Result<Vec<u8>> {
    let too_long = || Error::broken("a text is too long to be sealed");
    let (_, rest) = sealed.split_first_mut().ok_or_else(too_long)?;
    let (nonce, text) = rest.split_first_chunk_mut::<NONCE>().ok_or_else(too_long)?;
    let tag = cipher(key)
        .encrypt_inout_detached(&XNonce::from(*nonce), aad, InOutBuf::from(text))
        .map_err(|_| too_long())?;
    sealed.extend_from_slice(&tag);
    Ok(sealed)
}

fn cipher(key: &Key) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.bytes().into())
}

pub(super) fn shut() -> Error {
    Error::broken("a sealed text does not open")
}
