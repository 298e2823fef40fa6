//! The list behind a count of the dashboard: who, and how their statement stands to its day.

use askama::Template;
use jiff::civil::Date;

use super::{crumbs, dashboard, place};
use crate::{
    disclosure::{
        CycleId,
        cycle::filers::{Filer, View},
        punctuality::Punctuality,
    },
    language::Text,
    web::{
        page::Frame,
        part::{Crumb, Empty, Pager, Tab, Tag, Tone},
        path,
    },
};

/// The statements of one view.
#[derive(Template)]
#[template(path = "cycles/statements.html", config = "config/askama.toml")]
pub struct StatementsPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    tabs: Vec<Tab>,
    rows: Vec<FilerRow>,
    pager: Pager,
    none: Empty,
    unit: Option<String>,
    all_units: String,
}

/// Somebody who is to file, or has.
pub struct FilerRow {
    /// Their statement's page; none for whoever may not open it.
    pub href: Option<String>,
    /// Its number.
    pub number: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Why they file.
    pub reason: Text,
    /// The day by which it is to be filed.
    pub due: Date,
    /// When it was filed.
    pub submitted: Option<Date>,
    /// Where it stands.
    pub state: Tag,
    /// Whether it is overdue or came late.
    pub late: Option<Tag>,
    /// Whether no letter reaches them.
    pub without_address: bool,
    /// Whether it lies at the other desk, which alone decides about it.
    pub walled: bool,
}

/// What is shown of a list.
pub struct Shown {
    /// The cycle.
    pub id: CycleId,
    /// The view.
    pub view: View,
    /// The unit; none for all.
    pub unit: Option<String>,
    /// The rows.
    pub rows: Vec<FilerRow>,
    /// Where they lie in the list.
    pub pager: Pager,
}

/// The views one goes between; the others are reached from the dashboard.
const TABS: [View; 6] = [
    View::Expected,
    View::NotBegun,
    View::Begun,
    View::Overdue,
    View::Asked,
    View::Filed,
];

impl StatementsPage {
    /// The list of the cycle called `name`.
    #[must_use]
    pub fn new(frame: Frame, name: &Text, shown: Shown) -> Self {
        let unit = shown.unit.as_deref();
        let tab = |view| Tab {
            label: dashboard::label(view),
            count: None,
            href: dashboard::list(shown.id, view, unit),
            current: view == shown.view,
        };
        let others = (!TABS.contains(&shown.view)).then_some(shown.view);
        Self {
            crumbs: crumbs(Some((shown.id, name))),
            tabs: TABS.into_iter().chain(others).map(tab).collect(),
            none: Empty {
                text: Text::new("filers-none"),
                link: Some((Text::new("filers-back"), place(shown.id, ""))),
            },
            all_units: dashboard::list(shown.id, shown.view, None),
            frame: frame
                .at(place(shown.id, "statements"))
                .titled(Text::new("filers-title"))
                .wide(),
            rows: shown.rows,
            pager: shown.pager,
            unit: shown.unit,
        }
    }
}

impl FilerRow {
    /// A row about a filer whose reason is called `reason`.
    #[must_use]
    pub fn new(filer: Filer, reason: Text, href: Option<String>) -> Self {
        let late = match filer.punctuality {
            Punctuality::Overdue if filer.state.is_unfiled() => {
                Some(Tag::new(Text::new("filers-overdue"), Tone::Refused))
            }
            Punctuality::Late => Some(Tag::new(Text::new("filers-late"), Tone::Due)),
            _ => None,
        };
        Self {
            href,
            number: filer.number,
            name: filer.name,
            unit: filer.unit,
            reason,
            due: filer.due,
            submitted: filer.submitted,
            state: Tag::new(
                filer.state.label(),
                if filer.state.is_unfiled() {
                    Tone::Plain
                } else {
                    Tone::Good
                },
            ),
            late,
            without_address: !filer.has_address,
            walled: false,
        }
    }
}
