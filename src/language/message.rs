//! Words that somebody typed for somebody else to read.

use zeroize::Zeroize;

use super::Text;
use crate::error::{Error, Result};

/// The longest message, in bytes: a form is no larger.
pub const LONGEST_MESSAGE: usize = 60 * 1024;

/// A message that passed its checks.
pub struct Message(String);

impl Message {
    /// A message that is there, not too long, and free of characters that could turn a page around.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the field `message`.
    pub fn parse(typed: &str) -> Result<Self> {
        let words = cleaned(typed.trim());
        let flaw = if words.is_empty() {
            Text::new("message-missing")
        } else if words.len() > LONGEST_MESSAGE {
            Text::new("message-long").with("longest", LONGEST_MESSAGE / 1024)
        } else if words.chars().any(is_strange) {
            Text::new("message-strange-characters")
        } else {
            return Ok(Self(words));
        };
        Err(Error::field("message", flaw))
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl Drop for Message {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Browsers send line ends as CR LF; we keep LF.
#[must_use]
pub fn cleaned(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Control characters, and the overrides and isolates that make a text read other than it is written. The plain marks
/// (U+200E, U+200F, U+061C) stay: mixed text needs them.
#[must_use]
pub fn is_strange(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_of_browsers_are_one_character() {
        assert_eq!(
            Message::parse("one\r\ntwo\r\n").unwrap().words(),
            "one\ntwo"
        );
    }

    #[test]
    fn a_message_as_large_as_a_form_is_taken_and_a_larger_one_is_not() {
        let word = "استشارة ";
        let fits = word.repeat(LONGEST_MESSAGE / word.len());
        assert!(Message::parse(&fits).is_ok());
        assert!(Message::parse(&format!("{fits}{fits}")).is_err());
    }
}
