//! Doing without a statement: two people decide, with a reason that stands open, since it says nothing of what is in it.

use super::{
    StatementId, desk, may,
    state::{State, Step},
    statement::{
        rows::{self, StatementRow},
        standing,
    },
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    office::{Act, Office, Proposed, Reads, proposed},
    reminders, storage,
    vault::{ApprovalId, Group},
};

/// How somebody is let off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// They need not file this year.
    Waive,
    /// They should never have been asked.
    Cancel,
}

/// An ending that waits for its second signature.
pub struct Waiting {
    /// The handle by which it is approved.
    pub approval: ApprovalId,
    /// The statement.
    pub statement: StatementId,
    /// How it shall end.
    pub ending: Ending,
    /// Why: a code of the vocabulary `waiver-reason`.
    pub because: String,
    /// Whether whoever asks has signed it: somebody else is to be the second.
    pub signed_by_me: bool,
}

impl Ending {
    /// The frozen name by which two people of a desk sign: what one desk proposed is not signed at the other.
    fn action(self, desk: Group) -> &'static str {
        match (self, desk) {
            (Self::Waive, Group::Alternate) => "waive-statement-of-the-office",
            (Self::Waive, _) => "waive-statement",
            (Self::Cancel, Group::Alternate) => "cancel-statement-of-the-office",
            (Self::Cancel, _) => "cancel-statement",
        }
    }

    fn step(self) -> (Step, Code) {
        match self {
            Self::Waive => (Step::Waive, Code::StatementWaived),
            Self::Cancel => (Step::Cancel, Code::StatementCancelled),
        }
    }
}

/// Proposes, with one's own signature, to do without a statement that was not filed, for a reason of the vocabulary
/// `waiver-reason`.
///
/// # Errors
/// [`Error::Invalid`] about `because`, once it was filed, where nobody else of its desk could sign, or unless the password was
/// typed lately; [`Error::Denied`] for whoever does not run the cycle at its desk.
pub fn propose_ending(
    office: &Office,
    who: &Actor,
    id: StatementId,
    (ending, because): (Ending, &str),
) -> Result<ApprovalId> {
    office
        .vocabulary()
        .waiver_reason
        .choose("because", because)?;
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let desk = may::waive(act, &row)?;
        row.state.0.after(ending.step().0)?;
        desk::needs_two(act, desk)?;
        let action = ending.action(desk);
        let approval = act.propose(action, id.bytes(), because.as_bytes())?;
        let entry = Entry::new(Code::ApprovalGiven)
            .about(id.uuid())
            .note(action);
        Ok((approval, entry))
    })
}

/// The endings that wait for a second signature at the actor's desk, and that they may decide on.
///
/// # Errors
/// [`Error::Denied`] for whoever runs no cycles at a desk.
pub fn endings(office: &Office, who: &Actor) -> Result<Vec<Waiting>> {
    office.look(who, |look| {
        let desk = may::run_at_desk(look)?;
        let mut waiting = Vec::new();
        for ending in [Ending::Waive, Ending::Cancel] {
            for proposal in proposed(look, ending.action(desk))? {
                let mut wait = Waiting::read(&proposal, ending)?;
                let me = look.who().id();
                wait.signed_by_me = me.is_some_and(|me| proposal.signed_by.contains(&me));
                let row = rows::statement(look, wait.statement)?;
                if row.is_some_and(|row| may::waive(look, &row).is_ok()) {
                    waiting.push(wait);
                }
            }
        }
        Ok(waiting)
    })
}

/// Whether nobody else sits at the actor's desk who could sign what they propose there.
///
/// # Errors
/// [`Error::Denied`] for whoever runs no cycles at a desk.
pub fn is_alone(office: &Office, who: &Actor) -> Result<bool> {
    office.look(who, |look| {
        let desk = may::run_at_desk(look)?;
        Ok(desk::needs_two(look, desk).is_err())
    })
}

impl Waiting {
    fn read(proposal: &Proposed, ending: Ending) -> Result<Self> {
        let id = uuid::Uuid::from_slice(&proposal.object).map_err(Error::broken)?;
        Ok(Self {
            approval: proposal.id,
            statement: StatementId::from_uuid(id),
            ending,
            because: String::from_utf8_lossy(&proposal.arguments).into_owned(),
            signed_by_me: false,
        })
    }
}

/// Signs for an ending; with the second person's signature it is done. Tells whether it is.
///
/// # Errors
/// [`Error::Missing`] when it is not proposed; [`Error::Invalid`] when the same person signs twice, the password was not
/// typed lately, or the statement was filed in between.
pub fn approve_ending(office: &Office, who: &Actor, approval: ApprovalId) -> Result<bool> {
    let waiting = endings(office, who)?
        .into_iter()
        .find(|waiting| waiting.approval == approval)
        .ok_or(Error::Missing)?;
    office.act(who, |act| {
        let mut row = rows::statement(act, waiting.statement)?.ok_or(Error::Denied)?;
        may::waive(act, &row)?;
        let (step, code) = waiting.ending.step();
        let state = row.state.0.after(step)?;
        if !act.approve(approval)? {
            let entry = Entry::new(Code::ApprovalGiven).about(row.id.uuid());
            return Ok((false, entry));
        }
        end(act, &mut row, (state, &waiting.because))?;
        Ok((true, standing::entry(act, code, &row)?))
    })
}

fn end(act: &mut Act<'_>, row: &mut StatementRow, (state, because): (State, &str)) -> Result<()> {
    row.state = storage::Code(state);
    row.because = Some(because.to_owned());
    row.disposed = Some(act.today().into());
    row.revision += 1;
    reminders::recall(act, row.id.bytes())?;
    rows::update(act, row)
}
