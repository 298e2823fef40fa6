//! Planning a cycle, and changing what was planned.

use actix_web::web::Path;
use jiff::civil::Date;

use super::{
    name, place,
    plan::{PlanPage, Proposed, chosen, planned, sent as spelled},
};
use crate::{
    disclosure::{
        CycleId,
        cycle::{self as room, Cycle, CycleState, plan::Plan, population::Rule},
    },
    error::{Error, Problems, Result},
    language::{Text, typed},
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What is planned first when nobody says otherwise.
const FORM: &str = "un-financial-disclosure";

/// The form of a new cycle, filled in with what the settings propose for its year.
pub async fn form(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let today = me.office().today();
        let asked = typed::number(me.query().get("year")).and_then(|year| year.try_into().ok());
        let year = asked.unwrap_or_else(|| next(today));
        let plan = proposed(me, year)?;
        let forms = &me.app().forms;
        let form = forms.newest(FORM).ok().or_else(|| forms.iter().last());
        let form = form.map_or_else(String::new, |form| {
            format!("{}:{}", form.code, form.version)
        });
        Answer::page(new_page(me, &spelled(&plan, &form), &Problems::new())?)
    })
    .await
}

/// The year whose statements would be due next.
fn next(today: Date) -> i16 {
    if today.month() < 4 {
        today.year()
    } else {
        today.year().saturating_add(1)
    }
}

/// What the settings propose, its days moved to such as the office works on, for those who usually file.
fn proposed(me: &Guest, year: i16) -> Result<Plan> {
    let office = me.office();
    let mut plan = Plan::proposed(year, office.settings())?;
    plan.opens = office.calendar().next_working(plan.opens);
    plan.due = plan.due_day(office.calendar());
    plan.rules = Rule::usual();
    Ok(plan)
}

fn new_page(me: &Guest, sent: &Sent, problems: &Problems) -> Result<PlanPage> {
    room::cycles(me.office(), me.who())?;
    let year = next(me.office().today());
    let proposed = Proposed {
        of: None,
        forms: forms(me),
        years: vec![year, year.saturating_add(1)],
    };
    Ok(PlanPage::new(me.frame(), proposed, sent, problems))
}

/// The forms that can be asked, each with its title.
fn forms(me: &Guest) -> Vec<(String, String)> {
    let tag = me.speech().tag();
    let title = |form: &crate::disclosure::form::Form| {
        let title = form.title.spoken(tag).to_owned();
        (format!("{}:{}", form.code, form.version), title)
    };
    me.app().forms.iter().map(title).collect()
}

/// Plans a cycle.
pub async fn plan(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = proposed(me, next(me.office().today())).and_then(|old| {
            let plan = planned(sent, &old)?;
            let (code, version) = chosen(sent.get("form"))?;
            let form = me.app().forms.get(code, version).map_err(|_| unknown())?;
            room::define(me.office(), me.who(), &plan, form)
        });
        match corrected(done)? {
            Ok(id) => Ok(Answer::see(place(id, ""))),
            Err(problems) => Answer::refused(new_page(me, sent, &problems)?),
        }
    })
    .await
}

fn unknown() -> Error {
    Error::field("form", Text::new("plan-form-choose"))
}

/// The plan of a cycle to be changed.
pub async fn adjust_form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let cycle = room::cycle(me.office(), me.who(), Id::parse(&id)?)?;
        let (code, version) = &cycle.form;
        let sent = spelled(&cycle.plan, &format!("{code}:{version}"));
        Answer::page(adjust_page(me, &cycle, &sent, &Problems::new()))
    })
    .await
}

fn adjust_page(me: &Guest, cycle: &Cycle, sent: &Sent, problems: &Problems) -> PlanPage {
    let used = cycle.state != CycleState::Planned;
    let proposed = Proposed {
        of: Some((cycle.id, name(me, cycle), cycle.revision, used)),
        forms: forms(me),
        years: Vec::new(),
    };
    PlanPage::new(me.frame(), proposed, sent, problems)
}

/// Changes the plan of a cycle. Somebody else may have been first: then the page shows what was typed here, to be kept over what
/// they did.
pub async fn adjust(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        let done = planned(sent, &cycle.plan).and_then(|plan| {
            let form = match (cycle.state, chosen(sent.get("form"))) {
                (CycleState::Planned, chosen) => {
                    let (code, version) = chosen?;
                    Some(me.app().forms.get(code, version).map_err(|_| unknown())?)
                }
                _ => None,
            };
            let at = (id, revision(sent));
            room::adjust(me.office(), me.who(), at, (&plan, form))
        });
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{}?done=plan", place(id, "")))),
            Ok(Err(problems)) => Answer::refused(adjust_page(me, &cycle, sent, &problems)),
            Err(Error::Conflict) => {
                Answer::conflict(adjust_page(me, &cycle, sent, &changed_by_another()))
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// The state of a cycle that a form was made from.
pub(super) fn revision(sent: &Sent) -> i32 {
    let revision = typed::number(sent.get("revision"));
    revision
        .and_then(|revision| revision.try_into().ok())
        .unwrap_or_default()
}

/// Two people worked on one cycle, and this one was second.
pub(super) fn changed_by_another() -> Problems {
    let mut problems = Problems::new();
    problems.add_general(Text::new("cycle-changed"));
    problems
}
