//! What is sealed of a matter: who asks, about what, how it was sorted, and every word that was said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::{
    actor::PersonId,
    error::{Error, Problems, Result},
    language::Text,
    vault::AccountId,
};

/// The longest subject line, in characters.
pub const LONGEST_SUBJECT: usize = 200;
/// The longest message, in bytes: a form is no larger.
pub const LONGEST_MESSAGE: usize = 60 * 1024;

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

/// A message that passed its checks.
pub struct Message(String);

impl Asking {
    /// The subject and the message, once each is there, not too long, and free of characters that could turn a page
    /// around.
    ///
    /// # Errors
    /// [`Error::Invalid`] about `subject`, `message` and `concerns_office`, all at once.
    pub fn check(&self) -> Result<(String, Message, bool)> {
        let mut problems = Problems::new();
        let subject = line("subject", &self.subject, &mut problems);
        let message = words("message", &self.message, &mut problems);
        if self.concerns_office.is_none() {
            problems.add(
                "concerns_office",
                Text::new("advice-concerns-office-missing"),
            );
        }
        problems.check()?;
        Ok((
            subject,
            Message(message),
            self.concerns_office.unwrap_or_default(),
        ))
    }
}

impl Message {
    /// A message that is there, not too long, and free of characters that could turn a page around.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the field `message`.
    pub fn parse(typed: &str) -> Result<Self> {
        let mut problems = Problems::new();
        let message = words("message", typed, &mut problems);
        problems.check()?;
        Ok(Self(message))
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

fn line(field: &'static str, typed: &str, problems: &mut Problems) -> String {
    let line = cleaned(typed.trim());
    if line.is_empty() {
        problems.add(field, Text::keyed(format!("advice-{field}-missing")));
    } else if line.contains('\n') || line.chars().count() > LONGEST_SUBJECT {
        problems.add(
            field,
            Text::keyed(format!("advice-{field}-long")).with("longest", LONGEST_SUBJECT),
        );
    } else if line.chars().any(is_strange) {
        problems.add(field, Text::new("advice-strange-characters"));
    }
    line
}

fn words(field: &'static str, typed: &str, problems: &mut Problems) -> String {
    let text = cleaned(typed.trim());
    if text.is_empty() {
        problems.add(field, Text::keyed(format!("advice-{field}-missing")));
    } else if text.len() > LONGEST_MESSAGE {
        problems.add(
            field,
            Text::keyed(format!("advice-{field}-long")).with("longest", LONGEST_MESSAGE / 1024),
        );
    } else if text.chars().any(is_strange) {
        problems.add(field, Text::new("advice-strange-characters"));
    }
    text
}

/// Browsers send line ends as CR LF; we keep LF.
fn cleaned(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Control characters, and the overrides and isolates that make a text read other than it is written. The plain marks
/// (U+200E, U+200F, U+061C) stay: mixed text needs them.
fn is_strange(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
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

/// The sealed form of a value.
///
/// # Errors
/// [`Error::Broken`] never in practice.
pub(super) fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(Error::broken)
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`Error::Broken`] when the bytes are of another format.
pub(super) fn decode<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|_| Error::broken("a sealed text of an unknown format"))
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
    fn line_ends_of_browsers_are_one_character() {
        assert_eq!(
            Message::parse("one\r\ntwo\r\n").unwrap().words(),
            "one\ntwo"
        );
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

    #[test]
    fn a_message_as_large_as_a_form_is_taken_and_a_larger_one_is_not() {
        let word = "استشارة ";
        let fits = word.repeat(LONGEST_MESSAGE / word.len());
        assert!(Message::parse(&fits).is_ok());
        assert!(Message::parse(&format!("{fits}{fits}")).is_err());
    }
}
