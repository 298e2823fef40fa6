//! The cycles as a focal point sees them, and naming people of one's unit.

use actix_web::web::Path;

use super::{Unit, UnitPage, UnitsPage, address};
use crate::{
    disclosure::{
        CycleId,
        cycle::{
            self as room, Cycle,
            filers::filers,
            status::{Status, status},
        },
    },
    error::{Error, Problems, Result},
    language::Text,
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        pages::cycles::{
            FilerRow,
            following::wanted,
            name,
            populating::{named_rows, offered, rename},
            state,
        },
        part::{Pager, Task},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// The cycles that have not ended.
pub async fn list(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let cycles = room::under_way(me.office(), me.who())?;
        let tasks = cycles.iter().map(|cycle| task(me, cycle));
        let tasks = tasks.collect::<Result<_>>()?;
        Answer::page(UnitsPage::new(me.frame(), tasks))
    })
    .await
}

fn task(me: &Guest, cycle: &Cycle) -> Result<Task> {
    let all = status(me.office(), me.who(), cycle.id)?.all;
    let filed = Text::new("cycles-filed")
        .with("filed", all.filed())
        .with("expected", all.expected());
    Ok(Task {
        label: name(me, cycle),
        hint: Some(filed),
        href: Some(address(cycle.id)),
        state: state(cycle.state),
    })
}

/// One cycle, as far as it is of one's own unit.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let fresh = (&Sent::default(), &Problems::new());
        Answer::page(page(me, Id::parse(&id)?, fresh)?)
    })
    .await
}

fn page(me: &Guest, id: CycleId, (sent, problems): (&Sent, &Problems)) -> Result<UnitPage> {
    let (office, who) = (me.office(), me.who());
    let Status { cycle, all, .. } = status(office, who, id)?;
    let found = filers(office, who, id, &wanted(me))?;
    let href = |page: i64| format!("{}?page={page}", address(id));
    let pager = Pager::new(found.number, found.size, found.total, href);
    let reasons = &office.vocabulary().filing_reason;
    let rows = found.rows.into_iter().map(|filer| {
        let reason = reasons.label(&filer.reason);
        FilerRow::new(filer, reason, None)
    });
    let unit = Unit {
        id,
        name: name(me, &cycle),
        due: me.due(cycle.plan.due_day(office.calendar())),
        tally: all,
        rows: rows.collect(),
        pager,
        named: named_rows(me, id)?,
        reasons: offered(reasons),
    };
    Ok(UnitPage::new(me.frame(), unit, sent, problems))
}

/// Names somebody of one's unit, or takes a name back.
pub async fn change(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        if room::under_way(me.office(), me.who())?
            .iter()
            .all(|cycle| cycle.id != id)
        {
            return Err(Error::Missing);
        }
        match corrected(rename(me, id, sent))? {
            Ok(()) => Ok(Answer::see(address(id))),
            Err(problems) => Answer::refused(page(me, id, (sent, &problems))?),
        }
    })
    .await
}
