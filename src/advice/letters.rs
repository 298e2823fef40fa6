//! Who is told by mail that there is something new. A letter says no more than that.

use super::content::Intake;
use crate::{
    error::Result,
    identity,
    office::Act,
    reminders::{self, News, To},
};

/// Tells the requester that there is something new in the portal, where they have an account with an address.
pub(super) fn tell_requester(act: &mut Act<'_>, intake: &Intake) -> Result<()> {
    let Some(account) = intake.requester.account() else {
        return Ok(());
    };
    let account = identity::account(act, account)?;
    if account.login.contains('@') {
        reminders::enqueue(act, &News, &To::new(&account.login, &account.language))?;
    }
    Ok(())
}
