use std::{collections::BTreeSet, path::Path};

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::{Span, civil::Date};

use super::{office, plain};
use crate::{
    actor::Actor,
    disclosure::{
        cycle::{
            self as room,
            launch::{launch, preview},
            occasion::Occasion,
            plan::Plan,
            population::{Preview, Rule},
            reminding::{letters_ahead, remind},
            status::{Status, status},
        },
        form::Forms,
        sample::{self, Asked, Sample, draw::Strata},
    },
    error::{Error, Result},
    language::{Speech, Text},
    office::Office,
    storage::Coded,
};

/// Disclosure cycles that the office has planned.
#[derive(Subcommand)]
pub(super) enum Cycle {
    /// Plans a cycle as the settings propose for its year. Nobody hears of it before the launch; the office can change it in the
    /// portal.
    #[command(
        after_help = "Example: probity cycle plan --year 2026 --form un-financial-disclosure --due 2026-03-31"
    )]
    Plan(Planning),
    /// Says who would file, by reason and by unit, and changes nothing.
    #[command(after_help = "Example: probity cycle preview --year 2026")]
    Preview(Which),
    /// Assigns a statement to everybody who files. Launched again after an interruption, it goes on; launched again after
    /// that, it changes nothing.
    #[command(after_help = "Example: probity cycle launch --year 2026")]
    Launch(Which),
    /// Says how a cycle goes.
    #[command(after_help = "Example: probity cycle status --year 2026")]
    Status(Which),
    /// Draws statements that were filed, by lot, for verification. Drawn again with the same seed from the same statements, it
    /// is the same sample.
    #[command(
        after_help = "Example: probity cycle sample --year 2026 --size 10 --seed 2026-04-01 --strata unit"
    )]
    Sample(Lot),
    /// Writes the letters that are due today, as the running service does each minute.
    #[command(after_help = "Example: probity cycle reminders --year 2026 --dry-run")]
    Reminders {
        #[command(flatten)]
        which: Which,
        /// Write nothing, and say what will leave on which day of the next sixty.
        #[arg(long)]
        dry_run: bool,
    },
}

/// What is planned.
#[derive(Args)]
pub(super) struct Planning {
    /// The year it is called after.
    #[arg(long)]
    year: i16,
    /// The code of its form; its newest version is taken.
    #[arg(long)]
    form: String,
    /// The day from which people can file, if not the proposed one.
    #[arg(long, value_name = "DAY")]
    opens: Option<Date>,
    /// The day by which they file, if not the proposed one.
    #[arg(long, value_name = "DAY")]
    due: Option<Date>,
    /// Asks everybody on the roster, not only those who usually file.
    #[arg(long)]
    everybody: bool,
    /// Only tries it out: no letter leaves.
    #[arg(long)]
    rehearsal: bool,
}

/// Which cycle is meant.
#[derive(Args)]
pub(super) struct Which {
    /// The year it is called after.
    #[arg(long)]
    year: i16,
    /// The code of its form, where the year has several cycles.
    #[arg(long)]
    form: Option<String>,
    /// The rehearsal of that year, from which no letter leaves.
    #[arg(long)]
    rehearsal: bool,
}

/// How a sample is drawn.
#[derive(Args)]
pub(super) struct Lot {
    #[command(flatten)]
    which: Which,
    /// How many to draw.
    #[arg(long)]
    size: u32,
    /// Whatever was agreed on in public: a date, the numbers of a lottery.
    #[arg(long)]
    seed: String,
    /// Draw as much from each part as it has of the whole.
    #[arg(long, value_parser = ["none", "unit", "grade"], default_value = "none")]
    strata: String,
}

impl Lot {
    fn asked(&self) -> Asked {
        Asked {
            seed: self.seed.clone(),
            size: self.size,
            strata: Strata::from_code(&self.strata).unwrap_or(Strata::None),
        }
    }
}

/// How far a dry run of the reminders looks ahead, in days.
const AHEAD: i64 = 60;

impl Cycle {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let office = office(dir)?;
        let speech = office
            .languages()
            .speech("en")
            .ok_or_else(|| Error::broken("a house without English"))?;
        let say = |text: &Text| println!("{}", plain(speech, text));
        let console = Actor::console();
        match self {
            Self::Plan(planning) => say(&planning.plan(&office, &console)?),
            Self::Preview(which) => {
                let id = which.find(&office)?;
                show_preview(&preview(&office, &console, id)?, &say);
            }
            Self::Launch(which) => {
                let id = which.find(&office)?;
                let bar = ProgressBar::new(0).with_style(style()?);
                let assigned = launch(&office, &console, id, &mut |done, of| {
                    bar.set_length(u64::try_from(of).unwrap_or(u64::MAX));
                    bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
                });
                bar.finish_and_clear();
                say(&Text::new("cli-cycle-launched").with("count", assigned?));
            }
            Self::Status(which) => {
                let id = which.find(&office)?;
                show_status(&status(&office, &console, id)?, speech);
            }
            Self::Sample(lot) => {
                let id = lot.which.find(&office)?;
                show_sample(&sample::draw(&office, &console, id, &lot.asked())?, &say);
            }
            Self::Reminders { which, dry_run } => {
                let id = which.find(&office)?;
                if dry_run {
                    let today = office.today();
                    let days = (today, today.saturating_add(Span::new().days(AHEAD)));
                    let ahead = letters_ahead(&office, &console, id, days)?;
                    say(&Text::new("cli-cycle-ahead").with("count", ahead.len()));
                    for ((day, occasion), count) in ahead {
                        say(&outgoing(day, occasion, count));
                    }
                } else {
                    let written = remind(&office, &Actor::worker())?;
                    say(&Text::new("cli-cycle-reminded").with("count", written));
                }
            }
        }
        Ok(())
    }
}

