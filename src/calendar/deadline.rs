use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    state::State,
    workday::{Calendar, days_from},
};
use crate::{
    error::{Error, Result},
    language::Text,
};

/// How long a rule allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// Days the office works.
    WorkingDays(u32),
    /// Days of the calendar.
    Days(u32),
    /// Months of the calendar; from the 31st to the last day of a shorter month.
    Months(u32),
}

/// A clock that was started by an event and is stopped by another: what the rule allows, when it rested, what was
/// added, and when it was met. It knows the days; what is due follows from them and the office's calendar.
///
/// The day of an event is not counted itself: what begins on Monday and allows one working day is due on Tuesday, and
/// a clock that rests from Monday to Wednesday has lost Tuesday and Wednesday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    span: Span,
    start: Date,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pauses: Vec<Pause>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    extensions: Vec<Extension>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    met: Option<Date>,
}

/// A time in which the clock rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// The last day that counted.
    pub from: Date,
    /// The last day that did not; `None` while the clock rests.
    pub to: Option<Date>,
    /// The code of the reason.
    pub reason: String,
}

/// Time added to what the rule allows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The day it was granted.
    pub on: Date,
    /// How much.
    pub by: Span,
    /// The code of the reason.
    pub reason: String,
}

impl Deadline {
    /// A clock that starts on `start` and allows `span`.
    #[must_use]
    pub fn begin(start: Date, span: Span) -> Self {
        Self {
            span,
            start,
            pauses: Vec::new(),
            extensions: Vec::new(),
            met: None,
        }
    }

    /// The day of the event that started the clock.
    #[must_use]
    pub fn start(&self) -> Date {
        self.start
    }

    /// The times it rested, in order.
    #[must_use]
    pub fn pauses(&self) -> &[Pause] {
        &self.pauses
    }

    /// What was added, in order.
    #[must_use]
    pub fn extensions(&self) -> &[Extension] {
        &self.extensions
    }

    /// The day it was met.
    #[must_use]
    pub fn met(&self) -> Option<Date> {
        self.met
    }

    /// Stops the clock after `day` for the reason of a code.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it rests already, is met, or `day` comes before what has been recorded.
    pub fn pause(mut self, day: Date, reason: &str) -> Result<Self> {
        self.open_on(day)?;
        if self.resting().is_some() {
            return Err(Error::invalid(Text::new("deadline-rests-already")));
        }
        self.pauses.push(Pause {
            from: day,
            to: None,
            reason: reason.to_owned(),
        });
        Ok(self)
    }

    /// Lets the clock go on after `day`.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it does not rest, is met, or `day` comes before what has been recorded.
    pub fn resume(mut self, day: Date) -> Result<Self> {
        self.open_on(day)?;
        match self.pauses.last_mut() {
            Some(pause) if pause.to.is_none() => pause.to = Some(day),
            _ => return Err(Error::invalid(Text::new("deadline-goes-already"))),
        }
        Ok(self)
    }

    /// Adds `by` to what the rule allows, decided on `day` for the reason of a code.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is met or `day` comes before what has been recorded.
    pub fn extend(mut self, day: Date, by: Span, reason: &str) -> Result<Self> {
        self.open_on(day)?;
        self.extensions.push(Extension {
            on: day,
            by,
            reason: reason.to_owned(),
        });
        Ok(self)
    }

    /// Ends the clock: what was due was done on `day`. A clock that rests goes on for it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is met already or `day` comes before what has been recorded.
    pub fn meet(mut self, day: Date) -> Result<Self> {
        self.open_on(day)?;
        if let Some(pause) = self.pauses.last_mut()
            && pause.to.is_none()
        {
            pause.to = Some(day);
        }
        self.met = Some(day);
        Ok(self)
    }

    /// The due day, always one the office works on; `None` while the clock rests.
    #[must_use]
    pub fn due(&self, calendar: &Calendar) -> Option<Date> {
        if self.resting().is_some() {
            return None;
        }
        let added = self.extensions.iter().map(|extension| extension.by);
        let end = std::iter::once(self.span)
            .chain(added)
            .fold(self.start, |from, span| self.count(from, span, calendar));
        days_from(end).find(|day| calendar.works(*day) && !self.rests_on(*day))
    }

    /// The due day as the rule alone set it, before any pause or extension: what a report compares with.
    #[must_use]
    pub fn due_at_first(&self, calendar: &Calendar) -> Option<Date> {
        Self::begin(self.start, self.span).due(calendar)
    }

    /// How it stands on `today`.
    #[must_use]
    pub fn state(&self, today: Date, calendar: &Calendar) -> State {
        if let Some(pause) = self.resting() {
            return State::Paused {
                since: pause.from,
                reason: pause.reason.clone(),
            };
        }
        let due = self.due(calendar).unwrap_or(Date::MAX);
        match self.met {
            Some(on) => State::Met { due, on },
            None if today <= due => State::Running {
                due,
                left: calendar.working_between(today, due),
            },
            None => State::Overdue {
                due,
                by: calendar.working_between(due, today),
            },
        }
    }

