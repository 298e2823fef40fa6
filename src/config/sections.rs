//! What concerns the work: who the office is, and how long, how large, how often.

use std::{collections::BTreeMap, ops::RangeInclusive};

use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer};

use crate::{error::Problems, language::Text};

/// Who the office is and when it works.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The IANA name of the time zone that decides what "today" is.
    time_zone: String,
    /// The tags of the languages people may choose from; never empty.
    pub languages: Vec<String>,
    /// The language used where nobody has chosen one; one of `languages`.
    pub language: String,
    /// The name of the file of working days and holidays.
    pub calendar: String,
    /// The month, 1 to 12, in which the office's year begins.
    pub year_start_month: u32,
    /// Whom to turn to with a matter about the office when there is no alternate.
    #[serde(deserialize_with = "set")]
    pub outside_contact: Option<String>,
    /// The fingerprint of the recovery key, once `init` has pinned it.
    #[serde(deserialize_with = "set")]
    pub recovery_fingerprint: Option<String>,
    /// The name of the office by language tag; has one for each of `languages`.
    pub name: BTreeMap<String, String>,
}

/// How long somebody stays signed in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Minutes of rest after which the session of a key holder ends.
    pub idle_minutes_office: u32,
    /// Minutes of rest after which any other session ends.
    pub idle_minutes_staff: u32,
    /// Hours after which every session ends.
    pub absolute_hours: u32,
    /// Minutes for which a freshly typed password holds.
    pub step_up_minutes: u32,
    /// Hours for which an enrolment link can be used.
    pub enrolment_hours: u32,
}

/// What a password costs to compute (Argon2id, RFC 9106).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Password {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// How many are computed at once; 0 means one for each core.
    pub at_once: u32,
    /// How many may wait for their turn.
    pub queue: u32,
    /// The shortest password staff may choose, in characters.
    pub shortest: u32,
}

/// The service standard of advice.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Working days until the first contact.
    pub first_contact_days: u32,
    /// Working days until a standard answer.
    pub standard_answer_days: u32,
    /// Rows on one page of the inbox.
    pub page_rows: u32,
}

/// What a new disclosure cycle proposes; each cycle keeps its own.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Days until a statement is reviewed and certified.
    pub review_days: u32,
    /// Days until the reviewer's questions are answered.
    pub information_days: u32,
    /// Days until a remedy is carried out.
    pub remedy_days: u32,
    /// Days for whoever joins during a cycle.
    pub newcomer_days: u32,
    /// The most days that extensions may add.
    pub extension_cap_days: u32,
    /// Days before the due day of the first reminder.
    pub first_reminder_days: u32,
    /// Days before the due day of the second.
    pub second_reminder_days: u32,
    /// Days after the due day of the first reminder that is late.
    pub overdue_reminder_days: u32,
    /// Days between those that follow.
    pub overdue_every_days: u32,
    /// Rows on one page of the reviewers' list.
    pub page_rows: u32,
}

/// The thresholds of the release guarantee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statistics {
    /// No published count lies in 1..k-1 or rests on fewer than k persons; at least 3.
    pub k: u32,
    /// No breakdown for a group of staff smaller than this.
    pub min_population: u32,
    /// No percentage on a base smaller than this.
    pub base_for_percent: u32,
}

/// How long things are kept.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Years a closed matter is kept.
    pub matter_years: u32,
    /// Days a backup of the shares may be kept.
    pub share_backup_days: u32,
}

impl Office {
    /// The zone that decides what "today" is; UTC before the settings were checked.
    #[must_use]
    pub fn time_zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// The name of the office in the language of `tag`, else in the office's own.
    #[must_use]
    pub fn name_in(&self, tag: &str) -> &str {
        let own = self.name.get(&self.language);
        self.name.get(tag).or(own).map_or("", String::as_str)
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        if TimeZone::get(&self.time_zone).is_err() {
            let text = Text::new("config-time-zone").with("zone", self.time_zone.as_str());
            problems.add("office.time_zone", text);
        }
        if self.languages.is_empty() {
            problems.add("office.languages", Text::new("config-no-language"));
        } else if !self.languages.contains(&self.language) {
            let text = Text::new("config-language-not-among")
                .with("language", self.language.as_str())
                .with("languages", self.languages.join(", "));
            problems.add("office.language", text);
        }
        for tag in &self.languages {
            if tag.parse::<unic_langid::LanguageIdentifier>().is_err() {
                let text = Text::new("config-language-tag").with("language", tag.as_str());
                problems.add("office.languages", text);
            } else if self.name.get(tag).is_none_or(|name| name.trim().is_empty()) {
                let text = Text::new("config-name-missing").with("language", tag.as_str());
                problems.add("office.name", text);
            }
        }
        within(
            problems,
            "office.year_start_month",
            self.year_start_month,
            1..=12,
        );
    }
}

