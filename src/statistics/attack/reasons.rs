//! Which published cells give a count away.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: conditions index arrays made together"
)]

use std::collections::BTreeSet;

use super::knowledge::Knowledge;
use crate::statistics::simplex::{End, Tableau};
use crate::statistics::solver::Deadline;

/// A published sum that a proof uses by less than this it does not use.
const USED: f64 = 1e-5;

/// All that is published as one linear programme, nothing worked out beforehand, so that its proofs name the
/// published figures themselves.
pub(super) struct Reasons<'a> {
    knowledge: &'a Knowledge,
    tableau: Tableau,
    origin: Vec<f64>,
}

impl<'a> Reasons<'a> {
    /// The programme, standing at a world that agrees with everything published.
    pub(super) fn new(knowledge: &'a Knowledge, world: &[i64]) -> Self {
        let mut tableau = Tableau::new(world.len(), 1e-3);
        tableau.stand_at(&world.iter().map(|count| real(*count)).collect::<Vec<_>>());
        for unknown in 0..world.len() {
            tableau.bound(unknown, 0.0, f64::INFINITY);
        }
        for fact in &knowledge.rows {
            let terms: Vec<(usize, f64)> = fact
                .row
                .terms
                .iter()
                .map(|(unknown, coef)| (*unknown, real(*coef)))
                .collect();
            let row = tableau.add_row(&terms);
            tableau.bound(
                row,
                fact.row.lo.map_or(f64::NEG_INFINITY, real),
                fact.row.hi.map_or(f64::INFINITY, real),
            );
        }
        let variables = world.len() + knowledge.rows.len();
        Self {
            origin: (0..variables)
                .map(|variable| tableau.value(variable))
                .collect(),
            knowledge,
            tableau,
        }
    }

    /// The published sums that a proof that the form cannot be larger rests on; empty if there is no proof.
    pub(super) fn why_no_more(
        &mut self,
        form: &[(usize, i64)],
        deadline: Deadline,
    ) -> BTreeSet<usize> {
        let terms: Vec<(usize, f64)> = form
            .iter()
            .map(|(unknown, coef)| (*unknown, real(*coef)))
            .collect();
        self.tableau.stand_at(&self.origin);
        self.tableau.set_objective(&terms);
        if self.tableau.maximise(f64::INFINITY, deadline) != End::Optimal {
            return BTreeSet::new();
        }
        let unknowns = self.origin.len() - self.knowledge.rows.len();
        self.tableau
            .reduced_costs()
            .filter(|(_, cost)| cost.abs() > USED)
            .filter_map(|(variable, _)| {
                let row = variable.checked_sub(unknowns)?;
                self.knowledge.rows[row].sum
            })
            .collect()
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "counts and coefficients are far below 2^53"
)]
fn real(count: i64) -> f64 {
    count as f64
}
