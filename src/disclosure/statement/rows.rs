//! Statements, their versions and lines, as they are stored.

use std::collections::HashMap;

use diesel::{dsl::exists, prelude::*};

use crate::{
    actor::PersonId,
    disclosure::{CycleId, LineId, StatementId, VersionId, state::State},
    error::{Error, Result},
    office::{Act, Reads},
    storage::{
        Code, Conn, Day,
        schema::{
            disclosure_cycles, disclosure_lines, disclosure_remedies, disclosure_sampled,
            disclosure_statements, disclosure_summaries, disclosure_versions,
        },
    },
    vault::{AccountId, MatterId},
};

/// A statement as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(
    table_name = disclosure_statements,
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
pub(in crate::disclosure) struct StatementRow {
    pub(in crate::disclosure) id: StatementId,
    pub(in crate::disclosure) cycle: CycleId,
    pub(in crate::disclosure) number: i32,
    pub(in crate::disclosure) person: PersonId,
    pub(in crate::disclosure) unit: String,
    pub(in crate::disclosure) reason: String,
    pub(in crate::disclosure) state: Code<State>,
    pub(in crate::disclosure) desk: String,
    pub(in crate::disclosure) matter: Option<MatterId>,
    pub(in crate::disclosure) filer: Option<AccountId>,
    pub(in crate::disclosure) designee: Option<AccountId>,
    pub(in crate::disclosure) reviewer: Option<AccountId>,
    pub(in crate::disclosure) certifier: Option<AccountId>,
    pub(in crate::disclosure) assigned: Day,
    pub(in crate::disclosure) due: Day,
    pub(in crate::disclosure) extended: i32,
    pub(in crate::disclosure) turn: Option<Day>,
    pub(in crate::disclosure) submitted: Option<Day>,
    pub(in crate::disclosure) reviewed: Option<Day>,
    pub(in crate::disclosure) certified: Option<Day>,
    pub(in crate::disclosure) disposed: Option<Day>,
    pub(in crate::disclosure) because: Option<String>,
    pub(in crate::disclosure) told: Option<Day>,
    pub(in crate::disclosure) unread: bool,
    pub(in crate::disclosure) revision: i32,
    pub(in crate::disclosure) clock: String,
    pub(in crate::disclosure) summary: Vec<u8>,
    pub(in crate::disclosure) findings: Vec<u8>,
}

/// A version of a statement.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = disclosure_versions)]
pub(in crate::disclosure) struct VersionRow {
    pub(in crate::disclosure) id: VersionId,
    pub(in crate::disclosure) statement: StatementId,
    pub(in crate::disclosure) seq: i32,
    pub(in crate::disclosure) submitted: bool,
    pub(in crate::disclosure) day: Day,
    pub(in crate::disclosure) saved: i32,
    pub(in crate::disclosure) body: Vec<u8>,
}

/// A question, an answer, a note or an event.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = disclosure_lines)]
pub(in crate::disclosure) struct LineRow {
    pub(in crate::disclosure) id: LineId,
    pub(in crate::disclosure) statement: StatementId,
    pub(in crate::disclosure) seq: i32,
    pub(in crate::disclosure) kind: String,
    pub(in crate::disclosure) day: Day,
    pub(in crate::disclosure) body: Vec<u8>,
}

/// What there is of a statement beside itself and its versions, so that nothing is looked for that is not there.
#[expect(clippy::struct_excessive_bools, reason = "each is a table")]
pub(in crate::disclosure) struct Beside {
    pub(in crate::disclosure) lines: bool,
    pub(in crate::disclosure) remedies: bool,
    pub(in crate::disclosure) drawn: bool,
    pub(in crate::disclosure) summary: bool,
}

pub(in crate::disclosure) fn beside(at: &mut impl Reads, id: StatementId) -> Result<Beside> {
    let (lines, remedies, drawn, summary) = diesel::select((
        exists(disclosure_lines::table.filter(disclosure_lines::statement.eq(id))),
        exists(disclosure_remedies::table.filter(disclosure_remedies::statement.eq(id))),
        exists(disclosure_sampled::table.filter(disclosure_sampled::statement.eq(id))),
        exists(disclosure_summaries::table.find(id)),
    ))
    .get_result(at.conn())?;
    Ok(Beside {
        lines,
        remedies,
        drawn,
        summary,
    })
}

/// How many statements one query writes: SQLite takes 32,766 values in one statement.
const WRITTEN: usize = 500;

