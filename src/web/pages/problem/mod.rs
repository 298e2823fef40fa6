//! Pages for what went wrong. What one may not see and what is not there look the same.

use actix_web::http::StatusCode;
use askama::Template;

use crate::{
    language::Text,
    web::{
        page::{Frame, Html},
        path,
    },
};

/// Says what happened and what to do, and gives the number of the request when the fault is ours.
#[derive(Template)]
#[template(path = "problem/problem.html", config = "config/askama.toml")]
pub struct ProblemPage {
    frame: Frame,
    sentences: Vec<Text>,
    number: Option<String>,
}

impl ProblemPage {
    /// 404: there is nothing here, or nothing for this visitor.
    #[must_use]
    pub fn missing(frame: Frame) -> Html<Self> {
        let sentences = vec![
            Text::new("problem-missing"),
            Text::new("problem-missing-do"),
        ];
        Self::new(frame, Text::new("problem-missing-title"), sentences, None)
            .with_status(StatusCode::NOT_FOUND)
    }

    /// 500: the service failed; `number` finds the cause in the operator's log.
    #[must_use]
    pub fn broken(frame: Frame, number: String) -> Html<Self> {
        let sentences = vec![Text::new("problem-broken"), Text::new("problem-broken-do")];
        let page = Self::new(
            frame,
            Text::new("problem-broken-title"),
            sentences,
            Some(number),
        );
        page.with_status(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// 503: too much to do at this moment.
    #[must_use]
    pub fn busy(frame: Frame) -> Html<Self> {
        let sentences = vec![Text::new("problem-busy"), Text::new("problem-busy-do")];
        let page = Self::new(frame, Text::new("problem-busy-title"), sentences, None);
        page.with_status(StatusCode::SERVICE_UNAVAILABLE)
    }

    /// 429: too many requests from one place; `seconds` until the next is taken.
    #[must_use]
    pub fn hasty(frame: Frame, seconds: u32) -> Html<Self> {
        let sentences = vec![Text::new("problem-hasty").with("count", seconds)];
        let page = Self::new(frame, Text::new("problem-busy-title"), sentences, None);
        page.with_status(StatusCode::TOO_MANY_REQUESTS)
    }

    /// 413: what was sent is larger than `limit` KiB.
    #[must_use]
    pub fn too_large(frame: Frame, limit: u32) -> Html<Self> {
        let sentences = vec![
            Text::new("problem-large").with("limit", limit),
            Text::new("problem-large-do"),
        ];
        let page = Self::new(frame, Text::new("problem-large-title"), sentences, None);
        page.with_status(StatusCode::PAYLOAD_TOO_LARGE)
    }

    /// 403: the form carried no token of ours, or an old one.
    #[must_use]
    pub fn foreign(frame: Frame) -> Html<Self> {
        let sentences = vec![
            Text::new("problem-foreign"),
            Text::new("problem-foreign-do"),
        ];
        Self::new(frame, Text::new("problem-foreign-title"), sentences, None)
            .with_status(StatusCode::FORBIDDEN)
    }

    /// 410: a one-time link that was used or is too old.
    #[must_use]
    pub fn spent_link(frame: Frame) -> Html<Self> {
        let sentences = vec![Text::new("problem-link"), Text::new("problem-link-do")];
        Self::new(frame, Text::new("problem-link-title"), sentences, None)
            .with_status(StatusCode::GONE)
    }

    /// 503: the office can't take questions yet, because its keys are not complete.
    #[must_use]
    pub fn closed(frame: Frame) -> Html<Self> {
        let sentences = vec![Text::new("problem-closed")];
        let page = Self::new(frame, Text::new("problem-closed-title"), sentences, None);
        page.with_status(StatusCode::SERVICE_UNAVAILABLE)
    }

    fn new(frame: Frame, title: Text, sentences: Vec<Text>, number: Option<String>) -> Self {
        Self {
            frame: frame.titled(title),
            sentences,
            number,
        }
    }

    fn with_status(self, status: StatusCode) -> Html<Self> {
        Html::with_status(self, status)
    }
}
