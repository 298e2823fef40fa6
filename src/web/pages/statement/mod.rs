//! One statement as its filer sees it: what is to be done, section by section and item by item; the check before it is
//! sent; the receipt, and what comes after.
//!
//! A page is made from the form as it was frozen and from what was answered so far. Drafts are changed by `filling` only,
//! one thing at a time, so that two windows never write over each other.

pub mod answered;
pub(in crate::web) mod asking;
pub(in crate::web) mod calendar;
pub mod check;
mod filling;
pub(in crate::web) mod handlers;
pub(in crate::web) mod import;
pub mod item;
pub(in crate::web) mod keeping;
pub mod overview;
pub(in crate::web) mod question;
pub mod section;
pub(in crate::web) mod sending;
mod whole;

use crate::{
    disclosure::{StatementId, filing::Obligation, form::Form},
    language::{Speech, Text},
    web::{page::Frame, part::Crumb, path},
};

/// What every page of a statement says of it.
#[derive(Clone)]
pub struct Head {
    /// The id in its address.
    pub id: String,
    /// Its number.
    pub number: String,
    /// The form and the year.
    pub title: Text,
    /// Whose it is, for whoever fills it in for somebody.
    pub whose: Option<String>,
    /// Whether it goes to the alternate alone.
    pub alternate: bool,
}

/// What a statement on a form of this title is called.
pub(in crate::web) fn title(obligation: &Obligation, form: &str) -> Text {
    let key = if obligation.rehearsal {
        "filing-title-rehearsal"
    } else {
        "filing-title"
    };
    Text::new(key)
        .with("title", form)
        .with("year", obligation.year.to_string())
}

impl Head {
    /// Of this statement, its form's title in the reader's language.
    #[must_use]
    pub fn of(obligation: &Obligation, form: &Form, speech: &Speech) -> Self {
        Self {
            id: obligation.id.to_string(),
            number: obligation.number.clone(),
            title: title(obligation, form.title.spoken(speech.tag())),
            whose: obligation.whose.clone(),
            alternate: obligation.alternate,
        }
    }

    /// The frame of one of its pages, at `step` below its address.
    fn frame(&self, frame: Frame, step: &str) -> Frame {
        let readers = match (&self.whose, self.alternate) {
            (Some(whose), _) => Text::new("filing-readers-helper").with("name", whose.as_str()),
            (None, true) => Text::new("filing-readers-alternate"),
            (None, false) => Text::new("filing-readers"),
        };
        let here = match step {
            "" => at(&self.id),
            step => below(&self.id, step),
        };
        frame.at(here).read_by(readers)
    }

    /// The way back from its pages.
    fn crumbs(&self) -> Vec<Crumb> {
        vec![
            Crumb {
                label: Text::new("filing-list-title"),
                href: path::DISCLOSURES.to_owned(),
            },
            Crumb {
                label: self.title.clone(),
                href: at(&self.id),
            },
        ]
    }
}

/// The address of a statement.
#[must_use]
pub fn at(id: &str) -> String {
    path::below(path::DISCLOSURES, id)
}

/// The address of the statement of this id.
#[must_use]
pub fn of(id: StatementId) -> String {
    at(&id.to_string())
}

/// An address below a statement's.
fn below(id: &str, step: &str) -> String {
    path::act(path::DISCLOSURES, id, step)
}

/// The step to a section.
fn section_step(section: &str) -> String {
    format!("sections/{section}")
}

/// The step to an item of a section.
fn item_step(section: &str, item: &str) -> String {
    format!("sections/{section}/items/{item}")
}
