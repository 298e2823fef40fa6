//! Redesign: other tables of the same matters, of which more can be seen.
//!
//! At fifty matters and a threshold of five the best pattern of a table by category, region and gender shows an
//! eighth of its cells, however clever the choice. A dimension less, coarser categories, or the smallest of them
//! merged serve readers better. Every proposal is tried out: it is ranked by how much of what is counted could
//! really be published.

mod steps;

use std::cmp::Reverse;
use std::time::Duration;

use super::control::{MOST_CELLS, Objective, Outcome, Share, complete, control};
use super::solver::Deadline;
use super::system::{self, System, contradictions};
use super::table::Ledger;
use crate::error::Result;
use crate::language::Text;
pub use steps::Step;

/// Other tables, and what could be seen of them.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// What is changed, in this order; nothing for the tables as they are.
    pub steps: Vec<Step>,
    /// The tables it leads to, with their true values.
    pub ledger: Ledger,
    /// How much of them could be seen.
    pub view: View,
}

/// How much of some tables could be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// A pattern that passed the attack shows so much.
    Tried(Share),
    /// No pattern was found in the time there was; only small counts withheld, it would be so much.
    AtMost(Share),
    /// There is no pattern, or the tables are too large.
    Nothing,
}

/// Time for one proposal, and for all of them.
const EACH: Duration = Duration::from_secs(2);
const ALL: Duration = Duration::from_secs(10);
/// Proposals of one step that are taken a second step further.
const FURTHER: usize = 2;
/// A table of which so many per cent can be seen needs no second step.
const ENOUGH: u64 = 80;

/// Proposals, the one of which most can be seen first; the tables as they are stand among them.
///
/// # Errors
/// [`crate::Error::Invalid`] if the file is not in order.
pub fn redesign(ledger: &Ledger) -> Result<Vec<Proposal>> {
    in_order(ledger)?;
    let deadline = Deadline::after(ALL);
    let mut proposals = vec![tried(Vec::new(), ledger.clone(), deadline)];
    proposals.extend(further(&[], ledger, deadline));
    rank(&mut proposals);
    let enough = |proposal: &Proposal| proposal.view.per_cent() >= ENOUGH;
    if !proposals.iter().any(enough) {
        let best: Vec<Proposal> = proposals.iter().take(FURTHER).cloned().collect();
        for proposal in best.iter().filter(|it| it.steps.len() == 1) {
            proposals.extend(further(&proposal.steps, &proposal.ledger, deadline));
        }
        rank(&mut proposals);
    }
    proposals.dedup_by(|one, other| one.ledger == other.ledger);
    Ok(proposals)
}

/// Refuses a file that is not in order, however large its tables are.
fn in_order(ledger: &Ledger) -> Result<()> {
    complete(ledger)?;
    system::hierarchies(ledger)?;
    match System::of(ledger) {
        Ok(system) => contradictions(ledger, &system),
        Err(_too_large) => Ok(()),
    }
}

/// Each single step from these tables, tried out.
fn further(before: &[Step], ledger: &Ledger, deadline: Deadline) -> Vec<Proposal> {
    steps::all(ledger)
        .into_iter()
        .map(|(step, changed)| {
            let steps = before.iter().cloned().chain([step]).collect();
            tried(steps, changed, deadline)
        })
        .collect()
}

fn rank(proposals: &mut [Proposal]) {
    proposals.sort_by_key(|proposal| {
        let tried = matches!(proposal.view, View::Tried(_));
        (
            Reverse(proposal.view.per_cent()),
            Reverse(tried),
            proposal.steps.len(),
            Reverse(proposal.ledger.cells().count()),
        )
    });
}

fn tried(steps: Vec<Step>, ledger: Ledger, deadline: Deadline) -> Proposal {
    Proposal {
        view: view(&ledger, deadline),
        steps,
        ledger,
    }
}

fn view(ledger: &Ledger, deadline: Deadline) -> View {
    if ledger.cells().count() > MOST_CELLS || System::of(ledger).is_err() {
        return View::Nothing;
    }
    let span = EACH.min(deadline.left());
    if !span.is_zero() {
        match control(ledger, Objective::Value, span, Box::new(|_| ())) {
            Ok(Outcome::Released(released)) => return View::Tried(released.share),
            Ok(Outcome::Refused(_)) | Err(_) => return View::Nothing,
            Ok(Outcome::Undecided(_)) => {}
        }
    }
    View::AtMost(Share::of(ledger, &without_small(ledger)))
}

/// The ledger with nothing withheld but what is small itself.
fn without_small(ledger: &Ledger) -> Ledger {
    let mut pattern = ledger.clone();
    let threshold = ledger.threshold;
    for release in pattern.releases.iter_mut().filter(|release| !release.fixed) {
        for cell in release.tables.iter_mut().flat_map(|table| &mut table.cells) {
            cell.published = cell.exempt || !(cell.sensitive || cell.is_small(threshold));
        }
    }
    pattern
}

impl View {
    /// How much of what is counted can be seen, in whole per cents.
    #[must_use]
    pub fn per_cent(&self) -> u64 {
        match self {
            Self::Tried(share) | Self::AtMost(share) => share.per_cent(),
            Self::Nothing => 0,
        }
    }
}

impl Proposal {
    /// The sentence that says so.
    #[must_use]
    pub fn text(&self) -> Text {
        let cells = self.ledger.cells().count();
        let per_cent = i64::try_from(self.view.per_cent()).unwrap_or(0);
        let change = Step::texts(&self.steps);
        match self.view {
            View::Tried(_) => Text::new("statistics-proposal")
                .with("change", change)
                .with("cells", cells)
                .with("share", per_cent),
            View::AtMost(_) => Text::new("statistics-proposal-at-most")
                .with("change", change)
                .with("cells", cells)
                .with("share", per_cent),
            View::Nothing => Text::new("statistics-proposal-nothing")
                .with("change", change)
                .with("cells", cells),
        }
    }
}
