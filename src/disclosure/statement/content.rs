//! What is sealed of a statement: what somebody declared and certified, what was asked and answered about it, what the
//! reviewers found.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    disclosure::{
        LineId, RemedyId,
        form::{Answers, Fate, Form, compare},
    },
    language::Text,
    vault::AccountId,
};

/// One version of a statement: one sealed box.
#[derive(Clone, Serialize, Deserialize)]
pub struct Version {
    /// What was declared.
    pub answers: Answers,
    /// What its filer put their name under; none while it is a draft.
    pub certified: Option<Certified>,
}

/// What somebody put their name under.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// The name as they typed it.
    pub name: String,
    /// The words they certified, in the language they read.
    pub words: String,
}

/// How a filed version compares with last year's, for lists that do not open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Whether there is nothing of an earlier year to compare it with.
    pub first: bool,
    /// Whether nothing is declared.
    pub blank: bool,
    /// Items that are new.
    pub added: usize,
    /// Items that differ.
    pub changed: usize,
    /// Items that are gone.
    pub removed: usize,
    /// Answers that the office is to look at.
    pub flagged: usize,
}

/// The first thing to know about a filed statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Novelty {
    /// Nothing is declared.
    Blank,
    /// All is as it was last year.
    Unchanged,
    /// Something differs from last year.
    Changed,
    /// There is no year before.
    New,
}

/// What an item, and with the gravest of them the statement, comes to. In rising order: the highest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// There is no conflict.
    NoConflict,
    /// What was unclear is clear now.
    Clarified,
    /// Advice was given, and nothing has to be done.
    AdviceNoAction,
    /// Advice was given, and something has to be done.
    AdviceAction,
    /// The statement and something else do not agree.
    Discrepancy,
    /// A rule is broken.
    NotCompliant,
    /// It is for another office to decide.
    Referred,
}

/// What a reviewer found about one item, or about the statement as a whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it comes to.
    pub outcome: Outcome,
    /// Why, for reviewers only.
    pub words: String,
    /// Who found it.
    pub by: AccountId,
}

/// What the reviewers found, by the place of the item (`assets.7f3a`); the statement as a whole stands under `""`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings(pub BTreeMap<String, Finding>);

/// One line of what went on about a statement.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Words {
    /// A reviewer asks the filer.
    Question {
        /// The place it is about; none for the whole.
        about: Option<String>,
        /// What is asked.
        words: String,
    },
    /// The filer answers.
    Answer {
        /// The question.
        to: LineId,
        /// What is answered.
        words: String,
    },
    /// A reviewer writes for reviewers.
    Note {
        /// The place it is about; none for the whole.
        about: Option<String>,
        /// What is noted.
        words: String,
    },
    /// Something was said about what is to be done.
    Remedy {
        /// The remedy.
        remedy: RemedyId,
        /// What became of it: the purpose of a sentence.
        what: String,
        /// What was said.
        words: Option<String>,
    },
    /// Something happened.
    Event {
        /// What: the purpose of a sentence.
        what: String,
        /// Words or a name that belong to it.
        detail: Option<String>,
        /// The days it is about, where it is about days.
        days: Option<u32>,
    },
}

impl Summary {
    /// What to know of `after`, beside what was filed before if anything was.
    #[must_use]
    pub fn of(form: &Form, before: Option<&Answers>, after: &Answers) -> Self {
        let comparison = before.map(|before| compare(form, before, after));
        let count = |fate| comparison.as_ref().map_or(0, |found| found.count(fate));
        Self {
            first: before.is_none(),
            blank: form.is_blank(after),
            added: count(Fate::Added),
            changed: count(Fate::Changed),
            removed: count(Fate::Removed),
            flagged: form.flagged(after).len(),
        }
    }

    /// The first thing to know.
    #[must_use]
    pub fn novelty(&self) -> Novelty {
        if self.blank {
            Novelty::Blank
        } else if self.first {
            Novelty::New
        } else if self.added + self.changed + self.removed == 0 {
            Novelty::Unchanged
        } else {
            Novelty::Changed
        }
    }

    /// Whether the rule of the fast lane marks it: nothing declared or nothing changed, and nothing to look at.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.flagged == 0 && matches!(self.novelty(), Novelty::Blank | Novelty::Unchanged)
    }
}

