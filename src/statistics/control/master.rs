//! The cheapest plan that meets every cut found so far: an integer programme over indicators, solved through its
//! relaxation.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: sums and columns index arrays made together"
)]

use std::collections::BTreeSet;

use super::reach::Cut;
use super::truth::{Fate, Truth};
use crate::statistics::simplex::{End, Tableau};
use crate::statistics::solver::Deadline;

/// An indicator closer than this to 0 or 1 is whole.
pub(super) const WHOLE: f64 = 1e-6;

/// The relaxation over all sums whose fate is open.
pub(super) struct Master {
    tableau: Tableau,
    /// The sum of each column.
    sums: Vec<usize>,
    /// The column of each sum that is open.
    column: Vec<Option<usize>>,
    /// The indicators of the sums that are not open.
    settled: Vec<f64>,
    /// What withholding costs, by column.
    whole_weights: Vec<u32>,
    weights: Vec<f64>,
    cuts: Vec<Row>,
}

/// A cut in terms of the columns.
struct Row {
    terms: Vec<(usize, f64)>,
    /// Its variable while it is in the tableau.
    variable: Option<usize>,
    /// Solutions in a row it did not matter to.
    idle: u32,
}

/// A cut that did not matter to so many solutions leaves the tableau, until it is violated again.
const PATIENCE: u32 = 8;
/// So many violated cuts enter the tableau at once.
const AT_ONCE: usize = 60;

impl Master {
    pub(super) fn new(truth: &Truth, keep_totals: bool) -> Self {
        let mut sums = Vec::new();
        let mut column = vec![None; truth.sums.len()];
        let mut settled = vec![0.0; truth.sums.len()];
        for (number, sum) in truth.sums.iter().enumerate() {
            match sum.fate {
                Fate::Open { total } if !(total && keep_totals) => {
                    column[number] = Some(sums.len());
                    sums.push(number);
                }
                Fate::Withheld => settled[number] = 1.0,
                Fate::Open { .. } | Fate::Published => {}
            }
        }
        let whole_weights: Vec<u32> = sums.iter().map(|sum| truth.sums[*sum].weight).collect();
        let weights: Vec<f64> = whole_weights.iter().copied().map(f64::from).collect();
        let mut tableau = Tableau::new(sums.len(), 1e-6);
        let costs: Vec<(usize, f64)> = weights
            .iter()
            .enumerate()
            .map(|(column, weight)| (column, -weight * unlike(column)))
            .collect();
        tableau.set_objective(&costs);
        for column in 0..sums.len() {
            tableau.bound(column, 0.0, 1.0);
        }
        Self {
            tableau,
            sums,
            column,
            settled,
            whole_weights,
            weights,
            cuts: Vec::new(),
        }
    }

    /// The plan that withholds no sum whose fate is open.
    pub(super) fn nothing(&self) -> Vec<f64> {
        self.settled.clone()
    }

    /// The plan that withholds every sum whose fate is open.
    pub(super) fn everything(&self) -> Vec<f64> {
        let mut plan = self.settled.clone();
        for sum in &self.sums {
            plan[*sum] = 1.0;
        }
        plan
    }

    /// The sums whose fate is open.
    pub(super) fn open(&self) -> &[usize] {
        &self.sums
    }

    pub(super) fn is_open(&self, sum: usize) -> bool {
        self.column[sum].is_some()
    }

    /// Adds a cut, what settled sums contribute taken off; `false` if no plan can meet it.
    pub(super) fn add(&mut self, cut: &Cut) -> bool {
        let given: f64 = cut
            .terms
            .iter()
            .map(|(sum, coef)| coef * self.settled[*sum])
            .sum();
        let wanted = 1.0 - given;
        if wanted <= WHOLE {
            return true;
        }
        let terms: Vec<(usize, f64)> = cut
            .terms
            .iter()
            .filter_map(|(sum, coef)| Some((self.column[*sum]?, (coef / wanted).min(1.0))))
            .collect();
        if terms.iter().map(|(_, coef)| coef).sum::<f64>() < 1.0 - WHOLE {
            return false;
        }
        if !self.cuts.iter().any(|row| row.terms == terms) {
            self.cuts.push(Row {
                terms,
                variable: None,
                idle: 0,
            });
        }
        true
    }

    /// Holds these sums at these indicators and frees all others.
    pub(super) fn fix(&mut self, fixed: &[(usize, bool)]) {
        for column in 0..self.sums.len() {
            self.tableau.bound(column, 0.0, 1.0);
        }
        for (sum, withheld) in fixed {
            if let Some(column) = self.column[*sum] {
                let at = if *withheld { 1.0 } else { 0.0 };
                self.tableau.bound(column, at, at);
            }
        }
    }

