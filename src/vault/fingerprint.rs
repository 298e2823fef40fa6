//! Twenty characters by which people compare keys aloud or on paper.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{
    directory::PublicKeys,
    label::{Label, message},
    spelling::{characters, in_fours, read, spell},
    wrap::PublicKey,
};
use crate::{
    error::{Error, Result},
    language::Text,
};

const CHARACTERS: usize = 20;

/// A hundred bits of SHA-256, in groups of four characters that are not mistaken for one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// What a new member reads aloud to those who certify the keys.
    #[must_use]
    pub fn of_member(account: &[u8], keys: &PublicKeys) -> Self {
        let fields = [account, keys.kem.bytes(), keys.sign.bytes()];
        Self::of(Label::MEMBER_FINGERPRINT, &fields)
    }

    /// What is pinned of the recovery key, in the settings and on paper.
    #[must_use]
    pub fn of_recovery(public: &PublicKey) -> Self {
        Self::of(Label::RECOVERY_FINGERPRINT, &[public.bytes()])
    }

    /// The fingerprint somebody typed, in any case and grouping.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it does not have twenty characters of the alphabet.
    pub fn parse(typed: &str) -> Result<Self> {
        let text = characters(typed).to_string();
        if text.len() == CHARACTERS && read(&text).is_some() {
            Ok(Self(text))
        } else {
            Err(Error::invalid(Text::new("vault-fingerprint-unreadable")))
        }
    }

    fn of(label: Label, fields: &[&[u8]]) -> Self {
        let hash = Sha256::digest(message(label, fields));
        Self(spell(&hash).chars().take(CHARACTERS).collect())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_fours(&self.0, '-'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{chance::Chance, vault::account::AccountSeed};

    #[test]
    fn a_fingerprint_is_of_one_person_with_these_keys() {
        let chance = Chance::seeded(1);
        let (one, other) = (AccountSeed::draw(&chance), AccountSeed::draw(&chance));
        let (one, other) = (one.keys().public(), other.keys().public());
        let print = Fingerprint::of_member(b"me", &one);
        let text = print.to_string();
        assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [4; 5]);
        assert_eq!(
            Fingerprint::parse(&text.to_lowercase().replace('-', " ")).unwrap(),
            print
        );
        assert_ne!(print, Fingerprint::of_member(b"you", &one));
        assert_ne!(print, Fingerprint::of_member(b"me", &other));
        let mixed = PublicKeys {
            sign: other.sign,
            ..one
        };
        assert_ne!(print, Fingerprint::of_member(b"me", &mixed));
        assert!(Fingerprint::parse(&text[1..]).is_err());
        assert!(Fingerprint::parse(&text.replacen(&text[..1], "U", 1)).is_err());
    }
}
