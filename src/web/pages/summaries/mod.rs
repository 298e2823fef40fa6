//! What filers publish of their own accord: the public page, the filer's own, and the office's.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    disclosure::publication::{Approved, LONGEST},
    error::Problems,
    language::Text,
    web::{
        field::{Field, Sent},
        page::Frame,
        part::{Crumb, Empty},
        path,
    },
};

/// Where these pages are.
pub(in crate::web) const SUMMARIES: &str = "/summaries";
/// Where summaries wait for their publication.
pub(in crate::web) const WAITING: &str = "/summaries/waiting";

/// What is published, for anybody.
#[derive(Template)]
#[template(path = "summaries/public.html", config = "config/askama.toml")]
pub struct PublicPage {
    frame: Frame,
    all: Vec<Approved>,
    none: Empty,
}

/// A filer's own summary.
#[derive(Template)]
#[template(path = "summaries/own.html", config = "config/askama.toml")]
pub struct OwnPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    withdrawing: Option<String>,
    approved: Option<(Approved, Option<Date>)>,
    name: Field,
    lines: Field,
}

/// The summaries that wait for their publication, and one of them as it will be read.
#[derive(Template)]
#[template(path = "summaries/waiting.html", config = "config/askama.toml")]
pub struct WaitingPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    rows: Vec<WaitingRow>,
    none: Empty,
    shown: Option<(String, Approved)>,
}

/// A summary that waits.
pub struct WaitingRow {
    /// The number of the statement.
    pub number: String,
    /// The day its filer approved it.
    pub approved: Date,
    /// Where it is read.
    pub href: String,
}

impl PublicPage {
    /// The page of what is published.
    #[must_use]
    pub fn new(frame: Frame, all: Vec<Approved>) -> Self {
        Self {
            frame: frame.at(SUMMARIES).titled(Text::new("summaries-title")),
            all,
            none: Empty {
                text: Text::new("summaries-none"),
                link: None,
            },
        }
    }
}

impl OwnPage {
    /// The page of statement `id`; `approved` is what stands, with the day it was published.
    #[must_use]
    pub fn new(
        frame: Frame,
        id: &str,
        approved: Option<(Approved, Option<Date>)>,
        (sent, problems): (&Sent, &Problems),
    ) -> Self {
        let action = path::act(path::DISCLOSURES, id, "summary");
        let most = u32::try_from(LONGEST).unwrap_or(u32::MAX);
        Self {
            frame: frame
                .at(&*action)
                .titled(Text::new("summary-title"))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("files-statement"),
                href: path::below(path::DISCLOSURES, id),
            }],
            withdrawing: approved.as_ref().map(|_| path::below(&action, "withdraw")),
            action,
            approved,
            name: Field::text("name", Text::new("summary-name"))
                .hint(Text::new("summary-name-hint"))
                .filled(sent, problems),
            lines: Field::area("lines", Text::new("summary-lines"), most)
                .hint(Text::new("summary-lines-hint"))
                .filled(sent, problems),
        }
    }
}

impl WaitingPage {
    /// The page; `shown` is the statement and what its filer approved, as it will be read.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<WaitingRow>, shown: Option<(String, Approved)>) -> Self {
        let at = shown.as_ref().map(|(id, _)| path::below(WAITING, id));
        Self {
            frame: frame
                .at(at.unwrap_or_else(|| WAITING.to_owned()))
                .titled(Text::new("summaries-waiting")),
            crumbs: vec![Crumb {
                label: Text::new("summaries-title"),
                href: SUMMARIES.to_owned(),
            }],
            rows,
            none: Empty {
                text: Text::new("summaries-waiting-none"),
                link: None,
            },
            shown,
        }
    }

    fn action(id: &str) -> String {
        format!("{SUMMARIES}/waiting/{id}")
    }
}
