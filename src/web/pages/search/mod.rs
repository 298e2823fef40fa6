//! Looking for a matter by what was said in it.

pub(in crate::web) mod handlers;

use askama::Template;

use super::inbox::MatterRow;
use crate::{
    advice::LONGEST_SEARCH,
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Column, Crumb, Empty},
        path,
    },
};

/// The form, and what was found.
#[derive(Template)]
#[template(path = "search/search.html", config = "config/askama.toml")]
pub struct SearchPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    words: Field,
    subject: Choice,
    found: Option<Found>,
    columns: [Column; 5],
    keys: Vec<(&'static str, Text)>,
    none: Empty,
}

/// What was found.
pub struct Found {
    /// The matters shown.
    pub rows: Vec<MatterRow>,
    /// How many were found.
    pub total: usize,
    /// How many were opened to look.
    pub opened: usize,
}

impl Found {
    fn count(&self) -> Text {
        Text::new("search-count").with("count", self.total)
    }

    fn looked(&self) -> Text {
        Text::new("search-looked").with("count", self.opened)
    }
}

impl SearchPage {
    /// The page before a search, or with what it found.
    #[must_use]
    pub fn new(
        frame: Frame,
        subjects: Vec<Offer>,
        found: Option<Found>,
        sent: &Sent,
        problems: &Problems,
    ) -> Self {
        let columns = ["matter", "received", "due", "state", "handler"];
        Self {
            frame: frame
                .at(path::SEARCH)
                .titled(Text::new("search-title"))
                .scripted(&assets::KEYS)
                .with_problems(problems)
                .wide(),
            crumbs: vec![Crumb {
                label: Text::new("inbox-title"),
                href: path::INBOX.to_owned(),
            }],
            words: Field::text("words", Text::new("search-words"))
                .hint(Text::new("search-words-hint").with("longest", LONGEST_SEARCH))
                .key("/")
                .optional()
                .filled(sent, problems),
            subject: Choice::new("subject", Text::new("triage-subject"), subjects)
                .optional()
                .filled(sent, problems),
            found,
            columns: columns.map(|name| Column::new(Text::keyed(format!("inbox-{name}")))),
            keys: vec![
                ("/", Text::new("keys-search")),
                ("j", Text::new("keys-next-row")),
                ("k", Text::new("keys-previous-row")),
                ("Enter", Text::new("keys-open")),
                ("a", Text::new("keys-take")),
            ],
            none: Empty {
                text: Text::new("search-none"),
                link: None,
            },
        }
    }
}
