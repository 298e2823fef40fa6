use std::collections::BTreeSet;

use diesel::{
    dsl::{self, case_when, count_star},
    prelude::*,
    sql_types::Integer,
};

use super::{
    inbox::{Filter, View},
    state::State,
};
use crate::{
    error::{Error, Result},
    office::{Act, Reads},
    storage::{
        Code, Day,
        schema::{advice_facts, advice_lines, advice_matters},
    },
    vault::{AccountId, MatterId},
};

/// A matter as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = advice_matters, treat_none_as_null = true)]
pub(super) struct MatterRow {
    pub(super) id: MatterId,
    pub(super) year: i32,
    pub(super) number: i32,
    pub(super) state: Code<State>,
    pub(super) desk: String,
    pub(super) handler: Option<AccountId>,
    pub(super) received: Day,
    pub(super) due: Option<Day>,
    pub(super) answered: Option<Day>,
    pub(super) disposed: Option<Day>,
    pub(super) unread: bool,
    pub(super) messages: i32,
    pub(super) revision: i32,
    pub(super) clock: String,
    pub(super) intake: Vec<u8>,
    pub(super) triage: Vec<u8>,
}

/// A message, a note or an event of a matter.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = advice_lines)]
pub(super) struct LineRow {
    pub(super) id: crate::storage::Id<super::Lines>,
    pub(super) matter: MatterId,
    pub(super) seq: i32,
    pub(super) kind: String,
    pub(super) author: String,
    pub(super) day: Day,
    pub(super) body: Vec<u8>,
}

/// The sealed statistics codes of a matter.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = advice_facts)]
pub(super) struct FactsRow {
    pub(super) matter: MatterId,
    pub(super) year: i32,
    pub(super) desk: String,
    pub(super) generation: i32,
    pub(super) wrapped: Vec<u8>,
    pub(super) facts: Vec<u8>,
}

/// The next number of a year; the write door serialises whoever asks.
pub(super) fn next_number(act: &mut Act<'_>, year: i32) -> Result<i32> {
    let last: Option<i32> = advice_matters::table
        .filter(advice_matters::year.eq(year))
        .order(advice_matters::number.desc())
        .select(advice_matters::number)
        .first(act.conn())
        .optional()?;
    Ok(last.unwrap_or(0) + 1)
}

