//! The roster goes on changing after a launch: who joins is assigned a statement with a newcomer's time, who moves is followed
//! into the other unit, who leaves without having filed is let go, and who comes back is asked again. The worker does it once for
//! each roster and each day; a launch that was interrupted goes on here, too.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Cycle, CycleState, launch, rows};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    disclosure::{
        StatementId, may,
        review::assigning::separate,
        state::{State, Step},
        statement::{
            rows::{self as statements, StatementRow},
            standing,
        },
    },
    error::Result,
    office::{Act, Office},
    reminders,
    staff::{self, Person},
    storage,
};

/// Why a statement was cancelled whose filer left: a code of the vocabulary `waiver-reason`.
const LEFT: &str = "left";

/// What following the roster came to.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// Newly assigned.
    pub joined: usize,
    /// Followed into another unit.
    pub moved: usize,
    /// Let go.
    pub left: usize,
    /// Asked again.
    pub returned: usize,
    /// Taken from a reviewer who has come to stand above or below the filer.
    pub separated: usize,
}

/// Brings every open cycle up to the roster of today; the worker's.
///
/// # Errors
/// [`crate::Error::Denied`] for anybody but the worker.
pub fn follow_roster(office: &Office, who: &Actor) -> Result<Followed> {
    let today = office.today();
    let (cycles, stamp) = office.look(who, |look| {
        may::keep_house(look)?;
        Ok((rows::cycles(look)?, staff::stamp(look)?))
    })?;
    let stamp = format!("{}-{today}", hex::encode(stamp));
    let mut followed = Followed::default();
    let mut new_roster = false;
    for row in cycles {
        let cycle = Cycle::read(&row)?;
        match cycle.state {
            CycleState::Launching => {
                followed.joined += launch::launch(office, who, cycle.id, &mut |_, _| {})?;
            }
            CycleState::Open if row.followed != stamp => {
                new_roster = true;
                let due = cycle.plan.due_day_of_newcomer(today, office.calendar());
                followed.joined += launch::assign_missing(office, who, &cycle, due, &mut |_| {})?;
                follow_filers(office, who, (&cycle, due), &mut followed)?;
                office.act(who, |act| {
                    may::keep_house(act)?;
                    rows::set_followed(act, cycle.id, &stamp)?;
                    Ok(((), Entry::new(Code::RosterFollowed).about(cycle.id.uuid())))
                })?;
            }
            CycleState::Planned | CycleState::Open | CycleState::Closed => {}
        }
    }
    if new_roster {
        followed.separated = separate(office, who)?;
    }
    Ok(followed)
}

fn follow_filers(
    office: &Office,
    who: &Actor,
    (cycle, due): (&Cycle, Date),
    followed: &mut Followed,
) -> Result<()> {
    let mut after: Option<StatementId> = None;
    loop {
        let (page, people) = office.look(who, |look| {
            let page = statements::followed(look, cycle.id, after, launch::PAGE)?;
            let ids: Vec<PersonId> = page.iter().map(|row| row.person).collect();
            let people = staff::persons(look, &ids)?.into_iter();
            let people: HashMap<PersonId, Person> =
                people.map(|person| (person.id, person)).collect();
            Ok((page, people))
        })?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = Some(last.id);
        move_page(office, who, (cycle, &page, &people), followed)?;
        for row in &page {
            let person = people.get(&row.person);
            let serves = person.is_some_and(|person| person.details.serves_on(office.today()));
            let change = match (row.state.0, row.because.as_deref()) {
                (State::Cancelled, Some(LEFT)) if serves => Step::Reinstate,
                (state, _) if state.is_unfiled() && has_left(person, office.today()) => {
                    Step::Cancel
                }
                _ => continue,
            };
            step(office, who, (row.id, change), due)?;
            followed.left += usize::from(change == Step::Cancel);
            followed.returned += usize::from(change == Step::Reinstate);
        }
    }
}

/// Whoever is on no roster any more, or whose last day is over; not who has still to begin.
fn has_left(person: Option<&Person>, today: Date) -> bool {
    person.is_none_or(|person| person.details.end.is_some_and(|end| end < today))
}

fn move_page(
    office: &Office,
    who: &Actor,
    (cycle, page, people): (&Cycle, &[StatementRow], &HashMap<PersonId, Person>),
    followed: &mut Followed,
) -> Result<()> {
    let moved: Vec<(StatementId, &str)> = page
        .iter()
        .filter_map(|row| {
            let unit = people.get(&row.person)?.details.unit.name();
            (unit != row.unit).then_some((row.id, unit))
        })
        .collect();
    if moved.is_empty() {
        return Ok(());
    }
    followed.moved += moved.len();
    office.act(who, |act| {
        may::keep_house(act)?;
        for (id, unit) in &moved {
            statements::move_unit(act, *id, unit)?;
        }
        let entry = Entry::new(Code::FilersMoved)
            .about(cycle.id.uuid())
            .note(moved.len().to_string());
        Ok(((), entry))
    })
}

fn step(office: &Office, who: &Actor, (id, change): (StatementId, Step), due: Date) -> Result<()> {
    office.act(who, |act| {
        may::keep_house(act)?;
        let mut row = statements::statement(act, id)?.ok_or(crate::Error::Missing)?;
        row.state = storage::Code(row.state.0.after(change)?);
        let back = change == Step::Reinstate;
        reminders::recall(act, id.bytes())?;
        row.disposed = (!back).then_some(act.today().into());
        row.because = (!back).then(|| LEFT.to_owned());
        if back {
            row.due = due.into();
            row.told = None;
        }
        finish(act, &mut row, change)
    })
}

fn finish(act: &mut Act<'_>, row: &mut StatementRow, change: Step) -> Result<((), Entry)> {
    row.revision += 1;
    statements::update(act, row)?;
    let code = match change {
        Step::Reinstate => Code::StatementReinstated,
        _ => Code::StatementCancelled,
    };
    Ok(((), standing::entry(act, code, row)?))
}
