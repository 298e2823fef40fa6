//! The end of a statement: after the years that the plan of its cycle keeps it, its content is destroyed for good, by two
//! people, unless it is on legal hold. That it was filed, its number and its days stay; a certificate says what went.

mod rows;

use jiff::{Span, civil::Date};

use self::rows::DestroyedRow;
use super::{
    StatementId,
    cycle::{Cycle, rows as cycles},
    may, number, publication,
    sample::rows as samples,
    statement::{
        rows::{self as statements, StatementRow},
        standing,
    },
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    identity,
    language::Text,
    office::{Act, Office, PURGE, Proposed, Reads, files_of, is_held, proposed},
    reminders, staff,
    storage::Day,
    vault::{AccountId, ApprovalId, MatterId},
};

/// A statement whose years are over.
pub struct Due {
    /// The statement.
    pub statement: StatementId,
    /// The handle by which its destruction is signed; none until the worker has proposed it.
    pub approval: Option<ApprovalId>,
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// When it ended.
    pub ended: Option<Date>,
    /// Whether a legal hold forbids its destruction.
    pub held: bool,
    /// How many have signed.
    pub signatures: usize,
}

/// What is known of a destruction.
pub struct Certificate {
    /// The statement.
    pub statement: StatementId,
    /// Its number.
    pub number: String,
    /// When it ended.
    pub ended: Date,
    /// When its content was destroyed.
    pub destroyed: Date,
    /// How many versions went.
    pub versions: i32,
    /// How many questions, answers, notes and events.
    pub lines: i32,
    /// How many files.
    pub files: i32,
    /// The two who signed, by name.
    pub signers: [String; 2],
    /// The last state that the record remembers of it, in hexadecimal.
    pub state: String,
}

/// Proposes the destruction of every statement whose years are over; the worker's, who signs nothing. Tells how many are new.
///
/// # Errors
/// [`Error::Denied`] for anybody but the worker.
pub fn propose(office: &Office, who: &Actor) -> Result<usize> {
    let (due, known) = office.look(who, |look| {
        may::keep_house(look)?;
        Ok((over(look)?, proposed(look, PURGE)?))
    })?;
    let known = |id: MatterId| known.iter().any(|proposal| proposal.object == id.bytes());
    let due = due.iter().filter_map(|(row, _)| row.matter);
    let new: Vec<MatterId> = due.filter(|id| !known(*id)).collect();
    for id in &new {
        office.act(who, |act| {
            may::keep_house(act)?;
            act.propose_unsigned(PURGE, id.bytes(), &[])?;
            Ok(((), Entry::new(Code::MatterPurgeProposed).about(id.uuid())))
        })?;
    }
    Ok(new.len())
}

/// The statements whose years are over, each with the year of its cycle.
fn over(at: &mut impl Reads) -> Result<Vec<(StatementRow, i16)>> {
    let today = at.office().today();
    let mut due = Vec::new();
    for row in cycles::cycles(at)? {
        let plan = Cycle::read(&row)?.plan;
        let years = Span::new().years(i64::from(plan.retention_years));
        let before = today.checked_sub(years).map_err(Error::broken)?;
        let ended = rows::ended_before(at, row.id, Day::from(before))?;
        due.extend(ended.into_iter().map(|row| (row, plan.year)));
    }
    Ok(due)
}

/// The statements of the actor's desk whose years are over.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run cycles at a desk.
pub fn due(office: &Office, who: &Actor) -> Result<Vec<Due>> {
    office.look(who, |look| {
        may::see_retention(look)?;
        let proposals = proposed(look, PURGE)?;
        let mut list = Vec::new();
        for (row, year) in over(look)? {
            let (Ok(_), Some(matter)) = (may::destroy(look, &row), row.matter) else {
                continue;
            };
            let proposal = proposals.iter().find(|one| one.object == matter.bytes());
            let filer = staff::persons(look, &[row.person])?.pop();
            list.push(Due {
                statement: row.id,
                approval: proposal.map(|proposal| proposal.id),
                number: number(i32::from(year), row.number),
                filer: filer.map_or_else(String::new, |person| person.details.name),
                ended: row.disposed.map(Day::date),
                held: is_held(look, matter)?,
                signatures: proposal.map_or(0, |proposal| proposal.signed_by.len()),
            });
        }
        Ok(list)
    })
}

