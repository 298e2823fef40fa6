use jiff::civil::Date;

use crate::language::{Text, working_days};

/// How a deadline stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Time is left: working days to the due day, 0 on the day itself.
    Running {
        /// The due day.
        due: Date,
        /// Working days until then.
        left: i64,
    },
    /// The clock rests; there is no due day until it goes on.
    Paused {
        /// The last day that counted.
        since: Date,
        /// The code of the reason.
        reason: String,
    },
    /// Done, in time or not.
    Met {
        /// The due day as it stood then.
        due: Date,
        /// The day it was done.
        on: Date,
    },
    /// The due day is over: working days since then, at least 0 (it may be a weekend).
    Overdue {
        /// The due day.
        due: Date,
        /// Working days since then.
        by: i64,
    },
}

impl State {
    /// Whether it was done by the due day; `None` while that is open.
    #[must_use]
    pub fn in_time(&self) -> Option<bool> {
        match self {
            Self::Met { due, on } => Some(on <= due),
            Self::Overdue { .. } => Some(false),
            Self::Running { .. } | Self::Paused { .. } => None,
        }
    }

    /// The sentence for a person.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            Self::Running { left: 0, .. } => Text::new("deadline-today"),
            Self::Running { due, left } => Text::new("deadline-running")
                .with("due", *due)
                .with("left", working_days(*left)),
            Self::Paused { since, .. } => Text::new("deadline-paused").with("since", *since),
            Self::Met { due, on } if on <= due => Text::new("deadline-met").with("on", *on),
            Self::Met { due, on } => Text::new("deadline-met-late")
                .with("on", *on)
                .with("due", *due),
            Self::Overdue { due, by: 0 } => Text::new("deadline-was-due").with("due", *due),
            Self::Overdue { due, by } => Text::new("deadline-overdue")
                .with("due", *due)
                .with("late", working_days(-by)),
        }
    }
}
