//! Delivery: lease, commit, send, settle.
//!
//! Between the relay's 250 and the settling of a row a process may die. The row is then leased again and the letter sent
//! again under the same Message-ID, by which relays and mailboxes know it. There is no other way a letter is repeated.

use jiff::Timestamp;

use super::{
    letter::Written,
    outbox::Failure,
    place,
    post::Mail,
    rows::{self, Held, Lease},
};
use crate::{
    actor::Actor,
    audit::Checkpoint,
    error::{Error, Result},
    office::Office,
};

/// What became of the letters that were due.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Letters that left.
    pub sent: usize,
    /// Letters that did not; they are tried again or dead.
    pub failed: usize,
}

/// Delivers what is due, round by round, until nothing is or `send` (usually [`super::Post::send`]) finds no relay.
///
/// # Errors
/// [`Error::Broken`] when the database cannot be reached; what is still leased then is tried again later.
pub fn deliver(
    office: &Office,
    send: impl Fn(&Mail<'_>, Timestamp) -> Result<(), Failure>,
) -> Result<Tally> {
    let mut tally = Tally::default();
    loop {
        let (mark, now) = (office.chance().uuid(), office.now());
        let (lease, held) = office.tend(|tend| Lease::take(tend, mark, now))?;
        if held.is_empty() {
            return Ok(tally);
        }
        let checkpoint = office.look(&Actor::worker(), |look| rows::checkpoint(look))?;
        let round = Round {
            office,
            lease,
            checkpoint,
        };
        let reachable = round.deliver(&held, &send, &mut tally)?;
        office.tend(|tend| round.lease.release(tend))?;
        if !reachable {
            return Ok(tally);
        }
    }
}

struct Round<'a> {
    office: &'a Office,
    lease: Lease,
    checkpoint: Checkpoint,
}

impl Round<'_> {
    /// Tells whether the relay could be reached. Where it could not, one letter bears the failed try and the others
    /// stay untried: a day without a relay ages the outbox by a few tries, not each letter by many.
    fn deliver(
        &self,
        held: &[Held],
        send: &impl Fn(&Mail<'_>, Timestamp) -> Result<(), Failure>,
        tally: &mut Tally,
    ) -> Result<bool> {
        for letter in held {
            let now = self.office.now();
            if !self.lease.lasts(now) {
                break;
            }
            match self.send(letter, send, now) {
                Ok(()) => {
                    self.office
                        .tend(|tend| self.lease.settle(tend, letter.id))?;
                    tally.sent += 1;
                }
                Err(failure) => {
                    self.office
                        .tend(|tend| self.lease.fail(tend, letter, failure, now))?;
                    tally.failed += 1;
                    if failure == Failure::Unreachable {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    fn send(
        &self,
        letter: &Held,
        send: &impl Fn(&Mail<'_>, Timestamp) -> Result<(), Failure>,
        now: Timestamp,
    ) -> Result<(), Failure> {
        let written = self.open(letter).map_err(|_| Failure::Unwritable)?;
        let languages = self.office.languages();
        let speech = languages
            .negotiate(Some(&written.language), None, None)
            .ok_or(Failure::Unwritable)?;
        let composed = written
            .compose(speech, &self.checkpoint)
            .map_err(|_| Failure::Unwritable)?;
        let mail = Mail {
            id: letter.id.uuid(),
            to: &written.to,
            language: &written.language,
            composed: &composed,
        };
        send(&mail, now)
    }

    fn open(&self, letter: &Held) -> Result<Written> {
        let key = self.office.root().letters();
        let plain = key.open(&place(&letter.id), &letter.sealed)?;
        Written::decode(&plain).map_err(Error::broken)
    }
}
