//! Remedies, as they are stored.

use diesel::prelude::*;

use super::{
    content::Turn,
    register::{Asked, View},
};
use crate::{
    disclosure::{RemedyId, StatementId},
    error::{Error, Result},
    office::{Act, Reads},
    storage::{
        Code, Day, MultiBackend,
        schema::{disclosure_remedies, disclosure_statements},
    },
};

/// A remedy as it is stored.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(
    table_name = disclosure_remedies,
    treat_none_as_null = true,
    treat_none_as_default_value = false
)]
pub(in crate::disclosure) struct RemedyRow {
    pub(in crate::disclosure) id: RemedyId,
    pub(in crate::disclosure) statement: StatementId,
    pub(in crate::disclosure) seq: i32,
    pub(in crate::disclosure) turn: Code<Turn>,
    pub(in crate::disclosure) due: Option<Day>,
    pub(in crate::disclosure) told: Option<Day>,
    pub(in crate::disclosure) revision: i32,
    pub(in crate::disclosure) body: Vec<u8>,
}

pub(super) fn insert(act: &mut Act<'_>, row: &RemedyRow) -> Result<()> {
    diesel::insert_into(disclosure_remedies::table)
        .values(row)
        .execute(act.conn())?;
    Ok(())
}

/// Writes a remedy back if it is still at the revision it was read at.
pub(super) fn update(act: &mut Act<'_>, row: &RemedyRow) -> Result<()> {
    let at_its_revision = disclosure_remedies::table
        .find(row.id)
        .filter(disclosure_remedies::revision.eq(row.revision - 1));
    match diesel::update(at_its_revision)
        .set(row)
        .execute(act.conn())?
    {
        1 => Ok(()),
        _ => Err(Error::Conflict),
    }
}

/// Replaces the box of a remedy, for a new key generation.
pub(in crate::disclosure) fn set_body(act: &mut Act<'_>, id: RemedyId, body: &[u8]) -> Result<()> {
    diesel::update(disclosure_remedies::table.find(id))
        .set(disclosure_remedies::body.eq(body))
        .execute(act.conn())?;
    Ok(())
}

/// Remembers the day of a reminder; no revision, since nobody's text can be lost by it.
pub(super) fn set_told(act: &mut Act<'_>, id: RemedyId, day: Day) -> Result<()> {
    diesel::update(disclosure_remedies::table.find(id))
        .set(disclosure_remedies::told.eq(Some(day)))
        .execute(act.conn())?;
    Ok(())
}

/// The remedies of a statement, the first first.
pub(in crate::disclosure) fn of_statement(
    at: &mut impl Reads,
    id: StatementId,
) -> Result<Vec<RemedyRow>> {
    Ok(disclosure_remedies::table
        .filter(disclosure_remedies::statement.eq(id))
        .order(disclosure_remedies::seq.asc())
        .select(RemedyRow::as_select())
        .load(at.conn())?)
}

/// A remedy of a statement.
pub(super) fn remedy(
    at: &mut impl Reads,
    (statement, id): (StatementId, RemedyId),
) -> Result<RemedyRow> {
    disclosure_remedies::table
        .find(id)
        .filter(disclosure_remedies::statement.eq(statement))
        .select(RemedyRow::as_select())
        .first(at.conn())
        .optional()?
        .ok_or(Error::Missing)
}

/// Up to `limit` remedies that their filers are to act on, in the order of their ids and after `after`.
pub(super) fn with_filers(
    at: &mut impl Reads,
    after: Option<RemedyId>,
    limit: i64,
) -> Result<Vec<RemedyRow>> {
    let mut query = disclosure_remedies::table
        .filter(disclosure_remedies::turn.eq(Code(Turn::Filer)))
        .filter(disclosure_remedies::due.is_not_null())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(disclosure_remedies::id.gt(after));
    }
    Ok(query
        .order(disclosure_remedies::id.asc())
        .limit(limit)
        .select(RemedyRow::as_select())
        .load(at.conn())?)
}

/// One page of the register: what is due first, first.
pub(super) fn page(
    at: &mut impl Reads,
    asked: &Asked,
    (limit, offset): (i64, i64),
) -> Result<Vec<RemedyRow>> {
    Ok(filtered(asked)
        .order((
            disclosure_remedies::due.is_null().asc(),
            disclosure_remedies::due.asc(),
            disclosure_remedies::id.asc(),
        ))
        .select(RemedyRow::as_select())
        .limit(limit)
        .offset(offset)
        .load(at.conn())?)
}

/// How many remedies a question to the register finds.
pub(super) fn count(at: &mut impl Reads, asked: &Asked) -> Result<i64> {
    Ok(filtered(asked).count().get_result(at.conn())?)
}

fn filtered(asked: &Asked) -> disclosure_remedies::BoxedQuery<'_, MultiBackend> {
    let there = disclosure_statements::table
        .filter(disclosure_statements::desk.eq(&asked.desk))
        .select(disclosure_statements::id);
    let query = disclosure_remedies::table.into_boxed();
    let query = match asked.only_of {
        Some(reviewer) => {
            let theirs = there.filter(disclosure_statements::reviewer.eq(reviewer));
            query.filter(disclosure_remedies::statement.eq_any(theirs))
        }
        None => query.filter(disclosure_remedies::statement.eq_any(there)),
    };
    let turn = |turn| disclosure_remedies::turn.eq(Code(turn));
    match asked.view {
        View::Open => query.filter(disclosure_remedies::turn.ne(Code(Turn::Nobody))),
        View::Office => query.filter(turn(Turn::Office)),
        View::Filer => query.filter(turn(Turn::Filer)),
        View::Overdue => query.filter(disclosure_remedies::due.lt(Day::from(asked.today))),
        View::Done => query.filter(turn(Turn::Nobody)),
    }
}
