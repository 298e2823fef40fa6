//! The extremes of one block, each with a proof that holds in whole numbers.
//!
//! The relaxation of an attacker's programme nearly always has whole corners. Then the corner is a world, and the
//! multipliers of the last tableau prove that no world lies further: for *any* multipliers, a form is their
//! combination of the conditions plus a rest, and each part of that has a largest value. Multipliers are rounded
//! to a fixed fraction and the sum is done in integers, so no rounding error of the simplex method can make the
//! proof wrong; it can only make it too weak, and then the question goes to the integer solver.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: variables and rows index arrays made together"
)]

use crate::statistics::simplex::{End, Tableau};
use crate::statistics::solver::{Deadline, Programme, value_at};

/// Multipliers are whole numbers of this fraction.
const UNIT: i128 = 1 << 32;
/// Entries smaller than this are rounding errors: tables of counts have small whole determinants.
const GRAIN: f64 = 1e-3;

/// A value closer than this to a whole number is one.
const WHOLE: f64 = 1e-6;
/// So many orders of rounding are tried before the integer solver is asked.
const DIVES: usize = 12;

/// The relaxation of a programme, standing at one of its worlds between questions.
pub(super) struct Relaxation {
    tableau: Tableau,
    origin: Vec<f64>,
    /// The bounds of every variable.
    bounds: Vec<(f64, f64)>,
}

impl Relaxation {
    /// The relaxation of this programme, of which one world is known.
    pub(super) fn new(programme: &Programme, world: &[i64]) -> Self {
        let variables = programme.ranges.len();
        let mut tableau = Tableau::new(variables, GRAIN);
        tableau.stand_at(&world.iter().map(|count| real(*count)).collect::<Vec<_>>());
        let mut bounds: Vec<(f64, f64)> = programme
            .ranges
            .iter()
            .map(|(lo, hi)| (real(*lo), real(*hi)))
            .collect();
        for row in &programme.rows {
            let terms: Vec<(usize, f64)> = row
                .terms
                .iter()
                .map(|(variable, coef)| (*variable, real(*coef)))
                .collect();
            tableau.add_row(&terms);
            bounds.push((
                row.lo.map_or(f64::NEG_INFINITY, real),
                row.hi.map_or(f64::INFINITY, real),
            ));
        }
        let origin = (0..bounds.len())
            .map(|variable| tableau.value(variable))
            .collect();
        let mut relaxation = Self {
            tableau,
            origin,
            bounds,
        };
        relaxation.free();
        relaxation
    }

    fn free(&mut self) {
        for (variable, (lo, hi)) in self.bounds.iter().enumerate() {
            self.tableau.bound(variable, *lo, *hi);
        }
    }

    /// A world at which the form is largest and proved to be; `None` if that takes an integer solver.
    pub(super) fn maximise(
        &mut self,
        programme: &Programme,
        form: &[(usize, i64)],
        deadline: Deadline,
    ) -> Option<Vec<i64>> {
        for _ in 0..2 {
            if self.go(form, deadline) == End::Optimal && self.tableau.is_sound() {
                let proved = self.bound(programme, form)?;
                let world = match self.world(programme) {
                    Some(world) => world,
                    None => self.dive(programme, deadline)?,
                };
                return (proved == value_at(form, &world)).then_some(world);
            }
            self.tableau.stand_at(&self.origin);
            self.tableau.rebuild(true);
        }
        None
    }

    fn go(&mut self, form: &[(usize, i64)], deadline: Deadline) -> End {
        self.tableau.stand_at(&self.origin);
        let terms: Vec<(usize, f64)> = form
            .iter()
            .map(|(variable, coef)| (*variable, real(*coef)))
            .collect();
        self.tableau.set_objective(&terms);
        self.tableau.maximise(f64::INFINITY, deadline)
    }

    /// The corner the tableau stands at, if it is whole.
    fn world(&self, programme: &Programme) -> Option<Vec<i64>> {
        let corner = (0..programme.ranges.len()).map(|variable| self.tableau.value(variable));
        let world: Vec<i64> = corner
            .map(|value| rounded(value, 1))
            .map(narrow)
            .collect::<Option<_>>()?;
        programme.allows(&world).then_some(world)
    }

    /// A whole point as good as the corner the tableau stands at: what the proof rests on is held where it is, and
    /// then one unknown after the other is rounded; where that leads nowhere, in another order.
    fn dive(&mut self, programme: &Programme, deadline: Deadline) -> Option<Vec<i64>> {
        let proof = self.tableau.reduced_costs();
        let held: Vec<usize> = proof.map(|(variable, _)| variable).collect();
        let at: Vec<f64> = held
            .iter()
            .map(|variable| self.tableau.value(*variable))
            .collect();
        self.tableau.set_objective(&[]);
        let world = (0..DIVES).find_map(|order| {
            self.free();
            for (variable, value) in held.iter().zip(&at) {
                self.tableau.bound(*variable, *value, *value);
            }
            while self.tableau.restore(deadline) == End::Optimal {
                if let Some(world) = self.world(programme) {
                    return Some(world);
                }
                self.round_one(order)?;
            }
            None
        });
        self.free();
        world
    }

