//! The letters the office writes. None says what a matter is about, which one it is, or whose.

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::letter::Letter;
use crate::{language::Text, storage::Coded};

/// What a letter is for: the only thing about it that stands open in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A link to enrol.
    Enrolment,
    /// Something new in the portal.
    News,
    /// Something is due in the portal.
    Due,
    /// A disclosure statement is to be filed, has arrived, was reviewed.
    Filing,
    /// Something of the reader's people is overdue.
    Supervising,
    /// How the import of a roster went.
    Roster,
    /// Does mail work?
    Test,
}

/// The one-time link to enrol: the only letter with a token.
pub struct Enrolment {
    /// The path of the link, token included.
    pub path: Zeroizing<String>,
    /// The last day on which it works.
    pub until: Date,
}

/// "There is something new for you in the portal", and no word more.
pub struct News;

/// "Something is due": to an officer about matters, to a requester about an answer the office waits for.
pub struct Due {
    /// Whom it reminds.
    pub of: Duty,
}

/// What somebody has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// An officer has matters to see to.
    Matters,
    /// The office waits for the reader's answer.
    Answer,
}

/// How many persons the import of a roster added, changed and ended, and how many lines were refused.
pub struct Roster {
    /// Persons added.
    pub added: usize,
    /// Persons changed.
    pub changed: usize,
    /// Persons who left.
    pub ended: usize,
    /// Lines refused.
    pub refused: usize,
}

/// Shows the administrator that letters leave.
pub struct Test;

impl Kind {
    /// The kind in the reader's language.
    #[must_use]
    pub fn text(self) -> Text {
        Text::keyed(format!("letter-kind-{}", self.code()))
    }

    /// Whether the letter waits for others, so that its moment tells nothing. Who asked for a link, or for a test,
    /// is waiting for it.
    #[must_use]
    pub fn waits(self) -> bool {
        !matches!(self, Self::Enrolment | Self::Test)
    }
}

impl Coded for Kind {
    fn code(&self) -> &'static str {
        match self {
            Self::Enrolment => "enrolment",
            Self::News => "news",
            Self::Due => "due",
            Self::Filing => "filing",
            Self::Supervising => "supervising",
            Self::Roster => "roster",
            Self::Test => "test",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [
            Self::Enrolment,
            Self::News,
            Self::Due,
            Self::Filing,
            Self::Supervising,
            Self::Roster,
            Self::Test,
        ]
        .into_iter()
        .find(|kind| kind.code() == code)
    }
}

impl Letter for Enrolment {
    fn kind(&self) -> Kind {
        Kind::Enrolment
    }

    fn subject(&self) -> Text {
        Text::new("letter-enrolment-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![
            Text::new("letter-enrolment-account"),
            Text::new("letter-enrolment-link").with("until", self.until),
            Text::new("letter-enrolment-nobody-asks"),
        ]
    }

    fn link(&self) -> (Text, &str) {
        (Text::new("letter-enrolment-open"), &self.path)
    }
}

impl Letter for News {
    fn kind(&self) -> Kind {
        Kind::News
    }

    fn subject(&self) -> Text {
        Text::new("letter-news-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![Text::new("letter-news-sign-in")]
    }
}

impl Letter for Due {
    fn kind(&self) -> Kind {
        Kind::Due
    }

    fn subject(&self) -> Text {
        match self.of {
            Duty::Matters => Text::new("letter-due-subject"),
            Duty::Answer => Text::new("letter-due-answer-subject"),
        }
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![match self.of {
            Duty::Matters => Text::new("letter-due-sign-in"),
            Duty::Answer => Text::new("letter-due-answer-sign-in"),
        }]
    }
}

impl Letter for Roster {
    fn kind(&self) -> Kind {
        Kind::Roster
    }

    fn subject(&self) -> Text {
        if self.refused == 0 {
            Text::new("letter-roster-subject")
        } else {
            Text::new("letter-roster-refused-subject")
        }
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![
            Text::new("letter-roster-added").with("count", self.added),
            Text::new("letter-roster-changed").with("count", self.changed),
            Text::new("letter-roster-ended").with("count", self.ended),
            Text::new("letter-roster-refused").with("count", self.refused),
        ]
    }
}

impl Letter for Test {
    fn kind(&self) -> Kind {
        Kind::Test
    }

    fn subject(&self) -> Text {
        Text::new("letter-test-subject")
    }

    fn paragraphs(&self) -> Vec<Text> {
        vec![Text::new("letter-test-works")]
    }
}
