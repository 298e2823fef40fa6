//! Words: every sentence a person reads is a Fluent message, looked up by the purpose it serves.

mod text;

pub use text::{Text, Value};
