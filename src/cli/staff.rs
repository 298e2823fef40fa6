use std::path::{Path, PathBuf};

use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};

use super::office;
use crate::{
    actor::Actor,
    error::{Error, Result},
    language::Text,
    staff::{self as room, Choices, Plan, Roster},
};

/// The staff roster.
#[derive(Subcommand)]
pub(super) enum Staff {
    /// Takes over a roster: adds, changes and ends persons as the file says, whole or not at all.
    #[command(after_help = "Example: probity staff import roster.csv --dry-run")]
    Import {
        /// A CSV file in UTF-8 with a line of column names.
        file: PathBuf,
        /// Say what would be done and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Take the good lines although others are bad.
        #[arg(long)]
        skip_bad_lines: bool,
        /// The file names everybody who serves: whoever is missing from it has left.
        #[arg(long)]
        complete: bool,
    },
}

impl Staff {
    pub(super) fn run(self, dir: &Path) -> Result<()> {
        let Self::Import {
            file,
            dry_run,
            skip_bad_lines,
            complete,
        } = self;
        let office = office(dir)?;
        let console = Actor::console();
        let choices = Choices {
            skip_bad_lines,
            complete,
        };
        let bytes = std::fs::read(&file).map_err(|_| {
            Error::invalid(Text::new("cli-roster-missing").with("file", file.display().to_string()))
        })?;
        let bar = ProgressBar::new(0).with_style(style()?);
        let roster = Roster::read(&bytes, office.vocabulary(), |done, of| {
            progress(&bar, done, of);
        })?;
        let plan = if dry_run {
            room::rehearse(&office, &console, &roster, choices)
        } else {
            room::import(&office, &console, &roster, choices, &mut |done, of| {
                progress(&bar, done, of);
            })
        };
        bar.finish_and_clear();
        let plan = plan?;
        report(&office, &plan, dry_run);
        if plan.allowed {
            Ok(())
        } else {
            Err(Error::invalid(Text::new("cli-roster-refused")))
        }
    }
}

fn style() -> Result<ProgressStyle> {
    ProgressStyle::with_template("{bar:40} {pos} of {len}").map_err(Error::broken)
}

fn progress(bar: &ProgressBar, done: usize, of: usize) {
    bar.set_length(u64::try_from(of).unwrap_or(u64::MAX));
    bar.set_position(u64::try_from(done).unwrap_or(u64::MAX));
}

fn report(office: &crate::office::Office, plan: &Plan, dry_run: bool) {
    let Some(speech) = office.languages().speech("en") else {
        return;
    };
    for flaw in &plan.flaws {
        eprintln!("{}", speech.say(&flaw.sentence()));
    }
    let outcome = if dry_run {
        Text::new("cli-roster-would").with("counts", plan.summary())
    } else {
        Text::new("cli-roster-done").with("counts", plan.summary())
    };
    println!("{}", speech.say(&outcome));
    if plan.missing > 0 && plan.flaws.is_empty() {
        let missing = Text::new("cli-roster-incomplete").with("count", plan.missing);
        println!("{}", speech.say(&missing));
    }
}
