//! The simplex method on a condensed tableau.
//!
//! Every variable has bounds. Basic variables are linear forms of the nonbasic ones without a constant, `basic =
//! entries * nonbasic`, which holds from the start (rows are defined as forms of the columns) and through every
//! pivot. That makes two things cheap that off-the-shelf solvers do not offer and the choice of cells lives from:
//!
//! - *Any* point that satisfies the bounds is a feasible start, not only corners: a nonbasic variable may stand
//!   between its bounds. The true counts satisfy every condition an attacker knows, so there is never a first
//!   phase, and thousands of questions are asked of one tableau, each a few pivots after the last.
//! - The reduced costs of the last tableau *are* the proof that no world reaches further: the objective equals
//!   the sum of reduced cost times nonbasic variable, whatever the world.
//!
//! Arithmetic is floating point, and nothing is concluded from it: worlds and proofs found here are checked in
//! whole numbers by whoever relies on them.
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: rows, columns and variables index arrays made together"
)]

mod dual;
mod primal;

use std::collections::BTreeMap;

/// Smaller than this is zero.
const TINY: f64 = 1e-8;
/// A bound may be missed by this much.
const SLACK: f64 = 1e-7;
/// So many steps without progress, and the rule that cannot cycle (Bland) takes over.
const STALLED: usize = 60;

/// A linear programme and a point of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Tableau {
    entries: Vec<Vec<f64>>,
    basic: Vec<usize>,
    nonbasic: Vec<usize>,
    place: Vec<Place>,
    lo: Vec<f64>,
    hi: Vec<f64>,
    value: Vec<f64>,
    /// The objective in terms of the nonbasic variables, by column.
    cost: Vec<f64>,
    objective: Vec<(usize, f64)>,
    grain: f64,
    /// The forms the rows were added as, by their variables.
    forms: BTreeMap<usize, Vec<(usize, f64)>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    Row(usize),
    Column(usize),
}

/// How a run of the simplex method ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum End {
    /// No point is better (or, for [`Tableau::restore`], this is the best feasible one).
    Optimal,
    /// The objective got as far as was asked.
    Reached,
    /// No point satisfies the bounds.
    Infeasible,
    /// Time is up, or rounding errors won.
    GaveUp,
}

impl Tableau {
    /// A programme of so many variables without rows; all bounds are at zero. `grain` is the least size an entry
    /// can have that is not a rounding error; smaller pivots would blow these up.
    pub(super) fn new(variables: usize, grain: f64) -> Self {
        Self {
            grain,
            nonbasic: (0..variables).collect(),
            place: (0..variables).map(Place::Column).collect(),
            lo: vec![0.0; variables],
            hi: vec![0.0; variables],
            value: vec![0.0; variables],
            cost: vec![0.0; variables],
            ..Self::default()
        }
    }

    /// Adds the variable that is this form of others; it starts basic, without bounds.
    pub(super) fn add_row(&mut self, terms: &[(usize, f64)]) -> usize {
        let mut row = vec![0.0; self.nonbasic.len()];
        let mut value = 0.0;
        for &(variable, coef) in terms {
            value += coef * self.value[variable];
            match self.place[variable] {
                Place::Column(column) => row[column] += coef,
                Place::Row(other) => add(&mut row, coef, &self.entries[other]),
            }
        }
        let variable = self.place.len();
        self.forms.insert(variable, terms.to_vec());
        self.place.push(Place::Row(self.entries.len()));
        self.entries.push(row);
        self.basic.push(variable);
        self.lo.push(f64::NEG_INFINITY);
        self.hi.push(f64::INFINITY);
        self.value.push(value);
        variable
    }

    /// Removes basic variables nobody needs any more; the numbers of all others stay.
    pub(super) fn drop_rows(&mut self, mut unneeded: impl FnMut(usize) -> bool) {
        let mut row = 0;
        while row < self.basic.len() {
            if unneeded(self.basic[row]) {
                self.forms.remove(&self.basic[row]);
                self.entries.swap_remove(row);
                self.basic.swap_remove(row);
                if row < self.basic.len() {
                    self.place[self.basic[row]] = Place::Row(row);
                }
            } else {
                row += 1;
            }
        }
    }

    pub(super) fn is_basic(&self, variable: usize) -> bool {
        matches!(self.place[variable], Place::Row(_))
    }

    pub(super) fn value(&self, variable: usize) -> f64 {
        self.value[variable]
    }

    pub(super) fn bound(&mut self, variable: usize, lo: f64, hi: f64) {
        self.lo[variable] = lo;
        self.hi[variable] = hi;
    }

