//! The parts pages are made of: each a plain value that a macro of `pages/parts.html` shows.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::language::{Text, working_days};

/// What a colour and a shape say; the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A plain fact.
    Plain,
    /// Done, or going well.
    Good,
    /// Somebody should act by a day.
    Due,
    /// Refused, late or irreversible.
    Refused,
    /// Over and put away.
    Quiet,
}

/// A state in a word or two.
#[derive(Debug, Clone)]
pub struct Tag {
    /// The word.
    pub text: Text,
    /// Its colour and shape.
    pub tone: Tone,
}

/// One sentence across the page: something was done, or should be known.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The sentence.
    pub text: Text,
    /// Its colour and shape.
    pub tone: Tone,
}

/// The confirmation of something sent, with the code to keep.
#[derive(Debug, Clone)]
pub struct Panel {
    /// What happened.
    pub title: Text,
    /// What to keep, such as a matter's number.
    pub code: Option<String>,
    /// What comes next.
    pub text: Option<Text>,
}

/// The value of a [`Fact`].
#[derive(Debug, Clone)]
pub enum Shown {
    /// A sentence of ours.
    Text(Text),
    /// What somebody wrote, in whatever language and direction.
    Written(String),
    /// A name or a title: one line in its own direction, at the start of the reader's.
    Name(String),
    /// A code, an address or digits, from left to right.
    Code(String),
    /// A day with its weekday.
    Day(Date),
    /// A day to meet, and how far it is in working days.
    Due(Due),
    /// A state.
    Tag(Tag),
    /// A file by its name, and where it is read.
    File(String, String),
}

/// One line of a summary list.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub term: Text,
    /// Its value.
    pub value: Shown,
    /// The name of the button that changes it, on a page that checks answers.
    pub change: Option<Cow<'static, str>>,
}

/// A day to meet, and how far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: Date,
    /// Working days from today; negative when it has passed.
    pub left: i64,
}

/// Whose line in a timeline it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Something that happened.
    Event,
    /// Written by the office.
    Office,
    /// Written by the requester.
    Requester,
    /// Written by the office for itself.
    Note,
}

/// One line of a timeline.
#[derive(Debug, Clone)]
pub struct Event {
    /// What happened.
    pub what: Text,
    /// Who did it, by name or role.
    pub who: Text,
    /// When.
    pub day: Date,
    /// Whose line it is.
    pub side: Side,
    /// What was written.
    pub written: Option<String>,
    /// Whether it is new to the reader.
    pub new: bool,
}

/// One stage on the way of a matter.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its name.
    pub label: Text,
    /// Passed, reached or still to come.
    pub progress: Progress,
    /// When it was reached, or is to be.
    pub day: Option<Date>,
}

/// How far a stage is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Behind us.
    Passed,
    /// Where we are.
    Reached,
    /// Ahead.
    Ahead,
}

/// One line of a task list.
#[derive(Debug, Clone)]
pub struct Task {
    /// What is to be done.
    pub label: Text,
    /// More about it.
    pub hint: Option<Text>,
    /// Where; none when it can't be done yet.
    pub href: Option<String>,
    /// How far it is.
    pub state: Tag,
}

/// One view of a list.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name.
    pub label: Text,
    /// How many it holds.
    pub count: Option<i64>,
    /// Where.
    pub href: String,
    /// Whether it is the one shown.
    pub current: bool,
}

/// The head of a table's column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name.
    pub label: Text,
    /// Where a click sorts by it; none if it can't be sorted by.
    pub href: Option<String>,
    /// `ascending` or `descending` when the table is sorted by it.
    pub sorted: Option<&'static str>,
    /// Whether it holds numbers, which stand at the end of the line.
    pub number: bool,
}

/// Where a page of a long list lies in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The number of the first row shown, from 1.
    pub from: i64,
    /// The number of the last.
    pub to: i64,
    /// How many rows there are.
    pub of: i64,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// What a list says when there is nothing in it.
#[derive(Debug, Clone)]
pub struct Empty {
    /// What would be here.
    pub text: Text,
    /// What to do about it: words and address.
    pub link: Option<(Text, String)>,
}

/// One step of the way to this page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// The page's name.
    pub label: Text,
    /// Its address.
    pub href: String,
}