pub(super) fn insert(act: &mut Act<'_>, row: &MatterRow) -> Result<()> {
    diesel::insert_into(advice_matters::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Writes a matter back if it is still at the revision it was read at.
pub(super) fn update(act: &mut Act<'_>, row: &MatterRow) -> Result<()> {
    let at_its_revision = advice_matters::table
        .find(row.id)
        .filter(advice_matters::revision.eq(row.revision - 1));
    match diesel::update(at_its_revision)
        .set(row)
        .execute(act.conn())?
    {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Marks a matter as read by the office; no revision, since nobody's text can be lost by it.
pub(super) fn mark_read(act: &mut Act<'_>, id: MatterId) -> Result<()> {
    diesel::update(
        advice_matters::table
            .find(id)
            .filter(advice_matters::unread.eq(true)),
    )
    .set(advice_matters::unread.eq(false))
    .execute(act.conn())?;
    Ok(())
}

pub(super) fn matter(at: &mut impl Reads, id: MatterId) -> Result<Option<MatterRow>> {
    Ok(advice_matters::table
        .find(id)
        .select(MatterRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Every matter of a desk, the newest first.
pub(super) fn of_desk(at: &mut impl Reads, desk: &str) -> Result<Vec<MatterRow>> {
    Ok(advice_matters::table
        .filter(advice_matters::desk.eq(desk))
        .select(MatterRow::as_select())
        .order((advice_matters::year.desc(), advice_matters::number.desc()))
        .load(at.conn())?)
}

pub(super) fn matters(at: &mut impl Reads, ids: &[MatterId]) -> Result<Vec<MatterRow>> {
    Ok(advice_matters::table
        .filter(advice_matters::id.eq_any(ids))
        .select(MatterRow::as_select())
        .order((advice_matters::year.desc(), advice_matters::number.desc()))
        .load(at.conn())?)
}

pub(super) fn lines(at: &mut impl Reads, id: MatterId) -> Result<Vec<LineRow>> {
    Ok(advice_lines::table
        .filter(advice_lines::matter.eq(id))
        .order(advice_lines::seq.asc())
        .select(LineRow::as_select())
        .load(at.conn())?)
}

pub(super) fn next_line(at: &mut impl Reads, id: MatterId) -> Result<i32> {
    let count: i64 = advice_lines::table
        .filter(advice_lines::matter.eq(id))
        .count()
        .get_result(at.conn())?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

pub(super) fn insert_line(act: &mut Act<'_>, row: &LineRow) -> Result<()> {
    diesel::insert_into(advice_lines::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Replaces the sealed text of a line, for a new key generation.
pub(super) fn reseal_line(act: &mut Act<'_>, row: &LineRow) -> Result<()> {
    diesel::update(advice_lines::table.find(row.id))
        .set(advice_lines::body.eq(&row.body))
        .execute(act.conn())?;
    Ok(())
}

/// Deletes what was sealed of a purged matter; its facts and its row without content stay.
pub(super) fn empty(act: &mut Act<'_>, id: MatterId) -> Result<()> {
    let nothing: &[u8] = &[];
    diesel::delete(advice_lines::table.filter(advice_lines::matter.eq(id))).execute(act.conn())?;
    diesel::update(advice_matters::table.find(id))
        .set((
            advice_matters::intake.eq(nothing),
            advice_matters::triage.eq(nothing),
        ))
        .execute(act.conn())?;
    Ok(())
}

/// The matters that were done before a day and still have content.
pub(super) fn disposed_before(at: &mut impl Reads, day: Day) -> Result<Vec<MatterId>> {
    let nothing: &[u8] = &[];
    Ok(advice_matters::table
        .filter(advice_matters::disposed.lt(day))
        .filter(advice_matters::intake.ne(nothing))
        .select(advice_matters::id)
        .load(at.conn())?)
}

/// The number of the newest matter of a desk that nobody has looked at: year and number in one.
pub(super) fn newest_unread(at: &mut impl Reads, desk: &str) -> Result<Option<i32>> {
    let newest: Option<(i32, i32)> = advice_matters::table
        .filter(advice_matters::desk.eq(desk))
        .filter(advice_matters::unread.eq(true))
        .order((advice_matters::year.desc(), advice_matters::number.desc()))
        .select((advice_matters::year, advice_matters::number))
        .first(at.conn())
        .optional()?;
    Ok(newest.map(|(year, number)| year.saturating_mul(100_000).saturating_add(number)))
}

/// How many open matters of a desk are due on a day or were before.
pub(super) fn count_due(at: &mut impl Reads, desk: &str, day: Day) -> Result<i64> {
    Ok(advice_matters::table
        .filter(advice_matters::desk.eq(desk))
        .filter(advice_matters::state.eq_any(OPEN))
        .filter(advice_matters::due.le(day))
        .count()
        .get_result(at.conn())?)
}

/// Stores the codes of a matter in place of older ones.
pub(super) fn put_facts(act: &mut Act<'_>, row: &FactsRow) -> Result<()> {
    diesel::delete(advice_facts::table.find(row.matter)).execute(act.conn())?;
    diesel::insert_into(advice_facts::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// The sealed codes of one matter, once it was sorted.
pub(super) fn facts_of(at: &mut impl Reads, id: MatterId) -> Result<Option<FactsRow>> {
    Ok(advice_facts::table
        .find(id)
        .select(FactsRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Forgets the codes of a matter, for another desk to seal its own.
pub(super) fn drop_facts(act: &mut Act<'_>, id: MatterId) -> Result<()> {
    diesel::delete(advice_facts::table.find(id)).execute(act.conn())?;
    Ok(())
}

/// The sealed codes of a year at one desk.
pub(super) fn facts(at: &mut impl Reads, year: i32, desk: &str) -> Result<Vec<FactsRow>> {
    Ok(advice_facts::table
        .filter(advice_facts::year.eq(year))
        .filter(advice_facts::desk.eq(desk))
        .select(FactsRow::as_select())
        .load(at.conn())?)
}

/// The years of a desk's matters, the newest first.
pub(super) fn years(at: &mut impl Reads, desk: &str) -> Result<Vec<i32>> {
    Ok(advice_matters::table
        .filter(advice_matters::desk.eq(desk))
        .select(advice_matters::year)
        .distinct()
        .order(advice_matters::year.desc())
        .load(at.conn())?)
}

/// The matters of a year that stand without codes, though they were not taken back: they block its figures.
pub(super) fn uncounted(at: &mut impl Reads, year: i32) -> Result<usize> {
    let counted: Vec<MatterId> = advice_facts::table
        .filter(advice_facts::year.eq(year))
        .select(advice_facts::matter)
        .load(at.conn())?;
    let standing: Vec<MatterId> = advice_matters::table
        .filter(advice_matters::year.eq(year))
        .filter(advice_matters::state.ne(Code(State::Withdrawn)))
        .select(advice_matters::id)
        .load(at.conn())?;
    let counted = counted.into_iter().collect::<BTreeSet<_>>();
    Ok(standing.iter().filter(|id| !counted.contains(id)).count())
}

const OPEN: [Code<State>; 6] = [
    Code(State::Received),
    Code(State::Triaged),
    Code(State::Acknowledged),
    Code(State::InProgress),
    Code(State::Waiting),
    Code(State::Answered),
];

type Query<'a> = advice_matters::BoxedQuery<'a, crate::storage::MultiBackend>;

/// One page of a desk's inbox in the filter's order, with one row more than asked where there is a next page.
pub(super) fn page(
    at: &mut impl Reads,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<MatterRow>> {
    use super::inbox::Order;
    let query = filtered(filter);
    let query = match filter.order {
        Order::Due => query.order((
            advice_matters::due.is_null().asc(),
            advice_matters::due.asc(),
            advice_matters::number.asc(),
        )),
        Order::Newest => query.order((advice_matters::year.desc(), advice_matters::number.desc())),
        Order::Oldest => query.order((advice_matters::year.asc(), advice_matters::number.asc())),
    };
    // First which ones, out of the index: sorting the sealed columns along with it costs several times as much.
    let ids: Vec<MatterId> = query
        .select(advice_matters::id)
        .limit(limit)
        .offset(offset)
        .load(at.conn())?;
    let mut rows = matters(at, &ids)?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// How many matters a filter finds.
pub(super) fn count(at: &mut impl Reads, filter: &Filter) -> Result<i64> {
    Ok(filtered(filter).count().get_result(at.conn())?)
}

/// How many matters of a desk each view of open ones holds.
#[derive(Queryable)]
pub(super) struct Counts {
    open: i64,
    unread: i64,
    due: i64,
    overdue: i64,
    mine: i64,
    assigned: i64,
}

impl Counts {
    /// How many a view holds; what is done is not counted.
    pub(super) fn of(&self, view: View) -> Option<i64> {
        match view {
            View::Open => Some(self.open),
            View::Unread => Some(self.unread),
            View::Due => Some(self.due),
            View::Overdue => Some(self.overdue),
            View::Mine => Some(self.mine),
            View::Unassigned => Some(self.open - self.assigned),
            View::Done => None,
        }
    }
}

/// Counts them in one passage over the index.
pub(super) fn counts(at: &mut impl Reads, filter: &Filter) -> Result<Counts> {
    let today = Day::from(filter.today);
    let one = || 1.into_sql::<Integer>();
    Ok(advice_matters::table
        .filter(advice_matters::desk.eq(&filter.desk))
        .filter(advice_matters::state.eq_any(OPEN))
        .select((
            count_star(),
            dsl::count(case_when(advice_matters::unread.eq(true), one())),
            dsl::count(case_when(advice_matters::due.eq(today), one())),
            dsl::count(case_when(advice_matters::due.lt(today), one())),
            dsl::count(case_when(advice_matters::handler.eq(filter.me), one())),
            dsl::count(advice_matters::handler),
        ))
        .first(at.conn())?)
}

fn filtered(filter: &Filter) -> Query<'_> {
    let query = advice_matters::table
        .filter(advice_matters::desk.eq(&filter.desk))
        .into_boxed();
    let today = Day::from(filter.today);
    match filter.view {
        View::Open => query.filter(advice_matters::state.eq_any(OPEN)),
        View::Unread => query
            .filter(advice_matters::unread.eq(true))
            .filter(advice_matters::state.eq_any(OPEN)),
        View::Due => query
            .filter(advice_matters::state.eq_any(OPEN))
            .filter(advice_matters::due.eq(today)),
        View::Overdue => query
            .filter(advice_matters::state.eq_any(OPEN))
            .filter(advice_matters::due.lt(today)),
        View::Mine => query
            .filter(advice_matters::state.eq_any(OPEN))
            .filter(advice_matters::handler.eq(filter.me)),
        View::Unassigned => query
            .filter(advice_matters::state.eq_any(OPEN))
            .filter(advice_matters::handler.is_null()),
        View::Done => query.filter(advice_matters::state.ne_all(OPEN)),
    }
}
