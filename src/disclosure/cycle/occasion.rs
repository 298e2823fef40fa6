//! When somebody is reminded. Pure: an occasion follows from the due day and the plan, so nothing has to be scheduled, and a
//! day that was missed is made up for once.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{error::Problems, language::Text};

/// When people who have not filed are reminded; the days are those of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminders {
    /// So many days before the due day, the most first.
    pub before: Vec<u32>,
    /// On the due day itself.
    pub on_the_day: bool,
    /// So many days after it.
    pub after: u32,
    /// And from then on every so many days.
    pub every: u32,
    /// Whether supervisors hear, as often, that something of their people is overdue; never whose, never what.
    pub tell_managers: bool,
}

/// An occasion on which somebody is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Occasion {
    /// They are to file.
    Assigned,
    /// They are to file before long.
    Due,
    /// The day is over and they have not filed.
    Overdue,
}

impl Reminders {
    pub(super) fn check(&self, problems: &mut Problems) {
        let falling = self.before.is_sorted_by(|one, next| one > next);
        if !falling || self.before.iter().any(|days| !(1..=180).contains(days)) {
            problems.add("before", Text::new("disclosure-reminders-before"));
        }
        for (field, days) in [("after", self.after), ("every", self.every)] {
            if !(1..=180).contains(&days) {
                problems.add(
                    field,
                    Text::new("disclosure-days")
                        .with("least", 1_u32)
                        .with("most", 180_u32),
                );
            }
        }
    }

    /// The last occasion on or before `today` for what is due on `due`; none before the first.
    #[must_use]
    pub fn latest(&self, due: Date, today: Date) -> Option<(Date, Occasion)> {
        let late = i64::from(
            days_between(due, today)
                .checked_sub(i32::try_from(self.after).ok()?)
                .unwrap_or(-1),
        );
        if late >= 0 {
            let missed = late % i64::from(self.every.max(1));
            return Some((minus(today, missed), Occasion::Overdue));
        }
        let before = self
            .before
            .iter()
            .map(|days| minus(due, i64::from(*days)))
            .chain(self.on_the_day.then_some(due));
        before
            .filter(|day| *day <= today)
            .max()
            .map(|day| (day, Occasion::Due))
    }

    /// Every occasion from `first` to `last` for what is due on `due`.
    pub fn between(
        &self,
        due: Date,
        (first, last): (Date, Date),
    ) -> impl Iterator<Item = (Date, Occasion)> {
        first
            .series(Span::new().days(1))
            .take_while(move |day| *day <= last)
            .filter_map(move |day| self.latest(due, day).filter(|(on, _)| *on == day))
    }

    /// How many occasions somebody had been reminded on when they filed on `filed`.
    #[must_use]
    pub fn before_filing(&self, due: Date, (assigned, filed): (Date, Date)) -> usize {
        self.between(due, (assigned, filed))
            .filter(|(day, _)| *day < filed)
            .count()
    }
}

fn minus(day: Date, days: i64) -> Date {
    day.saturating_sub(Span::new().days(days))
}

fn days_between(from: Date, to: Date) -> i32 {
    i32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn reminders() -> Reminders {
        Reminders {
            before: vec![7, 3],
            on_the_day: true,
            after: 3,
            every: 7,
            tell_managers: true,
        }
    }

    const DUE: Date = date(2018, 3, 30);

    #[test]
    fn people_are_reminded_before_on_and_after_the_day_then_weekly() {
        let days: Vec<_> = reminders()
            .between(DUE, (date(2018, 3, 1), date(2018, 4, 20)))
            .collect();
        assert_eq!(
            days,
            [
                (date(2018, 3, 23), Occasion::Due),
                (date(2018, 3, 27), Occasion::Due),
                (DUE, Occasion::Due),
                (date(2018, 4, 2), Occasion::Overdue),
                (date(2018, 4, 9), Occasion::Overdue),
                (date(2018, 4, 16), Occasion::Overdue),
            ]
        );
    }

    #[test]
    fn what_was_missed_is_one_occasion_and_not_many() {
        let latest = |day| reminders().latest(DUE, day);
        assert_eq!(latest(date(2018, 3, 22)), None);
        assert_eq!(
            latest(date(2018, 3, 29)),
            Some((date(2018, 3, 27), Occasion::Due))
        );
        assert_eq!(latest(date(2018, 4, 1)), Some((DUE, Occasion::Due)));
        assert_eq!(
            latest(date(2018, 5, 3)),
            Some((date(2018, 4, 30), Occasion::Overdue))
        );
    }

    #[test]
    fn whoever_files_is_known_to_have_needed_so_many_reminders() {
        let count = |filed| reminders().before_filing(DUE, (date(2018, 1, 2), filed));
        assert_eq!(count(date(2018, 3, 23)), 0);
        assert_eq!(count(date(2018, 3, 24)), 1);
        assert_eq!(count(date(2018, 4, 10)), 5);
    }

    #[test]
    fn a_plan_that_reminds_in_no_order_is_refused() {
        for (before, every) in [(vec![3, 7], 7), (vec![7, 7], 7), (vec![0], 7), (vec![7], 0)] {
            let mut problems = Problems::new();
            let plan = Reminders {
                before,
                every,
                ..reminders()
            };
            plan.check(&mut problems);
            assert!(!problems.is_empty(), "{plan:?}");
        }
    }
}
