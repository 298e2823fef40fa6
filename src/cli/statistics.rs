use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Subcommand;

use crate::error::{Error, Result};
use crate::language::{Languages, Speech, Text};
use crate::statistics::attack::Case;
use crate::statistics::solver::Deadline;
use crate::statistics::table::Ledger;

/// What can be done with a file of tables.
#[derive(Subcommand)]
pub(super) enum Statistics {
    /// Print what an attacker could find out from the published figures of a file.
    ///
    /// Exits with 0 if nothing, 1 if something, 2 if the file is not in order.
    #[command(after_help = "Example: probity statistics attack published.json")]
    Attack {
        /// The file of tables.
        file: PathBuf,
        /// The same tables with all values, to learn which withheld counts are small.
        #[arg(long, value_name = "FILE")]
        truth: Option<PathBuf>,
        /// Seconds to give up after.
        #[arg(long, default_value_t = 110, value_name = "SECONDS")]
        deadline: u64,
    },
}

/// Nothing to object to.
const PASSED: u8 = 0;
/// Something leaks, or nothing can be released.
const REFUSED: u8 = 1;
/// The file is not in order.
const BAD_INPUT: u8 = 2;

impl Statistics {
    /// Runs the command: tables and leaks on standard output, everything else on standard error.
    pub(super) fn run(self) -> Result<ExitCode> {
        let languages = Languages::load(None, "en")?;
        let speech = languages.speech("en").ok_or(Error::Missing)?;
        let outcome = match self {
            Self::Attack {
                file,
                truth,
                deadline,
            } => attack(&file, truth.as_deref(), seconds(deadline), speech),
        };
        Ok(ExitCode::from(outcome.unwrap_or_else(|error| {
            complain(&error, speech);
            BAD_INPUT
        })))
    }
}

fn seconds(count: u64) -> Deadline {
    Deadline::after(Duration::from_secs(count))
}

fn attack(file: &Path, truth: Option<&Path>, deadline: Deadline, speech: &Speech) -> Result<u8> {
    let mut case = Case::of(&read(file)?)?;
    if let Some(truth) = truth {
        case = case.protecting(&read(truth)?);
    }
    let findings = match case.attack(deadline) {
        Ok(findings) => findings,
        Err(failure) => {
            complain(&failure.into(), speech);
            return Ok(REFUSED);
        }
    };
    for leak in &findings.leaks {
        println!("{}", speech.say(&leak.text()));
    }
    let withheld = findings.intervals.len();
    if findings.leaks.is_empty() {
        eprintln!(
            "{}",
            speech.say(&Text::new("statistics-passes").with("withheld", withheld))
        );
        Ok(PASSED)
    } else {
        eprintln!(
            "{}",
            speech.say(
                &Text::new("statistics-leaks")
                    .with("count", findings.leaks.len())
                    .with("withheld", withheld)
            )
        );
        Ok(REFUSED)
    }
}

fn read(file: &Path) -> Result<Ledger> {
    let name = file.display().to_string();
    let json = fs::read_to_string(file).map_err(|cause| {
        Error::invalid(
            Text::new("statistics-unreadable")
                .with("file", name)
                .with("cause", cause.to_string()),
        )
    })?;
    Ledger::read(&json)
}

/// Says what is wrong, at most as much as fits on a screen.
fn complain(error: &Error, speech: &Speech) {
    const LINES: usize = 20;
    let Error::Invalid(problems) = error else {
        eprintln!("{error}");
        return;
    };
    for problem in problems.iter().take(LINES) {
        eprintln!("{}", speech.say(&problem.text));
    }
    let more = problems.iter().skip(LINES).count();
    if more > 0 {
        eprintln!(
            "{}",
            speech.say(&Text::new("statistics-more-problems").with("count", more))
        );
    }
}
