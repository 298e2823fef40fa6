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

/// How long a plain field of `length` bytes is made: the next power of two from 256 to 64 KiB, above that by [`padme`].
fn padded(length: usize) -> usize {
    const LARGE: usize = 64 * 1024;
    if length <= LARGE {
        return length.next_power_of_two().max(256);
    }
    padme(length)
}

/// The next length of few significant bits (Padmé: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files",
/// PETS 2019), which adds at most 12 percent.
pub(super) fn padme(length: usize) -> usize {
    let Some(exponent) = length.checked_ilog2().filter(|exponent| *exponent > 1) else {
        return length;
    };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> Key {
        Key::draw(&Chance::seeded(1))
    }

    const PLACE: Place<'static> = Place {
        table: "advice_lines",
        row: b"row",
        column: "body",
    };

    #[test]
    fn the_cipher_agrees_with_its_draft() {
        // draft-irtf-cfrg-xchacha-03, A.3.1
        let unhex = |text: &str| hex::decode(text).unwrap();
        let key: Vec<u8> = (0x80..=0x9f).collect();
        let key = Key::from_bytes(key.as_slice().try_into().unwrap());
        let nonce: Vec<u8> = (0x40..=0x57).collect();
        let ciphertext = unhex(concat!(
            "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb",
            "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452",
            "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9",
            "21f9664c97637da9768812f615c68b13b52e",
            "c0875924c1c7987947deafd8780acf49",
        ));
        let sealed = [&[VERSION], nonce.as_slice(), &ciphertext].concat();
        let plain = open_box(&key, &unhex("50515253c0c1c2c3c4c5c6c7"), &sealed).unwrap();
        assert_eq!(
            plain.as_slice(),
            b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for \
              the future, sunscreen would be it."
        );
    }

    #[test]
    fn any_changed_byte_closes_a_box() {
        let sealed = seal_box(&key(), b"aad", b"text", &Chance::seeded(2)).unwrap();
        assert_eq!(sealed.len(), 1 + NONCE + 4 + TAG);
        assert_eq!(*open_box(&key(), b"aad", &sealed).unwrap(), b"text");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_box(&key(), b"aad", &changed).is_err(), "byte {at}");
            assert!(
                open_box(&key(), b"aad", &sealed[..at]).is_err(),
                "cut at {at}"
            );
        }
        let other = Key::draw(&Chance::seeded(3));
        assert!(open_box(&other, b"aad", &sealed).is_err());
        assert!(open_box(&key(), b"aaD", &sealed).is_err());
    }

    #[test]
    fn every_failure_looks_the_same() {
        let sealed = seal_box(&key(), b"aad", b"text", &Chance::seeded(2)).unwrap();
        let other = Key::draw(&Chance::seeded(3));
        let failures = [
            open_box(&other, b"aad", &sealed),
            open_box(&key(), b"", &sealed),
            open_box(&key(), b"aad", b""),
            open_box(&key(), b"aad", &sealed[..20]),
            open_box(&key(), b"aad", &[b"\x02", &sealed[1..]].concat()),
        ];
        for failure in failures {
            let failure = failure.err().unwrap().to_string();
            assert_eq!(failure, "broken: a sealed text does not open");
        }
    }

    #[test]
    fn a_field_opens_in_its_place_and_generation_only() {
        let field = FieldKey::new(key(), 7);
        let sealed = field.seal(&PLACE, b"text", &Chance::seeded(2)).unwrap();
        assert_eq!(*field.open(&PLACE, &sealed).unwrap(), b"text");
        let elsewhere = [
            Place {
                table: "advice_facts",
                ..PLACE
            },
            Place {
                row: b"other",
                ..PLACE
            },
            Place {
                column: "subject",
                ..PLACE
            },
        ];
        for place in elsewhere {
            assert!(field.open(&place, &sealed).is_err(), "{place:?}");
        }
        assert!(FieldKey::new(key(), 8).open(&PLACE, &sealed).is_err());
    }

    #[test]
    fn a_field_betrays_a_class_of_sizes_only() {
        let classes = [
            (0, 256),
            (252, 256),
            (253, 512),
            (5_000, 8_192),
            (65_532, 65_536),
            (65_533, 67_584),
            (67_580, 67_584),
            (67_581, 69_632),
            (1_000_000, 1_015_808),
        ];
        let field = FieldKey::new(key(), 1);
        for (length, class) in classes {
            let data = vec![7; length];
            let sealed = field.seal(&PLACE, &data, &Chance::seeded(2)).unwrap();
            assert_eq!(sealed.len(), 1 + NONCE + class + TAG, "{length}");
            assert_eq!(*field.open(&PLACE, &sealed).unwrap(), data, "{length}");
        }
    }

    #[test]
    fn padding_costs_little_and_never_cuts() {
        let mut before = 0;
        for length in (4..2_000_000).step_by(101) {
            let padded = padded(length);
            assert!(padded >= length && padded >= before, "{length}");
            assert!(length < 65_536 || padded * 100 <= length * 112, "{length}");
            before = padded;
        }
    }

    #[test]
    fn a_field_padded_otherwise_is_refused() {
        let (key, field) = (key(), FieldKey::new(key(), 1));
        let aad = field.aad(&PLACE);
        let sealed = |plain: &[u8]| seal_box(&key, &aad, plain, &Chance::seeded(2)).unwrap();
        let mut plain = vec![0; 256];
        plain[3] = 2;
        assert_eq!(*field.open(&PLACE, &sealed(&plain)).unwrap(), [0, 0]);
        let mut soiled = plain.clone();
        soiled[255] = 1;
        let mut overlong = plain.clone();
        overlong[..4].copy_from_slice(&253_u32.to_be_bytes());
        for wrong in [
            &soiled,
            &overlong,
            &plain[..255],
            &plain[..3],
            &vec![0; 512],
        ] {
            assert!(field.open(&PLACE, &sealed(wrong)).is_err());
        }
    }
}
