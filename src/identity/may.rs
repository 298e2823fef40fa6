//! The rights of this room.

use crate::{
    error::{Error, Result},
    office::Reads,
    role::Role,
};

/// Whoever may change accounts and roles.
pub(super) struct Administering(());
/// Whoever may see the list of accounts.
pub(super) struct Seeing(());

/// Accounts and roles are the administrator's; so is the console, which runs on the machine itself.
pub(super) fn administer(at: &mut impl Reads) -> Result<Administering> {
    if at.who().is(Role::Administrator) {
        Ok(Administering(()))
    } else {
        Err(Error::Denied)
    }
}

/// The list of accounts is for those who run the office or the machine.
pub(super) fn see_accounts(at: &mut impl Reads) -> Result<Seeing> {
    let allowed = [
        Role::Administrator,
        Role::Head,
        Role::Officer,
        Role::Alternate,
        Role::Auditor,
    ];
    if at.who().is_any(&allowed) {
        Ok(Seeing(()))
    } else {
        Err(Error::Denied)
    }
}

/// Inviting is the administrator's, and the head's.
pub(super) fn invite(at: &mut impl Reads) -> Result<Administering> {
    if at.who().is_any(&[Role::Administrator, Role::Head]) {
        Ok(Administering(()))
    } else {
        Err(Error::Denied)
    }
}
