//! Letters: written in the act, delivered later.
//!
//! Whoever is to be told something gets a [`Letter`] in their own language, which says that something is there and
//! never what. It is enqueued in the same act as what it tells of, so that neither is without the other, and waits
//! sealed with its address. The worker leases what is due, commits, hands it to the [`Post`], and settles: no letter
//! is lost, none doubled by two workers, and one that is repeated because a process died in between is the same
//! message to the relay. Its footer carries the audit record's checkpoint.

mod delivery;
mod kinds;
mod letter;
mod may;
mod outbox;
mod post;
mod rows;

use jiff::Timestamp;

use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    office::{Act, Office, Reads},
    vault::Place,
};

pub use delivery::{Tally, deliver};
pub use kinds::{Due, Duty, Enrolment, Kind, News, Roster, Test};
pub use letter::{Composed, Letter, Sender, Written};
pub use outbox::Failure;
pub use post::{Mail, Post};
pub use rows::{Count, DeadLetter, LetterId};

/// Whom a letter goes to, and when.
#[derive(Clone, Copy)]
pub struct To<'a> {
    address: &'a str,
    language: &'a str,
    after: Option<Timestamp>,
    recall: &'a [u8],
}

impl<'a> To<'a> {
    /// To this address, in this language, with the next batch.
    #[must_use]
    pub fn new(address: &'a str, language: &'a str) -> Self {
        Self {
            address,
            language,
            after: None,
            recall: &[],
        }
    }

    /// Not before then: the reminder that a session writes for later, because only it knows the owner.
    #[must_use]
    pub fn after(self, instant: Timestamp) -> Self {
        Self {
            after: Some(instant),
            ..self
        }
    }

    /// Until the act that stops the clock takes it back by this tag: random bytes which the caller keeps sealed, so
    /// that the row does not tell whose matter the letter is about.
    #[must_use]
    pub fn unless_recalled(self, tag: &'a [u8]) -> Self {
        Self {
            recall: tag,
            ..self
        }
    }
}

/// Writes a letter as part of an act: it is delivered if and only if the act is committed.
///
/// # Errors
/// Whatever the database refuses.
pub fn enqueue(act: &mut Act<'_>, letter: &dyn Letter, to: &To<'_>) -> Result<()> {
    let office = act.office();
    let chance = office.chance();
    let speech = office
        .languages()
        .negotiate(Some(to.language), None, None)
        .ok_or_else(|| Error::broken("a house without a language"))?;
    let sender = Sender::of(office, speech, act.now());
    let (id, kind) = (LetterId::draw(chance), letter.kind());
    let words = Written::new(letter, to.address, speech, &sender).encode();
    let sealed = office.root().letters().seal(&place(&id), &words, chance)?;
    let earliest = to.after.unwrap_or_else(|| act.now()).max(act.now());
    let minutes = if kind.waits() {
        office.settings().mail.batch_minutes
    } else {
        0
    };
    let waiting = rows::Waiting {
        id,
        kind,
        sealed: &sealed,
        recall: to.recall,
        not_before: outbox::batch(earliest, minutes),
    };
    rows::insert(act, &waiting)
}

/// Takes back, as part of an act, the letters of a tag that have not left yet; tells how many.
///
/// # Errors
/// Whatever the database refuses.
pub fn recall(act: &mut Act<'_>, tag: &[u8]) -> Result<usize> {
    rows::recall(act, tag)
}

/// Writes a test letter, to see that letters leave.
///
/// # Errors
/// [`Error::Denied`] for anybody but an administrator.
pub fn test(office: &Office, who: &Actor, to: &To<'_>) -> Result<()> {
    office.act(who, |act| {
        may::manage(act.who())?;
        enqueue(act, &Test, to)?;
        Ok(((), Entry::new(Code::LetterTested)))
    })
}

/// The letters that were given up, oldest first; what they say and to whom stays sealed.
///
/// # Errors
/// [`Error::Denied`] for anybody but an administrator.
pub fn dead(office: &Office, who: &Actor) -> Result<Vec<DeadLetter>> {
    office.look(who, |look| {
        may::manage(look.who())?;
        rows::dead(look)
    })
}

/// Puts a dead letter back into the outbox, as if it were new.
///
/// # Errors
/// [`Error::Missing`] when there is no such dead letter; [`Error::Denied`] for anybody but an administrator.
pub fn requeue(office: &Office, who: &Actor, id: LetterId) -> Result<()> {
    office.act(who, |act| {
        may::manage(act.who())?;
        rows::requeue(act, id)?;
        Ok(((), Entry::new(Code::LetterRequeued).about(id.uuid())))
    })
}

/// Throws a dead letter away.
///
/// # Errors
/// [`Error::Missing`] when there is no such dead letter; [`Error::Denied`] for anybody but an administrator.
pub fn discard(office: &Office, who: &Actor, id: LetterId) -> Result<()> {
    office.act(who, |act| {
        may::manage(act.who())?;
        rows::discard(act, id)?;
        Ok(((), Entry::new(Code::LetterDropped).about(id.uuid())))
    })
}

/// How many letters wait and how many were given up, for the operator's figures.
///
/// # Errors
/// [`Error::Broken`] when the database cannot be read.
pub fn count(office: &Office) -> Result<Count> {
    office.look(&Actor::worker(), |look| rows::count(look))
}

/// Where the words of a letter stand; frozen.
fn place(id: &LetterId) -> Place<'_> {
    Place {
        table: "letters",
        row: id.bytes(),
        column: "sealed",
    }
}
