//! Requests for advice, from the question to the answer and into the count of the year.
//!
//! The office promises: whoever asks is told who can read it and when an answer comes; only the desk that handles a
//! matter and whoever asked can open it; what concerns somebody of the office goes to the alternate and stays closed to
//! the office; every opening by the desk is recorded before it is shown. The counting unit is a matter, not a message.

mod content;
mod counting;
mod desk;
mod draft;
mod handling;
pub mod inbox;
mod intake;
mod letters;
mod may;
mod owning;
mod purging;
mod reading;
mod recusal;
mod resealing;
mod rewrapping;
mod rows;
mod search;
mod sorting;
mod standing;
mod state;

pub use content::{Asking, Event, Facts, Intake, LONGEST_SUBJECT, Requester, Triage};
pub use counting::{
    Counted, count_year, counts_at, facts_of, is_ready, under_one_key, untriaged, years,
};
pub use desk::desk_of;
pub use handling::{acknowledge, add_note, answer, close, refer, reopen, resume, wait, write};
pub use inbox::{Filter, Order, View};
pub use intake::{Asked, From, Logged, ask, ask_anonymously, is_open, log, may_log};
pub use letters::remind;
pub use owning::{Own, hear, mine, own, withdraw};
pub use purging::{Purge, approve_purge, hold, propose_purges, purges};
pub use reading::{Line, LineKind, Listed, Matter, Page, colleagues, list, neighbours, open};
pub use recusal::recuse;
pub use rewrapping::{Rewrap, Turn, approve_rewrap, propose_rewrap, rewraps};
pub use search::{Found, LONGEST_SEARCH, Search, search};
pub use sorting::{Sorting, assign, triage};
pub use standing::{standing, state};
pub use state::{State, Step};

pub use crate::language::Message;

/// Marks the ids of the lines of a matter: messages, notes, events.
pub enum Lines {}

/// The kind of matter the vault knows these by.
const KIND: &str = "advice";

/// The number of a matter as the office and its owner write it: `ADV-2026-0042`. Never in mail.
#[must_use]
pub fn number(year: i32, number: i32) -> String {
    format!("ADV-{year}-{number:04}")
}
