//! A planned cycle: what is left to do until its launch.

use askama::Template;
use jiff::civil::Date;

use super::{crumbs, place};
use crate::{
    disclosure::CycleId,
    language::Text,
    web::{
        page::Frame,
        part::{Crumb, Fact, Shown, Tag, Task, Tone},
        path,
    },
};

/// A planned cycle.
#[derive(Template)]
#[template(path = "cycles/overview.html", config = "config/askama.toml")]
pub struct OverviewPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    rehearsal: bool,
    facts: Vec<Fact>,
    tasks: Vec<Task>,
}

/// What a planned cycle is like.
pub struct Overview {
    /// The cycle.
    pub id: CycleId,
    /// What it is called.
    pub name: Text,
    /// Whether it is only tried out.
    pub rehearsal: bool,
    /// The day from which people can file.
    pub opens: Date,
    /// The day by which they file, on which the office works.
    pub due: Date,
    /// The day that was planned, where the office does not work then.
    pub moved_from: Option<Date>,
    /// The first and the last day that is reported on.
    pub period: (Date, Date),
    /// How many rules say who files.
    pub rules: usize,
    /// How many people were named.
    pub named: usize,
    /// How many people were exempted, and how many exemptions wait for a second signature.
    pub exempted: (usize, usize),
}

impl OverviewPage {
    /// The page of a planned cycle.
    #[must_use]
    pub fn new(frame: Frame, cycle: Overview) -> Self {
        Self {
            crumbs: crumbs(None),
            rehearsal: cycle.rehearsal,
            facts: facts(&cycle),
            tasks: tasks(&cycle),
            frame: frame.at(place(cycle.id, "")).titled(cycle.name),
        }
    }
}

fn facts(cycle: &Overview) -> Vec<Fact> {
    let (from, until) = cycle.period;
    let mut facts = vec![
        Fact::new(Text::new("cycle-opens"), Shown::Day(cycle.opens)),
        Fact::new(Text::new("cycle-due"), Shown::Day(cycle.due)),
    ];
    facts.extend(cycle.moved_from.map(|day| {
        let moved = Text::new("cycle-moved").with("day", day);
        Fact::new(Text::new("cycle-planned-due"), Shown::Text(moved))
    }));
    let period = Text::new("cycle-period")
        .with("from", from)
        .with("until", until);
    facts.push(Fact::new(Text::new("cycle-reported"), Shown::Text(period)));
    facts
}

fn tasks(cycle: &Overview) -> Vec<Task> {
    let task = |label, hint, step, state| Task {
        label,
        hint,
        href: Some(place(cycle.id, step)),
        state,
    };
    let somebody = cycle.rules + cycle.named > 0;
    let done = |key| Tag::new(Text::new(key), Tone::Good);
    let missing = |key| Tag::new(Text::new(key), Tone::Due);
    vec![
        task(
            Text::new("cycle-task-plan"),
            None,
            "plan",
            done("cycle-task-done"),
        ),
        task(
            Text::new("cycle-task-rules"),
            Some(Text::new("cycle-rules-count").with("count", cycle.rules)),
            "rules",
            if somebody {
                done("cycle-task-done")
            } else {
                missing("cycle-task-missing")
            },
        ),
        task(
            Text::new("cycle-task-named"),
            Some(Text::new("cycle-named-count").with("count", cycle.named)),
            "named",
            Tag::new(Text::new("cycle-task-optional"), Tone::Quiet),
        ),
        exempting(cycle),
        task(
            Text::new("cycle-task-preview"),
            Some(Text::new("cycle-task-preview-hint")),
            "preview",
            Tag::new(Text::new("cycle-task-look"), Tone::Plain),
        ),
        task(
            Text::new("cycle-task-launch"),
            Some(Text::new("cycle-task-launch-hint")),
            "launch",
            Tag::new(Text::new("cycle-task-then"), Tone::Plain),
        ),
    ]
}

fn exempting(cycle: &Overview) -> Task {
    let (exempted, waiting) = cycle.exempted;
    Task {
        label: Text::new("exempted-title"),
        hint: Some(Text::new("cycle-exempted-count").with("count", exempted)),
        href: Some(place(cycle.id, "exempted")),
        state: if waiting > 0 {
            Tag::new(Text::new("exempted-waits"), Tone::Due)
        } else {
            Tag::new(Text::new("cycle-task-optional"), Tone::Quiet)
        },
    }
}
