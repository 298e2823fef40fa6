//! Which matters of a desk are shown, and in which order. What SQL can filter by is open to IT; all else is sealed.

use jiff::civil::Date;

use crate::vault::AccountId;

/// Which matters are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All that is not done.
    #[default]
    Open,
    /// Something arrived that the office has not looked at.
    Unread,
    /// Due today.
    Due,
    /// Due before today.
    Overdue,
    /// Handled by whoever asks.
    Mine,
    /// Handled by nobody.
    Unassigned,
    /// Closed, referred or withdrawn.
    Done,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What is due first, first; what is not due at all, last.
    #[default]
    Due,
    /// What arrived last, first.
    Newest,
    /// What arrived first, first.
    Oldest,
}

/// A question to the inbox of one desk.
#[derive(Debug, Clone)]
pub struct Filter {
    /// `office` or `alternate`.
    pub desk: String,
    /// Which matters.
    pub view: View,
    /// In which order.
    pub order: Order,
    /// The day that due and overdue are measured against.
    pub today: Date,
    /// Whoever asks, for [`View::Mine`].
    pub me: Option<AccountId>,
}

impl View {
    /// Every view in the order of the tabs.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Unread,
        Self::Due,
        Self::Overdue,
        Self::Mine,
        Self::Unassigned,
        Self::Done,
    ];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Unread => "unread",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Done => "done",
        }
    }

    /// The view of a code; anything else is the first tab.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|view| view.code() == code)
            .unwrap_or_default()
    }
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Due, Self::Newest, Self::Oldest];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    /// The order of a code; anything else is by due day.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|order| order.code() == code)
            .unwrap_or_default()
    }
}
