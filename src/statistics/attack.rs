//! The attack: what somebody who sees every release can find out, and whether that is too much.
//!
//! The attacker is given the published figures and nothing else ([`Case::of`] forgets the rest), writes down one
//! unknown for each finest category, and solves for the least and largest value every withheld count, and every
//! difference of published ones, can have. A figure is safe because there *are* worlds in which it is otherwise;
//! each such world is checked in whole numbers, so a solver that errs can only make the attack stricter.
//!
//! This is the gate of every release and independent of how the withheld cells were chosen.

use std::collections::BTreeSet;

use super::solver::{Deadline, Failure, MicroLp, Solver, guarded};
use super::system::{System, contradictions};
use super::table::{CellId, Ledger, Place};
use crate::error::Result;

mod differences;
mod groups;
mod knowledge;
mod leak;
mod reasons;
mod relaxation;
mod worlds;

use knowledge::Knowledge;
pub use knowledge::Range;
pub use leak::{Kind, Leak};
use reasons::Reasons;
use worlds::Worlds;

/// What the attacker is given, and whom the office wants kept from him.
#[derive(Debug, Clone)]
pub struct Case {
    public: Ledger,
    system: System,
    /// The sums whose true value is small or sensitive, by number; not how small.
    protected: BTreeSet<usize>,
}

/// What the attack found.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// Everything that must not be known and is; a release with none passes.
    pub leaks: Vec<Leak>,
    /// For each withheld count, where it stands and the values it may have.
    pub intervals: Vec<(Vec<Place>, Range)>,
    /// What was done to find this.
    pub certificate: Certificate,
}

/// How a verdict was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The integer solver and its version.
    pub solver: String,
    /// Unknown counts the attacker wrote down.
    pub unknowns: usize,
    /// Conditions on them: figures published, and what is certain besides.
    pub conditions: usize,
    /// Separate problems these fell into.
    pub blocks: usize,
    /// Differences of published sets looked at.
    pub differences: usize,
    /// Worlds that attain the ends of the intervals, each checked in whole numbers.
    pub worlds: usize,
    /// How many of these are proved to be ends by multipliers, checked in whole numbers too; the others by the
    /// solver's word.
    pub proved: usize,
}

impl Case {
    /// The case of this ledger. True values of withheld cells, if the file holds them, say which cells the rule of
    /// small counts protects and are then forgotten.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when published figures plainly contradict each other.
    pub fn of(ledger: &Ledger) -> Result<Self> {
        let system = System::of(ledger)?;
        let small = |id: &CellId| {
            ledger.cell(*id).is_some_and(|cell| {
                !cell.is_seen() && (cell.sensitive || cell.is_small(ledger.threshold))
            })
        };
        let protected = system
            .sums
            .iter()
            .enumerate()
            .filter(|(_, sum)| sum.cells.iter().any(small))
            .map(|(number, _)| number)
            .collect();
        let public = ledger.public();
        contradictions(&public, &system)?;
        Ok(Self {
            public,
            system,
            protected,
        })
    }

    /// The same case with more cells to protect: those that are small or sensitive in `truth`, a file of the same
    /// tables that holds all values.
    #[must_use]
    pub fn protecting(mut self, truth: &Ledger) -> Self {
        let small: BTreeSet<Place> = truth
            .cells()
            .filter(|(_, cell)| cell.sensitive || cell.is_small(truth.threshold))
            .filter_map(|(id, _)| truth.place(id))
            .collect();
        for (number, sum) in self.system.sums.iter().enumerate() {
            let hidden = sum.cells.iter().any(|id| {
                self.public.cell(*id).is_some_and(|cell| !cell.is_seen())
                    && self
                        .public
                        .place(*id)
                        .is_some_and(|place| small.contains(&place))
            });
            if hidden {
                self.protected.insert(number);
            }
        }
        self
    }

    /// Attacks with the solver of the house, behind a guard.
    ///
    /// # Errors
    /// [`Failure`] when there is no verdict; that means no release.
    pub fn attack(self, deadline: Deadline) -> Result<Findings, Failure> {
        self.attack_with(Box::new(MicroLp), deadline)
    }

    /// Attacks with this solver, behind a guard.
    ///
    /// # Errors
    /// [`Failure`] when there is no verdict; that means no release.
    pub fn attack_with(
        self,
        solver: Box<dyn Solver>,
        deadline: Deadline,
    ) -> Result<Findings, Failure> {
        guarded(deadline, move || run(&self, solver, deadline))
    }
}

/// One assignment of the unknowns that agrees with every count of a ledger, published or not.
///
/// # Errors
/// [`Failure::Contradiction`] when there is none.
pub(super) fn a_world(
    ledger: &Ledger,
    system: &System,
    deadline: Deadline,
) -> Result<Vec<i64>, Failure> {
    let mut open = ledger.clone();
    let releases = open.releases.iter_mut();
    for cell in releases
        .flat_map(|release| &mut release.tables)
        .flat_map(|table| &mut table.cells)
    {
        cell.published = true;
        cell.range = None;
    }
    let system = system.clone();
    guarded(deadline, move || {
        let knowledge = Knowledge::of(&open, &system)?;
        let worlds = Worlds::new((&open, &system), &knowledge, Box::new(MicroLp), deadline)?;
        Ok(worlds.base().to_vec())
    })
}

