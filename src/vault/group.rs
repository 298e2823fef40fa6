//! The keys of a group: office, reviewers, alternate, audit.
//!
//! A group has one seed a generation. Each member holds it wrapped to their own key; a new generation opens the old
//! ones, so that who joins reads the past and who leaves does not read the future.

use std::str::FromStr;

use zeroize::Zeroizing;

use super::{
    directory::Holder,
    key::Key,
    label::{Label, message},
    seal::{open_box, seal_box, shut},
    wrap::{PublicKey, SecretKey, unwrap, wrap},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// The groups that hold keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Officers and the head.
    Office,
    /// Whoever reviews disclosure statements.
    Reviewers,
    /// Whoever handles what concerns the office itself.
    Alternate,
    /// Whoever reads the audit record.
    Audit,
}

impl Group {
    /// Every group; office and alternate first, since theirs are the signatures that count.
    pub const ALL: [Self; 4] = [Self::Office, Self::Alternate, Self::Reviewers, Self::Audit];

    /// The frozen name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Reviewers => "reviewers",
            Self::Alternate => "alternate",
            Self::Audit => "audit",
        }
    }

    /// The group of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

impl FromStr for Group {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Self::from_name(name).ok_or(Error::Missing)
    }
}

/// The secret of one generation of a group.
pub struct GroupSeed {
    key: Key,
    generation: u32,
    secret: SecretKey,
}

/// A group's generation as the certificate names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupKey<'a> {
    /// The id of the group.
    pub group: &'a [u8],
    /// The generation.
    pub generation: u32,
    /// Its public key.
    pub public: PublicKey,
}

impl GroupSeed {
    /// A new seed for this generation.
    #[must_use]
    pub fn draw(generation: u32, chance: &Chance) -> Self {
        Self::of(Key::draw(chance), generation)
    }

    fn of(key: Key, generation: u32) -> Self {
        Self {
            secret: SecretKey::of(&key.derive(Label::KEM, &[])),
            key,
            generation,
        }
    }

    /// The generation.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The group's public key in this generation.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.secret.public()
    }

    /// Opens what was wrapped to `group` in this generation.
    #[must_use]
    pub fn holder<'a>(&'a self, group: &'a [u8]) -> Holder<'a> {
        Holder {
            id: group,
            generation: self.generation,
            secret: &self.secret,
        }
    }

    /// The seed of the generation before, sealed so that this one opens it.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal_previous(&self, group: &[u8], previous: &Self, chance: &Chance) -> Result<Vec<u8>> {
        let key = self.key.derive(Label::PREVIOUS, &[]);
        seal_box(&key, &self.aad(group), previous.key.bytes(), chance)
    }

    /// The seed of the generation before.
    ///
    /// # Errors
    /// [`Error::Broken`] for a box of another group or generation, and in the first one, which has none before it.
    pub fn open_previous(&self, group: &[u8], sealed: &[u8]) -> Result<Self> {
        let before = self.generation.checked_sub(1).ok_or_else(shut)?;
        let key = self.key.derive(Label::PREVIOUS, &[]);
        let seed = open_box(&key, &self.aad(group), sealed)?;
        Ok(Self::of(Key::from_opened(&seed)?, before))
    }

    fn aad(&self, group: &[u8]) -> Vec<u8> {
        message(Label::PREVIOUS, &[group, &self.generation.to_be_bytes()])
    }
}

impl GroupKey<'_> {
    /// The seed wrapped to one member; only a certificate says who is one, so only it calls this.
    pub(super) fn wrap(
        &self,
        seed: &GroupSeed,
        member: &[u8],
        to: &PublicKey,
        chance: &Chance,
    ) -> Result<Vec<u8>> {
        wrap(to, &self.aad(member), seed.key.bytes(), chance)
    }

    /// The seed that was wrapped to `member`; it is the one whose public key is certified, or none.
    ///
    /// # Errors
    /// [`Error::Broken`] for another member, group, generation or key.
    pub fn unwrap(&self, member: &[u8], secret: &SecretKey, wrapped: &[u8]) -> Result<GroupSeed> {
        let key: Zeroizing<Vec<u8>> = unwrap(secret, &self.aad(member), wrapped)?;
        let seed = GroupSeed::of(Key::from_opened(&key)?, self.generation);
        if seed.public() == self.public {
            Ok(seed)
        } else {
            Err(shut())
        }
    }

    fn aad(&self, member: &[u8]) -> Vec<u8> {
        message(
            Label::GROUP_SEED,
            &[
                self.group,
                &self.generation.to_be_bytes(),
                member,
                self.public.bytes(),
            ],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::account::AccountSeed;

    const OFFICE: &[u8] = b"office";

    fn key(seed: &GroupSeed) -> GroupKey<'static> {
        GroupKey {
            group: OFFICE,
            generation: seed.generation(),
            public: seed.public(),
        }
    }

    #[test]
    fn a_seed_opens_for_the_member_it_was_wrapped_to_only() {
        let chance = Chance::seeded(1);
        let (mine, theirs) = (AccountSeed::draw(&chance), AccountSeed::draw(&chance));
        let (mine, theirs) = (mine.keys(), theirs.keys());
        let seed = GroupSeed::draw(3, &chance);
        let key = key(&seed);
        let wrapped = key.wrap(&seed, b"me", &mine.public().kem, &chance).unwrap();
        let opened = key.unwrap(b"me", mine.kem(), &wrapped).unwrap();
        assert_eq!((opened.public(), opened.generation()), (seed.public(), 3));

        assert!(key.unwrap(b"me", theirs.kem(), &wrapped).is_err());
        assert!(key.unwrap(b"you", mine.kem(), &wrapped).is_err());
        let others = [
            GroupKey {
                group: b"audit",
                ..key
            },
            GroupKey {
                generation: 4,
                ..key
            },
            GroupKey {
                public: theirs.public().kem,
                ..key
            },
        ];
        for other in others {
            assert!(
                other.unwrap(b"me", mine.kem(), &wrapped).is_err(),
                "{other:?}"
            );
        }
    }

    #[test]
    fn a_seed_other_than_the_certified_one_is_refused() {
        let chance = Chance::seeded(2);
        let member = AccountSeed::draw(&chance).keys();
        let certified = key(&GroupSeed::draw(1, &chance));
        let planted = GroupSeed::draw(1, &chance);
        let wrapped = certified
            .wrap(&planted, b"me", &member.public().kem, &chance)
            .unwrap();
        assert!(certified.unwrap(b"me", member.kem(), &wrapped).is_err());
    }

    #[test]
    fn a_generation_opens_all_before_it_and_none_after() {
        let chance = Chance::seeded(3);
        let seeds: Vec<_> = (1..=4).map(|n| GroupSeed::draw(n, &chance)).collect();
        let boxes: Vec<_> = seeds
            .windows(2)
            .map(|pair| pair[1].seal_previous(OFFICE, &pair[0], &chance).unwrap())
            .collect();
        let mut seed = seeds
            .last()
            .unwrap()
            .open_previous(OFFICE, &boxes[2])
            .unwrap();
        for (before, sealed) in seeds.iter().zip(&boxes).take(2).rev() {
            seed = seed.open_previous(OFFICE, sealed).unwrap();
            assert_eq!(seed.public(), before.public());
            assert_eq!(seed.generation(), before.generation());
        }
        assert!(seed.open_previous(OFFICE, &boxes[0]).is_err());
        assert!(seeds[1].open_previous(OFFICE, &boxes[1]).is_err());
        assert!(seeds[1].open_previous(b"audit", &boxes[0]).is_err());
    }
}
