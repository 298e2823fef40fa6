//! The office's desk: the inbox sorted by what is due, and one matter with everything about it on one page.

pub(in crate::web) mod handlers;

mod matter;
mod place;
mod whole;
pub(in crate::web) mod working;

pub use matter::{Deed, Matter, MatterPage, Offers, Triage, Write};

use askama::Template;
use jiff::civil::Date;

use crate::{
    language::Text,
    web::{
        assets,
        page::Frame,
        part::{Column, Due, Empty, Pager, Tab, Tag, Tone},
        path,
    },
};

/// The inbox.
#[derive(Template)]
#[template(path = "inbox/inbox.html", config = "config/askama.toml")]
pub struct InboxPage {
    frame: Frame,
    view: Inbox,
    columns: [Column; 5],
    keys: Vec<(&'static str, Text)>,
    none: Empty,
}

/// One page of the inbox as it was asked for.
pub struct Inbox {
    /// The views with their counts; see [`tab`].
    pub tabs: Vec<Tab>,
    /// The code of the order: `due`, `newest` or `oldest`.
    pub order: String,
    /// The code of the view shown.
    pub shown: String,
    /// The matters.
    pub rows: Vec<MatterRow>,
    /// Where this page lies in the list.
    pub pager: Pager,
}

/// One matter in the inbox.
pub struct MatterRow {
    /// Its number.
    pub number: String,
    /// Where it is.
    pub href: String,
    /// What the requester called it.
    pub title: String,
    /// The requester's name; none for a receipt.
    pub requester: Option<String>,
    /// The day it arrived.
    pub received: Date,
    /// The day an answer is due.
    pub due: Option<Due>,
    /// Where it stands; see [`state`].
    pub state: Tag,
    /// Its main subject, once triaged.
    pub subject: Option<Text>,
    /// Whether it is urgent.
    pub urgent: bool,
    /// Who handles it.
    pub handler: Option<String>,
    /// Whether something arrived that the office has not looked at.
    pub unread: bool,
    /// Where to post to take it on; none if it has a handler.
    pub take: Option<String>,
    /// The revision the row was made from.
    pub revision: i32,
}

/// One view of the inbox; `code` is the code of the view.
#[must_use]
pub fn tab(code: &str, count: Option<i64>, current: bool) -> Tab {
    Tab {
        label: Text::keyed(format!("inbox-view-{code}")),
        count,
        href: format!("{}?view={code}", path::INBOX),
        current,
    }
}

/// Where a matter stands, in the office's words; `code` is the code of the state.
#[must_use]
pub fn state(code: &str) -> Tag {
    let tone = match code {
        "received" => Tone::Due,
        "answered" => Tone::Good,
        "closed" | "referred" | "withdrawn" | "waiting" => Tone::Quiet,
        _ => Tone::Plain,
    };
    Tag::new(Text::keyed(format!("matter-state-{code}")), tone)
}

impl InboxPage {
    /// The inbox as it was asked for.
    #[must_use]
    pub fn new(frame: Frame, view: Inbox) -> Self {
        let sort = |order: &str| format!("{}?view={}&order={order}", path::INBOX, view.shown);
        let received = match view.order.as_str() {
            "newest" => (sort("oldest"), Some("descending")),
            "oldest" => (sort("newest"), Some("ascending")),
            _ => (sort("newest"), None),
        };
        let due = (sort("due"), (view.order == "due").then_some("ascending"));
        let columns = [
            Column::new(Text::new("inbox-matter")),
            Column::new(Text::new("inbox-received")).sortable(received.0, received.1),
            Column::new(Text::new("inbox-due")).sortable(due.0, due.1),
            Column::new(Text::new("inbox-state")),
            Column::new(Text::new("inbox-handler")),
        ];
        let keys = vec![
            ("j", Text::new("keys-next-row")),
            ("k", Text::new("keys-previous-row")),
            ("Enter", Text::new("keys-open")),
            ("a", Text::new("keys-take")),
            ("/", Text::new("keys-search")),
            ("n", Text::new("pager-next")),
            ("p", Text::new("pager-previous")),
        ];
        Self {
            frame: frame
                .at(path::INBOX)
                .titled(Text::new("inbox-title"))
                .scripted(&assets::KEYS)
                .wide(),
            none: Empty {
                text: Text::keyed(format!("inbox-none-{}", view.shown)),
                link: None,
            },
            view,
            columns,
            keys,
        }
    }
}
