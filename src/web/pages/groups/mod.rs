//! Who holds the keys of the office's groups, and the changes that wait for a second signature.

pub(in crate::web) mod handlers;

use askama::Template;

use crate::{
    error::Problems,
    language::Text,
    web::{field::Field, page::Frame, path},
};

/// The changes that wait, and the way to begin one.
#[derive(Template)]
#[template(path = "groups/groups.html", config = "config/askama.toml")]
pub struct GroupsPage {
    frame: Frame,
    changes: Vec<Change>,
    current: Option<Field>,
}

/// A change of a group's members.
pub struct Change {
    /// The name of the group.
    pub group: Text,
    /// The members it would have, each with the characters that they read aloud.
    pub members: Vec<(String, String)>,
    /// How many have signed.
    pub signatures: usize,
    /// The handle by which the visitor signs; none if they have.
    pub handle: Option<String>,
}

impl GroupsPage {
    /// The page; with `fresh` the password was typed within the last minutes and is not asked for.
    #[must_use]
    pub fn new(frame: Frame, changes: Vec<Change>, fresh: bool, problems: &Problems) -> Self {
        Self {
            frame: frame
                .at(path::GROUPS)
                .titled(Text::new("groups-title"))
                .with_problems(problems),
            changes,
            current: Field::password_again(fresh, problems),
        }
    }

    fn propose() -> String {
        path::below(path::GROUPS, "propose")
    }

    fn signed(change: &Change) -> Text {
        Text::new("groups-signed").with("count", change.signatures)
    }
}

/// The name of a group of key holders, by its frozen name.
#[must_use]
pub fn group(name: &str) -> Text {
    Text::keyed(format!("group-{name}"))
}
