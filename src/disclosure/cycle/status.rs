//! How a cycle goes: figures from what stands open about statements, by unit, for those who run it and for focal points of theirs.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Cycle, filers::View, rows};
use crate::{
    actor::Actor,
    disclosure::{CycleId, may, punctuality::Punctuality, state::State},
    error::Result,
    office::Office,
    storage::Day,
};

/// How the statements of one unit stand, or of all units together.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally {
    /// How many in each state.
    pub by_state: BTreeMap<State, i64>,
    /// Not filed though the day is over.
    pub overdue: i64,
    /// Filed by the due day.
    pub on_time: i64,
    /// Filed after it.
    pub late: i64,
    /// Filed after so many reminders, 0 included.
    pub after_reminders: BTreeMap<usize, i64>,
    /// Given more time.
    pub extended: i64,
}

/// How a cycle goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Status {
    /// The cycle.
    pub cycle: Cycle,
    /// All units that whoever asks may see, together.
    pub all: Tally,
    /// Each of them.
    pub by_unit: BTreeMap<String, Tally>,
    /// How many were filed on each day, for a chart.
    pub filed_on: BTreeMap<Date, i64>,
}

impl Tally {
    /// How many statements a view holds.
    #[must_use]
    pub fn count(&self, view: View) -> i64 {
        match view {
            View::Overdue => self.overdue,
            View::OnTime => self.on_time,
            View::Late => self.late,
            View::Extended => self.extended,
            view => {
                let taken = self
                    .by_state
                    .iter()
                    .filter(|(state, _)| view.takes(**state));
                taken.map(|(_, count)| count).sum()
            }
        }
    }

    /// How many statements there are, those that were waived or cancelled left out.
    #[must_use]
    pub fn expected(&self) -> i64 {
        self.count(View::Expected)
    }

    /// How many were filed.
    #[must_use]
    pub fn filed(&self) -> i64 {
        self.count(View::Filed)
    }
}

impl Status {
    /// Changes the tally of a unit and that of all alike, so that they add up.
    fn count(&mut self, unit: String, change: impl Fn(&mut Tally)) {
        change(self.by_unit.entry(unit).or_default());
        change(&mut self.all);
    }
}

/// How a cycle goes: all of it for those who run it, one's own unit for a focal point.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever is neither; [`crate::Error::Missing`] when there is no such cycle.
pub fn status(office: &Office, who: &Actor, id: CycleId) -> Result<Status> {
    let today = office.today();
    office.look(who, |look| {
        let scope = may::see_status(look)?;
        let cycle = Cycle::read(&rows::cycle(look, id)?)?;
        let reminders = cycle.plan.reminders.clone();
        let mut status = Status {
            cycle,
            all: Tally::default(),
            by_unit: BTreeMap::new(),
            filed_on: BTreeMap::new(),
        };
        for (unit, state, count) in rows::standings(look, id)? {
            if scope.covers(&unit) {
                let state = scope.shows(state.0);
                status.count(unit, |tally| {
                    *tally.by_state.entry(state).or_default() += count;
                });
            }
        }
        for (unit, count) in rows::overdue(look, id, Day::from(today))? {
            if scope.covers(&unit) {
                status.count(unit, |tally| tally.overdue += count);
            }
        }
        for (unit, count) in rows::extended(look, id)? {
            if scope.covers(&unit) {
                status.count(unit, |tally| tally.extended += count);
            }
        }
        for (unit, due, assigned, filed, count) in rows::filed(look, id)? {
            let Some(filed) = filed.filter(|_| scope.covers(&unit)) else {
                continue;
            };
            let (due, assigned, filed) = (due.date(), assigned.date(), filed.date());
            let reminded = reminders.before_filing(due, (assigned, filed));
            let in_time = Punctuality::of(due, Some(filed), today) == Punctuality::OnTime;
            status.count(unit, |tally| {
                *if in_time {
                    &mut tally.on_time
                } else {
                    &mut tally.late
                } += count;
                *tally.after_reminders.entry(reminded).or_default() += count;
            });
            *status.filed_on.entry(filed).or_default() += count;
        }
        Ok(status)
    })
}
