//! The rights of this room.

use crate::{
    error::{Error, Result},
    office::Reads,
    role::Role,
};

/// The right to open the details of the record.
pub(super) struct Inspecting(());

/// The record is the auditor's; whoever writes it does not verify it.
pub(super) fn inspect(at: &mut impl Reads) -> Result<Inspecting> {
    if at.who().is(Role::Auditor) {
        Ok(Inspecting(()))
    } else {
        Err(Error::Denied)
    }
}
