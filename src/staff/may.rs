//! The rights of this room.

use crate::{
    error::{Error, Result},
    office::Reads,
    role::Role,
};

/// Whoever may take over a roster.
pub(super) struct Importing(());
/// Whoever may look a person up.
pub(super) struct Finding(());
/// Whoever may see how many people there are.
pub(super) struct Counting(());

/// The roster is the administrator's; so is the console, which runs on the machine itself.
pub(super) fn import(at: &mut impl Reads) -> Result<Importing> {
    allow(at, &[Role::Administrator]).map(Importing)
}

/// Persons are looked up by those who invite them and by those who log what they asked.
pub(super) fn find(at: &mut impl Reads) -> Result<Finding> {
    allow(
        at,
        &[
            Role::Administrator,
            Role::Head,
            Role::Officer,
            Role::Alternate,
        ],
    )
    .map(Finding)
}

/// Counts name nobody, but those of small units nearly do: they are for whoever prepares figures.
pub(super) fn count(at: &mut impl Reads) -> Result<Counting> {
    allow(
        at,
        &[
            Role::Administrator,
            Role::Head,
            Role::Officer,
            Role::Alternate,
            Role::Analyst,
        ],
    )
    .map(Counting)
}

fn allow(at: &mut impl Reads, roles: &[Role]) -> Result<()> {
    if at.who().is_any(roles) {
        Ok(())
    } else {
        Err(Error::Denied)
    }
}
