//! Who may do what with the outbox. Reading a letter is not among it: letters wait sealed.

use crate::{
    actor::Actor,
    error::{Error, Result},
    role::Role,
};

/// A right to see which letters are stuck, and to requeue or drop them.
pub struct Manage(());

/// Administrators see that mail works, and nothing of what it says.
///
/// # Errors
/// [`Error::Denied`].
pub fn manage(who: &Actor) -> Result<Manage> {
    if who.is(Role::Administrator) {
        Ok(Manage(()))
    } else {
        Err(Error::Denied)
    }
}
