//! Summaries for the public, as they are stored.

use diesel::prelude::*;

use crate::{
    disclosure::StatementId,
    error::Result,
    office::{Act, Reads},
    storage::{Day, schema::disclosure_summaries},
};

/// A summary.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = disclosure_summaries)]
pub(in crate::disclosure) struct SummaryRow {
    pub(in crate::disclosure) statement: StatementId,
    pub(in crate::disclosure) day: Day,
    pub(in crate::disclosure) body: Vec<u8>,
    pub(in crate::disclosure) published: String,
}

pub(in crate::disclosure) fn find(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Option<SummaryRow>> {
    Ok(disclosure_summaries::table
        .find(id)
        .select(SummaryRow::as_select())
        .first(at.conn())
        .optional()?)
}

/// Writes a summary in the place of an older one.
pub(super) fn put(act: &mut Act<'_>, row: &SummaryRow) -> Result<()> {
    delete(act, row.statement)?;
    diesel::insert_into(disclosure_summaries::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

pub(super) fn delete(act: &mut Act<'_>, id: StatementId) -> Result<()> {
    diesel::delete(disclosure_summaries::table.find(id)).execute(act.conn())?;
    Ok(())
}

/// Those that are published, or those that wait for it, the oldest first.
pub(super) fn all(at: &mut impl Reads, published: bool) -> Result<Vec<SummaryRow>> {
    let query = disclosure_summaries::table.order((
        disclosure_summaries::day.asc(),
        disclosure_summaries::statement.asc(),
    ));
    let query = query.select(SummaryRow::as_select());
    Ok(if published {
        query
            .filter(disclosure_summaries::published.ne(""))
            .load(at.conn())?
    } else {
        query
            .filter(disclosure_summaries::published.eq(""))
            .load(at.conn())?
    })
}
