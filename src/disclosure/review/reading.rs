//! What a reviewer reads: a statement beside last year's, with what was added, changed and removed.

use jiff::civil::Date;

use super::deeds::{Deed, deeds};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    disclosure::{
        StatementId,
        cycle::{Cycle, rows as cycles},
        form::{Answers, Comparison, Form, Place, compare},
        may, number,
        state::{State, Step},
        statement::{
            case::{findings, form_of, summary},
            content::{Findings, Summary},
            line::{self, Line},
            rows::{self, StatementRow},
            standing,
            version::{self, Written},
            with_key,
        },
    },
    error::{Error, Result},
    identity,
    office::{Act, Office, Reads},
    staff, storage,
    storage::Day,
    vault::{AccountId, Locked, Opened},
};

/// A statement as its reviewer sees it.
pub struct Statement {
    /// The statement.
    pub id: StatementId,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// The desk that reviews it: the name of a group.
    pub desk: String,
    /// Why they file: a code of the vocabulary `filing-reason`.
    pub reason: String,
    /// Where it stands.
    pub state: State,
    /// Who reviews it, with the name.
    pub reviewer: Option<(AccountId, String)>,
    /// The day by which it was to be filed.
    pub due: Date,
    /// When it was filed first.
    pub submitted: Option<Date>,
    /// The day by which whoever has the turn is to act.
    pub turn: Option<Date>,
    /// The form, as it was frozen.
    pub form: Form,
    /// Every version that was filed, the first first.
    pub versions: Vec<Written>,
    /// What the same person filed last year, where it was closed.
    pub last_year: Option<Answers>,
    /// What differs from it, or from the version before where there is no last year.
    pub comparison: Option<Comparison>,
    /// Where the answers are ones to look at.
    pub flagged: Vec<Place>,
    /// How it compares at a glance.
    pub summary: Option<Summary>,
    /// Questions, answers, notes and events, the oldest first.
    pub lines: Vec<Line>,
    /// What was found so far.
    pub findings: Findings,
    /// When it was reviewed to the end, and when that was certified.
    pub ended: [Option<Date>; 2],
    /// What whoever reads it may do with it now.
    pub deeds: Vec<Deed>,
    /// The state it was read at: every change says from which revision it was made.
    pub revision: i32,
}

/// Opens a filed statement and what the same person filed last year; both are recorded before they are shown. Opened by its
/// reviewer, it is taken up.
///
/// # Errors
/// [`Error::Denied`] for whoever does not review it, or is kept from it: it looks as if there were no such statement.
pub fn open(office: &Office, who: &Actor, id: StatementId) -> Result<Statement> {
    let before = office.look(who, |look| match rows::statement(look, id)? {
        Some(row) => rows::before(look, &row),
        None => Ok(None),
    })?;
    let old_key = match before.as_ref().and_then(|before| before.matter) {
        Some(matter) => office.unlock(who, matter)?,
        None => None,
    };
    let before = (before.as_ref(), old_key.as_ref());
    with_key(office, who, id, &|locked| {
        office.act(who, |act| read(act, (id, locked), before))
    })
}

fn read(
    act: &mut Act<'_>,
    (id, locked): (StatementId, Option<&Locked>),
    (before, old_key): (Option<&StatementRow>, Option<&Locked>),
) -> Result<(Statement, Entry)> {
    let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
    let proof = may::review(act, &row, locked)?;
    let opened = act.open(&proof, locked)?;
    let last = match before {
        Some(before) => last_year(act, before, old_key)?,
        None => None,
    };
    let taken_up = take_up(act, &mut row)?;
    let listed = last.as_ref().and(before).and_then(|row| row.matter);
    let mut statement = Statement::read(act, &row, (&opened, last))?;
    statement.deeds = deeds(act, &row, locked)?;
    let entry = if taken_up {
        standing::entry(act, Code::MatterRead, &row)?
    } else {
        Entry::new(Code::MatterRead).about(opened.key().id().uuid())
    };
    Ok((statement, entry.listing(listed.map(|matter| matter.uuid()))))
}

/// The reviewer who opens what was filed has taken it up; anybody else only looks.
fn take_up(act: &mut Act<'_>, row: &mut StatementRow) -> Result<bool> {
    let arrived = matches!(row.state.0, State::Submitted | State::Resubmitted);
    if row.reviewer != act.who().id() || !arrived {
        return Ok(false);
    }
    row.state = storage::Code(row.state.0.after(Step::TakeUp)?);
    row.unread = false;
    row.revision += 1;
    rows::update(act, row)?;
    Ok(true)
}

fn last_year(
    act: &mut Act<'_>,
    before: &StatementRow,
    locked: Option<&Locked>,
) -> Result<Option<Answers>> {
    let Ok(proof) = may::review_beside(act, before, locked) else {
        return Ok(None);
    };
    let opened = act.open(&proof, locked)?;
    let filed = version::last_filed(act, before.id, &opened)?;
    Ok(filed.map(|written| written.version.answers.clone()))
}

impl Statement {
    fn read(
        act: &mut Act<'_>,
        row: &StatementRow,
        (opened, last_year): (&Opened<'_>, Option<Answers>),
    ) -> Result<Self> {
        let form = form_of(act, row)?;
        let mut versions = Vec::new();
        for filed in rows::versions(act, row.id)? {
            if filed.submitted {
                versions.push(version::read(act, &filed, opened)?);
            }
        }
        let answers = |at: usize| {
            versions
                .iter()
                .rev()
                .nth(at)
                .map(|found| &found.version.answers)
        };
        let now = answers(0).ok_or_else(|| Error::broken("a filed statement without a version"))?;
        let before = last_year.as_ref().or_else(|| answers(1));
        let comparison = before.map(|before| compare(&form, before, now));
        let flagged = form.flagged(now);
        let cycle = Cycle::read(&cycles::cycle(act, row.cycle)?)?;
        let filer = staff::persons(act, &[row.person])?.pop();
        let reviewer = match row.reviewer {
            Some(reviewer) => Some((reviewer, identity::account(act, reviewer)?.name)),
            None => None,
        };
        Ok(Self {
            id: row.id,
            number: number(i32::from(cycle.plan.year), row.number),
            filer: filer.map_or_else(String::new, |person| person.details.name),
            unit: row.unit.clone(),
            desk: row.desk.clone(),
            reason: row.reason.clone(),
            state: row.state.0,
            reviewer,
            due: row.due.date(),
            submitted: row.submitted.map(Day::date),
            turn: row.turn.map(Day::date),
            last_year,
            comparison,
            flagged,
            summary: summary(row, opened)?,
            lines: line::read(act, row.id, opened)?,
            findings: findings(row, opened)?,
            ended: [row.reviewed, row.certified].map(|day| day.map(Day::date)),
            deeds: Vec::new(),
            revision: row.revision,
            form,
            versions,
        })
    }
}
