//! What a focal point sees of a cycle: how those of their own unit file, and nothing of what came of it; and whom they name.

pub(in crate::web) mod handlers;

use askama::Template;

use crate::{
    disclosure::{
        CycleId,
        cycle::{filers::View, status::Tally},
    },
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        pages::cycles::{FilerRow, NamedRow, label},
        part::{Crumb, Due, Empty, Fact, Pager, Shown, Task},
        path,
    },
};

/// The cycles that have not ended.
#[derive(Template)]
#[template(path = "units/units.html", config = "config/askama.toml")]
pub struct UnitsPage {
    frame: Frame,
    cycles: Vec<Task>,
    none: Empty,
}

/// One cycle, as far as it is of one unit.
#[derive(Template)]
#[template(path = "units/unit.html", config = "config/askama.toml")]
pub struct UnitPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    facts: Vec<Fact>,
    view: Unit,
    none: Empty,
    person: Field,
    reason: Choice,
}

/// What is known of a unit in a cycle.
pub struct Unit {
    /// The cycle.
    pub id: CycleId,
    /// What it is called.
    pub name: Text,
    /// The day by which people file.
    pub due: Due,
    /// How they stand.
    pub tally: Tally,
    /// Those who file.
    pub rows: Vec<FilerRow>,
    /// Where they lie in the list.
    pub pager: Pager,
    /// Those who were named.
    pub named: Vec<NamedRow>,
    /// Codes and labels of reasons.
    pub reasons: Vec<(String, Text)>,
}

impl UnitsPage {
    /// The cycles, the newest first.
    #[must_use]
    pub fn new(frame: Frame, cycles: Vec<Task>) -> Self {
        Self {
            frame: frame.at(path::UNITS).titled(Text::new("cycles-title")),
            cycles,
            none: Empty {
                text: Text::new("units-none"),
                link: None,
            },
        }
    }
}

impl UnitPage {
    /// The page of a cycle, with the form to name somebody as it was sent.
    #[must_use]
    pub fn new(frame: Frame, mut view: Unit, sent: &Sent, problems: &Problems) -> Self {
        let here = address(view.id);
        let reasons = std::mem::take(&mut view.reasons).into_iter();
        let reasons = reasons.map(|(code, label)| Offer::new(code, label));
        Self {
            crumbs: vec![Crumb {
                label: Text::new("cycles-title"),
                href: path::UNITS.to_owned(),
            }],
            frame: frame
                .at(&*here)
                .titled(view.name.clone())
                .with_problems(problems)
                .wide(),
            action: here,
            facts: facts(&view),
            none: Empty {
                text: Text::new("units-nobody"),
                link: None,
            },
            person: Field::text("person", Text::new("named-person"))
                .hint(Text::new("named-person-hint"))
                .code("off")
                .filled(sent, problems),
            reason: Choice::new("reason", Text::new("rules-reason"), reasons.collect())
                .filled(sent, problems),
            view,
        }
    }
}

/// The address of a cycle for a focal point.
#[must_use]
pub fn address(id: CycleId) -> String {
    path::below(path::UNITS, &id.to_string())
}

fn facts(view: &Unit) -> Vec<Fact> {
    let mut facts = vec![Fact::new(Text::new("cycles-due"), Shown::Due(view.due))];
    facts.extend(View::OF_FILING.map(|one| {
        let count = Text::new("units-count").with("count", view.tally.count(one));
        Fact::new(label(one), Shown::Text(count))
    }));
    facts
}
