//! The rights of this room.

use crate::{
    error::{Error, Result},
    office::Reads,
    role::Role,
};

/// The right to prepare a figure for publication.
pub(super) struct Preparing(());
/// The right to stand for a figure as the second person.
pub(super) struct Standing(());

/// Only the head proposes what is published.
pub(super) fn propose(at: &mut impl Reads) -> Result<Preparing> {
    if at.who().is(Role::Head) {
        Ok(Preparing(()))
    } else {
        Err(Error::Denied)
    }
}

/// An officer or the alternate is the second pair of eyes.
pub(super) fn approve(at: &mut impl Reads) -> Result<Standing> {
    if at
        .who()
        .is_any(&[Role::Head, Role::Officer, Role::Alternate])
    {
        Ok(Standing(()))
    } else {
        Err(Error::Denied)
    }
}
