//! Statements to be done without, and people to be exempted before a launch: each signed by one, waiting for another.

use askama::Template;

use super::crumbs;
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

/// The endings that wait for a second signature.
#[derive(Template)]
#[template(path = "cycles/endings.html", config = "config/askama.toml")]
pub struct EndingsPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    mine: Vec<EndingRow>,
    others: Vec<EndingRow>,
    none: Empty,
    current: Option<Field>,
}

/// One ending.
pub struct EndingRow {
    /// The handle by which it is signed.
    pub approval: String,
    /// The statement's number, or the staff number where there is none.
    pub number: String,
    /// Whose it is.
    pub name: String,
    /// How it shall end.
    pub ending: Text,
    /// Why.
    pub because: Text,
    /// Whether the reader may sign it: they are not the first.
    pub is_mine: bool,
}

impl EndingsPage {
    /// The page; with `fresh` the password was typed within the last minutes and is not asked for.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<EndingRow>, fresh: bool, problems: &Problems) -> Self {
        let (mine, others) = rows.into_iter().partition(|row| row.is_mine);
        Self {
            crumbs: crumbs(None),
            frame: frame
                .at(path::ENDINGS)
                .titled(Text::new("endings-title"))
                .with_problems(problems),
            mine,
            others,
            none: Empty {
                text: Text::new("endings-none"),
                link: None,
            },
            current: Field::password_again(fresh, problems),
        }
    }
}
