//! The outbox as rows.

use diesel::prelude::*;
use jiff::Timestamp;
use uuid::Uuid;

use super::{
    kinds::Kind,
    outbox::{Failure, LEASE, Next, ROUND, State},
};
use crate::{
    audit::{Checkpoint, Head},
    error::{Error, Result},
    office::{Act, Reads, Tend},
    storage::{Code, Id, Moment, schema::letters},
};

/// Marks the ids of letters.
pub enum Letters {}

/// The id of a letter.
pub type LetterId = Id<Letters>;

/// A letter to be kept until it is delivered.
pub struct Waiting<'a> {
    /// Its id, to which `sealed` is bound.
    pub id: LetterId,
    /// What it is for.
    pub kind: Kind,
    /// Address and words, sealed.
    pub sealed: &'a [u8],
    /// The tag by which an act takes it back; empty when nothing does.
    pub recall: &'a [u8],
    /// When it leaves at the earliest.
    pub not_before: Timestamp,
}

/// A worker's hold on letters, known by a random mark.
pub struct Lease {
    mark: Uuid,
    until: Timestamp,
}

/// A letter in a worker's hands.
pub struct Held {
    /// Its id.
    pub id: LetterId,
    /// Address and words, sealed.
    pub sealed: Vec<u8>,
    /// How often it was tried before.
    pub tries: i32,
}

/// A letter that was given up.
#[derive(Debug, PartialEq, Eq)]
pub struct DeadLetter {
    /// Its id.
    pub id: LetterId,
    /// What it was for.
    pub kind: Kind,
    /// How often it was tried.
    pub tries: i32,
    /// Why it did not leave the last time.
    pub failure: Failure,
    /// When it was given up.
    pub since: Timestamp,
}

/// How full the outbox is, for the operator's figures.
#[derive(Debug, PartialEq, Eq)]
pub struct Count {
    /// Letters that will be tried.
    pub waiting: i64,
    /// Letters given up.
    pub dead: i64,
}

/// The mark of a letter in nobody's hands.
const NOBODY: &[u8] = &[];

/// Keeps a letter.
///
/// # Errors
/// [`Error::Conflict`] when the id is there already.
pub fn insert(act: &mut Act<'_>, letter: &Waiting<'_>) -> Result<()> {
    diesel::insert_into(letters::table)
        .values((
            letters::id.eq(letter.id),
            letters::kind.eq(Code(letter.kind)),
            letters::sealed.eq(letter.sealed),
            letters::recall.eq(letter.recall),
            letters::state.eq(Code(State::Waiting)),
            letters::not_before.eq(Moment::from(letter.not_before)),
            letters::leased_until.eq(0_i64),
            letters::lease.eq(NOBODY),
            letters::tries.eq(0_i32),
            letters::reason.eq(0_i32),
        ))
        .execute(act.conn())?;
    Ok(())
}

/// Takes back the letters of a tag that have not left; tells how many.
///
/// # Errors
/// Whatever the database refuses.
pub fn recall(act: &mut Act<'_>, tag: &[u8]) -> Result<usize> {
    if tag.is_empty() {
        return Ok(0);
    }
    let of_tag = letters::table.filter(letters::recall.eq(tag));
    Ok(diesel::delete(of_tag).execute(act.conn())?)
}

