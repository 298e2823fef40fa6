//! The views of a work list, and what each goes by.

use jiff::{Span, civil::Date};

use super::rows::Alike;
use crate::{disclosure::state::State, storage::Day, vault::AccountId};

/// Which statements are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// All whose review is not at its end.
    #[default]
    Open,
    /// Those of them that whoever asks reviews.
    Mine,
    /// Those that nobody reviews.
    Unassigned,
    /// Those to be acted on within a week.
    Due,
    /// Those that should have been acted on.
    Overdue,
    /// Those that wait for their filer's answer.
    Questions,
    /// Those that wait for a second person to certify them.
    Reviewed,
    /// Those that were certified.
    Done,
}

/// What a view goes by. It is asked of the database for a page of statements, and of those that were counted together for
/// their number: once, so that they agree.
pub(super) struct Sought {
    pub(super) states: &'static [State],
    pub(super) reviewer: Reviewer,
    /// The first and the last day on which the turn ends.
    pub(super) turn: (Option<Day>, Option<Day>),
}

/// Whose reviews are sought.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reviewer {
    /// Everybody's, and those that nobody has.
    Any,
    /// Those that nobody has.
    Nobody,
    /// One person's.
    Of(AccountId),
}

impl View {
    /// Every view in the order of the tabs.
    pub const ALL: [Self; 8] = [
        Self::Open,
        Self::Mine,
        Self::Unassigned,
        Self::Due,
        Self::Overdue,
        Self::Questions,
        Self::Reviewed,
        Self::Done,
    ];

    /// The code in addresses and message keys.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::Unassigned => "unassigned",
            Self::Due => "due",
            Self::Overdue => "overdue",
            Self::Questions => "questions",
            Self::Reviewed => "reviewed",
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

    /// What it goes by for somebody on a day.
    pub(super) fn sought(self, me: AccountId, today: Date) -> Sought {
        let day = |days: i64| Some(Day::from(today.saturating_add(Span::new().days(days))));
        Sought {
            states: match self {
                Self::Questions => &[State::InformationRequested],
                Self::Reviewed => &State::REVIEWED,
                Self::Done => &[State::Closed, State::Certified],
                Self::Open | Self::Mine | Self::Unassigned | Self::Due | Self::Overdue => {
                    &State::UNDER_REVIEW
                }
            },
            reviewer: match self {
                Self::Mine => Reviewer::Of(me),
                Self::Unassigned => Reviewer::Nobody,
                _ => Reviewer::Any,
            },
            turn: match self {
                Self::Due => (day(0), day(7)),
                Self::Overdue => (None, day(-1)),
                _ => (None, None),
            },
        }
    }
}

impl Sought {
    /// Whether those are among it.
    pub(super) fn takes(&self, them: &Alike) -> bool {
        let (first, last) = self.turn;
        self.states.contains(&them.state.0)
            && match self.reviewer {
                Reviewer::Any => true,
                Reviewer::Nobody => them.reviewer.is_none(),
                Reviewer::Of(account) => them.reviewer == Some(account),
            }
            && first.is_none_or(|first| them.turn.is_some_and(|turn| turn >= first))
            && last.is_none_or(|last| them.turn.is_some_and(|turn| turn <= last))
    }
}
