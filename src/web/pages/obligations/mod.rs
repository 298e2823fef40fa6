//! What somebody is to file, and has filed.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    language::Text,
    web::{
        page::Frame,
        part::{Due, Empty, Tag},
        path,
    },
};

/// One's obligations.
#[derive(Template)]
#[template(path = "obligations/obligations.html", config = "config/askama.toml")]
pub struct ObligationsPage {
    frame: Frame,
    todo: Vec<Row>,
    rest: Vec<Row>,
    none: Empty,
}

/// One statement.
pub struct Row {
    /// Its number.
    pub number: String,
    /// The form and the year.
    pub title: Text,
    /// Where it is.
    pub href: String,
    /// Where it stands.
    pub state: Tag,
    /// The day to file it by, while it has to be.
    pub due: Option<Due>,
    /// When it was filed.
    pub filed: Option<Date>,
    /// How far it is.
    pub progress: Option<Text>,
    /// What to do next, or that there is nothing to do.
    pub next: Text,
    /// Whose it is, for whoever fills it in for somebody.
    pub whose: Option<String>,
}

impl ObligationsPage {
    /// What is to be done first, then the rest, the newest first.
    #[must_use]
    pub fn new(frame: Frame, todo: Vec<Row>, rest: Vec<Row>) -> Self {
        Self {
            frame: frame
                .at(path::DISCLOSURES)
                .titled(Text::new("filing-list-title")),
            todo,
            rest,
            none: Empty {
                text: Text::new("filing-none"),
                link: Some((Text::new("way-ask"), path::ASK.to_owned())),
            },
        }
    }

    fn parts(&self) -> [(&'static str, &Vec<Row>); 2] {
        [("filing-todo", &self.todo), ("filing-rest", &self.rest)]
    }
}