    /// Holds the unknown that is nearest to a whole number there, distances weighed differently in each order.
    fn round_one(&mut self, order: usize) -> Option<()> {
        let off = |variable: usize| {
            let value = self.tableau.value(variable);
            (value - value.round()).abs()
        };
        let weighed = |variable: usize| off(variable) * f64::from(scattered(variable * order));
        let fractional = (0..self.origin.len()).filter(|variable| off(*variable) > WHOLE);
        let variable = fractional.min_by(|one, other| weighed(*one).total_cmp(&weighed(*other)))?;
        let near = self.tableau.value(variable).round();
        self.tableau.bound(variable, near, near);
        Some(())
    }

    /// What the form can be at most, by the multipliers of the last tableau.
    fn bound(&self, programme: &Programme, form: &[(usize, i64)]) -> Option<i64> {
        let variables = programme.ranges.len();
        let mut rest = vec![0_i128; variables];
        for (variable, coef) in form {
            rest[*variable] += i128::from(*coef) * UNIT;
        }
        let mut sum = 0_i128;
        for (variable, cost) in self.tableau.reduced_costs() {
            let Some(row) = variable.checked_sub(variables) else {
                continue;
            };
            let (row, multiplier) = (&programme.rows[row], rounded(cost, UNIT));
            let end = if multiplier > 0 { row.hi? } else { row.lo? };
            sum += multiplier * i128::from(end);
            for (variable, coef) in &row.terms {
                rest[*variable] -= multiplier * i128::from(*coef);
            }
        }
        for (rest, (lo, hi)) in rest.into_iter().zip(&programme.ranges) {
            sum += rest * i128::from(if rest > 0 { *hi } else { *lo });
        }
        narrow(sum.div_euclid(UNIT))
    }
}

fn narrow(count: i128) -> Option<i64> {
    i64::try_from(count).ok()
}

#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "counts and coefficients are far below 2^53"
)]
fn real(count: i64) -> f64 {
    count as f64
}

/// The nearest whole number of units. What does not fit saturates and fails its check.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "rounded first; the unit is a power of two"
)]
fn rounded(value: f64, unit: i128) -> i128 {
    (value * unit as f64).round() as i128
}

/// A number from 1 to 8 without a pattern; for zero always the same.
fn scattered(number: usize) -> u8 {
    let bits = number.wrapping_mul(2_654_435_761) >> 13 & 7;
    u8::try_from(bits + 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::statistics::solver::Row;

    fn sum(variables: &[usize], total: i64) -> Row {
        Row {
            terms: variables.iter().map(|variable| (*variable, 1)).collect(),
            lo: Some(total),
            hi: Some(total),
        }
    }

    fn soon() -> Deadline {
        Deadline::after(Duration::from_secs(20))
    }

    #[test]
    fn a_whole_corner_is_proved_to_be_the_extreme() {
        // Two by two: rows 5 and 7, columns 4 and 8.
        let table = Programme {
            ranges: vec![(0, 100); 4],
            rows: vec![
                sum(&[0, 1], 5),
                sum(&[2, 3], 7),
                sum(&[0, 2], 4),
                sum(&[1, 3], 8),
            ],
        };
        let mut relaxation = Relaxation::new(&table, &[2, 3, 2, 5]);
        let most = relaxation.maximise(&table, &[(3, 1)], soon()).unwrap();
        assert_eq!(most, [4, 1, 0, 7]);
        let least = relaxation.maximise(&table, &[(3, -1)], soon()).unwrap();
        assert_eq!(least, [0, 5, 4, 3]);
    }

    #[test]
    fn a_fractional_corner_is_left_to_the_integer_solver() {
        let odd = Programme {
            ranges: vec![(0, 9); 3],
            rows: [[0, 1], [1, 2], [0, 2]]
                .map(|pair| Row {
                    lo: None,
                    hi: Some(1),
                    ..sum(&pair, 0)
                })
                .to_vec(),
        };
        let mut relaxation = Relaxation::new(&odd, &[0, 0, 0]);
        let form = [(0, 1), (1, 1), (2, 1)];
        assert_eq!(relaxation.maximise(&odd, &form, soon()), None);
        let pair = relaxation.maximise(&odd, &form[..2], soon()).unwrap();
        assert_eq!(pair[0] + pair[1], 1);
    }
}
