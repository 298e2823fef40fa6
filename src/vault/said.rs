//! What somebody said, signed: the author's signature lies inside the sealed text and is the e-signature of a filing.
//!
//! `body || author || key generation || day || signature`, the signature over
//! `("said", kind, matter, row, revision, author, key generation, day, SHA-256(body))`.

use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{
    AccountId,
    label::{Label, message},
    sign::{Signature, SigningKey, VerifyingKey},
};
use crate::error::{Error, Result};

/// Where the words stand; nobody can move them elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot<'a> {
    /// What they are: a frozen string.
    pub kind: &'static str,
    /// The id of the matter.
    pub matter: &'a [u8],
    /// The id of the row.
    pub row: &'a [u8],
    /// The revision of the row.
    pub revision: u32,
}

/// Who speaks, with which key, on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The id of the account.
    pub account: AccountId,
    /// The generation of its keys.
    pub generation: u32,
    /// Days since 1970-01-01 by the office's calendar.
    pub day: i32,
}

/// Words and the signature they came with, not yet verified.
pub struct Said {
    /// The words.
    pub body: Zeroizing<Vec<u8>>,
    /// Who is said to have said them.
    pub author: Author,
    signature: Signature,
}

/// Whether words are by whom they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The signature is the author's, over these words in this place.
    Verified,
    /// It is not.
    Unverified,
}

/// The words as they are to be sealed, signed by their author.
#[must_use]
pub fn say(key: &SigningKey, spot: &Spot<'_>, author: Author, body: &[u8]) -> Zeroizing<Vec<u8>> {
    let signature = key.sign(&signed(spot, &author, body));
    let mut bytes = Zeroizing::new(Vec::with_capacity(body.len() + TRAILER));
    bytes.extend_from_slice(body);
    bytes.extend_from_slice(author.account.bytes());
    bytes.extend_from_slice(&author.generation.to_be_bytes());
    bytes.extend_from_slice(&author.day.to_be_bytes());
    bytes.extend_from_slice(&signature);
    bytes
}

const TRAILER: usize = 16 + 4 + 4 + 64;

impl Said {
    /// The words and their signature, from an opened field.
    ///
    /// # Errors
    /// [`Error::Broken`] when there is no room for a signature.
    pub fn read(opened: &[u8]) -> Result<Self> {
        split(opened).ok_or_else(|| Error::broken("a text carries no signature"))
    }

    /// Whether the words are by their author, whose key is the certificate's (office) or the directory's (staff).
    #[must_use]
    pub fn verify(&self, spot: &Spot<'_>, key: &VerifyingKey) -> Voice {
        if key.verifies(&signed(spot, &self.author, &self.body), &self.signature) {
            Voice::Verified
        } else {
            Voice::Unverified
        }
    }
}

fn split(opened: &[u8]) -> Option<Said> {
    let (rest, signature) = opened.split_last_chunk()?;
    let (rest, day) = rest.split_last_chunk()?;
    let (rest, generation) = rest.split_last_chunk()?;
    let (body, account) = rest.split_last_chunk::<16>()?;
    Some(Said {
        body: Zeroizing::new(body.to_vec()),
        author: Author {
            account: AccountId::from_uuid(Uuid::from_bytes(*account)),
            generation: u32::from_be_bytes(*generation),
            day: i32::from_be_bytes(*day),
        },
        signature: *signature,
    })
}

fn signed(spot: &Spot<'_>, author: &Author, body: &[u8]) -> Vec<u8> {
    message(
        Label::SAID,
        &[
            spot.kind.as_bytes(),
            spot.matter,
            spot.row,
            &spot.revision.to_be_bytes(),
            author.account.bytes(),
            &author.generation.to_be_bytes(),
            &author.day.to_be_bytes(),
            &Sha256::digest(body),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, vault::account::AccountSeed};

    const AUTHOR: Author = Author {
        account: AccountId::from_uuid(Uuid::from_u128(3)),
        generation: 2,
        day: 17_000,
    };
    const SPOT: Spot<'static> = Spot {
        kind: "advice-message",
        matter: b"matter",
        row: b"row",
        revision: 4,
    };

    #[test]
    fn words_are_verified_where_they_were_said_by_whom_they_were_said() {
        let keys = AccountSeed::draw(&Chance::seeded(1)).keys();
        let key = keys.public().sign;
        for body in [b"I ask for advice.".as_slice(), b""] {
            let bytes = say(keys.sign(), &SPOT, AUTHOR, body);
            assert_eq!(bytes.len(), body.len() + TRAILER);
            let said = Said::read(&bytes).unwrap();
            assert_eq!((said.body.as_slice(), said.author), (body, AUTHOR));
            assert_eq!(said.verify(&SPOT, &key), Voice::Verified);
        }
    }

    #[test]
    fn any_change_silences_the_voice() {
        let chance = Chance::seeded(2);
        let keys = AccountSeed::draw(&chance).keys();
        let key = keys.public().sign;
        let bytes = say(keys.sign(), &SPOT, AUTHOR, b"No gift was taken.");
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let said = Said::read(&changed).unwrap();
            assert_eq!(said.verify(&SPOT, &key), Voice::Unverified, "byte {at}");
        }
        let said = Said::read(&bytes).unwrap();
        let moved = [
            Spot {
                kind: "note",
                ..SPOT
            },
            Spot {
                matter: b"other",
                ..SPOT
            },
            Spot {
                row: b"other",
                ..SPOT
            },
            Spot {
                revision: 5,
                ..SPOT
            },
        ];
        for spot in moved {
            assert_eq!(said.verify(&spot, &key), Voice::Unverified, "{spot:?}");
        }
        let other = AccountSeed::draw(&chance).keys().public().sign;
        assert_eq!(said.verify(&SPOT, &other), Voice::Unverified);
        assert!(Said::read(&bytes[..TRAILER - 1]).is_err());
    }
}
