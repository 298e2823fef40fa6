//! Who is told by mail that there is something new or due. A letter says no more than that.

use super::{content::Intake, desk::colleagues, may, rows};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::Result,
    identity,
    office::{Act, Office},
    reminders::{self, Due, Duty, Letter, News, To},
    storage::Day,
    vault::Group,
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

/// Tells each desk once about what has arrived, and once a working day about what is due. It catches up after a
/// downtime without doubling: what was told last stands in the database.
///
/// # Errors
/// [`crate::Error::Denied`] for anybody but the worker.
pub fn remind(office: &Office, who: &Actor) -> Result<()> {
    let today = office.today();
    for desk in [Group::Office, Group::Alternate].map(Group::name) {
        let (newest, due) = office.look(who, |look| {
            may::keep_house(look)?;
            Ok((
                rows::newest_unread(look, desk)?,
                rows::count_due(look, desk, Day::from(today))?,
            ))
        })?;
        if let Some(newest) = newest {
            tell_desk(office, who, (desk, "news"), (i64::from(newest), &News))?;
        }
        if due > 0 && office.calendar().works(today) {
            let letter = Due { of: Duty::Matters };
            tell_desk(
                office,
                who,
                (desk, "due"),
                (i64::from(Day::from(today).number()), &letter),
            )?;
        }
    }
    Ok(())
}

/// Writes a letter to everybody of a desk unless one was written for `mark` or a later one.
fn tell_desk(
    office: &Office,
    who: &Actor,
    (desk, what): (&str, &str),
    (mark, letter): (i64, &dyn Letter),
) -> Result<()> {
    let name = format!("told-{what}-{desk}");
    let told = |bytes: Option<Vec<u8>>| {
        bytes
            .and_then(|bytes| bytes.as_slice().try_into().ok())
            .map_or(i64::MIN, i64::from_be_bytes)
    };
    if told(office.look(who, |look| look.house_value(&name).map(Some))?) >= mark {
        return Ok(());
    }
    office.act(who, |act| {
        if told(act.remembered(&name)?) < mark {
            for colleague in colleagues(act, desk)? {
                reminders::enqueue(act, letter, &To::new(&colleague.login, &colleague.language))?;
            }
            act.remember(&name, &mark.to_be_bytes())?;
        }
        Ok(((), Entry::new(Code::Reminded).note(desk)))
    })
}
