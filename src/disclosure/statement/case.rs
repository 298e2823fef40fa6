//! A statement inside an act, and the frame of every command on one.

use uuid::Uuid;

use super::{
    content::{Findings, Summary, Words},
    line::Draft,
    place, rows,
    rows::StatementRow,
    standing, unlock,
};
use crate::{
    actor::Actor,
    audit::Code,
    calendar::Deadline,
    disclosure::{
        StatementId,
        cycle::{Cycle, rows as cycles},
        form::Form,
        may::Reading,
        state::Step,
    },
    error::{Error, Result},
    office::{Act, Office, Reads},
    storage,
    vault::{Locked, Opened, decode, encode},
};

/// A statement that was opened inside an act.
pub(in crate::disclosure) struct Case<'l> {
    pub(in crate::disclosure) row: StatementRow,
    pub(in crate::disclosure) opened: Opened<'l>,
    /// Further objects for the record, such as a file.
    pub(in crate::disclosure) listed: Vec<Uuid>,
}

/// How the right to a statement is proved.
pub(in crate::disclosure) type Prove<'p> =
    &'p dyn Fn(&mut Act<'_>, &StatementRow, Option<&Locked>) -> Result<Reading>;

/// What a command does once the right is proved.
pub(in crate::disclosure) type Work<'w, T> =
    &'w dyn Fn(&mut Act<'_>, &mut Case<'_>) -> Result<(T, Code)>;

/// Which statement, and the revision it was read at where two people could write over each other.
pub(in crate::disclosure) type At = (StatementId, Option<i32>);

impl Case<'_> {
    pub(in crate::disclosure) fn take(&mut self, step: Step) -> Result<()> {
        self.row.state = storage::Code(self.row.state.0.after(step)?);
        Ok(())
    }

    /// The cycle the statement belongs to.
    pub(in crate::disclosure) fn cycle(&self, at: &mut impl Reads) -> Result<Cycle> {
        Cycle::read(&cycles::cycle(at, self.row.cycle)?)
    }

    /// The form of the statement, as it was frozen with its cycle.
    pub(in crate::disclosure) fn form(&self, at: &mut impl Reads) -> Result<Form> {
        form_of(at, &self.row)
    }

    /// The clock of the review; none before anything was filed.
    pub(in crate::disclosure) fn clock(&self) -> Result<Option<Deadline>> {
        if self.row.clock.is_empty() {
            return Ok(None);
        }
        serde_json::from_str(&self.row.clock).map_err(Error::broken)
    }

    /// Keeps the clock of the review, and gives the turn to the reviewer until it is due.
    pub(in crate::disclosure) fn set_clock(
        &mut self,
        act: &Act<'_>,
        clock: &Deadline,
    ) -> Result<()> {
        self.row.clock = serde_json::to_string(clock).map_err(Error::broken)?;
        let due = clock.due(act.office().calendar());
        self.row.turn = due.filter(|_| clock.met().is_none()).map(Into::into);
        Ok(())
    }

    pub(in crate::disclosure) fn summary(&self) -> Result<Option<Summary>> {
        summary(&self.row, &self.opened)
    }

    pub(in crate::disclosure) fn findings(&self) -> Result<Findings> {
        findings(&self.row, &self.opened)
    }

    pub(in crate::disclosure) fn keep_summary(
        &mut self,
        act: &Act<'_>,
        summary: &Summary,
    ) -> Result<()> {
        let key = self.opened.key();
        let place = place(&self.row.id, "summary");
        self.row.summary = key.seal(&place, &encode(summary)?, act.office().chance())?;
        Ok(())
    }

    pub(in crate::disclosure) fn keep_findings(
        &mut self,
        act: &Act<'_>,
        found: &Findings,
    ) -> Result<()> {
        let key = self.opened.key();
        let place = place(&self.row.id, "findings");
        self.row.findings = key.seal(&place, &encode(found)?, act.office().chance())?;
        Ok(())
    }
}

/// How a statement compares with last year's, once it was filed.
pub(in crate::disclosure) fn summary(
    row: &StatementRow,
    opened: &Opened<'_>,
) -> Result<Option<Summary>> {
    if row.summary.is_empty() {
        return Ok(None);
    }
    decode(&opened.read(&place(&row.id, "summary"), &row.summary)?).map(Some)
}

/// What the reviewers found so far.
pub(in crate::disclosure) fn findings(row: &StatementRow, opened: &Opened<'_>) -> Result<Findings> {
    if row.findings.is_empty() {
        return Ok(Findings::default());
    }
    decode(&opened.read(&place(&row.id, "findings"), &row.findings)?)
}

/// The form a statement is filled in by, as it was frozen with its cycle.
pub(in crate::disclosure) fn form_of(at: &mut impl Reads, row: &StatementRow) -> Result<Form> {
    Form::from_canonical(&cycles::canonical(at, row.cycle)?)
}

/// The frame of every command on a statement with content: unlock and sign before the door; inside prove, compare the
/// revision, do, save, say.
pub(in crate::disclosure) fn work<T>(
    office: &Office,
    who: &Actor,
    (id, revision): At,
    (prove, words): (Prove<'_>, Option<&Words>),
    todo: Work<'_, T>,
) -> Result<T> {
    let locked = unlock(office, who, id)?;
    let line = match (words, &locked, who.keys()) {
        (Some(words), Some(key), Some(keys)) => Some(Draft::say(office, id, (keys, key), words)?),
        _ => None,
    };
    office.act(who, |act| {
        let row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = prove(act, &row, locked.as_ref())?;
        if revision.is_some_and(|read| read != row.revision) {
            return Err(Error::Conflict);
        }
        let mut case = Case {
            opened: act.open(&proof, locked.as_ref())?,
            row,
            listed: Vec::new(),
        };
        let (value, code) = todo(act, &mut case)?;
        if let Some(line) = &line {
            line.put(act)?;
        }
        case.row.revision += 1;
        rows::update(act, &case.row)?;
        let entry = standing::entry(act, code, &case.row)?;
        Ok((value, entry.listing(case.listed)))
    })
}
