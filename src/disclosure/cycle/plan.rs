//! What is decided about a cycle before it begins. Pure: days and rules, nobody's name.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{occasion::Reminders, population::Rule};
use crate::{
    calendar::{Calendar, Deadline, Span},
    config::Settings,
    error::{Error, Problems, Result},
    language::Text,
    vocabulary::Vocabulary,
};

/// A cycle as it is planned: one form, asked of everybody its rules take or somebody names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The year it is called after.
    pub year: i16,
    /// Whether it is only tried out: no letter leaves.
    pub rehearsal: bool,
    /// The day from which people can file.
    pub opens: Date,
    /// The day by which they file; where the office does not work then, the next day it does.
    pub due: Date,
    /// The first day that is reported on.
    pub from: Date,
    /// The last day that is reported on.
    pub until: Date,
    /// Who files because of what the roster says of them; the first rule that takes somebody gives the reason.
    pub rules: Vec<Rule>,
    /// When people are reminded.
    pub reminders: Reminders,
    /// How long each step may take.
    pub clocks: Clocks,
    /// What somebody owes who files late; the office lists it and never collects it.
    pub late_fee: Option<LateFee>,
    /// Years a statement is kept after it was closed.
    pub retention_years: u32,
}

/// How long each step may take, in days of the calendar; what ends on a day off is due on the next working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// From filing to certification.
    pub review: u32,
    /// From a question to its answer.
    pub information: u32,
    /// From an agreed remedy to its proof.
    pub remedy: u32,
    /// For whoever joins after the launch.
    pub newcomer: u32,
    /// The most that all extensions of one statement add.
    pub extension_cap: u32,
}

/// What is owed by whoever files late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateFee {
    /// Days after the due day that cost nothing.
    pub grace: u32,
    /// How much, in whole units of the currency.
    pub amount: u32,
    /// The currency by its code of ISO 4217.
    pub currency: String,
}

impl Plan {
    /// What the settings propose for a year: all of January to March to file, reporting on the year before.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the calendar has no such year.
    pub fn proposed(year: i16, settings: &Settings) -> Result<Self> {
        let day = |year: i16, month, day| {
            Date::new(year, month, day)
                .map_err(|_| Error::field("year", Text::new("disclosure-year")))
        };
        let rules = &settings.disclosure;
        Ok(Self {
            year,
            rehearsal: false,
            opens: day(year, 1, 1)?,
            due: day(year, 3, 31)?,
            from: day(year.saturating_sub(1), 1, 1)?,
            until: day(year.saturating_sub(1), 12, 31)?,
            rules: Vec::new(),
            reminders: Reminders {
                before: vec![rules.first_reminder_days, rules.second_reminder_days],
                on_the_day: true,
                after: rules.overdue_reminder_days,
                every: rules.overdue_every_days,
                tell_managers: true,
            },
            clocks: Clocks {
                review: rules.review_days,
                information: rules.information_days,
                remedy: rules.remedy_days,
                newcomer: rules.newcomer_days,
                extension_cap: rules.extension_cap_days,
            },
            late_fee: None,
            retention_years: settings.retention.matter_years,
        })
    }

    /// Whether the plan can be carried out.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all that is wrong, field by field.
    pub fn check(&self, vocabulary: &Vocabulary) -> Result<()> {
        let mut problems = Problems::new();
        let mut wrong = |field: &str, when: bool, key: &'static str| {
            if when {
                problems.add(field, Text::new(key));
            }
        };
        wrong(
            "year",
            !(1990..=2200).contains(&self.year),
            "disclosure-year",
        );
        wrong(
            "due",
            self.due < self.opens,
            "disclosure-due-before-opening",
        );
        wrong(
            "until",
            self.until < self.from,
            "disclosure-period-backwards",
        );
        let fee = self.late_fee.as_ref();
        let priced = |fee: &LateFee| fee.amount > 0 && fee.currency.len() == 3;
        wrong(
            "late_fee",
            fee.is_some_and(|fee| !priced(fee)),
            "disclosure-late-fee",
        );
        self.clocks.check(&mut problems);
        self.reminders.check(&mut problems);
        for rule in &self.rules {
            rule.check(vocabulary, &mut problems);
        }
        problems.check()
    }

    /// The day by which statements are due: never one on which nobody works.
    #[must_use]
    pub fn due_day(&self, calendar: &Calendar) -> Date {
        calendar.next_working(self.due)
    }

    /// The day by which somebody files to whom it falls on `today`, after the launch: at least as long as a newcomer has,
    /// and never before everybody else.
    #[must_use]
    pub fn due_day_of_newcomer(&self, today: Date, calendar: &Calendar) -> Date {
        let own = Deadline::begin(today, Span::Days(self.clocks.newcomer)).due(calendar);
        own.unwrap_or(Date::MAX).max(self.due_day(calendar))
    }

    /// Why this plan cannot take the place of `old` once people have begun to file; an open form does not change
    /// under anybody's hands, and a promised day is not taken back.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all that may not change any more.
    pub fn may_replace(&self, old: &Self) -> Result<()> {
        let mut problems = Problems::new();
        let frozen = [
            ("year", self.year == old.year),
            ("rehearsal", self.rehearsal == old.rehearsal),
            ("from", self.from == old.from),
            ("until", self.until == old.until),
        ];
        for (field, _) in frozen.into_iter().filter(|(_, same)| !same) {
            problems.add(field, Text::new("disclosure-frozen"));
        }
        if self.due < old.due {
            problems.add("due", Text::new("disclosure-due-earlier"));
        }
        problems.check()
    }
}

