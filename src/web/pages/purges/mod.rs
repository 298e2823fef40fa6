//! The end of matters: those whose years of retention are over, destroyed only by two people.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::Field,
        page::Frame,
        part::{Crumb, Empty},
        path,
    },
};

/// The matters whose end waits for signatures.
#[derive(Template)]
#[template(path = "purges/purges.html", config = "config/askama.toml")]
pub struct PurgesPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    due: Vec<PurgeRow>,
    held: Vec<PurgeRow>,
    none: Empty,
    current: Option<Field>,
}

/// One matter whose time is over.
pub struct PurgeRow {
    /// The handle by which its end is signed.
    pub approval: String,
    /// The matter's id.
    pub matter: String,
    /// Its number.
    pub number: String,
    /// When it was closed.
    pub disposed: Option<Date>,
    /// Whether a legal hold forbids its end.
    pub held: bool,
}

impl PurgesPage {
    /// The page; with `fresh` the password was typed within the last minutes and is not asked for.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<PurgeRow>, fresh: bool, problems: &Problems) -> Self {
        let (held, due) = rows.into_iter().partition(|row| row.held);
        Self {
            frame: frame
                .at(path::PURGES)
                .titled(Text::new("purges-title"))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("inbox-title"),
                href: path::INBOX.to_owned(),
            }],
            due,
            held,
            none: Empty {
                text: Text::new("purges-none"),
                link: None,
            },
            current: Field::password_again(fresh, problems),
        }
    }

    fn hold() -> String {
        path::below(path::PURGES, "hold")
    }

    fn count(&self) -> Text {
        Text::new("purges-count").with("count", self.due.len())
    }
}