    /// The day on which `span` has been counted from `from` on, days of rest not counted.
    fn count(&self, from: Date, span: Span, calendar: &Calendar) -> Date {
        let wanted = match span {
            Span::WorkingDays(count) | Span::Days(count) => usize::try_from(count),
            Span::Months(count) => {
                let end = from.saturating_add(i64::from(count).min(12_000).months());
                usize::try_from(end.duration_since(from).as_hours() / 24)
            }
        };
        let Some(last) = wanted.unwrap_or(usize::MAX).checked_sub(1) else {
            return from;
        };
        let working_only = matches!(span, Span::WorkingDays(_));
        days_from(from)
            .skip(1)
            .filter(|day| !self.rests_on(*day) && (!working_only || calendar.works(*day)))
            .nth(last)
            .unwrap_or(Date::MAX)
    }

    fn resting(&self) -> Option<&Pause> {
        self.pauses.last().filter(|pause| pause.to.is_none())
    }

    fn rests_on(&self, day: Date) -> bool {
        self.pauses
            .iter()
            .any(|pause| pause.from < day && pause.to.is_none_or(|to| day <= to))
    }

    /// Today, or the last day that was recorded: a machine whose own clock was set back does not stop the office.
    #[must_use]
    pub fn not_before(&self, today: Date) -> Date {
        today.max(self.last_day())
    }

    fn last_day(&self) -> Date {
        let paused = self
            .pauses
            .last()
            .map(|pause| pause.to.unwrap_or(pause.from));
        paused.map_or(self.start, |day| day.max(self.start))
    }

