//! Words: every sentence a person reads is a Fluent message, looked up by the purpose it serves.
//!
//! What the house means to say is a [`Text`]: a key and its arguments, in no language yet. [`Languages`] holds the
//! messages of `config/languages/<tag>/*.ftl`, and [`Speech`] is one reader's language: it speaks texts, writes
//! numbers, days and lists the way that reader is used to, and knows the direction of the page. A language is added
//! by a folder of messages alone: its `language-name`, `language-direction` and `language-locale` say the rest.

mod embedded;
mod folding;
mod formats;
mod languages;
mod message;
mod speech;
mod text;
pub mod typed;

pub use folding::folded;
pub use languages::{Direction, Languages};
pub use message::{LONGEST_MESSAGE, Message, cleaned, is_strange};
pub use speech::{Speech, working_days};
pub use text::{Text, Value};
