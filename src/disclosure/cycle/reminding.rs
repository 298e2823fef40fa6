//! Letters by plan. Who is to be told follows from the days: the worker asks for everybody who has not filed and was not told
//! since the last occasion. So nothing is scheduled, what was missed in a downtime is made up for once, a clock that was
//! set back doubles nothing, and whoever files is asked no more.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::{Cycle, CycleState, launch::preview, occasion::Occasion, rows};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    disclosure::{
        CycleId, StatementId,
        letters::{Filing, Supervising},
        may,
    },
    error::{Error, Result},
    office::{Act, Look, Office, Reads},
    reminders::{self, Letter, To},
    staff::{self, Person},
    storage::Day,
};

/// How many letters are written in one act.
const ROUND: i64 = 500;

/// How many letters of each occasion leave on one day.
pub type Outgoing = BTreeMap<(Date, Occasion), i64>;

/// What would leave from `first` to `last` if nobody filed anything meanwhile: of a planned cycle, if it were launched now; on
/// a rehearsal as well, from which nothing leaves.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever does not run cycles.
pub fn letters_ahead(
    office: &Office,
    who: &Actor,
    id: CycleId,
    (first, last): (Date, Date),
) -> Result<Outgoing> {
    let (cycle, waiting) = office.look(who, |look| {
        may::look_at_cycles(look)?;
        let cycle = Cycle::read(&rows::cycle(look, id)?)?;
        Ok((cycle, rows::waiting(look, id)?))
    })?;
    let waiting = if cycle.state == CycleState::Planned {
        let due = cycle.plan.due_day(office.calendar());
        let filers = preview(office, who, id)?.filers;
        let filers = i64::try_from(filers).map_err(Error::broken)?;
        vec![(due, filers, filers)]
    } else {
        waiting
    };
    let mut outgoing = Outgoing::new();
    let first = first.max(cycle.plan.opens);
    for (due, count, untold) in waiting {
        // Whoever hears of it for the first time is not reminded on the same day.
        let mut add = |on, letters| {
            if letters > 0 {
                *outgoing.entry(on).or_default() += letters;
            }
        };
        add((first, Occasion::Assigned), untold);
        for (day, occasion) in cycle.plan.reminders.between(due, (first, last)) {
            let new = if day == first { untold } else { 0 };
            add((day, occasion), count - new);
        }
    }
    Ok(outgoing)
}

/// Writes what the plans of the open cycles say today; the worker's. Tells how many letters it wrote.
///
/// # Errors
/// [`crate::Error::Denied`] for anybody but the worker.
pub fn remind(office: &Office, who: &Actor) -> Result<usize> {
    let cycles = office.look(who, |look| {
        may::keep_house(look)?;
        rows::cycles(look)
    })?;
    let mut written = 0;
    for row in cycles {
        let cycle = Cycle::read(&row)?;
        if cycle.state != CycleState::Open || cycle.plan.rehearsal {
            continue;
        }
        if office.today() < cycle.plan.opens {
            continue;
        }
        for (due, _) in office.look(who, |look| rows::due_days(look, cycle.id))? {
            written += tell_filers(office, who, (&cycle, due))?;
        }
        written += tell_supervisors(office, who, (&cycle, row.managers_told.map(Day::date)))?;
    }
    Ok(written)
}

fn tell_filers(office: &Office, who: &Actor, (cycle, due): (&Cycle, Day)) -> Result<usize> {
    let today = office.today();
    // Whoever was never told is told so today, whatever the day: a reminder of what one has not heard of helps nobody.
    let mut written = tell_all(office, who, (cycle.id, due, None), Occasion::Assigned)?;
    if let Some((day, occasion)) = cycle.plan.reminders.latest(due.date(), today) {
        written += tell_all(office, who, (cycle.id, due, Some(day.into())), occasion)?;
    }
    Ok(written)
}

fn tell_all(
    office: &Office,
    who: &Actor,
    (cycle, due, since): (CycleId, Day, Option<Day>),
    occasion: Occasion,
) -> Result<usize> {
    let mut written = 0;
    let more = |look: &mut Look<'_>| rows::untold(look, (cycle, due), since, 1);
    while !office.look(who, more)?.is_empty() {
        written += office.act(who, |act| {
            may::keep_house(act)?;
            let untold = rows::untold(act, (cycle, due), since, ROUND)?;
            let round = write(act, &untold, (occasion, due.date()))?;
            let ids: Vec<StatementId> = untold.iter().map(|(id, _)| *id).collect();
            rows::told(act, &ids, act.today().into())?;
            let entry = Entry::new(Code::Reminded)
                .about(cycle.uuid())
                .note(format!("{round} filers"));
            Ok((round, entry))
        })?;
    }
    Ok(written)
}

fn write(
    act: &mut Act<'_>,
    untold: &[(StatementId, PersonId)],
    (occasion, due): (Occasion, Date),
) -> Result<usize> {
    let ids: Vec<PersonId> = untold.iter().map(|(_, person)| *person).collect();
    let people: HashMap<PersonId, Person> = staff::persons(act, &ids)?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let mut written = 0;
    for (statement, person) in untold {
        let person = people.get(person);
        let letter = Filing {
            statement: *statement,
            occasion,
            due,
        };
        written += usize::from(tell(act, person, &letter, statement.bytes())?);
    }
    Ok(written)
}

/// Writes to somebody of the roster who has an address; tells whether there is one.
fn tell(
    act: &mut Act<'_>,
    person: Option<&Person>,
    letter: &dyn Letter,
    recall: &[u8],
) -> Result<bool> {
    let Some(person) = person.filter(|person| !person.details.email.is_empty()) else {
        return Ok(false);
    };
    let wished = person.details.language.clone();
    let language = wished.unwrap_or_else(|| act.office().settings().office.language.clone());
    let to = To::new(&person.details.email, &language);
    reminders::enqueue(act, letter, &to.unless_recalled(recall))?;
    Ok(true)
}

/// Supervisors hear that something of their people is overdue, once on each occasion however many it is.
fn tell_supervisors(
    office: &Office,
    who: &Actor,
    (cycle, told): (&Cycle, Option<Date>),
) -> Result<usize> {
    let (plan, today) = (&cycle.plan, office.today());
    let occasion = plan
        .reminders
        .latest(plan.due_day(office.calendar()), today)
        .filter(|(_, occasion)| *occasion == Occasion::Overdue);
    let Some((day, _)) = occasion.filter(|(day, _)| told.is_none_or(|told| told < *day)) else {
        return Ok(0);
    };
    if !plan.reminders.tell_managers {
        return Ok(0);
    }
    office.act(who, |act| {
        may::keep_house(act)?;
        let late = rows::late_persons(act, cycle.id, day.into())?;
        let supervisors: BTreeSet<String> = staff::persons(act, &late)?
            .into_iter()
            .filter_map(|person| person.details.supervisor)
            .collect();
        let mut written = 0;
        for staff_id in supervisors {
            let supervisor = staff::person_of_staff_id(act, &staff_id)?;
            written += usize::from(tell(act, supervisor.as_ref(), &Supervising, &[])?);
        }
        rows::set_managers_told(act, cycle.id, today.into())?;
        let entry = Entry::new(Code::Reminded)
            .about(cycle.id.uuid())
            .note(format!("{written} supervisors"));
        Ok((written, entry))
    })
}
