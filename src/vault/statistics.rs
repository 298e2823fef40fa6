//! What is counted: the codes of a matter under a key of their own, and the key that persons are counted under.

use super::{
    MatterId,
    directory::Recipient,
    group::GroupSeed,
    groups::Group,
    key::Key,
    keyring::GroupSeeds,
    label::{Label, message},
    matter_key::{FactsDek, MatterKey},
    seal::Place,
    wrap::{unwrap, wrap},
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

    /// The key, wrapped to a group.
    ///
    /// # Errors
    /// [`Error::Broken`] when the group's key is unusable.
    pub(crate) fn wrap(&self, to: &Recipient, chance: &Chance) -> Result<Vec<u8>> {
        let sealed = wrap(
            to.public(),
            &aad(to.id(), to.generation()),
            self.0.bytes(),
            chance,
        )?;
        Ok([&to.generation().to_be_bytes(), sealed.as_slice()].concat())
    }

    /// The key that was wrapped to a group, by whichever of its generations.
    ///
    /// # Errors
    /// [`Error::Broken`] for another group's.
    pub(crate) fn unwrap(group: Group, seeds: &GroupSeeds, stored: &[u8]) -> Result<Self> {
        let (generation, wrapped) = stored.split_first_chunk().ok_or_else(broken)?;
        let generation = u32::from_be_bytes(*generation);
        let seed = seeds.generation(generation).ok_or_else(broken)?;
        let id = group.name().as_bytes();
        let key = unwrap(seed.holder(id).secret, &aad(id, generation), wrapped)?;
        Key::from_opened(&key).map(Self)
    }
}

fn aad(group: &[u8], generation: u32) -> Vec<u8> {
    message(Label::STATISTICS_KEY, &[group, &generation.to_be_bytes()])
}

fn broken() -> Error {
    Error::broken("a statistics key does not open")
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
        let seed: &GroupSeed = seeds.generation(generation).ok_or_else(broken)?;
        let of = MatterKey {
            matter: matter.bytes(),
            generation: 1,
        };
        let dek = FactsDek::unwrap(&of, &seed.holder(group.name().as_bytes()), &self.wrapped)?;
        dek.facts_key(&of).open(&place(&matter), &self.facts)
    }
}
