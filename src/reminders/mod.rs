//! Letters: written in the act, delivered later.
//!
//! Whoever is to be told something gets a [`Letter`] in their own language, which says that something is there and
//! never what. It is enqueued in the same act as what it tells of, so that neither is without the other, and waits
//! sealed with its address. The worker leases what is due, commits, hands it to the [`Post`], and settles: no letter
//! is lost, none doubled by two workers, and one that is repeated because a process died in between is the same
//! message to the relay. Its footer carries the audit record's checkpoint.

mod kinds;
mod letter;
pub mod outbox;
mod post;

pub use kinds::{Due, Duty, Enrolment, Kind, News, Roster, Test};
pub use letter::{Composed, Letter, Sender, Written};
pub use outbox::Failure;
pub use post::{Mail, Post};
