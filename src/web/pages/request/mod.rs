//! One request as its requester sees it: where it stands, what was said, what can be said now.

pub(in crate::web) mod handlers;

use askama::Template;

use crate::{
    error::Problems,
    language::Text,
    web::{
        assets,
        field::{Field, Sent},
        page::Frame,
        part::{Crumb, Event, Fact, Stage, Tag, Tone},
        path,
    },
};

/// The most characters of one message.
pub const MESSAGE_LIMIT: u32 = 10_000;

/// What the page shows of a request.
pub struct Request {
    /// The id in its address.
    pub id: String,
    /// Its number.
    pub number: String,
    /// What the requester called it.
    pub title: String,
    /// Where it stands; see [`state`].
    pub state: Tag,
    /// What is known of it.
    pub facts: Vec<Fact>,
    /// The stages of its way.
    pub stages: Vec<Stage>,
    /// What happened and was said, oldest first; only what is the requester's to see.
    pub events: Vec<Event>,
    /// Whether the requester may write.
    pub open: bool,
    /// Whether it came with a receipt, so that leaving the page needs a reminder of it.
    pub anonymous: bool,
    /// Whether it went to the alternate alone.
    pub alternate: bool,
}

/// One request.
#[derive(Template)]
#[template(path = "request/request.html", config = "config/askama.toml")]
pub struct RequestPage {
    frame: Frame,
    request: Request,
    reply: Field,
    crumbs: Vec<Crumb>,
}

/// Taking a request back: says what will happen, and needs the word typed.
#[derive(Template)]
#[template(path = "request/withdraw.html", config = "config/askama.toml")]
pub struct WithdrawPage {
    frame: Frame,
    id: String,
    word: Field,
    needed: Text,
}

/// Where a request stands, in the requester's words; `code` is the code of the state.
#[must_use]
pub fn state(code: &str) -> Tag {
    let tone = match code {
        "waiting" => Tone::Due,
        "answered" => Tone::Good,
        "closed" | "referred" | "withdrawn" => Tone::Quiet,
        _ => Tone::Plain,
    };
    Tag::new(Text::keyed(format!("request-state-{code}")), tone)
}

/// What happened; `code` is the code of the event, `asked`, `message` or `note`.
#[must_use]
pub fn event(code: &str) -> Text {
    Text::keyed(format!("event-{code}"))
}

impl RequestPage {
    /// The request, with the message that was typed and refused, if any.
    #[must_use]
    pub fn new(frame: Frame, request: Request, sent: &Sent, problems: &Problems) -> Self {
        let readers = if request.alternate {
            Text::new("ask-readers-alternate")
        } else {
            Text::new("ask-readers-office")
        };
        let crumbs = if request.anonymous {
            Vec::new()
        } else {
            vec![Crumb {
                label: Text::new("home-title"),
                href: path::HOME.to_owned(),
            }]
        };
        Self {
            frame: frame
                .at(path::below(path::REQUESTS, &request.id))
                .titled(Text::new("request-title").with("title", request.title.clone()))
                .read_by(readers)
                .scripted(&assets::COUNT)
                .with_problems(problems),
            reply: Field::area("message", Text::new("request-reply"), MESSAGE_LIMIT)
                .filled(sent, problems),
            request,
            crumbs,
        }
    }

    fn act(&self, act: &str) -> String {
        path::act(path::REQUESTS, &self.request.id, act)
    }
}

impl WithdrawPage {
    /// The page before a request is taken back.
    #[must_use]
    pub fn new(frame: Frame, id: String, sent: &Sent, problems: &Problems) -> Self {
        let needed = Text::new("withdraw-word");
        Self {
            frame: frame
                .at(path::act(path::REQUESTS, &id, "withdraw"))
                .titled(Text::new("withdraw-title"))
                .with_problems(problems),
            id,
            word: Field::text(
                "word",
                Text::new("withdraw-type").with("word", needed.clone()),
            )
            .filled(sent, problems),
            needed,
        }
    }

    /// Whether the word was typed, in the reader's language.
    #[must_use]
    pub fn is_meant(&self, typed: &str) -> bool {
        typed.trim().to_lowercase() == self.frame.speak(&self.needed).to_lowercase()
    }

    fn back(&self) -> String {
        path::below(path::REQUESTS, &self.id)
    }

    fn action(&self) -> String {
        path::act(path::REQUESTS, &self.id, "withdraw")
    }
}
