//! Cycles and those named for them, as they are stored.

use std::collections::HashSet;

use diesel::{dsl::count_star, prelude::*};

use super::{CycleState, filers::View};
use crate::{
    actor::PersonId,
    disclosure::{CycleId, StatementId, state::State, statement::rows::StatementRow},
    error::{Error, Result},
    office::{Act, Reads},
    storage::{
        Code, Day,
        schema::{disclosure_cycles, disclosure_exempted, disclosure_named, disclosure_statements},
    },
    vault::{AccountId, Group},
};

/// A cycle as it is stored, without the text of its form.
#[derive(Queryable, Selectable, AsChangeset, Clone)]
#[diesel(table_name = disclosure_cycles, treat_none_as_null = true)]
pub(in crate::disclosure) struct CycleRow {
    pub(in crate::disclosure) id: CycleId,
    pub(in crate::disclosure) year: i32,
    pub(in crate::disclosure) form: String,
    pub(in crate::disclosure) form_version: i32,
    pub(in crate::disclosure) state: Code<CycleState>,
    pub(in crate::disclosure) rehearsal: bool,
    pub(in crate::disclosure) revision: i32,
    pub(in crate::disclosure) launched: Option<Day>,
    pub(in crate::disclosure) managers_told: Option<Day>,
    pub(in crate::disclosure) followed: String,
    pub(in crate::disclosure) plan: String,
}

/// Somebody who was named.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = disclosure_named)]
pub(super) struct NamedRow {
    pub(super) cycle: CycleId,
    pub(super) person: PersonId,
    pub(super) reason: String,
    pub(super) named_by: AccountId,
    pub(super) day: Day,
}

/// Somebody who was exempted.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = disclosure_exempted)]
pub(super) struct ExemptedRow {
    pub(super) cycle: CycleId,
    pub(super) person: PersonId,
    pub(super) because: String,
    pub(super) day: Day,
}

/// How many statements of a unit stand in a state.
pub(super) type Standing = (String, Code<State>, i64);

/// Unit, due day, day of assignment, day of filing, and how many have them in common.
pub(super) type Filed = (String, Day, Day, Option<Day>, i64);

pub(super) fn insert(act: &mut Act<'_>, row: &CycleRow, canonical: &str) -> Result<()> {
    diesel::insert_into(disclosure_cycles::table)
        .values((
            disclosure_cycles::id.eq(row.id),
            disclosure_cycles::year.eq(row.year),
            disclosure_cycles::form.eq(&row.form),
            disclosure_cycles::form_version.eq(row.form_version),
            disclosure_cycles::state.eq(row.state),
            disclosure_cycles::rehearsal.eq(row.rehearsal),
            disclosure_cycles::revision.eq(row.revision),
            disclosure_cycles::launched.eq(row.launched),
            disclosure_cycles::managers_told.eq(row.managers_told),
            disclosure_cycles::followed.eq(&row.followed),
            disclosure_cycles::plan.eq(&row.plan),
            disclosure_cycles::canonical.eq(canonical),
        ))
        .execute(act.conn())?;
    Ok(())
}