pub(in crate::disclosure) fn insert(act: &mut Act<'_>, rows: &[StatementRow]) -> Result<()> {
    for rows in rows.chunks(WRITTEN) {
        let many = diesel::insert_into(disclosure_statements::table).values(rows);
        // Many rows in one query are asked of each database in its own name.
        match act.conn() {
            Conn::Sqlite(conn) => many.execute(conn)?,
            Conn::Postgres(conn) => many.execute(conn)?,
        };
    }
    Ok(())
}

/// Writes a statement back if it is still at the revision it was read at.
pub(in crate::disclosure) fn update(act: &mut Act<'_>, row: &StatementRow) -> Result<()> {
    let at_its_revision = disclosure_statements::table
        .find(row.id)
        .filter(disclosure_statements::revision.eq(row.revision - 1));
    match diesel::update(at_its_revision)
        .set(row)
        .execute(act.conn())?
    {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// The next number of a cycle; the write door serialises whoever asks.
pub(in crate::disclosure) fn next_number(act: &mut Act<'_>, cycle: CycleId) -> Result<i32> {
    let last: Option<i32> = disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .order(disclosure_statements::number.desc())
        .select(disclosure_statements::number)
        .first(act.conn())
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

pub(in crate::disclosure) fn statement(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Option<StatementRow>> {
    Ok(disclosure_statements::table
        .find(id)
        .select(StatementRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// How many ids one query names: SQLite takes 32,766 values in one statement.
const NAMED: usize = 5000;

/// The statements with these ids, by their id.
pub(in crate::disclosure) fn by_ids(
    at: &mut impl Reads,
    ids: &[StatementId],
) -> Result<HashMap<StatementId, StatementRow>> {
    let mut found = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(NAMED) {
        let rows: Vec<StatementRow> = disclosure_statements::table
            .filter(disclosure_statements::id.eq_any(ids))
            .select(StatementRow::as_select())
            .load(at.conn())?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    Ok(found)
}

/// The statements of a cycle that were filed and stand, in the order of their ids.
pub(in crate::disclosure) fn filed(
    at: &mut impl Reads,
    cycle: CycleId,
) -> Result<Vec<StatementRow>> {
    let needless = [State::Waived, State::Cancelled].map(Code);
    Ok(disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::submitted.is_not_null())
        .filter(disclosure_statements::state.ne_all(needless))
        .order(disclosure_statements::id)
        .select(StatementRow::as_select())
        .load(at.conn())?)
}

/// The statement whose content is this matter.
pub(in crate::disclosure) fn of_matter(
    at: &mut impl Reads,
    matter: MatterId,
) -> Result<Option<StatementRow>> {
    Ok(disclosure_statements::table
        .filter(disclosure_statements::matter.eq(matter))
        .select(StatementRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Who of all from the first to the last of these persons has a statement in a cycle. It is asked as a range: for a list
/// PostgreSQL compared each statement of the cycle with each person.
pub(in crate::disclosure) fn assigned(
    at: &mut impl Reads,
    cycle: CycleId,
    persons: &[PersonId],
) -> Result<Vec<PersonId>> {
    let (Some(first), Some(last)) = (persons.iter().min(), persons.iter().max()) else {
        return Ok(Vec::new());
    };
    Ok(disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::person.between(first, last))
        .select(disclosure_statements::person)
        .load(at.conn())?)
}

/// The statements of a person, and those an account fills in for somebody, the newest cycle first; rehearsals too.
pub(in crate::disclosure) fn own(
    at: &mut impl Reads,
    person: Option<PersonId>,
    designee: AccountId,
) -> Result<Vec<StatementRow>> {
    let mut query = disclosure_statements::table
        .inner_join(disclosure_cycles::table)
        .into_boxed();
    let theirs = disclosure_statements::designee.eq(designee);
    query = match person {
        Some(person) => query.filter(
            disclosure_statements::person
                .eq(person)
                .or(theirs.assume_not_null()),
        ),
        None => query.filter(theirs.assume_not_null()),
    };
    Ok(query
        .order((
            disclosure_cycles::year.desc(),
            disclosure_statements::number.desc(),
        ))
        .select(StatementRow::as_select())
        .load(at.conn())?)
}

/// Whether a person has any statement, or an account fills one in for somebody.
pub(in crate::disclosure) fn owns_any(
    at: &mut impl Reads,
    person: Option<PersonId>,
    designee: AccountId,
) -> Result<bool> {
    let helps = disclosure_statements::table.filter(disclosure_statements::designee.eq(designee));
    let files = |person: PersonId| {
        disclosure_statements::table.filter(disclosure_statements::person.eq(person))
    };
    if let Some(person) = person
        && diesel::select(exists(files(person))).get_result(at.conn())?
    {
        return Ok(true);
    }
    Ok(diesel::select(exists(helps)).get_result(at.conn())?)
}

/// What the same person filed on the same form before, the newest first: closed, in an earlier cycle that was no
/// rehearsal.
pub(in crate::disclosure) fn before(
    at: &mut impl Reads,
    row: &StatementRow,
) -> Result<Option<StatementRow>> {
    let (year, form): (i32, String) = disclosure_cycles::table
        .find(row.cycle)
        .select((disclosure_cycles::year, disclosure_cycles::form))
        .first(at.conn())?;
    Ok(disclosure_statements::table
        .inner_join(disclosure_cycles::table)
        .filter(disclosure_statements::person.eq(row.person))
        .filter(disclosure_statements::state.eq(Code(State::Closed)))
        .filter(disclosure_cycles::form.eq(form))
        .filter(disclosure_cycles::year.lt(year))
        .filter(disclosure_cycles::rehearsal.eq(false))
        .order(disclosure_cycles::year.desc())
        .select(StatementRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Up to `limit` statements of a cycle that are not over, in the order of their ids and after `after`, and those that were
/// cancelled because their filer left.
pub(in crate::disclosure) fn followed(
    at: &mut impl Reads,
    cycle: CycleId,
    after: Option<StatementId>,
    limit: i64,
) -> Result<Vec<StatementRow>> {
    let over = [State::Closed, State::Waived].map(Code);
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::state.ne_all(over))
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(disclosure_statements::id.gt(after));
    }
    Ok(query
        .order(disclosure_statements::id)
        .limit(limit)
        .select(StatementRow::as_select())
        .load(at.conn())?)
}

/// Follows somebody into another unit; no revision, since nobody's text can be lost by it.
pub(in crate::disclosure) fn move_unit(
    act: &mut Act<'_>,
    id: StatementId,
    unit: &str,
) -> Result<()> {
    diesel::update(disclosure_statements::table.find(id))
        .set(disclosure_statements::unit.eq(unit))
        .execute(act.conn())?;
    Ok(())
}

/// The versions of a statement, the first first.
pub(in crate::disclosure) fn versions(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Vec<VersionRow>> {
    Ok(disclosure_versions::table
        .filter(disclosure_versions::statement.eq(id))
        .order(disclosure_versions::seq.asc())
        .select(VersionRow::as_select())
        .load(at.conn())?)
}

pub(in crate::disclosure) fn last_version(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Option<VersionRow>> {
    Ok(disclosure_versions::table
        .filter(disclosure_versions::statement.eq(id))
        .order(disclosure_versions::seq.desc())
        .select(VersionRow::as_select())
        .first(at.conn())
        .optional()?)
}

pub(in crate::disclosure) fn insert_version(act: &mut Act<'_>, row: &VersionRow) -> Result<()> {
    diesel::insert_into(disclosure_versions::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Writes over a draft that was saved `saved` times when it was read; what was submitted is never written over.
pub(in crate::disclosure) fn save_draft(
    act: &mut Act<'_>,
    row: &VersionRow,
    saved: i32,
) -> Result<()> {
    let draft = disclosure_versions::table
        .find(row.id)
        .filter(disclosure_versions::submitted.eq(false))
        .filter(disclosure_versions::saved.eq(saved));
    match diesel::update(draft).set(row).execute(act.conn())? {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Replaces the sealed body of a version, for a new key generation.
pub(in crate::disclosure) fn reseal_version(act: &mut Act<'_>, row: &VersionRow) -> Result<()> {
    diesel::update(disclosure_versions::table.find(row.id))
        .set(disclosure_versions::body.eq(&row.body))
        .execute(act.conn())?;
    Ok(())
}

pub(in crate::disclosure) fn lines(at: &mut impl Reads, id: StatementId) -> Result<Vec<LineRow>> {
    Ok(disclosure_lines::table
        .filter(disclosure_lines::statement.eq(id))
        .order(disclosure_lines::seq.asc())
        .select(LineRow::as_select())
        .load(at.conn())?)
}

pub(in crate::disclosure) fn insert_line(act: &mut Act<'_>, row: &LineRow) -> Result<()> {
    diesel::insert_into(disclosure_lines::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Replaces the sealed text of a line, for a new key generation.
pub(in crate::disclosure) fn reseal_line(act: &mut Act<'_>, row: &LineRow) -> Result<()> {
    diesel::update(disclosure_lines::table.find(row.id))
        .set(disclosure_lines::body.eq(&row.body))
        .execute(act.conn())?;
    Ok(())
}
