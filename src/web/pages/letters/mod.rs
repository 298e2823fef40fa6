//! The post of the office: how many letters wait, and those that could not leave. What they say stays sealed.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::DateTime;

use crate::{
    language::Text,
    reminders::Count,
    web::{page::Frame, part::Empty, path},
};

/// The letters that were given up, and a test of the way out.
#[derive(Template)]
#[template(path = "letters/letters.html", config = "config/askama.toml")]
pub struct LettersPage {
    frame: Frame,
    count: Count,
    rows: Vec<LetterRow>,
    none: Empty,
}

/// One letter that was given up.
pub struct LetterRow {
    /// Its handle.
    pub id: String,
    /// What it was for.
    pub kind: Text,
    /// Why it did not leave the last time.
    pub failure: Text,
    /// How often it was tried.
    pub tries: i64,
    /// When it was given up, by the office's clock.
    pub since: DateTime,
}

impl LetterRow {
    fn again(&self) -> String {
        path::act(path::LETTERS, &self.id, "again")
    }

    fn discard(&self) -> String {
        path::act(path::LETTERS, &self.id, "discard")
    }
}

impl LettersPage {
    /// The page.
    #[must_use]
    pub fn new(frame: Frame, count: Count, rows: Vec<LetterRow>) -> Self {
        Self {
            frame: frame
                .at(path::LETTERS)
                .titled(Text::new("letters-title"))
                .wide(),
            count,
            rows,
            none: Empty {
                text: Text::new("letters-none"),
                link: None,
            },
        }
    }

    fn waiting(&self) -> Text {
        Text::new("letters-waiting").with("count", self.count.waiting)
    }

    fn test() -> String {
        path::below(path::LETTERS, "test")
    }

    fn moment(&self, moment: &DateTime) -> String {
        self.frame.speech().moment(*moment)
    }
}
