//! A last look, and the launch. It is begun for whoever asks for it and goes on by itself: they need not wait for its end.

use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
    time::Duration,
};

use actix_web::web::Path;

use super::{
    name, place,
    planning::{changed_by_another, revision},
    preview::{Counted, Launch, LaunchPage, LetOff, Preview, PreviewPage, Without},
};
use crate::{
    actor::Actor,
    disclosure::{
        CycleId,
        cycle::{self as room, CycleState, launch, population},
    },
    error::{Error, Problems, Result},
    office::Office,
    storage::Id,
    web::{
        answer::Answer,
        form::{Form, corrected},
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// How long whoever launches waits for its end: most launches are over by then, and their page shows a cycle that is open.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who would file.
pub async fn preview(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        let seen = launch::preview(me.office(), me.who(), id)?;
        let preview = Preview {
            is_planned: cycle.state == CycleState::Planned,
            ..counted(me, id, seen)
        };
        Answer::page(PreviewPage::new(me.frame(), &name(me, &cycle), preview))
    })
    .await
}

fn counted(me: &Guest, id: CycleId, seen: population::Preview) -> Preview {
    let reasons = &me.office().vocabulary().filing_reason;
    let let_off = &me.office().vocabulary().waiver_reason;
    let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let line = |label: String, count| Counted {
        label,
        count: many(count),
    };
    Preview {
        id,
        is_planned: false,
        filers: many(seen.filers),
        assigned: many(seen.assigned),
        by_reason: seen
            .by_reason
            .into_iter()
            .map(|(code, count)| line(me.speech().say(&reasons.label(&code)), count))
            .collect(),
        by_unit: seen
            .by_unit
            .into_iter()
            .map(|(unit, count)| line(unit, count))
            .collect(),
        unreachable: seen
            .unreachable
            .into_iter()
            .map(|person| Without {
                staff_id: person.staff_id,
                name: person.name,
                unit: person.unit,
            })
            .collect(),
        exempted: seen
            .exempted
            .into_iter()
            .map(|person| LetOff {
                staff_id: person.staff_id,
                name: person.name,
                unit: person.unit,
                because: let_off.label(&person.because),
            })
            .collect(),
        unknown: seen.unknown.into_iter().collect(),
    }
}

/// The page before a launch.
pub async fn form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        if cycle.state != CycleState::Planned {
            return Ok(Answer::see(place(id, "")));
        }
        Answer::page(page(me, id, &Problems::new())?)
    })
    .await
}

fn page(me: &Guest, id: CycleId, problems: &Problems) -> Result<LaunchPage> {
    let cycle = room::cycle(me.office(), me.who(), id)?;
    let seen = launch::preview(me.office(), me.who(), id)?;
    let launch = Launch {
        id,
        name: name(me, &cycle),
        revision: cycle.revision,
        rehearsal: cycle.plan.rehearsal,
        filers: seen.filers,
        unreachable: seen.unreachable.len(),
        exempted: seen.exempted.len(),
        letters: cycle.plan.opens.max(me.office().today()),
        due: cycle.plan.due_day(me.office().calendar()),
    };
    Ok(LaunchPage::new(me.frame(), &launch, problems))
}

/// Launches the plan that was seen. Whoever launches twice launches once.
pub async fn launch(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        let begun = launch::begin(me.office(), me.who(), (id, revision(sent)));
        match corrected(begun) {
            Ok(Ok(())) => {
                go_on(Arc::clone(me.house()), id)?;
                Ok(Answer::see(place(id, "")))
            }
            Ok(Err(problems)) => Answer::refused(page(me, id, &problems)?),
            Err(Error::Conflict) => Answer::conflict(page(me, id, &changed_by_another())?),
            Err(error) => Err(error),
        }
    })
    .await
}

/// Goes on with a launch on a thread of its own, and waits for its end a moment. Where it fails or dies the worker goes on.
fn go_on(office: Arc<Office>, id: CycleId) -> Result<()> {
    let (done, ended) = mpsc::channel();
    thread::Builder::new()
        .name("launch".to_owned())
        .spawn(move || assign(&office, id, &done))?;
    // Whether it ended or takes longer, the page tells how far it is.
    ended.recv_timeout(PATIENCE).unwrap_or_default();
    Ok(())
}

fn assign(office: &Office, id: CycleId, done: &Sender<()>) {
    if let Err(error) = launch::launch(office, &Actor::worker(), id, &mut |_, _| {}) {
        tracing::error!(event = "launch-interrupted", %error);
    }
    // Nobody may be waiting any more.
    done.send(()).unwrap_or_default();
}