    /// Moves to the point at which the variables have these values; rows must have the values of their forms.
    pub(super) fn stand_at(&mut self, values: &[f64]) {
        self.value.copy_from_slice(values);
    }

    /// The nonbasic variables with their reduced costs where these are not zero.
    pub(super) fn reduced_costs(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.nonbasic
            .iter()
            .zip(&self.cost)
            .filter(|(_, cost)| cost.abs() > TINY)
            .map(|(variable, cost)| (*variable, *cost))
    }

    /// Expresses the objective, a form of any variables, in the nonbasic ones.
    pub(super) fn set_objective(&mut self, terms: &[(usize, f64)]) {
        self.objective = terms.to_vec();
        self.cost.iter_mut().for_each(|cost| *cost = 0.0);
        for &(variable, coef) in terms {
            match self.place[variable] {
                Place::Column(column) => self.cost[column] += coef,
                Place::Row(row) => add(&mut self.cost, coef, &self.entries[row]),
            }
        }
    }

    /// Whether rounding errors are still small: rows and objective have the values of their forms.
    pub(super) fn is_sound(&self) -> bool {
        let agrees = |terms: &[(usize, f64)], value: f64| {
            let (mut sum, mut scale) = (0.0, 1.0);
            for (variable, coef) in terms {
                let part = coef * self.value[*variable];
                sum += part;
                scale += part.abs();
            }
            (sum - value).abs() <= SLACK * scale
        };
        let costs = self.nonbasic.iter().zip(&self.cost);
        let objective: f64 = costs
            .filter(|(_, cost)| **cost != 0.0)
            .map(|(variable, cost)| cost * self.value[*variable])
            .sum();
        agrees(&self.objective, objective)
            && self
                .forms
                .iter()
                .all(|(variable, terms)| agrees(terms, self.value[*variable]))
    }

    /// Computes the tableau afresh from the forms of its rows, for the same basis as far as that is sound, or for
    /// the first one, in which the rows are basic.
    pub(super) fn rebuild(&mut self, same: bool) {
        let columns = self.nonbasic.len();
        let basic: Vec<bool> = (0..columns)
            .map(|variable| same && self.is_basic(variable))
            .collect();
        let out: Vec<bool> = (0..self.place.len())
            .map(|variable| !self.is_basic(variable))
            .collect();
        self.nonbasic = (0..columns).collect();
        self.place[..columns].copy_from_slice(&(0..columns).map(Place::Column).collect::<Vec<_>>());
        self.basic.clear();
        self.entries.clear();
        for (variable, terms) in &self.forms {
            let mut row = vec![0.0; columns];
            for (other, coef) in terms {
                row[*other] += coef;
            }
            self.place[*variable] = Place::Row(self.entries.len());
            self.entries.push(row);
            self.basic.push(*variable);
        }
        let objective = std::mem::take(&mut self.objective);
        self.set_objective(&objective);
        for variable in (0..columns).filter(|variable| basic[*variable]) {
            let Place::Column(column) = self.place[variable] else {
                continue;
            };
            let row = (0..self.basic.len())
                .filter(|row| out[self.basic[*row]])
                .max_by(|one, other| {
                    let strength = |row: usize| self.entries[row][column].abs();
                    strength(*one).total_cmp(&strength(*other))
                })
                .filter(|row| self.entries[*row][column].abs() > self.grain);
            if let Some(row) = row {
                self.pivot(row, column);
            }
        }
    }

    fn move_along(&mut self, column: usize, distance: f64) {
        if distance == 0.0 {
            return;
        }
        self.value[self.nonbasic[column]] += distance;
        for (row, entries) in self.entries.iter().enumerate() {
            let rate = entries[column];
            if rate != 0.0 {
                self.value[self.basic[row]] += rate * distance;
            }
        }
    }

    /// Exchanges the basic variable of a row with the nonbasic variable of a column.
    fn pivot(&mut self, row: usize, column: usize) {
        let (leaving, entering) = (self.basic[row], self.nonbasic[column]);
        let mut pivot_row = std::mem::take(&mut self.entries[row]);
        let inverse = 1.0 / pivot_row[column];
        // entering = leaving / p - sum of (entry / p) * other
        for entry in &mut pivot_row {
            *entry *= -inverse;
        }
        pivot_row[column] = inverse;
        for (other, entries) in self.entries.iter_mut().enumerate() {
            if other != row && entries[column] != 0.0 {
                substitute(entries, column, &pivot_row);
            }
        }
        substitute(&mut self.cost, column, &pivot_row);
        self.entries[row] = pivot_row;
        self.basic[row] = entering;
        self.nonbasic[column] = leaving;
        self.place[entering] = Place::Row(row);
        self.place[leaving] = Place::Column(column);
    }
}