    /// Whether something may still happen to the clock, and on `day`: its history is written forwards only.
    fn open_on(&self, day: Date) -> Result<()> {
        if self.met.is_some() {
            return Err(Error::invalid(Text::new("deadline-is-met")));
        }
        let last = self.last_day();
        if day < last {
            return Err(Error::invalid(
                Text::new("deadline-day-too-early").with("last", last),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use jiff::{civil::date, tz::TimeZone};
    use proptest::prelude::*;

    use super::*;

    fn geneva() -> Calendar {
        let text = include_str!("../../config/calendars/geneva.toml");
        Calendar::parse("geneva", text, TimeZone::get("Europe/Zurich").unwrap(), 1).unwrap()
    }

    fn three_days(start: Date) -> Deadline {
        Deadline::begin(start, Span::WorkingDays(3))
    }

    #[test]
    fn a_standard_answer_is_due_on_the_third_working_day() {
        let calendar = geneva();
        let due = |start| three_days(start).due(&calendar).unwrap();
        assert_eq!(due(date(2017, 7, 3)), date(2017, 7, 6));
        // Over Good Friday, the weekend and Easter Monday.
        assert_eq!(due(date(2017, 4, 13)), date(2017, 4, 20));
        // Received on a Saturday.
        assert_eq!(due(date(2017, 7, 8)), date(2017, 7, 12));
        // Over the end of the year.
        assert_eq!(due(date(2017, 12, 28)), date(2018, 1, 3));
    }

    #[test]
    fn days_and_months_end_on_a_day_the_office_works() {
        let calendar = geneva();
        let due = |start, span| Deadline::begin(start, span).due(&calendar).unwrap();
        // 30 days from 1 June end on Saturday 1 July.
        assert_eq!(due(date(2017, 6, 1), Span::Days(30)), date(2017, 7, 3));
        assert_eq!(due(date(2017, 3, 31), Span::Months(3)), date(2017, 6, 30));
        assert_eq!(due(date(2017, 11, 30), Span::Months(3)), date(2018, 2, 28));
        // The night the clocks go forward has a day like any other.
        assert_eq!(due(date(2017, 3, 25), Span::Days(2)), date(2017, 3, 27));
        assert_eq!(due(date(2017, 7, 3), Span::Days(0)), date(2017, 7, 3));
    }

    #[test]
    fn a_clock_that_rests_has_no_due_day_and_loses_only_the_days_it_rested() {
        let calendar = geneva();
        let monday = date(2017, 7, 3);
        let resting = three_days(monday)
            .pause(date(2017, 7, 4), "more-information")
            .unwrap();
        assert_eq!(resting.due(&calendar), None);
        assert!(matches!(
            resting.state(date(2017, 9, 1), &calendar),
            State::Paused { .. }
        ));
        let going = resting.resume(date(2017, 7, 10)).unwrap();
        // Tuesday counted; Tuesday and Wednesday of the next week are the other two.
        assert_eq!(going.due(&calendar), Some(date(2017, 7, 12)));
        assert_eq!(going.due_at_first(&calendar), Some(date(2017, 7, 6)));
    }

    #[test]
    fn what_it_says_follows_from_the_day() {
        let calendar = geneva();
        let clock = three_days(date(2017, 7, 5));
        let due = date(2017, 7, 10);
        assert_eq!(
            clock.state(date(2017, 7, 7), &calendar),
            State::Running { due, left: 1 }
        );
        assert_eq!(clock.state(due, &calendar), State::Running { due, left: 0 });
        assert_eq!(
            clock.state(date(2017, 7, 12), &calendar),
            State::Overdue { due, by: 2 }
        );
        let late = clock.clone().meet(date(2017, 7, 11)).unwrap();
        assert_eq!(
            late.state(date(2018, 1, 1), &calendar).in_time(),
            Some(false)
        );
        let early = clock.meet(date(2017, 7, 6)).unwrap();
        let state = early.state(date(2018, 1, 1), &calendar);
        assert_eq!(
            (state.in_time(), state.text().key()),
            (Some(true), "deadline-met")
        );
    }

    #[test]
    fn history_is_written_forwards_and_only_once() {
        let monday = date(2017, 7, 3);
        let tuesday = date(2017, 7, 4);
        let clock = three_days(monday);
        assert!(clock.clone().pause(date(2017, 7, 2), "x").is_err());
        assert!(clock.clone().resume(tuesday).is_err());
        let resting = clock.clone().pause(tuesday, "x").unwrap();
        assert!(resting.clone().pause(tuesday, "x").is_err());
        assert!(resting.clone().resume(monday).is_err());
        let met = resting.meet(date(2017, 7, 5)).unwrap();
        assert_eq!(met.pauses()[0].to, Some(date(2017, 7, 5)));
        for refused in [
            met.clone().pause(date(2017, 7, 6), "x"),
            met.clone().extend(date(2017, 7, 6), Span::Days(1), "x"),
            met.clone().meet(date(2017, 7, 6)),
        ] {
            assert!(refused.is_err());
        }
    }

    #[test]
    fn a_clock_survives_its_column() {
        let clock = three_days(date(2017, 7, 3))
            .pause(date(2017, 7, 4), "more-information")
            .unwrap()
            .extend(date(2017, 7, 5), Span::Days(45), "absence")
            .unwrap();
        let text = serde_json::to_string(&clock).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&text).unwrap(), clock);
        assert_eq!(
            serde_json::to_string(&three_days(date(2017, 7, 3))).unwrap(),
            r#"{"span":{"working-days":3},"start":"2017-07-03"}"#
        );
    }

    fn span() -> impl Strategy<Value = Span> {
        prop_oneof![
            (0u32..60).prop_map(Span::WorkingDays),
            (0u32..130).prop_map(Span::Days),
            (0u32..7).prop_map(Span::Months),
        ]
    }

    proptest! {
        #[test]
        fn a_pause_or_an_extension_never_brings_the_due_day_nearer(
            offset in 0i64..4000, span in span(), by in span(), first in 0i64..40, rest in 0i64..40,
        ) {
            let calendar = geneva();
            let start = date(2016, 1, 1).checked_add(offset.days()).unwrap();
            let plain = Deadline::begin(start, span);
            let due = plain.due(&calendar).unwrap();
            prop_assert!(calendar.works(due) && due >= start);

            let from = start.checked_add(first.days()).unwrap();
            let to = from.checked_add(rest.days()).unwrap();
            let rested = plain.clone().pause(from, "x").unwrap().resume(to).unwrap();
            let later = rested.due(&calendar).unwrap();
            prop_assert!(later >= due);
            prop_assert!(!(from < later && later <= to), "due on a day of rest");
            if rest == 0 {
                prop_assert_eq!(later, due, "a rest of no day changes nothing");
            }
            if let Span::WorkingDays(count) = span && count > 0 {
                let counted = calendar.working_between(start, later)
                    - if from < later { calendar.working_between(from, to.min(later)) } else { 0 };
                prop_assert_eq!(counted, i64::from(count));
            }

            let extended = rested.extend(to, by, "x").unwrap().due(&calendar).unwrap();
            prop_assert!(extended >= later);
        }

        #[test]
        fn the_states_of_a_running_clock_change_once_and_on_the_due_day(offset in 0i64..4000, span in span(), day in -10i64..200) {
            let calendar = geneva();
            let start = date(2016, 1, 1).checked_add(offset.days()).unwrap();
            let clock = Deadline::begin(start, span);
            let due = clock.due(&calendar).unwrap();
            let today = start.checked_add(day.days()).unwrap();
            match clock.state(today, &calendar) {
                State::Running { left, .. } => prop_assert!(today <= due && left >= 0),
                State::Overdue { by, .. } => prop_assert!(today > due && by >= 0),
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
