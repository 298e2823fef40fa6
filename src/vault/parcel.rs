//! A few bytes sealed to a group as a whole, such as a key it shares with another group.

use zeroize::Zeroizing;

use super::{
    directory::Recipient,
    group::Group,
    keyring::GroupSeeds,
    label::{Label, message},
    wrap::{unwrap, wrap},
};
use crate::{
    chance::Chance,
    error::{Error, Result},
};

/// Seals `bytes` to a group for one purpose: the generation of its key in four bytes, then an HPKE wrap.
///
/// # Errors
/// [`Error::Broken`] when the group's key is unusable.
pub fn seal_parcel(
    to: &Recipient,
    purpose: Label,
    bytes: &[u8],
    chance: &Chance,
) -> Result<Vec<u8>> {
    let sealed = wrap(
        to.public(),
        &aad(purpose, to.id(), to.generation()),
        bytes,
        chance,
    )?;
    Ok([&to.generation().to_be_bytes(), sealed.as_slice()].concat())
}

/// Opens what was sealed to a group, by whichever of its generations.
///
/// # Errors
/// [`Error::Broken`] for another group or purpose.
pub fn open_parcel(
    group: Group,
    seeds: &GroupSeeds,
    purpose: Label,
    stored: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let shut = || Error::broken("a parcel does not open");
    let (generation, wrapped) = stored.split_first_chunk().ok_or_else(shut)?;
    let generation = u32::from_be_bytes(*generation);
    let seed = seeds.generation(generation).ok_or_else(shut)?;
    let id = group.name().as_bytes();
    unwrap(
        seed.holder(id).secret,
        &aad(purpose, id, generation),
        wrapped,
    )
}

fn aad(purpose: Label, group: &[u8], generation: u32) -> Vec<u8> {
    message(purpose, &[group, &generation.to_be_bytes()])
}