/// Signs for the destruction of a statement. With the second person's signature its content is gone: keys, versions, lines,
/// files and checklists with the commit, the share right after it. Tells whether it is done.
///
/// # Errors
/// [`Error::Missing`] when it is not proposed at this desk; [`Error::Invalid`] unless the password was typed lately, or when
/// the same person signs twice, or its years are not over any more; [`Error::Conflict`] when it is on hold.
pub fn sign(office: &Office, who: &Actor, approval: ApprovalId) -> Result<bool> {
    let done = office.act(who, |act| {
        let proposal = proposed(act, PURGE)?
            .into_iter()
            .find(|proposal| proposal.id == approval)
            .ok_or(Error::Missing)?;
        let matter = matter_of(&proposal)?;
        let row = statements::of_matter(act, matter)?.ok_or(Error::Missing)?;
        let proof = may::destroy(act, &row)?;
        let due = over(act)?.into_iter().find(|(due, _)| due.id == row.id);
        let Some((_, year)) = due else {
            return Err(Error::invalid(Text::new("retention-not-over")));
        };
        if !act.approve(approval)? {
            let entry = Entry::new(Code::MatterPurgeApproved).about(matter.uuid());
            let state = standing::state(act, matter)?;
            return Ok((false, entry.state(state)));
        }
        certify(act, (&row, matter, year), &proposal)?;
        act.purge(&proof)?;
        destroy(act, row)?;
        let entry = Entry::new(Code::MatterPurged).about(matter.uuid());
        let state = standing::state(act, matter)?;
        Ok((true, entry.state(state)))
    })?;
    if done {
        office.replay_purges()?;
    }
    Ok(done)
}

fn matter_of(proposal: &Proposed) -> Result<MatterId> {
    uuid::Uuid::from_slice(&proposal.object)
        .map(MatterId::from_uuid)
        .map_err(Error::broken)
}

/// Writes down what is about to go, and who signed for it.
fn certify(
    act: &mut Act<'_>,
    (row, matter, year): (&StatementRow, MatterId, i16),
    proposal: &Proposed,
) -> Result<()> {
    let second = act.who().id().ok_or(Error::Denied)?;
    let first = proposal.signed_by.iter().find(|by| **by != second);
    let count = |length: usize| i32::try_from(length).map_err(Error::broken);
    let certificate = DestroyedRow {
        statement: row.id,
        number: number(i32::from(year), row.number),
        ended: row.disposed.unwrap_or(row.due),
        day: act.today().into(),
        versions: count(statements::versions(act, row.id)?.len())?,
        lines: count(statements::lines(act, row.id)?.len())?,
        files: count(files_of(act, matter)?.len())?,
        first: first.copied().unwrap_or(second),
        second,
        state: standing::state(act, matter)?.to_vec(),
    };
    rows::insert(act, &certificate)
}

fn destroy(act: &mut Act<'_>, mut row: StatementRow) -> Result<()> {
    rows::empty(act, row.id)?;
    samples::empty(act, row.id)?;
    publication::destroy(act, row.id)?;
    reminders::recall(act, row.id.bytes())?;
    row.summary.clear();
    row.findings.clear();
    row.revision += 1;
    statements::update(act, &row)
}

/// Puts a statement on legal hold, or lifts the hold: nothing of it is destroyed until it is lifted.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run the cycle at its desk, or where there is no content to hold.
pub fn hold(office: &Office, who: &Actor, id: StatementId, hold: bool) -> Result<()> {
    office.act(who, |act| {
        let row = statements::statement(act, id)?.ok_or(Error::Denied)?;
        let proof = may::destroy(act, &row)?;
        act.hold(&proof, hold)?;
        let entry = standing::entry(act, Code::MatterHeld, &row)?;
        Ok(((), entry.note(if hold { "on" } else { "off" })))
    })
}

/// The certificates of all destructions, the newest first.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles at a desk nor reads the record.
pub fn certificates(office: &Office, who: &Actor) -> Result<Vec<Certificate>> {
    office.look(who, |look| {
        may::see_certificates(look)?;
        let rows = rows::certificates(look)?;
        rows.into_iter()
            .map(|row| {
                let mut name = |id: AccountId| Ok::<_, Error>(identity::account(look, id)?.name);
                Ok(Certificate {
                    signers: [name(row.first)?, name(row.second)?],
                    statement: row.statement,
                    number: row.number,
                    ended: row.ended.date(),
                    destroyed: row.day.date(),
                    versions: row.versions,
                    lines: row.lines,
                    files: row.files,
                    state: hex::encode(row.state),
                })
            })
            .collect()
    })
}
