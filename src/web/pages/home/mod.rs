//! The start page of staff: what there is to do, then what they asked.

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

/// What the visitor has to do, and the visitor's requests.
#[derive(Template)]
#[template(path = "home/home.html", config = "config/askama.toml")]
pub struct HomePage {
    frame: Frame,
    todos: Vec<Todo>,
    requests: Vec<RequestRow>,
    none: Empty,
}

/// Something only the visitor can do.
pub struct Todo {
    /// What.
    pub label: Text,
    /// Where.
    pub href: String,
    /// Until when.
    pub due: Option<Due>,
}

/// One request of the visitor.
pub struct RequestRow {
    /// Its number.
    pub number: String,
    /// What the requester called it.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Where it stands, in the requester's words.
    pub state: Tag,
    /// The day something last happened.
    pub day: Date,
    /// Whether the office wrote something that has not been read.
    pub new: bool,
    /// Until when the office answers.
    pub due: Option<Due>,
}

impl HomePage {
    /// The visitor's start page, newest request first.
    #[must_use]
    pub fn new(frame: Frame, todos: Vec<Todo>, requests: Vec<RequestRow>) -> Self {
        Self {
            frame: frame.at(path::HOME).titled(Text::new("home-title")),
            todos,
            requests,
            none: Empty {
                text: Text::new("home-none"),
                link: Some((Text::new("way-ask"), path::ASK.to_owned())),
            },
        }
    }

    fn things(&self) -> Text {
        Text::new("home-things").with("count", self.todos.len())
    }
}