impl Lease {
    /// Takes up to a round of letters that are due at `now` and in nobody's hands, or in those of a worker whose
    /// lease has run out. The condition stands in the update too: what another worker took first is not ours.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn take(tend: &mut Tend<'_>, mark: Uuid, now: Timestamp) -> Result<(Self, Vec<Held>)> {
        let until = now.checked_add(LEASE).map_err(Error::broken)?;
        let lease = Self { mark, until };
        let due: Vec<(LetterId, Vec<u8>, i32)> = letters::table
            .filter(letters::state.eq(Code(State::Waiting)))
            .filter(letters::not_before.le(Moment::from(now)))
            .filter(letters::leased_until.le(Moment::from(now)))
            .order((letters::not_before, letters::id))
            .limit(i64::try_from(ROUND).map_err(Error::broken)?)
            .select((letters::id, letters::sealed, letters::tries))
            .load(tend.conn())?;
        let mut held = Vec::with_capacity(due.len());
        for (id, sealed, tries) in due {
            if lease.claim(tend, id, now)? {
                held.push(Held { id, sealed, tries });
            }
        }
        Ok((lease, held))
    }

    fn claim(&self, tend: &mut Tend<'_>, id: LetterId, now: Timestamp) -> Result<bool> {
        let until = Moment::from(self.until);
        let free = letters::table
            .filter(letters::id.eq(id))
            .filter(letters::state.eq(Code(State::Waiting)))
            .filter(letters::leased_until.le(Moment::from(now)));
        let claimed = diesel::update(free)
            .set((
                letters::leased_until.eq(until),
                letters::lease.eq(self.mark.as_bytes().as_slice()),
            ))
            .execute(tend.conn())?;
        Ok(claimed == 1)
    }

    /// Whether there is time at `now` to hand over one more letter before another worker may take it.
    #[must_use]
    pub fn lasts(&self, now: Timestamp) -> bool {
        self.until.duration_since(now) > LEASE / 2
    }

    /// A letter has left: its row goes.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn settle(&self, tend: &mut Tend<'_>, id: LetterId) -> Result<()> {
        let ours = letters::table
            .filter(letters::id.eq(id))
            .filter(letters::lease.eq(self.mark.as_bytes().as_slice()));
        diesel::delete(ours).execute(tend.conn())?;
        Ok(())
    }

    /// A letter has not left: it waits for its next try, or is given up.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn fail(
        &self,
        tend: &mut Tend<'_>,
        held: &Held,
        failure: Failure,
        now: Timestamp,
    ) -> Result<()> {
        let tries = held.tries.saturating_add(1);
        let (state, not_before) = match failure.next(tries, now) {
            Next::Again(then) => (State::Waiting, Moment::from(then)),
            Next::Dead => (State::Dead, Moment::from(now)),
        };
        let ours = letters::table
            .filter(letters::id.eq(held.id))
            .filter(letters::lease.eq(self.mark.as_bytes().as_slice()));
        diesel::update(ours)
            .set((
                letters::state.eq(Code(state)),
                letters::not_before.eq(not_before),
                letters::tries.eq(tries),
                letters::reason.eq(failure.number()),
                letters::leased_until.eq(0_i64),
                letters::lease.eq(NOBODY),
            ))
            .execute(tend.conn())?;
        Ok(())
    }

    /// Lets go of what is still held, untried.
    ///
    /// # Errors
    /// Whatever the database refuses.
    pub fn release(&self, tend: &mut Tend<'_>) -> Result<()> {
        let ours = letters::table.filter(letters::lease.eq(self.mark.as_bytes().as_slice()));
        diesel::update(ours)
            .set((letters::leased_until.eq(0_i64), letters::lease.eq(NOBODY)))
            .execute(tend.conn())?;
        Ok(())
    }
}

/// The letters given up, oldest first.
///
/// # Errors
/// Whatever the database refuses.
pub fn dead(reads: &mut impl Reads) -> Result<Vec<DeadLetter>> {
    let rows: Vec<(LetterId, Code<Kind>, i32, i32, Moment)> = letters::table
        .filter(letters::state.eq(Code(State::Dead)))
        .order((letters::not_before, letters::id))
        .select((
            letters::id,
            letters::kind,
            letters::tries,
            letters::reason,
            letters::not_before,
        ))
        .load(reads.conn())?;
    Ok(rows
        .into_iter()
        .map(|(id, kind, tries, reason, since)| DeadLetter {
            id,
            kind: kind.0,
            tries,
            failure: Failure::from_number(reason),
            since: since.timestamp(),
        })
        .collect())
}

/// Puts a dead letter back, to be tried at once as if it were new.
///
/// # Errors
/// [`Error::Missing`] when there is no such dead letter.
pub fn requeue(act: &mut Act<'_>, id: LetterId) -> Result<()> {
    let now = Moment::from(act.now());
    let revived = diesel::update(dead_letter(id))
        .set((
            letters::state.eq(Code(State::Waiting)),
            letters::not_before.eq(now),
            letters::tries.eq(0_i32),
        ))
        .execute(act.conn())?;
    if revived == 0 {
        Err(Error::Missing)
    } else {
        Ok(())
    }
}

/// Throws a dead letter away.
///
/// # Errors
/// [`Error::Missing`] when there is no such dead letter.
pub fn discard(act: &mut Act<'_>, id: LetterId) -> Result<()> {
    let gone = diesel::delete(dead_letter(id)).execute(act.conn())?;
    if gone == 0 {
        Err(Error::Missing)
    } else {
        Ok(())
    }
}

#[diesel::dsl::auto_type]
fn dead_letter(id: LetterId) -> _ {
    let dead: Code<State> = Code(State::Dead);
    letters::table
        .filter(letters::id.eq(id))
        .filter(letters::state.eq(dead))
}

/// How full the outbox is.
///
/// # Errors
/// Whatever the database refuses.
pub fn count(reads: &mut impl Reads) -> Result<Count> {
    let mut of = |state| -> Result<i64> {
        Ok(letters::table
            .filter(letters::state.eq(Code(state)))
            .count()
            .get_result(reads.conn())?)
    };
    Ok(Count {
        waiting: of(State::Waiting)?,
        dead: of(State::Dead)?,
    })
}

/// Size and root of the committed record: what the footer of the next letters says.
///
/// # Errors
/// [`Error::Broken`] when the head of the record is damaged.
pub fn checkpoint(reads: &mut impl Reads) -> Result<Checkpoint> {
    Ok(Checkpoint::of(Head::read(reads.conn())?.tree()))
}