/// Writes a cycle back if it is still at the revision it was read at.
pub(super) fn update(act: &mut Act<'_>, row: &CycleRow) -> Result<()> {
    let at_its_revision = disclosure_cycles::table
        .find(row.id)
        .filter(disclosure_cycles::revision.eq(row.revision - 1));
    match diesel::update(at_its_revision)
        .set(row)
        .execute(act.conn())?
    {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Puts another form into a cycle that was not launched.
pub(super) fn set_form(act: &mut Act<'_>, id: CycleId, canonical: &str) -> Result<()> {
    diesel::update(disclosure_cycles::table.find(id))
        .set(disclosure_cycles::canonical.eq(canonical))
        .execute(act.conn())?;
    Ok(())
}

/// Remembers the day on which supervisors were told last.
pub(super) fn set_managers_told(act: &mut Act<'_>, id: CycleId, day: Day) -> Result<()> {
    diesel::update(disclosure_cycles::table.find(id))
        .set(disclosure_cycles::managers_told.eq(day))
        .execute(act.conn())?;
    Ok(())
}

/// Remembers the roster up to which a cycle was brought.
pub(super) fn set_followed(act: &mut Act<'_>, id: CycleId, followed: &str) -> Result<()> {
    diesel::update(disclosure_cycles::table.find(id))
        .set(disclosure_cycles::followed.eq(followed))
        .execute(act.conn())?;
    Ok(())
}

pub(in crate::disclosure) fn cycle(at: &mut impl Reads, id: CycleId) -> Result<CycleRow> {
    disclosure_cycles::table
        .find(id)
        .select(CycleRow::as_select())
        .first(at.conn())
        .optional()?
        .ok_or(Error::Missing)
}

/// The year of each cycle.
pub(in crate::disclosure) fn years(at: &mut impl Reads) -> Result<Vec<(CycleId, i32)>> {
    Ok(disclosure_cycles::table
        .select((disclosure_cycles::id, disclosure_cycles::year))
        .load(at.conn())?)
}

/// The form of a cycle in its own words.
pub(in crate::disclosure) fn canonical(at: &mut impl Reads, id: CycleId) -> Result<String> {
    Ok(disclosure_cycles::table
        .find(id)
        .select(disclosure_cycles::canonical)
        .first(at.conn())?)
}

/// Every cycle, the newest year first.
pub(in crate::disclosure) fn cycles(at: &mut impl Reads) -> Result<Vec<CycleRow>> {
    Ok(disclosure_cycles::table
        .order((
            disclosure_cycles::year.desc(),
            disclosure_cycles::form.asc(),
            disclosure_cycles::rehearsal.asc(),
        ))
        .select(CycleRow::as_select())
        .load(at.conn())?)
}

/// Names somebody, or gives another reason.
pub(super) fn name(act: &mut Act<'_>, row: &NamedRow) -> Result<()> {
    unname(act, row.cycle, row.person)?;
    diesel::insert_into(disclosure_named::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn unname(act: &mut Act<'_>, cycle: CycleId, person: PersonId) -> Result<usize> {
    Ok(diesel::delete(disclosure_named::table.find((cycle, person))).execute(act.conn())?)
}

pub(super) fn named(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<NamedRow>> {
    Ok(disclosure_named::table
        .filter(disclosure_named::cycle.eq(cycle))
        .select(NamedRow::as_select())
        .load(at.conn())?)
}

pub(super) fn exempt(act: &mut Act<'_>, row: &ExemptedRow) -> Result<()> {
    diesel::insert_into(disclosure_exempted::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn unexempt(act: &mut Act<'_>, cycle: CycleId, person: PersonId) -> Result<usize> {
    Ok(diesel::delete(disclosure_exempted::table.find((cycle, person))).execute(act.conn())?)
}

pub(super) fn exempted(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<ExemptedRow>> {
    Ok(disclosure_exempted::table
        .filter(disclosure_exempted::cycle.eq(cycle))
        .select(ExemptedRow::as_select())
        .load(at.conn())?)
}

/// What is asked of the statements of a cycle.
pub(super) struct Filter<'f> {
    pub(super) cycle: CycleId,
    pub(super) view: View,
    pub(super) unit: Option<&'f str>,
    /// The people of the office, when only what lies with the alternate is meant.
    pub(super) walled: Option<&'f HashSet<PersonId>>,
    pub(super) today: Day,
}

type Statements<'a> = disclosure_statements::BoxedQuery<'a, crate::storage::MultiBackend>;

fn states(view: View) -> Vec<Code<State>> {
    let taken = State::ALL.into_iter().filter(|state| view.takes(*state));
    taken.map(Code).collect()
}

fn filtered<'a>(filter: &'a Filter<'_>) -> Statements<'a> {
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(filter.cycle))
        .filter(disclosure_statements::state.eq_any(states(filter.view)))
        .into_boxed();
    if let Some(unit) = filter.unit {
        query = query.filter(disclosure_statements::unit.eq(unit));
    }
    if let Some(of_the_office) = filter.walled {
        let begun = disclosure_statements::matter.is_not_null();
        let at_the_desk = begun.and(disclosure_statements::desk.eq(Group::Alternate.name()));
        let theirs = disclosure_statements::person.eq_any(of_the_office.iter().copied());
        let to_begin = disclosure_statements::matter.is_null().and(theirs);
        query = query.filter(at_the_desk.or(to_begin));
    }
    let due = disclosure_statements::due;
    match filter.view {
        View::Overdue => query.filter(due.lt(filter.today)),
        View::OnTime => query.filter(disclosure_statements::submitted.le(due.nullable())),
        View::Late => query.filter(disclosure_statements::submitted.gt(due.nullable())),
        View::Extended => query.filter(disclosure_statements::extended.gt(0)),
        _ => query,
    }
}

/// One page of the statements a filter finds, by unit and number.
pub(super) fn filers(
    at: &mut impl Reads,
    filter: &Filter<'_>,
    (limit, offset): (i64, i64),
) -> Result<Vec<StatementRow>> {
    Ok(filtered(filter)
        .order((
            disclosure_statements::unit.asc(),
            disclosure_statements::number.asc(),
        ))
        .select(StatementRow::as_select())
        .limit(limit)
        .offset(offset)
        .load(at.conn())?)
}

/// How many statements a filter finds.
pub(super) fn filers_count(at: &mut impl Reads, filter: &Filter<'_>) -> Result<i64> {
    Ok(filtered(filter).count().get_result(at.conn())?)
}

#[diesel::dsl::auto_type]
fn unfiled(cycle: CycleId) -> _ {
    let states: [Code<State>; 3] = [
        Code(State::Assigned),
        Code(State::Draft),
        Code(State::ExtensionPending),
    ];
    disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::state.eq_any(states))
}

/// How many statements of each unit stand in each state.
pub(super) fn standings(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<Standing>> {
    Ok(disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .group_by((disclosure_statements::unit, disclosure_statements::state))
        .select((
            disclosure_statements::unit,
            disclosure_statements::state,
            count_star(),
        ))
        .load(at.conn())?)
}

/// How many are overdue on `today`, by unit.
pub(super) fn overdue(
    at: &mut impl Reads,
    cycle: CycleId,
    today: Day,
) -> Result<Vec<(String, i64)>> {
    Ok(unfiled(cycle)
        .filter(disclosure_statements::due.lt(today))
        .group_by(disclosure_statements::unit)
        .select((disclosure_statements::unit, count_star()))
        .load(at.conn())?)
}

/// How many had more time, by unit.
pub(super) fn extended(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<(String, i64)>> {
    Ok(disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::extended.gt(0))
        .group_by(disclosure_statements::unit)
        .select((disclosure_statements::unit, count_star()))
        .load(at.conn())?)
}

/// Units and days of what is filed, with how many have them in common; not of what was given back to be filed again.
pub(super) fn filed(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<Filed>> {
    let days = (
        disclosure_statements::unit,
        disclosure_statements::due,
        disclosure_statements::assigned,
        disclosure_statements::submitted,
    );
    Ok(disclosure_statements::table
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::submitted.is_not_null())
        .filter(disclosure_statements::state.eq_any(states(View::Filed)))
        .group_by(days)
        .select((
            disclosure_statements::unit,
            disclosure_statements::due,
            disclosure_statements::assigned,
            disclosure_statements::submitted,
            count_star(),
        ))
        .load(at.conn())?)
}

/// The due days of what is not filed, each with how many are due then.
pub(super) fn due_days(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<(Day, i64)>> {
    Ok(unfiled(cycle)
        .group_by(disclosure_statements::due)
        .select((disclosure_statements::due, count_star()))
        .load(at.conn())?)
}

/// The due days of what is not filed, each with how many are due then, and how many of their filers have not heard of it.
pub(super) fn waiting(
    at: &mut impl Reads,
    cycle: CycleId,
) -> Result<Vec<(jiff::civil::Date, i64, i64)>> {
    let untold: Vec<(Day, i64)> = unfiled(cycle)
        .filter(disclosure_statements::told.is_null())
        .group_by(disclosure_statements::due)
        .select((disclosure_statements::due, count_star()))
        .load(at.conn())?;
    let all = due_days(at, cycle)?;
    Ok(all
        .into_iter()
        .map(|(due, count)| {
            let new = untold.iter().find(|(day, _)| *day == due);
            (due.date(), count, new.map_or(0, |(_, count)| *count))
        })
        .collect())
}

/// Up to `limit` filers who have not filed what is due on `due` and were not told since `since`; with no `since`, who were
/// never told at all.
pub(super) fn untold(
    at: &mut impl Reads,
    (cycle, due): (CycleId, Day),
    since: Option<Day>,
    limit: i64,
) -> Result<Vec<(StatementId, PersonId)>> {
    let mut query = unfiled(cycle)
        .filter(disclosure_statements::due.eq(due))
        .into_boxed();
    query = match since {
        Some(since) => query.filter(disclosure_statements::told.lt(since)),
        None => query.filter(disclosure_statements::told.is_null()),
    };
    // In no order: the index finds those who were not told without a look at all others, round after round.
    Ok(query
        .limit(limit)
        .select((disclosure_statements::id, disclosure_statements::person))
        .load(at.conn())?)
}

/// Remembers that these were told on `day`.
pub(super) fn told(act: &mut Act<'_>, ids: &[StatementId], day: Day) -> Result<()> {
    diesel::update(disclosure_statements::table.filter(disclosure_statements::id.eq_any(ids)))
        .set(disclosure_statements::told.eq(day))
        .execute(act.conn())?;
    Ok(())
}

/// Whoever is overdue on `today`.
pub(super) fn late_persons(
    at: &mut impl Reads,
    cycle: CycleId,
    today: Day,
) -> Result<Vec<PersonId>> {
    Ok(unfiled(cycle)
        .filter(disclosure_statements::due.lt(today))
        .select(disclosure_statements::person)
        .load(at.conn())?)
}

/// Moves the due day of everything that is due on `from` and not filed; tells how much it was.
pub(super) fn move_due(act: &mut Act<'_>, cycle: CycleId, (from, to): (Day, Day)) -> Result<usize> {
    let due = unfiled(cycle).filter(disclosure_statements::due.eq(from));
    Ok(diesel::update(due)
        .set(disclosure_statements::due.eq(to))
        .execute(act.conn())?)
}
