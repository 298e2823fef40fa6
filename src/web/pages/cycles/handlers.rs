//! The cycles, and one of them.

use actix_web::web::Path;

use super::{
    CycleRow, CyclesPage, Overview, OverviewPage, following::board, known, name, place, state,
};
use crate::{
    disclosure::{
        CycleId,
        cycle::{
            self as room, Cycle, CycleState,
            exempting::{exempted, exemptions},
            naming,
            status::status,
        },
    },
    error::Result,
    language::Text,
    role::Role,
    storage::Id,
    web::{
        answer::Answer,
        page::Frame,
        part::Notice,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The cycles.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let cycles = room::known(me.office(), me.who())?;
        let rows = cycles.iter().map(|cycle| row(me, cycle));
        let rows = rows.collect::<Result<_>>()?;
        let walled = me.who().is(Role::Alternate);
        Answer::page(CyclesPage::new(me.frame(), rows, walled))
    })
    .await
}

fn row(me: &Guest, cycle: &Cycle) -> Result<CycleRow> {
    let walled = me.who().is(Role::Alternate);
    let filed = if walled || cycle.state == CycleState::Planned {
        None
    } else {
        let all = status(me.office(), me.who(), cycle.id)?.all;
        Some((all.filed(), all.expected()))
    };
    Ok(CycleRow {
        name: name(me, cycle),
        href: place(cycle.id, ""),
        due: me.due(cycle.plan.due_day(me.office().calendar())),
        state: state(cycle.state),
        rehearsal: cycle.plan.rehearsal,
        filed,
    })
}

/// One cycle: what is left to do before its launch, or how it goes; for an alternate, who of the office itself is asked.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id: CycleId = Id::parse(&id)?;
        if me.who().is(Role::Alternate) {
            return Ok(Answer::see(of_the_office(&known(me, id)?)));
        }
        let cycle = room::cycle(me.office(), me.who(), id)?;
        match cycle.state {
            CycleState::Planned => Answer::page(overview(me, &cycle)?),
            _ => Answer::page(board(me, noticing(me), &cycle)?),
        }
    })
    .await
}

/// Where an alternate decides about those of the office itself.
fn of_the_office(cycle: &Cycle) -> String {
    let step = match cycle.state {
        CycleState::Planned => "exempted",
        _ => "statements",
    };
    place(cycle.id, step)
}

fn overview(me: &Guest, cycle: &Cycle) -> Result<OverviewPage> {
    let plan = &cycle.plan;
    let due = plan.due_day(me.office().calendar());
    let waiting = exemptions(me.office(), me.who())?.into_iter();
    let waiting = waiting.filter(|wait| wait.cycle == cycle.id).count();
    let overview = Overview {
        id: cycle.id,
        name: name(me, cycle),
        rehearsal: plan.rehearsal,
        opens: plan.opens,
        due,
        moved_from: (due != plan.due).then_some(plan.due),
        period: (plan.from, plan.until),
        rules: plan.rules.len(),
        named: naming::named(me.office(), me.who(), cycle.id)?.len(),
        exempted: (exempted(me.office(), me.who(), cycle.id)?.len(), waiting),
    };
    Ok(OverviewPage::new(noticing(me), overview))
}

/// The frame of the next page, saying what was just done.
fn noticing(me: &Guest) -> Frame {
    match me.query().get("done") {
        "plan" => me
            .frame()
            .noticing(Notice::done(Text::new("cycle-done-plan"))),
        "end" => me
            .frame()
            .noticing(Notice::done(Text::new("cycle-done-end"))),
        _ => me.frame(),
    }
}
