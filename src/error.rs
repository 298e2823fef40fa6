//! The five ways a command can fail, and no more.
//!
//! Nothing in an error speaks of content: [`Problem`]s name fields and carry [`Text`]s (a key of a sentence and
//! its arguments), a [`Error::Broken`] keeps its cause for the log and shows people a request number only.

use std::fmt;

use crate::language::Text;

/// The result of every command.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a command did not happen. From outside `Denied` and `Missing` look alike (404).
#[derive(Debug, Clone)]
pub enum Error {
    /// The actor may not do this; the write door records the refusal.
    Denied,
    /// There is no such thing, or it is none of the actor's business.
    Missing,
    /// What was sent, or the state it was sent to, does not allow this; each problem is a sentence for a person.
    Invalid(Problems),
    /// Somebody else changed the same thing first; what was typed is to be kept and shown again.
    Conflict,
    /// The service failed; the cause is for the operator's log and never shown.
    Broken(Cause),
}

/// What is wrong, field by field, in the order of the form.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Problems(Vec<Problem>);

/// One sentence about one field, or about the whole request when `field` is `None`.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The name of the form field, for the link of the error summary.
    pub field: Option<String>,
    /// The sentence.
    pub text: Text,
}

/// The technical cause of a failure, in words for the operator.
#[derive(Debug, Clone)]
pub struct Cause {
    words: String,
    passing: bool,
}

impl Cause {
    /// Whether the same request may well succeed in a moment (503), as when too many people sign in at once.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        self.passing
    }
}

impl Problems {
    /// No problem yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sentence about one field.
    pub fn add(&mut self, field: impl Into<String>, text: Text) {
        self.0.push(Problem {
            field: Some(field.into()),
            text,
        });
    }

    /// Adds a sentence about the whole request.
    pub fn add_general(&mut self, text: Text) {
        self.0.push(Problem { field: None, text });
    }

    /// Takes over all problems of `other`, after those there are.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// The problems in the order they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.0.iter()
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `Ok` when nothing is wrong, else all problems as one error.
    ///
    /// # Errors
    /// [`Error::Invalid`] with these problems.
    pub fn check(self) -> Result<()> {
        if self.is_empty() {
            Ok(())
        } else {
            Err(Error::Invalid(self))
        }
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Error {
    /// One sentence about the whole request.
    #[must_use]
    pub fn invalid(text: Text) -> Self {
        let mut problems = Problems::new();
        problems.add_general(text);
        Self::Invalid(problems)
    }

    /// One sentence about one field.
    #[must_use]
    pub fn field(field: impl Into<String>, text: Text) -> Self {
        let mut problems = Problems::new();
        problems.add(field, text);
        Self::Invalid(problems)
    }

    /// A failure of the service, with its technical cause for the log.
    #[must_use]
    pub fn broken(cause: impl fmt::Display) -> Self {
        Self::Broken(Cause {
            words: cause.to_string(),
            passing: false,
        })
    }

    /// A failure that passes by itself: too much at once, a database that is just restarting.
    #[must_use]
    pub fn busy(cause: impl fmt::Display) -> Self {
        Self::Broken(Cause {
            words: cause.to_string(),
            passing: true,
        })
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str("denied"),
            Self::Missing => f.write_str("missing"),
            Self::Conflict => f.write_str("conflict"),
            Self::Broken(cause) => write!(f, "broken: {cause}"),
            Self::Invalid(problems) => {
                f.write_str("invalid:")?;
                problems
                    .iter()
                    .try_for_each(|problem| write!(f, " {}", problem.text.key()))
            }
        }
    }
}

impl std::error::Error for Error {}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        Self::broken(cause)
    }
}