impl Session {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "session.idle_minutes_office",
            self.idle_minutes_office,
            1..=480,
        );
        within(
            problems,
            "session.idle_minutes_staff",
            self.idle_minutes_staff,
            1..=480,
        );
        within(
            problems,
            "session.absolute_hours",
            self.absolute_hours,
            1..=24,
        );
        within(
            problems,
            "session.step_up_minutes",
            self.step_up_minutes,
            1..=60,
        );
        within(
            problems,
            "session.enrolment_hours",
            self.enrolment_hours,
            1..=720,
        );
    }
}

impl Password {
    /// The least is what OWASP's password storage guide still accepts: 19 MiB and two passes.
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "password.memory_kib",
            self.memory_kib,
            19 * 1024..=1024 * 1024,
        );
        within(problems, "password.passes", self.passes, 2..=16);
        within(problems, "password.at_once", self.at_once, 0..=256);
        within(problems, "password.queue", self.queue, 1..=10_000);
        within(problems, "password.shortest", self.shortest, 8..=64);
    }
}

impl Advice {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "advice.first_contact_days",
            self.first_contact_days,
            1..=365,
        );
        within(
            problems,
            "advice.standard_answer_days",
            self.standard_answer_days,
            1..=365,
        );
        within(problems, "advice.page_rows", self.page_rows, 10..=200);
    }
}

impl Disclosure {
    pub(super) fn check(&self, problems: &mut Problems) {
        for (setting, days) in [
            ("disclosure.review_days", self.review_days),
            ("disclosure.information_days", self.information_days),
            ("disclosure.remedy_days", self.remedy_days),
            ("disclosure.newcomer_days", self.newcomer_days),
            ("disclosure.first_reminder_days", self.first_reminder_days),
            ("disclosure.second_reminder_days", self.second_reminder_days),
            (
                "disclosure.overdue_reminder_days",
                self.overdue_reminder_days,
            ),
            ("disclosure.overdue_every_days", self.overdue_every_days),
        ] {
            within(problems, setting, days, 1..=365);
        }
        within(
            problems,
            "disclosure.extension_cap_days",
            self.extension_cap_days,
            0..=365,
        );
        within(problems, "disclosure.page_rows", self.page_rows, 10..=200);
    }
}

impl Statistics {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(problems, "statistics.k", self.k, 3..=1000);
        within(
            problems,
            "statistics.min_population",
            self.min_population,
            0..=100_000,
        );
        within(
            problems,
            "statistics.base_for_percent",
            self.base_for_percent,
            50..=100_000,
        );
    }
}

impl Retention {
    pub(super) fn check(&self, problems: &mut Problems) {
        within(
            problems,
            "retention.matter_years",
            self.matter_years,
            1..=100,
        );
        within(
            problems,
            "retention.share_backup_days",
            self.share_backup_days,
            1..=90,
        );
    }
}

pub(super) fn within(
    problems: &mut Problems,
    setting: &'static str,
    value: u32,
    range: RangeInclusive<u32>,
) {
    if !range.contains(&value) {
        let text = Text::new("config-range")
            .with("setting", setting)
            .with("value", value)
            .with("least", *range.start())
            .with("most", *range.end());
        problems.add(setting, text);
    }
}

pub(super) fn not_empty(problems: &mut Problems, setting: &'static str, value: &str) {
    if value.trim().is_empty() {
        problems.add(setting, Text::new("config-empty").with("setting", setting));
    }
}

/// An empty text means: not set.
pub(super) fn set<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(Some(text).filter(|text| !text.trim().is_empty()))
}
