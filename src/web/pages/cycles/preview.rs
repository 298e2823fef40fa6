//! Who would file, looked at once more, and the page on which a cycle is launched.

use askama::Template;
use jiff::civil::Date;

use super::{crumbs, place};
use crate::{
    disclosure::CycleId,
    error::Problems,
    language::Text,
    web::{
        page::Frame,
        part::{Crumb, Empty, Fact, Shown},
        path,
    },
};

/// Who would file.
#[derive(Template)]
#[template(path = "cycles/preview.html", config = "config/askama.toml")]
pub struct PreviewPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    seen: Preview,
    none: Empty,
}

/// Who would file, in numbers, and whom no letter reaches.
pub struct Preview {
    /// The cycle.
    pub id: CycleId,
    /// Whether it can still be launched.
    pub is_planned: bool,
    /// How many would file.
    pub filers: i64,
    /// How many of them have their statement already.
    pub assigned: i64,
    /// How many for each reason.
    pub by_reason: Vec<Counted>,
    /// How many in each unit.
    pub by_unit: Vec<Counted>,
    /// Those without an e-mail address.
    pub unreachable: Vec<Without>,
    /// Those who were exempted, counted nowhere else.
    pub exempted: Vec<LetOff>,
    /// What the rules ask for and nobody has.
    pub unknown: Vec<String>,
}

/// A line of a table: what is counted, in words, and how many.
pub struct Counted {
    /// What is counted.
    pub label: String,
    /// How many.
    pub count: i64,
}

/// Somebody without an e-mail address.
pub struct Without {
    /// The staff number.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
}

/// Somebody who was exempted.
pub struct LetOff {
    /// The staff number.
    pub staff_id: String,
    /// The name.
    pub name: String,
    /// The unit.
    pub unit: String,
    /// Why.
    pub because: Text,
}

/// The page before a launch.
#[derive(Template)]
#[template(path = "cycles/launch.html", config = "config/askama.toml")]
pub struct LaunchPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    revision: i32,
    facts: Vec<Fact>,
    filers: Text,
    button: Text,
    nobody: bool,
    rules: String,
}

/// What a launch would do.
pub struct Launch {
    /// The cycle.
    pub id: CycleId,
    /// What it is called.
    pub name: Text,
    /// The state of the plan that is launched.
    pub revision: i32,
    /// Whether it is only tried out.
    pub rehearsal: bool,
    /// How many would file.
    pub filers: usize,
    /// How many of them no letter reaches.
    pub unreachable: usize,
    /// How many were exempted, and are not among them.
    pub exempted: usize,
    /// The day on which the first letters leave.
    pub letters: Date,
    /// The day by which people file.
    pub due: Date,
}

impl PreviewPage {
    /// Who would file in the cycle called `name`.
    #[must_use]
    pub fn new(frame: Frame, name: &Text, seen: Preview) -> Self {
        Self {
            crumbs: crumbs(Some((seen.id, name))),
            frame: frame
                .at(place(seen.id, "preview"))
                .titled(Text::new("preview-filers-title")),
            none: Empty {
                text: Text::new("preview-filers-none"),
                link: Some((Text::new("rules-title"), place(seen.id, "rules"))),
            },
            seen,
        }
    }

    fn filers(&self) -> Text {
        Text::new("preview-filers").with("count", self.seen.filers)
    }

    fn assigned(&self) -> Option<Text> {
        let count = self.seen.assigned;
        (count > 0).then(|| Text::new("preview-filers-assigned").with("count", count))
    }

    fn unreachable(&self) -> Text {
        Text::new("preview-unreachable").with("count", self.seen.unreachable.len())
    }

    fn exempted(&self) -> Text {
        Text::new("preview-exempted").with("count", self.seen.exempted.len())
    }

    fn launch(&self) -> String {
        place(self.seen.id, "launch")
    }
}

impl LaunchPage {
    /// The page before a launch, or once more when something was in the way.
    #[must_use]
    pub fn new(frame: Frame, launch: &Launch, problems: &Problems) -> Self {
        let mut facts = vec![Fact::new(Text::new("cycle-due"), Shown::Day(launch.due))];
        facts.push(if launch.rehearsal {
            let none = Text::new("launch-no-letters");
            Fact::new(Text::new("launch-letters"), Shown::Text(none))
        } else {
            Fact::new(Text::new("launch-letters"), Shown::Day(launch.letters))
        });
        if launch.unreachable > 0 {
            let count = Text::new("preview-unreachable").with("count", launch.unreachable);
            facts.push(Fact::new(
                Text::new("launch-unreachable"),
                Shown::Text(count),
            ));
        }
        if launch.exempted > 0 {
            let count = Text::new("preview-exempted").with("count", launch.exempted);
            facts.push(Fact::new(Text::new("exempted-title"), Shown::Text(count)));
        }
        Self {
            crumbs: crumbs(Some((launch.id, &launch.name))),
            action: place(launch.id, "launch"),
            rules: place(launch.id, "rules"),
            revision: launch.revision,
            facts,
            filers: Text::new("launch-filers").with("count", launch.filers),
            button: Text::new("launch-button").with("count", launch.filers),
            nobody: launch.filers == 0,
            frame: frame
                .at(place(launch.id, "launch"))
                .titled(Text::new("launch-title").with("cycle", launch.name.clone()))
                .with_problems(problems),
        }
    }
}
