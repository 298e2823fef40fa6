//! Cycles of disclosure, for those who run them.

use std::collections::BTreeMap;

use actix_web::web::{Json, Path};
use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    actor::Actor,
    disclosure::{
        CycleId,
        cycle::{
            self as room,
            filers::View,
            launch::{self, launch},
            occasion::Occasion,
            reminding::letters_ahead,
            status::{Tally, status},
        },
    },
    error::Result,
    storage::{Coded, Id},
    web::{problem::JsonProblem, visitor::Guest},
};

/// A cycle: one form, asked for one year.
#[derive(Serialize, ToSchema)]
pub struct Cycle {
    id: Uuid,
    year: i16,
    /// The code of its form.
    form: String,
    form_version: u32,
    /// `planned`, `launching`, `open` or `closed`.
    state: &'static str,
    /// Whether it is only tried out.
    rehearsal: bool,
    /// What a launch has to name: the state of the plan that was seen.
    revision: i32,
    #[schema(value_type = String, format = Date)]
    opens: Date,
    /// The day by which people file, on which the office works.
    #[schema(value_type = String, format = Date)]
    due: Date,
}

/// How a cycle goes.
#[derive(Serialize, ToSchema)]
pub struct CycleStanding {
    cycle: Cycle,
    /// All units together, by what is counted: `expected` is `not-begun`, `begun` and `filed`; `filed` is `on-time` and `late`.
    all: BTreeMap<&'static str, i64>,
    /// The same for each unit.
    by_unit: BTreeMap<String, BTreeMap<&'static str, i64>>,
}

/// Who would file.
#[derive(Serialize, ToSchema)]
pub struct CyclePreview {
    filers: usize,
    /// How many of them have their statement already.
    assigned: usize,
    /// By the code of the reason.
    by_reason: BTreeMap<String, usize>,
    by_unit: BTreeMap<String, usize>,
    /// The staff numbers of those whom no letter reaches.
    unreachable: Vec<String>,
    /// The staff numbers of those who were exempted, and are counted nowhere else.
    exempted: Vec<String>,
    /// What the rules ask for and nobody has.
    unknown: Vec<String>,
}

/// The plan that is launched.
#[derive(Deserialize, ToSchema)]
pub struct Launch {
    revision: i32,
}

/// What a launch came to.
#[derive(Serialize, ToSchema)]
pub struct Launched {
    /// How many statements are new.
    assigned: usize,
}

/// The letters of one occasion on one day.
#[derive(Serialize, ToSchema)]
pub struct LettersOfDay {
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// `assigned`, `due` or `overdue`.
    occasion: &'static str,
    letters: i64,
}

/// How far the list of letters looks ahead, in days.
const AHEAD: i64 = 120;

impl Cycle {
    fn of(guest: &Guest, cycle: room::Cycle) -> Self {
        let due = cycle.plan.due_day(guest.office().calendar());
        let (form, form_version) = cycle.form;
        Self {
            id: cycle.id.uuid(),
            year: cycle.plan.year,
            form,
            form_version,
            state: cycle.state.code(),
            rehearsal: cycle.plan.rehearsal,
            revision: cycle.revision,
            opens: cycle.plan.opens,
            due,
        }
    }
}

fn counts(tally: &Tally) -> BTreeMap<&'static str, i64> {
    let views = View::ALL.into_iter();
    views.map(|view| (view.code(), tally.count(view))).collect()
}

/// The cycles, the newest year first.
#[utoipa::path(get, path = "/cycles", tag = "cycles", security(("bearer" = [])),
    responses((status = 200, body = [Cycle])))]
pub async fn cycles(caller: Caller) -> Result<Reply<Vec<Cycle>>, JsonProblem> {
    caller
        .run(|guest| {
            let cycles = room::known(guest.office(), guest.who())?.into_iter();
            Ok(cycles.map(|cycle| Cycle::of(guest, cycle)).collect())
        })
        .await
}

/// How a cycle goes.
#[utoipa::path(get, path = "/cycles/{id}", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = CycleStanding)))]
pub async fn cycle(caller: Caller, id: Path<Uuid>) -> Result<Reply<CycleStanding>, JsonProblem> {
    caller
        .run(move |guest| {
            let id: CycleId = Id::from_uuid(*id);
            room::cycle(guest.office(), guest.who(), id)?;
            let status = status(guest.office(), guest.who(), id)?;
            let units = status.by_unit.iter();
            Ok(CycleStanding {
                all: counts(&status.all),
                by_unit: units
                    .map(|(unit, tally)| (unit.clone(), counts(tally)))
                    .collect(),
                cycle: Cycle::of(guest, status.cycle),
            })
        })
        .await
}

/// Who would file if the cycle were launched today.
#[utoipa::path(get, path = "/cycles/{id}/preview", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = CyclePreview)))]
pub async fn cycle_preview(
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Reply<CyclePreview>, JsonProblem> {
    caller
        .run(move |guest| {
            let seen = launch::preview(guest.office(), guest.who(), Id::from_uuid(*id))?;
            let unreachable = seen.unreachable.into_iter();
            let exempted = seen.exempted.into_iter();
            Ok(CyclePreview {
                filers: seen.filers,
                assigned: seen.assigned,
                by_reason: seen.by_reason,
                by_unit: seen.by_unit,
                unreachable: unreachable.map(|person| person.staff_id).collect(),
                exempted: exempted.map(|person| person.staff_id).collect(),
                unknown: seen.unknown.into_iter().collect(),
            })
        })
        .await
}

/// Launches the plan that was seen; answers once everybody is assigned. Launched twice, it changes nothing.
#[utoipa::path(post, path = "/cycles/{id}/launch", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = Launch, responses((status = 200, body = Launched)))]
pub async fn launch_cycle(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Launch>,
) -> Result<Reply<Launched>, JsonProblem> {
    caller
        .run(move |guest| {
            let (office, id) = (guest.office(), Id::from_uuid(*id));
            launch::begin(office, guest.who(), (id, body.revision))?;
            // It was begun by whoever asked; it is carried out like one that was interrupted.
            let assigned = launch(office, &Actor::worker(), id, &mut |_, _| {})?;
            Ok(Launched { assigned })
        })
        .await
}

/// What letters will leave on which day if nobody files anything meanwhile.
#[utoipa::path(get, path = "/cycles/{id}/letters", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = [LettersOfDay])))]
pub async fn cycle_letters(
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Reply<Vec<LettersOfDay>>, JsonProblem> {
    caller
        .run(move |guest| {
            let today = guest.office().today();
            let days = (today, today.saturating_add(Span::new().days(AHEAD)));
            let ahead = letters_ahead(guest.office(), guest.who(), Id::from_uuid(*id), days)?;
            let letters = ahead.into_iter().map(|((day, on), letters)| LettersOfDay {
                day,
                occasion: match on {
                    Occasion::Assigned => "assigned",
                    Occasion::Due => "due",
                    Occasion::Overdue => "overdue",
                },
                letters,
            });
            Ok(letters.collect())
        })
        .await
}
