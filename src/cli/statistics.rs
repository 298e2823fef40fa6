use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use clap::{Subcommand, ValueEnum};

use crate::{
    error::{Error, Result},
    language::{Languages, Speech, Text},
    statistics::{
        attack::Case,
        control::{self, Objective, Outcome, Progress, Released, Standing},
        redesign,
        solver::Deadline,
        table::Ledger,
    },
};

/// What can be done with a file of tables.
#[derive(Subcommand)]
pub(super) enum Statistics {
    /// Decides what of a file of tables may be published, and prints the file as the public may see it.
    ///
    /// Exits with 0 if the printed file passed the attack, 1 if nothing can be released, 2 if the file is not in
    /// order.
    #[command(after_help = "Example: probity statistics control tables.json > published.json")]
    Control {
        /// The file of tables, with all values.
        file: PathBuf,
        /// What to lose as little of as possible: things counted, or cells.
        #[arg(long, value_enum, default_value_t = Weighing::Value)]
        objective: Weighing,
        /// Seconds to give up after.
        #[arg(long, default_value_t = 100, value_name = "SECONDS")]
        deadline: u64,
    },
    /// Prints what an attacker could find out from the published figures of a file.
    ///
    /// Exits with 0 if nothing, 1 if something, 2 if the file is not in order.
    #[command(after_help = "Example: probity statistics attack published.json --truth tables.json")]
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
    /// Proposes other tables of the same matters, of which more could be seen; the best first.
    #[command(after_help = "Example: probity statistics redesign tables.json")]
    Redesign {
        /// The file of tables, with all values.
        file: PathBuf,
    },
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Weighing {
    Value,
    Count,
}

/// Nothing to object to.
const PASSED: u8 = 0;
/// Something leaks, or nothing can be released.
const REFUSED: u8 = 1;
/// The file is not in order.
const BAD_INPUT: u8 = 2;
/// Nobody reads more sentences than this at once.
const MOST_SENTENCES: usize = 20;
/// Proposals printed where a release was refused.
const BEST_PROPOSALS: usize = 5;

impl Statistics {
    /// Runs the command: tables, leaks and proposals on standard output, everything said about them on standard
    /// error.
    pub(super) fn run(self) -> Result<ExitCode> {
        let languages = Languages::load(None, "en")?;
        let speech = languages.speech("en").ok_or(Error::Missing)?;
        let outcome = match self {
            Self::Control {
                file,
                objective,
                deadline,
            } => control(
                &file,
                objective.into(),
                Duration::from_secs(deadline),
                speech,
            ),
            Self::Attack {
                file,
                truth,
                deadline,
            } => {
                let deadline = Deadline::after(Duration::from_secs(deadline));
                attack(&file, truth.as_deref(), deadline, speech)
            }
            Self::Redesign { file } => redesign(&file, speech),
        };
        match outcome {
            Err(Error::Invalid(problems)) => {
                say_all(problems.iter().map(|problem| &problem.text), speech);
                Ok(ExitCode::from(BAD_INPUT))
            }
            other => other.map(ExitCode::from),
        }
    }
}

fn control(file: &Path, objective: Objective, span: Duration, speech: &Speech) -> Result<u8> {
    let ledger = read(file)?;
    match control::control(&ledger, objective, span, progress(speech.clone()))? {
        Outcome::Released(released) => {
            println!("{}", released.ledger.write()?);
            eprintln!("{}", speech.say(&summary(&released)));
            Ok(PASSED)
        }
        Outcome::Refused(reasons) => refuse(&ledger, &reasons, speech),
        Outcome::Undecided(reason) => refuse(&ledger, &[reason], speech),
    }
}

/// Says why nothing is released, and what tables could be.
fn refuse(ledger: &Ledger, reasons: &[Text], speech: &Speech) -> Result<u8> {
    say_all(reasons.iter(), speech);
    for proposal in redesign::redesign(ledger)?.iter().take(BEST_PROPOSALS) {
        eprintln!("{}", speech.say(&proposal.text()));
    }
    Ok(REFUSED)
}

fn summary(released: &Released) -> Text {
    let share = released.share;
    let best = released.standing.best.unwrap_or_default();
    let bound = released.standing.bound;
    let proof = if bound >= best {
        Text::new("statistics-released-best").with("cost", number(best))
    } else {
        Text::new("statistics-released-gap")
            .with("cost", number(best))
            .with("bound", number(bound))
    };
    Text::new("statistics-released")
        .with("withheld", share.cells - share.cells_seen)
        .with("cells", share.cells)
        .with("share", number(share.per_cent()))
        .with("proof", proof)
}

/// Says how far the search is, every few seconds.
fn progress(speech: Speech) -> Progress {
    const EVERY: Duration = Duration::from_secs(5);
    let mut next = Deadline::after(EVERY);
    Box::new(move |standing: Standing| {
        if !next.passed() {
            return;
        }
        next = Deadline::after(EVERY);
        let bound = number(standing.bound);
        let text = match standing.best {
            Some(best) => Text::new("statistics-progress")
                .with("best", number(best))
                .with("bound", bound)
                .with("gap", number(gap(best, standing.bound))),
            None => Text::new("statistics-progress-none").with("bound", bound),
        };
        eprintln!("{}", speech.say(&text));
    })
}

/// How much the best plan may cost too much, in per cents of it, rounded up.
fn gap(best: u64, bound: u64) -> u64 {
    let missing = best.saturating_sub(bound).saturating_mul(100);
    missing.checked_div(best).map_or(0, |whole| {
        whole + u64::from(whole.saturating_mul(best) < missing)
    })
}

fn number(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn attack(file: &Path, truth: Option<&Path>, deadline: Deadline, speech: &Speech) -> Result<u8> {
    let mut case = Case::of(&read(file)?)?;
    if let Some(truth) = truth {
        case = case.protecting(&read(truth)?);
    }
    let findings = match case.attack(deadline) {
        Ok(findings) => findings,
        Err(failure) => {
            eprintln!("{}", speech.say(&failure.text()));
            return Ok(if failure.is_of_input() {
                BAD_INPUT
            } else {
                REFUSED
            });
        }
    };
    for leak in &findings.leaks {
        println!("{}", speech.say(&leak.text()));
    }
    let withheld = findings.intervals.len();
    let (text, code) = if findings.leaks.is_empty() {
        let text = Text::new("statistics-passes").with("withheld", withheld);
        (text, PASSED)
    } else {
        let text = Text::new("statistics-leaks")
            .with("count", findings.leaks.len())
            .with("withheld", withheld);
        (text, REFUSED)
    };
    eprintln!("{}", speech.say(&text));
    Ok(code)
}

fn redesign(file: &Path, speech: &Speech) -> Result<u8> {
    for proposal in redesign::redesign(&read(file)?)? {
        println!("{}", speech.say(&proposal.text()));
    }
    Ok(PASSED)
}

fn read(file: &Path) -> Result<Ledger> {
    let json = fs::read_to_string(file).map_err(|cause| {
        Error::invalid(
            Text::new("statistics-unreadable")
                .with("file", file.display().to_string())
                .with("cause", cause.to_string()),
        )
    })?;
    Ledger::read(&json)
}

fn say_all<'a>(texts: impl Iterator<Item = &'a Text> + Clone, speech: &Speech) {
    for text in texts.clone().take(MOST_SENTENCES) {
        eprintln!("{}", speech.say(text));
    }
    let more = texts.skip(MOST_SENTENCES).count();
    if more > 0 {
        let text = Text::new("statistics-more-problems").with("count", more);
        eprintln!("{}", speech.say(&text));
    }
}

impl From<Weighing> for Objective {
    fn from(weighing: Weighing) -> Self {
        match weighing {
            Weighing::Value => Self::Value,
            Weighing::Count => Self::Count,
        }
    }
}
