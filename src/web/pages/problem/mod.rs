//! What went wrong, as a page: what happened, what to do, and what was typed, so that it is not lost.

use askama::Template;

use crate::{
    language::Text,
    web::{field::Sent, page::Frame, path},
};

/// Says what happened and what to do, and gives the number of the request when the fault is ours.
#[derive(Template)]
#[template(path = "problem/problem.html", config = "config/askama.toml")]
pub struct ProblemPage {
    frame: Frame,
    sentences: Vec<Text>,
    number: Option<String>,
    kept: Vec<String>,
}

impl ProblemPage {
    /// The page with its title and sentences; `number` finds the cause in the operator's log.
    #[must_use]
    pub fn new(frame: Frame, title: Text, sentences: Vec<Text>, number: Option<String>) -> Self {
        Self {
            frame: frame.titled(title),
            sentences,
            number,
            kept: Vec::new(),
        }
    }

    /// The same page with the words that were typed into the form that was sent, to be copied.
    #[must_use]
    pub fn keeping(mut self, sent: &Sent) -> Self {
        let words = sent.keep();
        let words = words.iter().map(|(_, value)| value.clone());
        self.kept = words.filter(|value| value.contains(' ')).collect();
        self
    }

    /// A one-time link that was used or is too old.
    #[must_use]
    pub fn spent_link(frame: Frame) -> Self {
        let sentences = vec![Text::new("problem-link"), Text::new("problem-link-do")];
        Self::new(frame, Text::new("problem-link-title"), sentences, None)
    }

    /// The office can't take questions yet, because its keys are not complete.
    #[must_use]
    pub fn closed(frame: Frame) -> Self {
        let sentences = vec![Text::new("problem-closed")];
        Self::new(frame, Text::new("problem-closed-title"), sentences, None)
    }
}
