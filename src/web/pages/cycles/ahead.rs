//! What stands before the office in a cycle: the letters that will leave, the fees that are owed, its end.

use askama::Template;
use jiff::civil::Date;

use super::{crumbs, place, statements::FilerRow};
use crate::{
    disclosure::{CycleId, cycle::occasion::Occasion},
    error::Problems,
    language::Text,
    web::{
        page::Frame,
        part::{Crumb, Empty, Tag, Tone},
        path,
    },
};

/// The letters that will leave.
#[derive(Template)]
#[template(path = "cycles/letters.html", config = "config/askama.toml")]
pub struct LettersPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    rehearsal: bool,
    rows: Vec<LetterRow>,
    none: Empty,
}

/// The letters of one occasion on one day.
pub struct LetterRow {
    /// The day.
    pub day: Date,
    /// The occasion.
    pub occasion: Occasion,
    /// How many.
    pub count: i64,
}

/// Those who owe a fee for filing late.
#[derive(Template)]
#[template(path = "cycles/fees.html", config = "config/askama.toml")]
pub struct FeesPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    owed: Text,
    rows: Vec<FilerRow>,
    none: Empty,
}

/// The page before the end of a cycle.
#[derive(Template)]
#[template(path = "cycles/end.html", config = "config/askama.toml")]
pub struct EndPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    revision: i32,
    owed: Option<(Text, String)>,
}

impl LettersPage {
    /// The letters of the cycle called `name`.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name): (CycleId, &Text),
        rehearsal: bool,
        rows: Vec<LetterRow>,
    ) -> Self {
        Self {
            crumbs: crumbs(Some((id, name))),
            frame: frame
                .at(place(id, "letters"))
                .titled(Text::new("letters-ahead-title")),
            rehearsal,
            rows,
            none: Empty {
                text: Text::new("letters-ahead-none"),
                link: None,
            },
        }
    }
}

impl LetterRow {
    fn tag(&self) -> Tag {
        match self.occasion {
            Occasion::Assigned => Tag::new(Text::new("letters-ahead-assigned"), Tone::Plain),
            Occasion::Due => Tag::new(Text::new("letters-ahead-due"), Tone::Due),
            Occasion::Overdue => Tag::new(Text::new("letters-ahead-overdue"), Tone::Refused),
        }
    }
}

impl FeesPage {
    /// Those who owe `amount` in the cycle called `name`, a sum with its currency.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name): (CycleId, &Text),
        amount: &str,
        rows: Vec<FilerRow>,
    ) -> Self {
        Self {
            crumbs: crumbs(Some((id, name))),
            frame: frame
                .at(place(id, "fees"))
                .titled(Text::new("fees-title"))
                .wide(),
            owed: Text::new("fees-owed")
                .with("count", rows.len())
                .with("amount", amount),
            rows,
            none: Empty {
                text: Text::new("fees-none"),
                link: None,
            },
        }
    }
}

impl EndPage {
    /// The page before the end of the cycle called `name`, read at `revision`; `owed` is how many have still to file, and
    /// where they are.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, name, revision): (CycleId, &Text, i32),
        owed: (i64, String),
        problems: &Problems,
    ) -> Self {
        let (count, list) = owed;
        Self {
            crumbs: crumbs(Some((id, name))),
            action: place(id, "end"),
            frame: frame
                .at(place(id, "end"))
                .titled(Text::new("end-title"))
                .with_problems(problems),
            revision,
            owed: (count > 0).then(|| {
                let text = Text::new("disclosure-cycle-owed").with("count", count);
                (text, list)
            }),
        }
    }
}