impl Novelty {
    /// Every novelty, the one with most to read first.
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Unchanged, Self::Blank];

    /// The code, in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::Unchanged => "unchanged",
            Self::Changed => "changed",
            Self::New => "new",
        }
    }

    /// The novelty of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|novelty| novelty.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("novelty-{}", self.code()))
    }
}

impl Outcome {
    /// Every outcome in rising order.
    pub const ALL: [Self; 7] = [
        Self::NoConflict,
        Self::Clarified,
        Self::AdviceNoAction,
        Self::AdviceAction,
        Self::Discrepancy,
        Self::NotCompliant,
        Self::Referred,
    ];

    /// The code, in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoConflict => "no-conflict",
            Self::Clarified => "clarified",
            Self::AdviceNoAction => "advice-no-action",
            Self::AdviceAction => "advice-action",
            Self::Discrepancy => "discrepancy",
            Self::NotCompliant => "not-compliant",
            Self::Referred => "referred",
        }
    }

    /// The outcome of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Text {
        Text::keyed(format!("outcome-{}", self.code()))
    }

    /// Whether something is to be done about it.
    #[must_use]
    pub fn leaves_something_to_do(self) -> bool {
        self >= Self::AdviceAction
    }
}

impl Findings {
    /// What the statement comes to: the gravest of all that was found; nothing while nothing was.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        self.0.values().map(|finding| finding.outcome).max()
    }
}

impl Words {
    /// The place it is about; none where it is about the whole, or says it by another line.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::Question { about, .. } | Self::Note { about, .. } => about.as_deref(),
            Self::Answer { .. } | Self::Remedy { .. } | Self::Event { .. } => None,
        }
    }

    /// The kind of line, as it stands open.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Question { .. } => "question",
            Self::Answer { .. } => "answer",
            Self::Note { .. } => "note",
            Self::Remedy { .. } | Self::Event { .. } => "event",
        }
    }

    /// Something happened.
    #[must_use]
    pub fn event(what: &str, detail: Option<&str>) -> Self {
        Self::Event {
            what: what.to_owned(),
            detail: detail.map(ToOwned::to_owned),
            days: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(outcome: Outcome) -> Finding {
        Finding {
            outcome,
            words: String::new(),
            by: AccountId::from_uuid(uuid::Uuid::nil()),
        }
    }

    #[test]
    fn the_highest_outcome_wins() {
        let mut findings = Findings::default();
        assert_eq!(findings.outcome(), None);
        for (place, outcome) in [
            ("assets.1", Outcome::NoConflict),
            ("gifts.2", Outcome::AdviceAction),
            ("", Outcome::Clarified),
        ] {
            findings.0.insert(place.into(), finding(outcome));
        }
        assert_eq!(findings.outcome(), Some(Outcome::AdviceAction));
        assert!(Outcome::ALL.is_sorted());
        assert!(
            Outcome::ALL
                .into_iter()
                .all(|outcome| Outcome::from_code(outcome.code()) == Some(outcome))
        );
    }

    #[test]
    fn the_fast_lane_is_for_what_is_blank_or_as_it_was_and_has_nothing_to_look_at() {
        let plain = Summary {
            first: false,
            blank: false,
            added: 0,
            changed: 0,
            removed: 0,
            flagged: 0,
        };
        assert_eq!(
            (plain.novelty(), plain.is_plain()),
            (Novelty::Unchanged, true)
        );
        let blank = Summary {
            first: true,
            blank: true,
            ..plain.clone()
        };
        assert_eq!((blank.novelty(), blank.is_plain()), (Novelty::Blank, true));
        for (other, novelty) in [
            (
                Summary {
                    first: true,
                    ..plain.clone()
                },
                Novelty::New,
            ),
            (
                Summary {
                    removed: 1,
                    ..plain.clone()
                },
                Novelty::Changed,
            ),
            (
                Summary {
                    flagged: 1,
                    ..plain.clone()
                },
                Novelty::Unchanged,
            ),
        ] {
            assert_eq!((other.novelty(), other.is_plain()), (novelty, false));
        }
    }
}
