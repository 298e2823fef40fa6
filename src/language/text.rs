use std::borrow::Cow;

/// A sentence not yet spoken: the key of a Fluent message and its arguments. Each face speaks it in its reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    key: Cow<'static, str>,
    args: Vec<(&'static str, Value)>,
}

/// An argument of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words, codes, names; isolated from the direction of the text around them.
    Word(String),
    /// A count; chooses the plural form and is written in the reader's digits.
    Number(i64),
    /// A calendar day; written out with its weekday by the reader's locale.
    Day(jiff::civil::Date),
    /// Another sentence, spoken in the same language.
    Text(Box<Text>),
}

impl Text {
    /// The sentence of this key, without arguments.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self {
            key: Cow::Borrowed(key),
            args: Vec::new(),
        }
    }

    /// Words that are spoken already, such as those of an office's own form: they are said as they are.
    #[must_use]
    pub fn spoken(words: impl Into<String>) -> Self {
        Self::new("").with("", words.into())
    }

    /// The words, where they are spoken already.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match (self.key.is_empty(), self.args.first()) {
            (true, Some((_, Value::Word(words)))) => Some(words),
            _ => None,
        }
    }

    /// A sentence whose key is composed, such as the label of a vocabulary code.
    #[must_use]
    pub fn keyed(key: String) -> Self {
        Self {
            key: Cow::Owned(key),
            args: Vec::new(),
        }
    }

    /// The same sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The key of the Fluent message.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The arguments in the order they were given.
    #[must_use]
    pub fn args(&self) -> &[(&'static str, Value)] {
        &self.args
    }
}

impl From<&str> for Value {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl From<String> for Value {
    fn from(word: String) -> Self {
        Self::Word(word)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<jiff::civil::Date> for Value {
    fn from(day: jiff::civil::Date) -> Self {
        Self::Day(day)
    }
}

impl From<Text> for Value {
    fn from(text: Text) -> Self {
        Self::Text(Box::new(text))
    }
}
