//! Twenty characters by which people compare keys aloud or on paper.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{
    certificate::Member,
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
    pub fn of_member(member: &Member) -> Self {
        Self::of(Label::MEMBER_FINGERPRINT, &member.fields())
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
    use crate::{
        chance::Chance,
        vault::{AccountId, account::AccountSeed},
    };

    #[test]
    fn a_fingerprint_is_of_one_person_with_these_keys() {
        let chance = Chance::seeded(1);
        let member = |id| Member {
            account: AccountId::from_uuid(uuid::Uuid::from_u128(id)),
            keys: AccountSeed::draw(&chance).keys().public(),
        };
        let (one, other) = (member(1), member(2));
        let print = Fingerprint::of_member(&one);
        let text = print.to_string();
        let groups: Vec<_> = text.split('-').map(str::len).collect();
        assert_eq!(groups, [4; 5]);
        let typed = text.to_lowercase().replace('-', " ");
        assert_eq!(Fingerprint::parse(&typed).unwrap(), print);

        let (mut kem, mut sign) = (one.keys, one.keys);
        kem.kem = other.keys.kem;
        sign.sign = other.keys.sign;
        let others = [
            Member {
                account: other.account,
                ..one
            },
            Member { keys: kem, ..one },
            Member { keys: sign, ..one },
        ];
        for other in others {
            assert_ne!(print, Fingerprint::of_member(&other), "{other:?}");
        }
        assert!(Fingerprint::parse(&text[1..]).is_err());
        assert!(Fingerprint::parse(&text.replacen(&text[..1], "U", 1)).is_err());
    }
}
