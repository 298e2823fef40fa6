//! The reviewers' desk: the work list, one statement beside last year's, who reviews it, and what is cleared together.

pub(in crate::web) mod assigning;
pub(in crate::web) mod handlers;
pub(in crate::web) mod lane;
pub(in crate::web) mod working;

mod place;
mod sheet;
mod statement;
mod whole;

pub use assigning::{AssignPage, Candidate};
pub use lane::LanePage;
pub use sheet::{Found, Item, Row, Section};
pub use statement::{Deed, Statement, StatementPage, Work};

use askama::Template;
use jiff::civil::Date;

use crate::{
    disclosure::State,
    language::Text,
    web::{
        assets,
        page::Frame,
        part::{Column, Due, Empty, Pager, Tab, Tag, Tone},
        path,
    },
};

/// The work list.
#[derive(Template)]
#[template(path = "reviewing/reviews.html", config = "config/askama.toml")]
pub struct ReviewsPage {
    frame: Frame,
    view: Reviews,
    columns: [Column; 5],
    keys: Vec<(&'static str, Text)>,
    none: Empty,
}

/// One page of the work list as it was asked for.
pub struct Reviews {
    /// The views with their counts; see [`tab`].
    pub tabs: Vec<Tab>,
    /// Of all that the view shows, only what is new, changed, to be looked at.
    pub sieves: Vec<Tab>,
    /// The units of the statements.
    pub units: Vec<Tab>,
    /// The unit whose statements are shown, if only one's are.
    pub unit: Option<String>,
    /// The code of the view shown.
    pub shown: String,
    /// The statements.
    pub rows: Vec<ReviewRow>,
    /// Where this page lies in the list.
    pub pager: Pager,
}

/// One statement in the work list.
pub struct ReviewRow {
    /// Its number.
    pub number: String,
    /// Where it is; none where whoever looks may not open it.
    pub href: Option<String>,
    /// Who filed it.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// How it compares with last year's: what differs, else how it is new.
    pub novelty: Option<Text>,
    /// How many answers are to be looked at.
    pub flagged: Option<Text>,
    /// When it was filed.
    pub filed: Option<Date>,
    /// The day by which whoever has the turn is to act.
    pub turn: Option<Due>,
    /// Where it stands; see [`state`].
    pub state: Tag,
    /// What it comes to so far.
    pub outcome: Option<Text>,
    /// Who reviews it.
    pub reviewer: Option<String>,
    /// Where it is given to somebody; none if it has a reviewer or that is not for whoever looks.
    pub assign: Option<String>,
    /// Whether something arrived that nobody has looked at.
    pub unread: bool,
}

/// One view of the work list; `code` is the code of the view.
#[must_use]
pub fn tab(code: &str, count: Option<i64>, current: bool) -> Tab {
    Tab {
        label: Text::keyed(format!("reviews-view-{code}")),
        count,
        href: format!("{}?view={code}", path::REVIEWS),
        current,
    }
}

/// Where a statement stands, as its reviewers see it.
#[must_use]
pub fn state(state: State) -> Tag {
    let tone = match state {
        State::Submitted | State::Resubmitted | State::RemedyOpen | State::Certified => Tone::Due,
        State::Cleared | State::AdviceGiven => Tone::Good,
        State::InformationRequested | State::Closed | State::Waived | State::Cancelled => {
            Tone::Quiet
        }
        _ => Tone::Plain,
    };
    Tag::new(state.label(), tone)
}

impl ReviewsPage {
    /// The work list as it was asked for.
    #[must_use]
    pub fn new(frame: Frame, view: Reviews) -> Self {
        let columns = [
            Column::new(Text::new("reviews-statement")),
            Column::new(Text::new("reviews-filed")),
            Column::new(Text::new("reviews-turn")),
            Column::new(Text::new("inbox-state")),
            Column::new(Text::new("reviews-reviewer")),
        ];
        let keys = vec![
            ("j", Text::new("reviews-key-next-row")),
            ("k", Text::new("reviews-key-previous-row")),
            ("Enter", Text::new("keys-open")),
            ("n", Text::new("pager-next")),
            ("p", Text::new("pager-previous")),
        ];
        Self {
            frame: frame
                .at(path::REVIEWS)
                .titled(Text::new("reviews-title"))
                .scripted(&assets::KEYS)
                .wide(),
            none: Empty {
                text: Text::keyed(format!("reviews-none-{}", view.shown)),
                link: None,
            },
            view,
            columns,
            keys,
        }
    }
}
