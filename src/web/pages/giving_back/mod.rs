//! Matters to be given back to requesters who have got new keys: two people sign.

pub(in crate::web) mod handlers;

use askama::Template;

use crate::{
    advice::Turn,
    error::Problems,
    language::Text,
    web::{
        field::Field,
        page::Frame,
        part::{Crumb, Empty},
        path,
    },
};

/// The matters whose return waits for a signature.
#[derive(Template)]
#[template(path = "giving_back/giving_back.html", config = "config/askama.toml")]
pub struct GivingBackPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    /// Those the reader can sign for or carry out.
    mine: Vec<ReturnRow>,
    /// Those that wait for somebody else.
    others: Vec<ReturnRow>,
    none: Empty,
    current: Option<Field>,
}

/// One matter to be given back.
pub struct ReturnRow {
    /// The handle by which it is signed.
    pub approval: String,
    /// Its number.
    pub number: String,
    /// Its page, for whoever can open it.
    pub href: Option<String>,
    /// What the reader can do for it.
    pub turn: Turn,
}

impl ReturnRow {
    fn standing(&self) -> Text {
        Text::new(match self.turn {
            Turn::Sign => "giving-back-one-signed",
            Turn::CarryOut => "giving-back-two-signed",
            Turn::Wait => "giving-back-waits",
        })
    }
}

impl GivingBackPage {
    /// The page; with `fresh` the password was typed within the last minutes and is not asked for.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<ReturnRow>, fresh: bool, problems: &Problems) -> Self {
        let (others, mine) = rows.into_iter().partition(|row| row.turn == Turn::Wait);
        Self {
            frame: frame
                .at(path::GIVING_BACK)
                .titled(Text::new("giving-back-title"))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("inbox-title"),
                href: path::INBOX.to_owned(),
            }],
            mine,
            others,
            none: Empty {
                text: Text::new("giving-back-none"),
                link: None,
            },
            current: Field::password_again(fresh, problems),
        }
    }
}