    /// The cheapest plan of the relaxation that meets every cut.
    pub(super) fn solve(&mut self, deadline: Deadline) -> End {
        loop {
            let end = self.optimise(deadline);
            if end != End::Optimal {
                return end;
            }
            if !self.recall() {
                self.forget();
                return end;
            }
        }
    }

    /// The cheapest plan that meets the cuts in the tableau; where rounding errors have grown, once more from a
    /// fresh one.
    fn optimise(&mut self, deadline: Deadline) -> End {
        for same in [true, false] {
            let end = self.attempt(deadline);
            if end != End::GaveUp && self.tableau.is_sound() {
                return end;
            }
            self.tableau.rebuild(same);
        }
        self.attempt(deadline)
    }

    /// How far the plan found last meets a cut.
    fn met(&self, row: &Row) -> f64 {
        let terms = row.terms.iter();
        terms
            .map(|(column, coef)| coef * self.tableau.value(*column))
            .sum()
    }

    /// Takes the cuts violated most into the tableau; `false` if none is violated.
    fn recall(&mut self) -> bool {
        let waiting = self
            .cuts
            .iter()
            .enumerate()
            .filter(|(_, row)| row.variable.is_none());
        let mut violated: Vec<(f64, usize)> = waiting
            .map(|(number, row)| (self.met(row), number))
            .filter(|(met, _)| *met < 1.0 - WHOLE)
            .collect();
        violated.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (_, number) in violated.iter().take(AT_ONCE) {
            let row = &mut self.cuts[*number];
            let variable = self.tableau.add_row(&row.terms);
            self.tableau.bound(variable, 1.0, f64::INFINITY);
            row.variable = Some(variable);
            row.idle = 0;
        }
        !violated.is_empty()
    }

    /// Takes the cuts that have not mattered for long out of the tableau. Not between rounds of [`Self::solve`]:
    /// cuts would take turns without end.
    fn forget(&mut self) {
        let mut gone = BTreeSet::new();
        for number in 0..self.cuts.len() {
            let loose = self.met(&self.cuts[number]) > 1.0 + WHOLE;
            let row = &mut self.cuts[number];
            let Some(variable) = row.variable else {
                continue;
            };
            row.idle = if loose { row.idle + 1 } else { 0 };
            if row.idle > PATIENCE && self.tableau.is_basic(variable) {
                gone.insert(variable);
                row.variable = None;
            }
        }
        self.tableau.drop_rows(|variable| gone.contains(&variable));
    }

    fn attempt(&mut self, deadline: Deadline) -> End {
        self.tableau.stand_at_bounds();
        let end = self.tableau.restore(deadline);
        // Rounding errors may have cost the last bit of optimality.
        if end == End::Optimal && self.tableau.maximise(f64::INFINITY, deadline) != End::Optimal {
            return End::GaveUp;
        }
        end
    }

    /// The indicators of all sums in the plan found last.
    pub(super) fn plan(&self) -> Vec<f64> {
        let mut plan = self.settled.clone();
        for (column, sum) in self.sums.iter().enumerate() {
            plan[*sum] = self.tableau.value(column).clamp(0.0, 1.0);
        }
        plan
    }

    /// What every plan that meets the cuts costs at least.
    pub(super) fn cost(&self) -> f64 {
        let cost: f64 = (0..self.sums.len())
            .map(|column| self.weights[column] * unlike(column) * self.tableau.value(column))
            .sum();
        cost / (1.0 + UNLIKE)
    }

    /// What a plan of 0 and 1 costs.
    pub(super) fn cost_of(&self, plan: &[f64]) -> u64 {
        let withheld = self.sums.iter().zip(&self.whole_weights);
        let withheld = withheld.filter(|(sum, _)| plan[**sum] > 0.5);
        withheld.map(|(_, weight)| u64::from(*weight)).sum()
    }

    /// What withholding a sum costs; nothing if its fate is settled.
    pub(super) fn weight(&self, sum: usize) -> f64 {
        self.column[sum].map_or(0.0, |column| self.weights[column])
    }
}

/// By so much at most costs are made unlike each other, or steps that gain nothing could go on forever.
const UNLIKE: f64 = 1e-6;

/// The factor for a column: between 1 and 1 + [`UNLIKE`], without a pattern (multiplicative hashing).
fn unlike(column: usize) -> f64 {
    let scattered = column.wrapping_add(1).wrapping_mul(2_654_435_761) % 65_536;
    1.0 + UNLIKE * f64::from(u16::try_from(scattered).unwrap_or(0)) / 65_536.0
}