/// `row += coef * other`
fn add(row: &mut [f64], coef: f64, other: &[f64]) {
    for (entry, more) in row.iter_mut().zip(other) {
        *entry += coef * more;
    }
}

/// Replaces the variable of `column` in a row by its form in the row it becomes basic in.
fn substitute(entries: &mut [f64], column: usize, pivot_row: &[f64]) {
    let factor = std::mem::take(&mut entries[column]);
    for (entry, more) in entries.iter_mut().zip(pivot_row) {
        let sum = *entry + factor * more;
        *entry = if sum.abs() < TINY { 0.0 } else { sum };
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::statistics::solver::Deadline;

    fn soon() -> Deadline {
        Deadline::after(Duration::from_secs(20))
    }

    /// x + y <= 8, x + 3 y <= 12, both in 0 to 6, standing at (1, 1).
    fn corner() -> (Tableau, usize, usize) {
        let mut tableau = Tableau::new(2, 1e-6);
        tableau.stand_at(&[1.0, 1.0]);
        tableau.bound(0, 0.0, 6.0);
        tableau.bound(1, 0.0, 6.0);
        let one = tableau.add_row(&[(0, 1.0), (1, 1.0)]);
        let other = tableau.add_row(&[(0, 1.0), (1, 3.0)]);
        tableau.bound(one, f64::NEG_INFINITY, 8.0);
        tableau.bound(other, f64::NEG_INFINITY, 12.0);
        (tableau, one, other)
    }

    fn near(one: f64, other: f64) -> bool {
        (one - other).abs() < 1e-6
    }

    #[test]
    fn from_inside_it_finds_the_corner_and_its_proof() {
        let (mut tableau, ..) = corner();
        tableau.set_objective(&[(0, 1.0), (1, 2.0)]);
        assert_eq!(tableau.maximise(f64::INFINITY, soon()), End::Optimal);
        assert!(near(tableau.value(0), 6.0) && near(tableau.value(1), 2.0));
        let proof: f64 = tableau
            .reduced_costs()
            .map(|(variable, cost)| cost * tableau.value(variable))
            .sum();
        assert!(near(proof, 10.0) && tableau.is_sound());
    }

    #[test]
    fn it_goes_no_further_than_asked() {
        let (mut tableau, ..) = corner();
        tableau.set_objective(&[(1, 1.0)]);
        assert_eq!(tableau.maximise(1.5, soon()), End::Reached);
        assert!(near(tableau.value(1), 2.5));
    }

    #[test]
    fn a_row_added_later_is_respected() {
        let (mut tableau, ..) = corner();
        tableau.set_objective(&[(0, -1.0), (1, -2.0)]);
        tableau.stand_at_bounds();
        let row = tableau.add_row(&[(0, 1.0), (1, 1.0)]);
        tableau.bound(row, 3.0, f64::INFINITY);
        assert_eq!(tableau.restore(soon()), End::Optimal);
        assert!(near(tableau.value(0), 3.0) && near(tableau.value(1), 0.0));
        tableau.bound(0, 0.0, 1.0);
        tableau.stand_at_bounds();
        assert_eq!(tableau.restore(soon()), End::Optimal);
        assert!(near(tableau.value(0), 1.0) && near(tableau.value(1), 2.0));
        tableau.bound(1, 0.0, 1.0);
        tableau.stand_at_bounds();
        assert_eq!(tableau.restore(soon()), End::Infeasible);
    }

    #[test]
    fn computed_afresh_it_is_the_same() {
        let (mut tableau, one, _) = corner();
        tableau.set_objective(&[(0, 1.0), (1, 2.0)]);
        tableau.maximise(f64::INFINITY, soon());
        let before: Vec<(usize, f64)> = tableau.reduced_costs().collect();
        assert!(!tableau.is_basic(one));
        tableau.rebuild(true);
        let mut after: Vec<(usize, f64)> = tableau.reduced_costs().collect();
        after.sort_by_key(|(variable, _)| before.iter().position(|(it, _)| it == variable));
        assert_eq!(before.len(), after.len());
        assert!(
            before
                .iter()
                .zip(&after)
                .all(|(one, other)| one.0 == other.0 && near(one.1, other.1))
        );
    }
}