impl Planning {
    fn plan(self, office: &Office, who: &Actor) -> Result<Text> {
        let forms = Forms::load(&office.settings().adaptations())?;
        let form = forms.newest(&self.form).map_err(|_| {
            let known: BTreeSet<&str> = forms.iter().map(|form| form.code.as_str()).collect();
            let known: Vec<&str> = known.into_iter().collect();
            Error::invalid(Text::new("cli-cycle-form").with("known", known.join(", ")))
        })?;
        let mut plan = Plan::proposed(self.year, office.settings())?;
        let calendar = office.calendar();
        plan.opens = self
            .opens
            .unwrap_or_else(|| calendar.next_working(plan.opens));
        plan.due = self.due.unwrap_or(plan.due);
        plan.rehearsal = self.rehearsal;
        plan.rules = if self.everybody {
            vec![Rule::everybody()]
        } else {
            Rule::usual()
        };
        room::define(office, who, &plan, form)?;
        Ok(Text::new("cli-cycle-planned")
            .with("opens", plan.opens)
            .with("due", plan.due_day(calendar)))
    }
}

impl Which {
    fn find(&self, office: &Office) -> Result<crate::disclosure::CycleId> {
        let mut found = room::cycles(office, &Actor::console())?;
        found.retain(|cycle| {
            cycle.plan.year == self.year
                && cycle.plan.rehearsal == self.rehearsal
                && self.form.as_ref().is_none_or(|form| *form == cycle.form.0)
        });
        match found.as_slice() {
            [cycle] => Ok(cycle.id),
            [] => Err(Error::invalid(
                Text::new("cli-cycle-none").with("year", self.year.to_string()),
            )),
            several => {
                let forms: Vec<&str> = several.iter().map(|cycle| cycle.form.0.as_str()).collect();
                Err(Error::invalid(
                    Text::new("cli-cycle-several").with("forms", forms.join(", ")),
                ))
            }
        }
    }
}

fn style() -> Result<ProgressStyle> {
    ProgressStyle::with_template("{bar:40} {pos} of {len}").map_err(Error::broken)
}

fn outgoing(day: Date, occasion: Occasion, count: i64) -> Text {
    match occasion {
        Occasion::Assigned => Text::new("cli-cycle-outgoing-assigned")
            .with("day", day)
            .with("count", count),
        Occasion::Due => Text::new("cli-cycle-outgoing-due")
            .with("day", day)
            .with("count", count),
        Occasion::Overdue => Text::new("cli-cycle-outgoing-overdue")
            .with("day", day)
            .with("count", count),
    }
}

fn show_preview(preview: &Preview, say: &dyn Fn(&Text)) {
    say(&Text::new("cli-cycle-preview")
        .with("count", preview.filers)
        .with("assigned", preview.assigned));
    for (reason, count) in &preview.by_reason {
        say(&Text::new("cli-cycle-reason")
            .with("reason", Text::keyed(format!("filing-reason-{reason}")))
            .with("count", *count));
    }
    for (unit, count) in &preview.by_unit {
        say(&Text::new("cli-cycle-unit")
            .with("unit", unit.as_str())
            .with("count", *count));
    }
    if !preview.unreachable.is_empty() {
        let ids = preview.unreachable.iter();
        let ids: Vec<&str> = ids.map(|person| person.staff_id.as_str()).collect();
        say(&Text::new("cli-cycle-unreachable").with("ids", ids.join(", ")));
    }
    if !preview.exempted.is_empty() {
        let ids = preview.exempted.iter();
        let ids: Vec<&str> = ids.map(|person| person.staff_id.as_str()).collect();
        say(&Text::new("cli-cycle-exempted").with("ids", ids.join(", ")));
    }
    if !preview.unknown.is_empty() {
        let names: Vec<&str> = preview.unknown.iter().map(String::as_str).collect();
        say(&Text::new("cli-cycle-unknown").with("names", names.join(", ")));
    }
}

fn show_sample(sample: &Sample, say: &dyn Fn(&Text)) {
    say(&Text::new("cli-cycle-sample")
        .with("count", sample.drawn.len())
        .with("population", sample.population)
        .with("hash", sample.hash.as_str()));
    for drawn in &sample.drawn {
        say(&Text::new("cli-cycle-drawn")
            .with("number", drawn.number.as_str())
            .with("stratum", drawn.stratum.as_str()));
    }
}

fn show_status(status: &Status, speech: &Speech) {
    let say = |text: &Text| println!("{}", plain(speech, text));
    let all = &status.all;
    say(&Text::new("cli-cycle-standing")
        .with("state", status.cycle.state.label())
        .with("expected", all.expected())
        .with("filed", all.filed())
        .with("late", all.late)
        .with("overdue", all.overdue));
    for (state, count) in &all.by_state {
        say(&Text::new("cli-cycle-state")
            .with("state", state.label())
            .with("count", *count));
    }
    for (unit, tally) in &status.by_unit {
        say(&Text::new("cli-cycle-filed")
            .with("unit", unit.as_str())
            .with("filed", tally.filed())
            .with("expected", tally.expected()));
    }
}
