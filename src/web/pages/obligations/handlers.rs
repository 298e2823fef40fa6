//! The list of one's obligations.

use super::{ObligationsPage, Row};
use crate::{
    disclosure::{
        State,
        filing::{self, Obligation},
        form::Progress,
    },
    error::Result,
    language::Text,
    web::{
        answer::Answer,
        pages::{
            home::Todo,
            statement::{self, overview},
        },
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What is to be filed, and what was.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let mine = filing::mine(me.office(), me.who())?;
        let (todo, rest) = mine.iter().partition::<Vec<_>, _>(|one| waits(one));
        let rows = |some: Vec<&Obligation>| some.into_iter().map(|one| row(me, one)).collect();
        Answer::page(ObligationsPage::new(me.frame(), rows(todo), rows(rest)))
    })
    .await
}

/// What of it is for the start page: all that waits for the visitor.
pub(in crate::web) fn todos(me: &Guest) -> Result<Vec<Todo>> {
    if !filing::has_any(me.office(), me.who())? {
        return Ok(Vec::new());
    }
    let mine = filing::mine(me.office(), me.who())?;
    let todos = mine.iter().filter(|one| waits(one)).map(|one| Todo {
        label: title(me, one),
        href: statement::of(one.id),
        due: Some(me.due(by(one))),
    });
    Ok(todos.collect())
}

/// Whether something is to be done about it, by whoever looks.
fn waits(one: &Obligation) -> bool {
    let fills_in = one.whose.is_none() || one.state.is_unfiled();
    one.state.is_with_filer() && one.is_open && fills_in
}

/// The day by which it is to be done.
fn by(one: &Obligation) -> jiff::civil::Date {
    match (one.state, one.turn) {
        (State::InformationRequested, Some(turn)) => turn,
        _ => one.due,
    }
}

fn title(me: &Guest, one: &Obligation) -> Text {
    statement::title(one, one.title.spoken(me.speech().tag()))
}

fn row(me: &Guest, one: &Obligation) -> Row {
    let progress = one.progress.filter(|_| one.state.is_unfiled());
    Row {
        number: one.number.clone(),
        title: title(me, one),
        href: statement::of(one.id),
        state: overview::state(one.state),
        due: one.state.is_with_filer().then(|| me.due(by(one))),
        filed: one.submitted,
        progress: progress.map(|progress| {
            Text::new("filing-progress")
                .with("done", progress.done)
                .with("count", progress.of)
        }),
        next: next(one),
        whose: one.whose.clone(),
    }
}

/// What to do next, or that there is nothing to do.
fn next(one: &Obligation) -> Text {
    let complete = one.progress.is_some_and(Progress::is_complete);
    match one.state {
        unfiled if unfiled.is_unfiled() && !one.is_open => {
            Text::new("filing-next-opens").with("opens", one.opens)
        }
        State::Assigned => Text::new("filing-next-begin"),
        State::Draft | State::ExtensionPending if complete => Text::new("filing-next-check"),
        State::Draft | State::ExtensionPending => Text::new("filing-next-go-on"),
        State::InformationRequested => Text::new("filing-next-answer"),
        State::Submitted | State::InReview | State::Resubmitted => Text::new("filing-next-wait"),
        State::Cleared | State::AdviceGiven | State::RemedyOpen | State::Certified => {
            Text::new("filing-next-read")
        }
        State::Closed | State::Waived | State::Cancelled => Text::new("filing-next-nothing"),
    }
}
