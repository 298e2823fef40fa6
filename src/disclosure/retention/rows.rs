//! What is due for destruction, and the certificates of what was destroyed, as they are stored.

use diesel::prelude::*;

use crate::{
    disclosure::{CycleId, StatementId, statement::rows::StatementRow},
    error::Result,
    office::{Act, Reads},
    storage::{
        Day,
        schema::{
            disclosure_destroyed, disclosure_lines, disclosure_remedies, disclosure_statements,
            disclosure_versions, matters,
        },
    },
    vault::AccountId,
};

/// A certificate.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = disclosure_destroyed)]
pub(super) struct DestroyedRow {
    pub(super) statement: StatementId,
    pub(super) number: String,
    pub(super) ended: Day,
    pub(super) day: Day,
    pub(super) versions: i32,
    pub(super) lines: i32,
    pub(super) files: i32,
    pub(super) first: AccountId,
    pub(super) second: AccountId,
    pub(super) state: Vec<u8>,
}

/// The statements of a cycle that ended before a day and still have content, in the order of their numbers.
pub(super) fn ended_before(
    at: &mut impl Reads,
    cycle: CycleId,
    day: Day,
) -> Result<Vec<StatementRow>> {
    Ok(disclosure_statements::table
        .inner_join(matters::table.on(disclosure_statements::matter.eq(matters::id.nullable())))
        .filter(disclosure_statements::cycle.eq(cycle))
        .filter(disclosure_statements::disposed.lt(day))
        .filter(matters::purged.eq(false))
        .order(disclosure_statements::number.asc())
        .select(StatementRow::as_select())
        .load(at.conn())?)
}

/// Deletes what a statement said and what was said about it.
pub(super) fn empty(act: &mut Act<'_>, id: StatementId) -> Result<()> {
    let versions = disclosure_versions::table.filter(disclosure_versions::statement.eq(id));
    diesel::delete(versions).execute(act.conn())?;
    let lines = disclosure_lines::table.filter(disclosure_lines::statement.eq(id));
    diesel::delete(lines).execute(act.conn())?;
    let remedies = disclosure_remedies::table.filter(disclosure_remedies::statement.eq(id));
    diesel::delete(remedies).execute(act.conn())?;
    Ok(())
}

pub(super) fn insert(act: &mut Act<'_>, row: &DestroyedRow) -> Result<()> {
    diesel::insert_into(disclosure_destroyed::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Every certificate, the newest first.
pub(super) fn certificates(at: &mut impl Reads) -> Result<Vec<DestroyedRow>> {
    Ok(disclosure_destroyed::table
        .order((
            disclosure_destroyed::day.desc(),
            disclosure_destroyed::number.asc(),
        ))
        .select(DestroyedRow::as_select())
        .load(at.conn())?)
}
