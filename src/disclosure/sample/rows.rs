//! Samples and what was drawn, as they are stored.

use diesel::prelude::*;

use super::draw::Strata;
use crate::{
    disclosure::{CycleId, SampleId, SampledId, StatementId},
    error::Result,
    office::{Act, Reads},
    storage::{
        Code, Day,
        schema::{disclosure_sampled, disclosure_samples},
    },
};

/// A sample.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = disclosure_samples)]
pub(in crate::disclosure) struct SampleRow {
    pub(in crate::disclosure) id: SampleId,
    pub(in crate::disclosure) cycle: CycleId,
    pub(in crate::disclosure) seq: i32,
    pub(in crate::disclosure) day: Day,
    pub(in crate::disclosure) seed: String,
    pub(in crate::disclosure) size: i32,
    pub(in crate::disclosure) strata: Code<Strata>,
    pub(in crate::disclosure) population: i32,
    pub(in crate::disclosure) hash: Vec<u8>,
    pub(in crate::disclosure) listed: String,
}

/// A statement that was drawn.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = disclosure_sampled)]
pub(in crate::disclosure) struct SampledRow {
    pub(in crate::disclosure) id: SampledId,
    pub(in crate::disclosure) sample: SampleId,
    pub(in crate::disclosure) statement: StatementId,
    pub(in crate::disclosure) seq: i32,
    pub(in crate::disclosure) stratum: String,
    pub(in crate::disclosure) state: String,
    pub(in crate::disclosure) checklist: Vec<u8>,
}

/// The samples of a cycle, the newest first.
pub(super) fn samples(at: &mut impl Reads, cycle: CycleId) -> Result<Vec<SampleRow>> {
    Ok(disclosure_samples::table
        .filter(disclosure_samples::cycle.eq(cycle))
        .order(disclosure_samples::seq.desc())
        .select(SampleRow::as_select())
        .load(at.conn())?)
}

pub(super) fn insert_sample(act: &mut Act<'_>, row: &SampleRow) -> Result<()> {
    diesel::insert_into(disclosure_samples::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn insert_sampled(act: &mut Act<'_>, row: &SampledRow) -> Result<()> {
    diesel::insert_into(disclosure_sampled::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// What was drawn, in the order of the draw.
pub(super) fn sampled(at: &mut impl Reads, sample: SampleId) -> Result<Vec<SampledRow>> {
    Ok(disclosure_sampled::table
        .filter(disclosure_sampled::sample.eq(sample))
        .order(disclosure_sampled::seq.asc())
        .select(SampledRow::as_select())
        .load(at.conn())?)
}

/// Each time a statement was drawn, the last first.
pub(in crate::disclosure) fn of_statement(
    at: &mut impl Reads,
    statement: StatementId,
) -> Result<Vec<SampledRow>> {
    let mut rows: Vec<(SampledRow, i32)> = disclosure_sampled::table
        .inner_join(
            disclosure_samples::table.on(disclosure_samples::id.eq(disclosure_sampled::sample)),
        )
        .filter(disclosure_sampled::statement.eq(statement))
        .select((SampledRow::as_select(), disclosure_samples::seq))
        .load(at.conn())?;
    rows.sort_by_key(|(_, seq)| std::cmp::Reverse(*seq));
    Ok(rows.into_iter().map(|(row, _)| row).collect())
}

/// Writes what the documents of a drawn statement show, and how far that is.
pub(super) fn set_checklist(act: &mut Act<'_>, row: &SampledRow) -> Result<()> {
    diesel::update(disclosure_sampled::table.find(row.id))
        .set((
            disclosure_sampled::state.eq(&row.state),
            disclosure_sampled::checklist.eq(&row.checklist),
        ))
        .execute(act.conn())?;
    Ok(())
}

/// Empties the checklists of a statement whose content is destroyed.
pub(in crate::disclosure) fn empty(act: &mut Act<'_>, statement: StatementId) -> Result<()> {
    let nothing: &[u8] = &[];
    let of_it = disclosure_sampled::table.filter(disclosure_sampled::statement.eq(statement));
    diesel::update(of_it)
        .set(disclosure_sampled::checklist.eq(nothing))
        .execute(act.conn())?;
    Ok(())
}