impl Tone {
    /// The class of the stylesheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Good => "good",
            Self::Due => "due",
            Self::Refused => "refused",
            Self::Quiet => "quiet",
        }
    }
}

impl Tag {
    /// A state.
    #[must_use]
    pub fn new(text: Text, tone: Tone) -> Self {
        Self { text, tone }
    }
}

impl Notice {
    /// A sentence about something done.
    #[must_use]
    pub fn done(text: Text) -> Self {
        Self {
            text,
            tone: Tone::Good,
        }
    }

    /// A sentence to know.
    #[must_use]
    pub fn plain(text: Text) -> Self {
        Self {
            text,
            tone: Tone::Plain,
        }
    }

    /// A warning.
    #[must_use]
    pub fn warning(text: Text) -> Self {
        Self {
            text,
            tone: Tone::Due,
        }
    }
}

impl Fact {
    /// A line of a summary.
    #[must_use]
    pub fn new(term: Text, value: Shown) -> Self {
        Self {
            term,
            value,
            change: None,
        }
    }

    /// The same line with a button to change it; `field` is where the form is opened again.
    #[must_use]
    pub fn change(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.change = Some(field.into());
        self
    }
}

impl Due {
    /// "in 3 working days", "today", "1 working day late".
    #[must_use]
    pub fn text(&self) -> Text {
        working_days(self.left)
    }

    /// Due soon or passed.
    #[must_use]
    pub fn tone(&self) -> Tone {
        match self.left {
            ..0 => Tone::Refused,
            0..=1 => Tone::Due,
            _ => Tone::Plain,
        }
    }
}

impl Side {
    /// The class of the stylesheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Office => "office",
            Self::Requester => "requester",
            Self::Note => "note",
        }
    }
}

impl Progress {
    /// The class of the stylesheet.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Reached => "reached",
            Self::Ahead => "ahead",
        }
    }
}

impl Column {
    /// A column that can't be sorted by.
    #[must_use]
    pub fn new(label: Text) -> Self {
        Self {
            label,
            href: None,
            sorted: None,
            number: false,
        }
    }

    /// The same column for numbers.
    #[must_use]
    pub fn number(mut self) -> Self {
        self.number = true;
        self
    }

    /// The same column, sorted by at `href`; `sorted` says in which direction it is now, if it is.
    #[must_use]
    pub fn sortable(mut self, href: String, sorted: Option<&'static str>) -> Self {
        self.href = Some(href);
        self.sorted = sorted;
        self
    }
}

impl Pager {
    /// Page `page` (from 1) of a list of `of` rows, `size` to a page; `href` makes the address of another page.
    #[must_use]
    pub fn new(page: i64, size: i64, of: i64, href: impl Fn(i64) -> String) -> Self {
        let before = page.saturating_sub(1).max(0).saturating_mul(size);
        let to = before.saturating_add(size).min(of);
        Self {
            from: before.saturating_add(1).min(of),
            to,
            of,
            previous: (page > 1).then(|| href(page.saturating_sub(1))),
            next: (to < of).then(|| href(page.saturating_add(1))),
        }
    }

    /// "51 to 100 of 312".
    #[must_use]
    pub fn text(&self) -> Text {
        Text::new("pager-range")
            .with("from", self.from)
            .with("to", self.to)
            .with("of", self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_knows_its_ends() {
        let pager = |page, of| Pager::new(page, 50, of, |page| page.to_string());
        let middle = pager(2, 120);
        assert_eq!((middle.from, middle.to), (51, 100));
        assert_eq!(
            (middle.previous.as_deref(), middle.next.as_deref()),
            (Some("1"), Some("3"))
        );
        let last = pager(3, 120);
        assert_eq!((last.from, last.to, last.next), (101, 120, None));
        let nothing = pager(1, 0);
        assert_eq!(
            (nothing.from, nothing.to, nothing.previous, nothing.next),
            (0, 0, None, None)
        );
        assert_eq!(pager(1, 50).next, None);
    }

    #[test]
    fn what_is_near_or_past_is_marked() {
        let tone = |left| {
            Due {
                day: jiff::civil::date(2026, 3, 27),
                left,
            }
            .tone()
        };
        assert_eq!(
            [tone(-1), tone(0), tone(1), tone(2)],
            [Tone::Refused, Tone::Due, Tone::Due, Tone::Plain]
        );
    }
}
