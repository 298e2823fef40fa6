//! The due day of a statement as an entry of somebody's own calendar. It says that a statement is due to this office, and nothing
//! else.

use jiff::civil::Date;

use super::StatementId;
use crate::{
    calendar::Entry,
    language::{Speech, Text},
    reminders::Sender,
};

/// How many days before the due day the calendar reminds.
const BEFORE: u32 = 7;

/// The file of an entry. Letters and pages give a statement's entry the same name, so that a calendar has it once and a day
/// that moved takes the place of the one before.
#[must_use]
pub fn file((id, due): (StatementId, Date), speech: &Speech, sender: &Sender<'_>) -> String {
    let (_, host) = sender
        .portal
        .split_once("://")
        .unwrap_or(("", sender.portal));
    let entry = Entry {
        name: &format!("{id}@{host}"),
        day: due,
        summary: &speech.say(&Text::new("calendar-due")),
        contact: sender.office,
        address: sender.portal,
        remind: BEFORE,
    };
    entry.file(sender.now)
}
