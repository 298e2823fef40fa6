//! What is sealed of a matter: who asks, about what, how it was sorted, and every word that was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    actor::PersonId,
    error::{Error, Problems, Result},
    language::{Message, Text, cleaned, is_strange},
    vault::AccountId,
};

/// The longest subject line, in characters.
pub const LONGEST_SUBJECT: usize = 200;

/// Who asks, and how the request came in.
#[derive(Clone, Serialize, Deserialize)]
pub struct Intake {
    /// Who asks.
    pub requester: Requester,
    /// How it came: a code of the vocabulary `channel`.
    pub channel: String,
    /// What it is about, in the requester's words.
    pub subject: String,
    /// Whether it concerns somebody in the ethics office.
    pub concerns_office: bool,
    /// Who logged it for the requester, if somebody did.
    pub logged_by: Option<AccountId>,
}

/// Who asks for advice.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Requester {
    /// Somebody with an account.
    Account {
        /// The account: messages to it are sealed to its key.
        account: AccountId,
        /// The person of the roster, for the statistics.
        person: Option<PersonId>,
        /// The name, as it was.
        name: String,
    },
    /// Somebody of the roster without an account yet.
    Person {
        /// The person.
        person: PersonId,
        /// The name, as it was.
        name: String,
    },
    /// Somebody who comes back with a receipt; nobody knows who.
    Anonymous {
        /// The account of the receipt.
        account: AccountId,
    },
    /// Somebody from outside, as the officer wrote it down.
    Outside {
        /// The name.
        name: String,
    },
}

/// How the office sorted a matter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Triage {
    /// The main subject: a code of the vocabulary `subject`.
    pub subject: String,
    /// Any further subjects.
    pub further: Vec<String>,
    /// A code of the vocabulary `urgency`.
    pub urgency: String,
    /// The kind of requester: a code of the vocabulary `requester`.
    pub requester_kind: String,
    /// Counted as a matter; else a minor contact, which is reported apart.
    pub counted: bool,
    /// To whom it was referred, once it was: a code of the vocabulary `referral`.
    pub referral: Option<String>,
}

/// Something that happened to a matter, for its timeline.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What happened: the purpose of a sentence.
    pub what: String,
    /// A code or name that belongs to it.
    pub detail: Option<String>,
}

/// A request as somebody sends it.
#[derive(Default, Clone)]
pub struct Asking {
    /// What it is about, in a line.
    pub subject: String,
    /// What they ask.
    pub message: String,
    /// Whether it concerns somebody in the ethics office; unanswered is a problem of the form.
    pub concerns_office: Option<bool>,
}

impl Asking {
    /// The subject and the message, once each is there, not too long, and free of characters that could turn a page
    /// around.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `subject`, `message` and `concerns_office`, all at once.
    pub fn check(&self) -> Result<(String, Message, bool)> {
        let mut problems = Problems::new();
        let subject = line("subject", &self.subject, &mut problems);
        let message = Message::parse(&self.message);
        if let Err(Error::Invalid(found)) = &message {
            problems.append(found.clone());
        }
        if self.concerns_office.is_none() {
            problems.add(
                "concerns_office",
                Text::new("advice-concerns-office-missing"),
            );
        }
        problems.check()?;
        Ok((subject, message?, self.concerns_office.unwrap_or_default()))
    }
}

fn line(field: &'static str, typed: &str, problems: &mut Problems) -> String {
    let line = cleaned(typed.trim());
    if line.is_empty() {
        problems.add(field, Text::new("advice-subject-missing"));
    } else if line.contains('\n') || line.chars().count() > LONGEST_SUBJECT {
        problems.add(
            field,
            Text::new("advice-subject-long").with("longest", LONGEST_SUBJECT),
        );
    } else if line.chars().any(is_strange) {
        problems.add(field, Text::new("message-strange-characters"));
    }
    line
}

impl Requester {
    /// The account that can read along, if there is one.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Account { account, .. } | Self::Anonymous { account } => Some(*account),
            Self::Person { .. } | Self::Outside { .. } => None,
        }
    }

    /// The person of the roster, if there is one.
    #[must_use]
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Account { person, .. } => *person,
            Self::Person { person, .. } => Some(*person),
            Self::Anonymous { .. } | Self::Outside { .. } => None,
        }
    }

    /// The name, unless nobody knows it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Account { name, .. } | Self::Person { name, .. } | Self::Outside { name } => {
                Some(name)
            }
            Self::Anonymous { .. } => None,
        }
    }
}

/// The codes a matter is counted by. They outlive it and name nobody.
#[derive(Clone, Serialize, Deserialize)]
pub struct Facts {
    /// The main subject.
    pub subject: String,
    /// Whether it counts as a matter.
    pub counted: bool,
    /// The requester under the statistics key; the same for all anonymous requests together.
    pub person: [u8; 16],
    /// What tells the statistics key from another: under two of them one person would count twice.
    pub under: [u8; 16],
    /// The kind of requester.
    pub requester_kind: String,
    /// How it came in.
    pub channel: String,
    /// When it came in.
    pub received: Date,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asking(subject: &str, message: &str) -> Asking {
        Asking {
            subject: subject.into(),
            message: message.into(),
            concerns_office: Some(false),
        }
    }

    #[test]
    fn arabic_with_its_marks_is_taken_and_overrides_are_not() {
        assert!(
            asking(
                "هدية من مورّد",
                "تلقيت هدية من شركة \u{200f}ABC\u{200e} قيمتها 300"
            )
            .check()
            .is_ok()
        );
        for strange in ["a\u{202e}b", "a\u{2067}b", "a\u{0}b", "a\u{7}b"] {
            assert!(asking("gift", strange).check().is_err(), "{strange:?}");
            assert!(asking(strange, "gift").check().is_err(), "{strange:?}");
        }
    }

    #[test]
    fn all_that_is_missing_is_said_at_once() {
        let Err(Error::Invalid(problems)) = Asking::default().check() else {
            panic!()
        };
        let fields: Vec<_> = problems
            .iter()
            .filter_map(|problem| problem.field.as_deref())
            .collect();
        assert_eq!(fields, ["subject", "message", "concerns_office"]);
    }
}
