//! The accounts of those who do more than ask.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    language::Text,
    web::{
        page::Frame,
        part::{Empty, Tag, Tone},
        path,
    },
};

/// The accounts, by name.
#[derive(Template)]
#[template(path = "accounts/accounts.html", config = "config/askama.toml")]
pub struct AccountsPage {
    frame: Frame,
    rows: Vec<AccountRow>,
    none: Empty,
    all: bool,
}

/// One account.
pub struct AccountRow {
    /// The name of its holder.
    pub name: String,
    /// What they sign in with.
    pub login: String,
    /// What they are to the office.
    pub roles: Vec<Text>,
    /// Since when.
    pub since: Date,
    /// Whether it can sign in.
    pub active: bool,
}

impl AccountRow {
    fn state(&self) -> Tag {
        if self.active {
            Tag::new(Text::new("accounts-active"), Tone::Good)
        } else {
            Tag::new(Text::new("accounts-ended"), Tone::Quiet)
        }
    }
}

impl AccountsPage {
    /// The accounts of the office's roles, or with `all` everybody's.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<AccountRow>, all: bool) -> Self {
        Self {
            frame: frame
                .at(path::ACCOUNTS)
                .titled(Text::new("accounts-title"))
                .wide(),
            rows,
            none: Empty {
                text: Text::new("accounts-none"),
                link: None,
            },
            all,
        }
    }
}
