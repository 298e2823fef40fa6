//! How what people write is kept secret: the promise, and what it does not cover, in plain words.

use askama::Template;

use crate::{
    language::Text,
    web::{page::Frame, path},
};

/// The promise, who can read what, and what is not promised.
#[derive(Template)]
#[template(
    path = "confidentiality/confidentiality.html",
    config = "config/askama.toml"
)]
pub struct ConfidentialityPage {
    frame: Frame,
}

impl ConfidentialityPage {
    /// The page; it needs no sign-in.
    #[must_use]
    pub fn new(frame: Frame) -> Self {
        Self {
            frame: frame
                .at(path::CONFIDENTIALITY)
                .titled(Text::new("secret-title")),
        }
    }
}
