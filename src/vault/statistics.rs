//! What is counted: the codes of a matter under a key of their own, and the key that persons are counted under.

use super::{
    MatterId,
    directory::Recipient,
    group::Group,
    group::GroupSeed,
    key::Key,
    keyring::GroupSeeds,
    label::Label,
    matter_key::{FactsDek, MatterKey},
    parcel::{open_parcel, seal_parcel},
    seal::Place,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};
use zeroize::Zeroizing;

/// The key under which a person becomes sixteen bytes in the statistics: held by office and alternate, by nobody else.
pub struct StatisticsKey(Key);

/// The sealed codes of one matter.
pub struct SealedFacts {
    /// The generation of the group's key.
    pub generation: i32,
    /// The DEK, wrapped to the desk's group.
    pub wrapped: Vec<u8>,
    /// The sealed codes.
    pub facts: Vec<u8>,
}

impl StatisticsKey {
    /// A new key.
    #[must_use]
    pub fn draw(chance: &Chance) -> Self {
        Self(Key::draw(chance))
    }

    /// Sixteen bytes that stand for a person and can be turned back by nobody without the key.
    #[must_use]
    pub fn person(&self, id: &[u8]) -> [u8; 16] {
        let [person @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = self.0.mac(id);
        person
    }

    /// The key, sealed to a group.
    ///
    /// # Errors
    /// [`Error::Broken`] when the group's key is unusable.
    pub(crate) fn wrap(&self, to: &Recipient, chance: &Chance) -> Result<Vec<u8>> {
        seal_parcel(to, Label::STATISTICS_KEY, self.0.bytes(), chance)
    }

    /// The key that was sealed to a group.
    ///
    /// # Errors
    /// [`Error::Broken`] for another group's.
    pub(crate) fn unwrap(group: Group, seeds: &GroupSeeds, stored: &[u8]) -> Result<Self> {
        Key::from_opened(&open_parcel(group, seeds, Label::STATISTICS_KEY, stored)?).map(Self)
    }
}

fn place(matter: &MatterId) -> Place<'_> {
    Place {
        table: "advice_facts",
        row: matter.bytes(),
        column: "facts",
    }
}

impl SealedFacts {
    /// Seals the codes of a matter to a group.
    ///
    /// # Errors
    /// [`Error::Broken`] when the group's key is unusable.
    pub(crate) fn seal(
        to: &Recipient,
        matter: MatterId,
        codes: &[u8],
        chance: &Chance,
    ) -> Result<Self> {
        let of = MatterKey {
            matter: matter.bytes(),
            generation: 1,
        };
        let dek = FactsDek::draw(chance);
        Ok(Self {
            generation: i32::try_from(to.generation()).map_err(Error::broken)?,
            wrapped: dek.wrap(&of, to, chance)?,
            facts: dek.facts_key(&of).seal(&place(&matter), codes, chance)?,
        })
    }

    /// Opens the codes with the seeds of their group.
    ///
    /// # Errors
    /// [`Error::Broken`] for another group or matter.
    pub fn open(
        &self,
        group: Group,
        matter: MatterId,
        seeds: &GroupSeeds,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let generation = u32::try_from(self.generation).map_err(Error::broken)?;
        let seed: &GroupSeed = seeds
            .generation(generation)
            .ok_or_else(|| Error::broken("the codes of a matter do not open"))?;
        let of = MatterKey {
            matter: matter.bytes(),
            generation: 1,
        };
        let dek = FactsDek::unwrap(&of, &seed.holder(group.name().as_bytes()), &self.wrapped)?;
        dek.facts_key(&of).open(&place(&matter), &self.facts)
    }
}
