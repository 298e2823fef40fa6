//! What the office does with a cycle of disclosure: plan it, say who files, look once more, launch it, follow it to its end.

pub(in crate::web) mod deciding;
pub(in crate::web) mod exempting;
pub(in crate::web) mod following;
pub(in crate::web) mod handlers;
pub(in crate::web) mod launching;
pub(in crate::web) mod planning;
pub(in crate::web) mod populating;

mod ahead;
mod course;
mod dashboard;
mod endings;
mod exempted;
mod named;
mod overview;
mod plan;
mod preview;
mod rules;
mod statement;
mod statements;

pub use ahead::{EndPage, FeesPage, LetterRow, LettersPage};
pub use course::Course;
pub use dashboard::{Dashboard, DashboardPage, label};
pub use endings::{EndingRow, EndingsPage};
pub use exempted::{ExemptedPage, ExemptedRow, Filling};
pub use named::{NamedPage, NamedRow};
pub use overview::{Overview, OverviewPage};
pub use plan::{PlanPage, Proposed, sent as spelled};
pub use preview::{Counted, Launch, LaunchPage, LetOff, Preview, PreviewPage, Without};
pub use rules::{Asked, RuleRow, RulesPage};
pub use statement::{Asked as TimeAsked, End, Standing, StatementPage, address};
pub use statements::{FilerRow, Shown as ShownFilers, StatementsPage};

use askama::Template;

use crate::{
    disclosure::{
        CycleId,
        cycle::{self, Cycle, CycleState},
    },
    error::{Error, Result},
    language::Text,
    web::{
        page::Frame,
        pages::{retention::RETENTION, summaries::WAITING},
        part::{Crumb, Due, Empty, Tag, Tone},
        path,
        visitor::Guest,
    },
};

/// The cycles.
#[derive(Template)]
#[template(path = "cycles/cycles.html", config = "config/askama.toml")]
pub struct CyclesPage {
    frame: Frame,
    walled: bool,
    rows: Vec<CycleRow>,
    none: Empty,
}

/// One cycle in the list.
pub struct CycleRow {
    /// What it is called.
    pub name: Text,
    /// Where it is.
    pub href: String,
    /// The day by which people file.
    pub due: Due,
    /// Where it stands.
    pub state: Tag,
    /// Whether it is only tried out.
    pub rehearsal: bool,
    /// How many filed, and of how many; none before the launch.
    pub filed: Option<(i64, i64)>,
}

impl CyclesPage {
    /// The cycles, the newest first; `walled` for an alternate, who decides about those of the office and plans nothing.
    #[must_use]
    pub fn new(frame: Frame, rows: Vec<CycleRow>, walled: bool) -> Self {
        let plan = || (Text::new("cycles-plan"), path::PLAN.to_owned());
        Self {
            frame: frame.at(path::CYCLES).titled(Text::new("cycles-title")),
            walled,
            rows,
            none: Empty {
                text: Text::new(if walled { "units-none" } else { "cycles-none" }),
                link: (!walled).then(plan),
            },
        }
    }
}

impl CycleRow {
    fn progress(&self) -> Option<Text> {
        let (filed, expected) = self.filed?;
        Some(
            Text::new("cycles-filed")
                .with("filed", filed)
                .with("expected", expected),
        )
    }
}

/// Where a cycle stands.
#[must_use]
pub fn state(state: CycleState) -> Tag {
    let tone = match state {
        CycleState::Planned => Tone::Plain,
        CycleState::Launching => Tone::Due,
        CycleState::Open => Tone::Good,
        CycleState::Closed => Tone::Quiet,
    };
    Tag::new(state.label(), tone)
}

/// What a cycle is called: its form and its year.
#[must_use]
pub fn named(form: &str, year: i16) -> Text {
    Text::new("cycle-name")
        .with("form", form)
        .with("year", year.to_string())
}

/// The address of a cycle, or of a page below it.
#[must_use]
pub fn place(id: CycleId, step: &str) -> String {
    let id = id.to_string();
    if step.is_empty() {
        path::below(path::CYCLES, &id)
    } else {
        path::act(path::CYCLES, &id, step)
    }
}

/// The way to a page below a cycle.
fn crumbs(cycle: Option<(CycleId, &Text)>) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb {
        label: Text::new("cycles-title"),
        href: path::CYCLES.to_owned(),
    }];
    crumbs.extend(cycle.map(|(id, name)| Crumb {
        label: name.clone(),
        href: place(id, ""),
    }));
    crumbs
}

/// A cycle, for whoever decides at a desk about those who file in it.
fn known(me: &Guest, id: CycleId) -> Result<Cycle> {
    let mut cycles = cycle::known(me.office(), me.who())?.into_iter();
    cycles.find(|cycle| cycle.id == id).ok_or(Error::Missing)
}

/// What a cycle is called in the language of whoever asks; by its code where the form is not there any more.
pub(in crate::web) fn name(me: &Guest, cycle: &Cycle) -> Text {
    let (code, version) = &cycle.form;
    let form = me.app().forms.get(code, *version);
    let title = form.map_or(code.as_str(), |form| form.title.spoken(me.speech().tag()));
    named(title, cycle.plan.year)
}
