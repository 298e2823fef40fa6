use diesel::prelude::*;

use crate::{
    error::{Error, Result},
    office::{Act, Reads},
    storage::{
        Day,
        schema::{figure_proposals, figures},
    },
    vault::ApprovalId,
};

/// A published figure as it is stored.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = figures)]
pub(super) struct FigureRow {
    pub(super) measure: String,
    pub(super) year: i32,
    pub(super) published: Day,
    pub(super) frozen: String,
    pub(super) mac: Vec<u8>,
}

/// A figure that waits for its second signature.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = figure_proposals)]
pub(super) struct ProposalRow {
    pub(super) measure: String,
    pub(super) year: i32,
    pub(super) approval: ApprovalId,
    pub(super) for_office: Vec<u8>,
    pub(super) for_alternate: Vec<u8>,
}

pub(super) fn figure(at: &mut impl Reads, measure: &str, year: i32) -> Result<Option<FigureRow>> {
    Ok(figures::table
        .find((measure, year))
        .select(FigureRow::as_select())
        .first(at.conn())
        .optional()?)
}

pub(super) fn years(at: &mut impl Reads, measure: &str) -> Result<Vec<i32>> {
    Ok(figures::table
        .filter(figures::measure.eq(measure))
        .order(figures::year.desc())
        .select(figures::year)
        .load(at.conn())?)
}

/// Freezes a figure; a second time is a conflict, whatever it says.
pub(super) fn freeze(act: &mut Act<'_>, row: &FigureRow) -> Result<()> {
    diesel::insert_into(figures::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn proposal(
    at: &mut impl Reads,
    measure: &str,
    year: i32,
) -> Result<Option<ProposalRow>> {
    Ok(figure_proposals::table
        .find((measure, year))
        .select(ProposalRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Stores a proposal in place of one that was never completed.
pub(super) fn propose(act: &mut Act<'_>, row: &ProposalRow) -> Result<()> {
    drop_proposal(act, &row.measure, row.year)?;
    diesel::insert_into(figure_proposals::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Forgets a proposal, with the sealed codes it carried.
pub(super) fn drop_proposal(act: &mut Act<'_>, measure: &str, year: i32) -> Result<()> {
    diesel::delete(figure_proposals::table.find((measure, year)))
        .execute(act.conn())
        .map_err(Error::from)?;
    Ok(())
}