fn run(case: &Case, solver: Box<dyn Solver>, deadline: Deadline) -> Result<Findings, Failure> {
    let knowledge = Knowledge::of(&case.public, &case.system)?;
    let worlds = Worlds::new((&case.public, &case.system), &knowledge, solver, deadline)?;
    let mut attack = Attack {
        case,
        knowledge: &knowledge,
        worlds,
        leaks: Vec::new(),
        unexplained: Vec::new(),
        differences: 0,
    };
    attack.published();
    let intervals = attack.withheld()?;
    attack.differences()?;
    attack.groups()?;
    attack.explain(deadline);
    Ok(Findings {
        intervals: intervals
            .into_iter()
            .map(|(sum, range)| (attack.places(sum), range))
            .collect(),
        certificate: Certificate {
            solver: attack.worlds.solver(),
            unknowns: case.system.unknowns,
            conditions: knowledge.rows.len(),
            blocks: attack.worlds.blocks(),
            differences: attack.differences,
            worlds: attack.worlds.checked,
            proved: attack.worlds.proved,
        },
        leaks: attack.leaks,
    })
}

/// An attack under way.
struct Attack<'a> {
    case: &'a Case,
    knowledge: &'a Knowledge,
    worlds: Worlds<'a>,
    leaks: Vec<Leak>,
    /// The leaks of withheld counts, by number, with the sums they are about.
    unexplained: Vec<(usize, usize)>,
    differences: usize,
}

/// A release with more leaks than this is not repaired one by one.
const EXPLAINED: usize = 100;

impl Attack<'_> {
    fn threshold(&self) -> i64 {
        self.case.public.threshold.count().into()
    }

    /// The least and largest value published for a sum.
    fn known(&self, sum: usize) -> Range {
        self.knowledge
            .sums
            .get(sum)
            .copied()
            .unwrap_or(Range { lo: 0, hi: None })
    }

    fn form(&self, sum: usize) -> Vec<(usize, i64)> {
        let unknowns = self.case.system.sums.get(sum).map(|sum| &sum.unknowns);
        unknowns
            .into_iter()
            .flatten()
            .map(|unknown| (*unknown, 1))
            .collect()
    }

    fn places(&self, sum: usize) -> Vec<Place> {
        self.case.system.places(&self.case.public, sum).collect()
    }

    fn leak(&mut self, kind: Kind, at: Vec<Place>, range: Range) {
        self.leaks.push(Leak {
            kind,
            at,
            range,
            causes: Vec::new(),
        });
    }

    fn is_small(&self, value: i64) -> bool {
        (1..self.threshold()).contains(&value)
    }

    /// Whether all values of a range are too small to be published.
    fn is_all_small(&self, range: Range) -> bool {
        self.is_small(range.lo) && range.hi.is_some_and(|hi| self.is_small(hi))
    }

    /// Rule 1: no published count is small or rests on too few persons, unless a named officer exempted it.
    fn published(&mut self) {
        let ledger = &self.case.public;
        for (id, cell) in ledger.cells() {
            let Some(value) = cell.value.filter(|_| cell.is_seen() && !cell.exempt) else {
                continue;
            };
            let range = Range {
                lo: value.into(),
                hi: Some(value.into()),
            };
            let kind = if ledger.threshold.hides(value, value) {
                Kind::SmallPublished
            } else if cell.is_small(ledger.threshold) {
                Kind::FewPersonsPublished
            } else if cell.sensitive {
                Kind::SensitivePublished
            } else {
                continue;
            };
            let at = ledger.place(id).into_iter().collect();
            self.leak(kind, at, range);
        }
    }

    /// Rule 2: the values each withheld count may have.
    fn withheld(&mut self) -> Result<Vec<(usize, Range)>, Failure> {
        let mut intervals = Vec::new();
        for (number, sum) in self.case.system.sums.iter().enumerate() {
            let mut cells = sum.cells.iter().filter_map(|id| self.case.public.cell(*id));
            if cells.all(super::table::Cell::is_seen) {
                continue;
            }
            let range = self.worlds.range(&self.form(number))?;
            if let Some(kind) = self.judge(number, range) {
                self.unexplained.push((self.leaks.len(), number));
                self.leak(kind, self.places(number), range);
            }
            intervals.push((number, range));
        }
        Ok(intervals)
    }

    /// Adds to each leak of a withheld count the published cells that give it away.
    fn explain(&mut self, deadline: Deadline) {
        if self.unexplained.is_empty() {
            return;
        }
        let mut reasons = Reasons::new(self.knowledge, self.worlds.base());
        for (leak, sum) in std::mem::take(&mut self.unexplained)
            .into_iter()
            .take(EXPLAINED)
        {
            let form = self.form(sum);
            let negated: Vec<(usize, i64)> = form.iter().map(|(it, coef)| (*it, -coef)).collect();
            let mut cells = reasons.why_no_more(&form, deadline);
            cells.extend(reasons.why_no_more(&negated, deadline));
            cells.remove(&sum);
            let causes: Vec<Place> = cells.into_iter().flat_map(|sum| self.places(sum)).collect();
            if let Some(leak) = self.leaks.get_mut(leak) {
                leak.causes = causes;
            }
        }
    }

    fn judge(&self, sum: usize, range: Range) -> Option<Kind> {
        let reaches = range.hi.is_none_or(|hi| hi >= self.threshold());
        if range.exact().is_some() {
            Some(Kind::Determined)
        } else if self.is_all_small(range) {
            Some(Kind::CertainlySmall)
        } else if self.case.protected.contains(&sum) && !(range.lo == 0 && reaches) {
            Some(Kind::Narrow)
        } else {
            None
        }
    }
}
