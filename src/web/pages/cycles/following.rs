//! How a cycle goes, and the lists behind its figures.

use actix_web::web::Path;

use super::{
    Dashboard, DashboardPage,
    course::Course,
    dashboard,
    deciding::row,
    known, name,
    statements::{Shown, StatementsPage},
};
use crate::{
    disclosure::{
        CycleId,
        cycle::{
            Cycle, CycleState,
            exempting::exempted,
            filers::{View, Wanted, filers},
            launch,
            status::status,
        },
        ending,
    },
    error::Result,
    storage::Id,
    web::{
        answer::Answer,
        page::Frame,
        part::Pager,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The dashboard of a cycle that was launched.
pub(super) fn board(me: &Guest, frame: Frame, cycle: &Cycle) -> Result<DashboardPage> {
    let (office, who) = (me.office(), me.who());
    let status = status(office, who, cycle.id)?;
    let launching = match cycle.state {
        CycleState::Launching => {
            let seen = launch::preview(office, who, cycle.id)?;
            let many = |count| i64::try_from(count).unwrap_or(i64::MAX);
            Some((many(seen.assigned), many(seen.filers)))
        }
        _ => None,
    };
    let due = cycle.plan.due_day(office.calendar());
    let view = Dashboard {
        id: cycle.id,
        name: name(me, cycle),
        state: cycle.state,
        rehearsal: cycle.plan.rehearsal,
        due: me.due(due),
        launching,
        course: Course {
            opens: cycle.plan.opens,
            due,
            today: office.today(),
            expected: status.all.expected(),
            filed: status.filed_on.into_iter().collect(),
        },
        all: status.all,
        by_unit: status.by_unit.into_iter().collect(),
        fee: cycle.plan.late_fee.is_some(),
        exempted: exempted(office, who, cycle.id)?.len(),
        endings: ending::endings(office, who)?.len(),
    };
    Ok(DashboardPage::new(frame, view))
}

/// One page of the list behind a count.
pub async fn statements(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = known(me, id)?;
        let wanted = wanted(me);
        let page = filers(me.office(), me.who(), id, &wanted)?;
        let unit = wanted.unit.as_deref();
        let href = |page| format!("{}&page={page}", dashboard::list(id, wanted.view, unit));
        let pager = Pager::new(page.number, page.size, page.total, href);
        let rows = page.rows.into_iter().map(|filer| row(me, filer));
        let shown = Shown {
            id,
            view: wanted.view,
            rows: rows.collect(),
            unit: wanted.unit.clone(),
            pager,
        };
        Answer::page(StatementsPage::new(me.frame(), &name(me, &cycle), shown))
    })
    .await
}

/// What the address asks of the list.
pub(in crate::web) fn wanted(me: &Guest) -> Wanted {
    let asked = me.query();
    let unit = asked.get("unit");
    Wanted {
        view: View::from_code(asked.get("view")),
        unit: (!unit.is_empty()).then(|| unit.to_owned()),
        page: asked.get("page").parse().unwrap_or(1),
    }
}
