//! The lists of reviewers, as SQL: by what stands open.

use diesel::{dsl::count_star, prelude::*};

use super::worklist::{Asked, View};
use crate::{
    disclosure::{
        StatementId,
        state::State,
        statement::rows::{self as statements, StatementRow},
    },
    error::Result,
    office::Reads,
    storage::{Code, Day, schema::disclosure_statements},
    vault::AccountId,
};

type Query<'a> = disclosure_statements::BoxedQuery<'a, crate::storage::MultiBackend>;

/// One page of a desk's list: what is due first, first.
pub(super) fn page(
    at: &mut impl Reads,
    asked: &Asked<'_>,
    (limit, offset): (i64, i64),
) -> Result<Vec<StatementRow>> {
    // First which ones, from the index alone: what is sealed of the others is not fetched to be sorted.
    let ids: Vec<StatementId> = filtered(asked)
        .order((
            disclosure_statements::turn.is_null().asc(),
            disclosure_statements::turn.asc(),
            disclosure_statements::id.asc(),
        ))
        .select(disclosure_statements::id)
        .limit(limit)
        .offset(offset)
        .load(at.conn())?;
    let mut found = statements::by_ids(at, &ids)?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// How many statements a filter finds.
pub(super) fn count(at: &mut impl Reads, asked: &Asked<'_>) -> Result<i64> {
    Ok(filtered(asked).count().get_result(at.conn())?)
}

/// The units of what a filter finds, in the order of their names.
pub(super) fn units(at: &mut impl Reads, asked: &Asked<'_>) -> Result<Vec<String>> {
    Ok(filtered(asked)
        .select(disclosure_statements::unit)
        .distinct()
        .order(disclosure_statements::unit)
        .load(at.conn())?)
}

fn filtered<'a>(asked: &'a Asked<'_>) -> Query<'a> {
    let mut query = disclosure_statements::table
        .filter(disclosure_statements::desk.eq(&asked.desk))
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
    let states: &[State] = match asked.filter.view {
        View::Questions => &[State::InformationRequested],
        View::Reviewed => &State::REVIEWED,
        View::Done => &[State::Closed, State::Certified],
        View::Open | View::Mine | View::Unassigned | View::Due | View::Overdue => {
            &State::UNDER_REVIEW
        }
    };
    let states: Vec<Code<State>> = states.iter().copied().map(Code).collect();
    let query = query.filter(disclosure_statements::state.eq_any(states));
    let today = Day::from(asked.today);
    let soon = Day::from(asked.today.saturating_add(jiff::Span::new().days(7)));
    match asked.filter.view {
        View::Mine => query.filter(disclosure_statements::reviewer.eq(asked.me)),
        View::Unassigned => query.filter(disclosure_statements::reviewer.is_null()),
        View::Due => query
            .filter(disclosure_statements::turn.ge(today))
            .filter(disclosure_statements::turn.le(soon)),
        View::Overdue => query.filter(disclosure_statements::turn.lt(today)),
        View::Open | View::Questions | View::Reviewed | View::Done => query,
    }
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
