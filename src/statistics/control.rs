//! Disclosure control: what to withhold so that an attacker can find out nothing he must not, at the least loss.
//!
//! Small counts are withheld first (`truth`); each of them becomes a duty: some world must remain in which it
//! is zero, and some in which it is large enough to publish (`duty`). Which further counts have to go is an
//! integer programme with one indicator for each. A relaxation of it proposes plans (`master`), the attacker's
//! linear programme shows what a plan leaves open and turns that into cuts (`reach`), and branch and cut puts
//! the two together (`search`), after Fischetti and Salazar (Management Science 47(7), 2001).
//!
//! The plan then has to pass the [attack](super::attack), which is given the published figures only. What it
//! finds the search has to take into account, and what does not pass is not released.

mod duty;
mod master;
mod protection;
mod reach;
mod release;
mod search;
mod truth;

use std::time::Duration;

use super::attack::Findings;
use super::solver::{Deadline, Failure, guarded};
use super::table::Ledger;
use crate::error::{Error, Result};
use crate::language::Text;
pub use truth::Objective;
pub(super) use truth::complete;

/// Tables with more cells than this are redesigned, not optimised: so few of their counts could be published that
/// nobody would be served.
pub const MOST_CELLS: usize = 5_000;

/// How far a search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What the best plan found costs.
    pub best: Option<u64>,
    /// What every plan costs at least.
    pub bound: u64,
}

/// Told of the standing whenever it may have changed.
pub type Progress = Box<dyn FnMut(Standing) + Send>;

/// The answer to a request to release.
#[derive(Debug)]
pub enum Outcome {
    /// A pattern that passed the attack.
    Released(Box<Released>),
    /// There is none; why, in sentences.
    Refused(Vec<Text>),
    /// None was found in time, or the computation failed; why.
    Undecided(Text),
}

/// Tables fit for publication.
#[derive(Debug)]
pub struct Released {
    /// The ledger as the public sees it.
    pub ledger: Ledger,
    /// The verdict of the attack: no leak, and the interval of each withheld count.
    pub findings: Findings,
    /// What the pattern loses, and at least has to.
    pub standing: Standing,
    /// How much of the tables can be seen.
    pub share: Share,
}

/// How much of the tables being prepared is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// All cells.
    pub cells: usize,
    /// Those published.
    pub cells_seen: usize,
    /// Things counted in the finest cells of all tables.
    pub things: u64,
    /// Those of them in published cells.
    pub things_seen: u64,
}

/// Why there is no pattern: the file is not in order, or the computation failed.
enum Stop {
    Input(Error),
    Failed(Failure),
}

/// Decides what of the tables being prepared may be seen.
///
/// # Errors
/// [`Error::Invalid`] if the file is not in order. Everything else that stands in the way of a release is an
/// [`Outcome`].
pub fn control(
    ledger: &Ledger,
    objective: Objective,
    span: Duration,
    progress: Progress,
) -> Result<Outcome> {
    let cells = ledger.cells().count();
    if cells > MOST_CELLS {
        return Ok(Outcome::Refused(vec![
            Text::new("statistics-too-many-cells")
                .with("cells", cells)
                .with("most", MOST_CELLS),
        ]));
    }
    let ledger = ledger.clone();
    let deadline = Deadline::after(span);
    let job = move || Ok(release::release(&ledger, objective, deadline, progress));
    match guarded(deadline, job) {
        Ok(Ok(outcome)) => Ok(outcome),
        Ok(Err(Stop::Input(error))) => Err(error),
        Ok(Err(Stop::Failed(failure))) | Err(failure) => Ok(Outcome::Undecided(failure.text())),
    }
}

impl Share {
    /// How much of what is counted can be seen in the finest cells, in whole per cents, rounded down.
    #[must_use]
    pub fn per_cent(&self) -> u64 {
        (self.things_seen * 100)
            .checked_div(self.things)
            .unwrap_or(100)
    }

    /// How much of the tables being prepared can be seen in this ledger; `truth` has all values.
    #[must_use]
    pub fn of(truth: &Ledger, ledger: &Ledger) -> Self {
        let mut share = Self::default();
        for (id, cell) in truth.cells() {
            let Some((release, table)) = truth.table(id) else {
                continue;
            };
            if release.fixed {
                continue;
            }
            let seen = ledger.cell(id).is_some_and(super::table::Cell::is_seen);
            share.cells += 1;
            share.cells_seen += usize::from(seen);
            if table.is_finest(&cell.key) {
                let things = u64::from(cell.value.unwrap_or(0));
                share.things += things;
                share.things_seen += if seen { things } else { 0 };
            }
        }
        share
    }
}

impl From<Failure> for Stop {
    /// What cannot be true together is the file's fault, everything else ours.
    fn from(failure: Failure) -> Self {
        if failure.is_of_input() {
            Self::Input(failure.into())
        } else {
            Self::Failed(failure)
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Input(error)
    }
}
