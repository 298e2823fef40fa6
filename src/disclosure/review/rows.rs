//! The lists of reviewers, as SQL: by what stands open.

use diesel::{dsl::count_star, prelude::*};

use super::{view::Reviewer, worklist::Asked};
use crate::{
    disclosure::{
        CycleId, StatementId,
        state::State,
        statement::rows::{self as statements, StatementRow},
    },
    error::Result,
    office::Reads,
    storage::{Code, Day, schema::disclosure_statements},
    vault::AccountId,
};

type Query<'a> = disclosure_statements::BoxedQuery<'a, crate::storage::MultiBackend>;

// SQLite and PostgreSQL disagree on where those without a turn stand; said so, both walk along the index.
diesel::postfix_operator!(DueFirst, " ASC NULLS LAST");

/// One page of a desk's list: what is due first, first, and of one day what is alike together.
pub(super) fn page(
    at: &mut impl Reads,
    asked: &Asked<'_>,
    (limit, offset): (i64, i64),
) -> Result<Vec<StatementRow>> {
    // First which ones, from the index alone: what is sealed of the others is not fetched to be sorted.
    let ids: Vec<StatementId> = filtered(asked)
        .order((
            DueFirst::new(disclosure_statements::turn),
            disclosure_statements::state.asc(),
            disclosure_statements::cycle.asc(),
            disclosure_statements::unit.asc(),
            disclosure_statements::id.asc(),
        ))
        .select(disclosure_statements::id)
        .limit(limit)
        .offset(offset)
        .load(at.conn())?;
    let mut found = statements::by_ids(at, &ids)?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Statements that are alike in all that a view or a filter goes by.
#[derive(Queryable)]
pub(super) struct Alike {
    pub(super) reviewer: Option<AccountId>,
    pub(super) state: Code<State>,
    pub(super) turn: Option<Day>,
    pub(super) cycle: CycleId,
    pub(super) unit: String,
    pub(super) count: i64,
}

/// The statements of a desk, those that are alike counted together; whatever its list shows around its rows is added up from
/// them. The index has them in this order, so one walk along it is enough.
pub(super) fn alike(at: &mut impl Reads, asked: &Asked<'_>) -> Result<Vec<Alike>> {
    let what = (
        disclosure_statements::reviewer,
        disclosure_statements::state,
        disclosure_statements::turn,
        disclosure_statements::cycle,
        disclosure_statements::unit,
    );
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::desk.eq(&asked.desk))
        .group_by(what)
        .select((
            disclosure_statements::reviewer,
            disclosure_statements::state,
            disclosure_statements::turn,
            disclosure_statements::cycle,
            disclosure_statements::unit,
            count_star(),
        ))
        .into_boxed();
    if let Some(reviewer) = asked.only_of {
        query = query.filter(disclosure_statements::reviewer.eq(reviewer));
    }
    Ok(query.load(at.conn())?)
}

fn filtered<'a>(asked: &'a Asked<'_>) -> Query<'a> {
    let sought = asked.sought();
    let states: Vec<Code<State>> = sought.states.iter().copied().map(Code).collect();
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::desk.eq(&asked.desk))
        .filter(disclosure_statements::state.eq_any(states))
        .into_boxed();
    if let Some(cycle) = asked.filter.cycle {
        query = query.filter(disclosure_statements::cycle.eq(cycle));
    }
    if let Some(unit) = &asked.filter.unit {
        query = query.filter(disclosure_statements::unit.eq(unit));
    }
    if let Some(reviewer) = asked.only_of {
        query = query.filter(disclosure_statements::reviewer.eq(reviewer));
    }
    query = match sought.reviewer {
        Reviewer::Any => query,
        Reviewer::Nobody => query.filter(disclosure_statements::reviewer.is_null()),
        Reviewer::Of(account) => query.filter(disclosure_statements::reviewer.eq(account)),
    };
    let (first, last) = sought.turn;
    if let Some(first) = first {
        query = query.filter(disclosure_statements::turn.ge(first));
    }
    if let Some(last) = last {
        query = query.filter(disclosure_statements::turn.le(last));
    }
    query
}

/// Up to `limit` filed statements that nobody reviews, in the order of their ids and after `after`.
pub(super) fn unassigned(
    at: &mut impl Reads,
    after: Option<StatementId>,
    limit: i64,
) -> Result<Vec<StatementRow>> {
    under_review(at, (after, limit), false)
}

/// Up to `limit` statements under review that somebody reviews, in the order of their ids and after `after`.
pub(super) fn assigned(
    at: &mut impl Reads,
    after: Option<StatementId>,
    limit: i64,
) -> Result<Vec<StatementRow>> {
    under_review(at, (after, limit), true)
}

fn under_review(
    at: &mut impl Reads,
    (after, limit): (Option<StatementId>, i64),
    assigned: bool,
) -> Result<Vec<StatementRow>> {
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::state.eq_any(State::UNDER_REVIEW.map(Code)))
        .into_boxed();
    query = if assigned {
        query.filter(disclosure_statements::reviewer.is_not_null())
    } else {
        query.filter(disclosure_statements::reviewer.is_null())
    };
    if let Some(after) = after {
        query = query.filter(disclosure_statements::id.gt(after));
    }
    Ok(query
        .order(disclosure_statements::id)
        .limit(limit)
        .select(StatementRow::as_select())
        .load(at.conn())?)
}

/// How many statements each reviewer has under review.
pub(super) fn loads(at: &mut impl Reads) -> Result<Vec<(Option<AccountId>, i64)>> {
    Ok(disclosure_statements::table
        .filter(disclosure_statements::state.eq_any(State::UNDER_REVIEW.map(Code)))
        .filter(disclosure_statements::reviewer.is_not_null())
        .group_by(disclosure_statements::reviewer)
        .select((disclosure_statements::reviewer, count_star()))
        .load(at.conn())?)
}
