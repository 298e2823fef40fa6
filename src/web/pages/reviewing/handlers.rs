//! The work list: what is to be reviewed, in several views.

use super::{
    ReviewRow, Reviews, ReviewsPage,
    place::{Place, address, filter},
    state, tab,
};
use crate::{
    disclosure::{
        Step,
        review::worklist::{self, Filter, Listed, View},
        statement::content::{Novelty, Outcome, Summary},
    },
    error::Result,
    language::Text,
    role::Role,
    web::{
        answer::Answer,
        pages::home::Todo,
        part::{Notice, Pager, Tab},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// One page of the work list.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let filter = filter(me.query());
        let wanted = me.query().get("page").parse().unwrap_or(1);
        let (office, who) = (me.office(), me.who());
        let page = worklist::list(office, who, &filter, wanted)?;
        let size = i64::from(office.settings().disclosure.page_rows);
        let assigns = page.assigns;
        let here = address(&filter);
        let first = (page.number - 1) * size + 1;
        let rows = page.rows.into_iter().zip(first..);
        let reviews = Reviews {
            tabs: tabs(&page.counts, &filter, assigns),
            sieves: sieves(&filter),
            units: units(page.units, &filter),
            unit: filter.unit.clone(),
            shown: filter.view.code().to_owned(),
            rows: rows
                .map(|(listed, at)| row(me, listed, (&filter, at), assigns))
                .collect(),
            pager: Pager::new(page.number, size, page.total, |page| {
                format!("{here}&page={page}")
            }),
        };
        let frame = match me.query().get("done") {
            "assign" => me
                .frame()
                .noticing(Notice::done(Text::new("reviews-done-assign"))),
            _ => me.frame(),
        };
        Answer::page(ReviewsPage::new(frame, reviews))
    })
    .await
}

/// The views; a reviewer's list is their own anyway.
fn tabs(counts: &[(View, i64)], filter: &Filter, assigns: bool) -> Vec<Tab> {
    let shown = |view: View| assigns || !matches!(view, View::Mine | View::Unassigned);
    let counts = counts.iter().copied().filter(|(view, _)| shown(*view));
    counts
        .map(|(view, count)| tab(view.code(), Some(count), view == filter.view))
        .collect()
}

/// All, then only what is new, changed, unchanged, blank, or to be looked at.
fn sieves(filter: &Filter) -> Vec<Tab> {
    let sieve = |label, novelty, flagged| {
        let sifted = Filter {
            novelty,
            flagged,
            ..filter.clone()
        };
        Tab {
            label,
            count: None,
            current: (filter.novelty, filter.flagged) == (novelty, flagged),
            href: address(&sifted),
        }
    };
    let mut sieves = vec![sieve(Text::new("reviews-all"), None, false)];
    let novelties = Novelty::ALL.into_iter();
    sieves.extend(novelties.map(|novelty| sieve(novelty.label(), Some(novelty), false)));
    sieves.push(sieve(Text::new("reviews-flagged"), None, true));
    sieves
}

fn units(units: Vec<String>, filter: &Filter) -> Vec<Tab> {
    let tab = |unit: String| Tab {
        label: Text::new("web-who-name").with("name", unit.as_str()),
        count: None,
        current: filter.unit.as_ref() == Some(&unit),
        href: address(&Filter {
            unit: Some(unit),
            ..filter.clone()
        }),
    };
    units.into_iter().map(tab).collect()
}

fn row(me: &Guest, listed: Listed, (filter, at): (&Filter, i64), assigns: bool) -> ReviewRow {
    let id = listed.id;
    let unassigned = listed.reviewer.is_none() && listed.state.allows(Step::Assign);
    ReviewRow {
        novelty: listed.summary.as_ref().map(novelty),
        flagged: listed.summary.as_ref().and_then(flagged),
        href: listed
            .summary
            .is_some()
            .then(|| Place::new(filter.clone(), at).href(id)),
        turn: listed.turn.map(|day| me.due(day)),
        state: state(listed.state),
        outcome: listed.outcome.map(Outcome::label),
        assign: (assigns && unassigned)
            .then(|| path::act(path::REVIEWS, &id.to_string(), "assign")),
        number: listed.number,
        filer: listed.filer,
        unit: listed.unit,
        filed: listed.submitted,
        reviewer: listed.reviewer,
        unread: listed.unread,
    }
}

/// What differs from last year, else how the statement is new.
pub(super) fn novelty(summary: &Summary) -> Text {
    match summary.novelty() {
        Novelty::Changed => Text::new("reviews-changes")
            .with("added", summary.added)
            .with("changed", summary.changed)
            .with("removed", summary.removed),
        other => other.label(),
    }
}

/// How many answers are to be looked at; nothing where none is.
pub(super) fn flagged(summary: &Summary) -> Option<Text> {
    (summary.flagged > 0).then(|| Text::new("reviews-flagged-count").with("count", summary.flagged))
}

/// What whoever reviews has to do, for the start page.
pub(in crate::web) fn todos(me: &Guest) -> Result<Vec<Todo>> {
    let desk = [Role::Reviewer, Role::Officer, Role::Head, Role::Alternate];
    if !me.who().is_any(&desk) {
        return Ok(Vec::new());
    }
    let counts = worklist::counts(me.office(), me.who())?.into_iter();
    let mine = counts.filter(|(view, count)| *view == View::Mine && *count > 0);
    Ok(mine
        .map(|(view, count)| Todo {
            label: Text::new("reviews-todo").with("count", count),
            href: address(&Filter::of(view)),
            due: None,
        })
        .collect())
}