impl Clocks {
    fn check(&self, problems: &mut Problems) {
        let days = [
            ("review", self.review, 1),
            ("information", self.information, 1),
            ("remedy", self.remedy, 1),
            ("newcomer", self.newcomer, 1),
            ("extension_cap", self.extension_cap, 0),
        ];
        for (field, value, least) in days {
            if !(least..=730).contains(&value) {
                problems.add(
                    field,
                    Text::new("disclosure-days")
                        .with("least", least)
                        .with("most", 730_u32),
                );
            }
        }
    }
}

impl LateFee {
    /// Whether it is owed for a statement that was due on `due` and filed on `filed`.
    #[must_use]
    pub fn is_owed(&self, due: Date, filed: Date) -> bool {
        filed > due.saturating_add(jiff::Span::new().days(i64::from(self.grace)))
    }
}

#[cfg(test)]
pub(in crate::disclosure) mod tests {
    use std::path::Path;

    use jiff::{civil::date, tz::TimeZone};

    use super::*;

    pub(in crate::disclosure) fn geneva() -> Calendar {
        let text = include_str!("../../../config/calendars/geneva.toml");
        Calendar::parse("geneva", text, TimeZone::get("Europe/Zurich").unwrap(), 1).unwrap()
    }

    pub(in crate::disclosure) fn plan() -> Plan {
        let settings = Settings::sample(Path::new("/nowhere")).unwrap();
        Plan::proposed(2018, &settings).unwrap()
    }

    fn fields(result: Result<()>) -> Vec<String> {
        let Err(Error::Invalid(problems)) = result else {
            panic!("nothing is wrong");
        };
        let fields = problems.iter().map(|problem| problem.field.clone());
        fields.map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn what_the_settings_propose_can_be_carried_out() {
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        plan().check(&vocabulary).unwrap();
        assert_eq!(plan().from, date(2017, 1, 1));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let vocabulary = Vocabulary::load(Path::new("/nowhere")).unwrap();
        let mut plan = plan();
        plan.due = date(2017, 12, 31);
        plan.until = date(2016, 1, 1);
        plan.clocks.review = 0;
        plan.late_fee = Some(LateFee {
            grace: 30,
            amount: 0,
            currency: "USD".into(),
        });
        assert_eq!(
            fields(plan.check(&vocabulary)),
            ["due", "until", "late_fee", "review"]
        );
    }

    #[test]
    fn a_due_day_off_is_moved_to_the_next_working_day() {
        let mut plan = plan();
        // Good Friday to Easter Monday of 2017.
        plan.due = date(2017, 4, 14);
        assert_eq!(plan.due_day(&geneva()), date(2017, 4, 18));
        // The night the clocks go forward is a Sunday like any other.
        plan.due = date(2017, 3, 26);
        assert_eq!(plan.due_day(&geneva()), date(2017, 3, 27));
    }

    #[test]
    fn a_newcomer_has_thirty_days_and_never_less_than_everybody() {
        let (plan, calendar) = (plan(), geneva());
        let due = |day| plan.due_day_of_newcomer(day, &calendar);
        assert_eq!(due(date(2018, 1, 15)), plan.due_day(&calendar));
        assert_eq!(due(date(2018, 5, 3)), date(2018, 6, 4));
    }

    #[test]
    fn a_cycle_under_way_keeps_its_period_and_its_promise() {
        let old = plan();
        let mut new = old.clone();
        new.due = date(2018, 4, 30);
        new.clocks.review = 45;
        new.may_replace(&old).unwrap();
        new.due = date(2018, 2, 28);
        new.from = date(2016, 1, 1);
        assert_eq!(fields(new.may_replace(&old)), ["from", "due"]);
    }

    #[test]
    fn a_late_fee_is_owed_after_its_days_of_grace() {
        let fee = LateFee {
            grace: 30,
            amount: 200,
            currency: "USD".into(),
        };
        let due = date(2018, 3, 31);
        assert!(!fee.is_owed(due, date(2018, 4, 30)));
        assert!(fee.is_owed(due, date(2018, 5, 1)));
    }
}
