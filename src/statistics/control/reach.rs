//! How far the attacker's worlds reach when some counts are withheld, and if not far enough, which counts would
//! have to be withheld too.
//!
//! The question is asked for withheld counts (an indicator of 1), published ones (0) and, to cut off fractional
//! plans, anything between: a count with indicator `x` may move within `x` of its room. If the best world falls
//! short, the reduced costs of the last tableau are the multipliers of a proof that it must, and the proof names
//! the counts whose release it needs: the capacity cut of Fischetti and Salazar (Management Science 47(7), 2001).
#![expect(
    clippy::indexing_slicing,
    reason = "a numeric kernel: sums and unknowns index arrays made together"
)]

use super::duty::{Duty, Way};
use super::truth::Truth;
use crate::statistics::simplex::{End, Tableau};
use crate::statistics::solver::{Deadline, Failure};

/// Movements smaller than this are rounding errors.
const MOVED: f64 = 1e-6;

/// At least one of these ways must be open: `sum of coef * indicator >= 1`, for every plan that protects.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cut {
    /// Sums, ascending, with coefficients in 0 to 1.
    pub(super) terms: Vec<(usize, f64)>,
}

/// A world that fulfils a duty.
#[derive(Debug, Clone)]
pub(super) struct Witness {
    /// The sums that differ from the truth in it, ascending.
    pub(super) moved: Vec<usize>,
}

/// The answer to whether a duty can be fulfilled.
pub(super) enum Answer {
    Yes(Witness),
    No(Cut),
}

/// The worlds as a linear programme that stands at the truth between questions.
pub(super) struct Reach<'a> {
    truth: &'a Truth,
    tableau: Tableau,
    /// The variable of each sum.
    variable: Vec<usize>,
    /// The sum of each variable, if it is one.
    sum_of: Vec<Option<usize>>,
    /// The value of every variable in the true world.
    origin: Vec<f64>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(truth: &'a Truth) -> Self {
        let unknowns = truth.system.unknowns;
        let mut tableau = Tableau::new(unknowns, 1e-3);
        let mut origin: Vec<f64> = truth.world.iter().map(|count| real(*count)).collect();
        tableau.stand_at(&origin);
        for unknown in 0..unknowns {
            tableau.bound(unknown, 0.0, f64::INFINITY);
        }
        let mut taken = vec![false; unknowns];
        let mut variable = Vec::with_capacity(truth.system.sums.len());
        for (number, sum) in truth.system.sums.iter().enumerate() {
            match sum.unknowns[..] {
                [only] if !taken[only] => {
                    taken[only] = true;
                    variable.push(only);
                }
                _ => {
                    let terms: Vec<(usize, f64)> =
                        sum.unknowns.iter().map(|unknown| (*unknown, 1.0)).collect();
                    variable.push(tableau.add_row(&terms));
                    origin.push(real(truth.value(number)));
                }
            }
        }
        for relation in &truth.system.relations {
            let terms: Vec<(usize, f64)> = relation
                .terms
                .iter()
                .map(|(unknown, coef)| (*unknown, real(*coef)))
                .collect();
            let row = tableau.add_row(&terms);
            let bound = |bound: Option<i64>, endless: f64| bound.map_or(endless, real);
            tableau.bound(
                row,
                bound(relation.lo, f64::NEG_INFINITY),
                bound(relation.hi, f64::INFINITY),
            );
            origin.push(tableau.value(row));
        }
        let mut sum_of = vec![None; origin.len()];
        for (sum, variable) in variable.iter().enumerate() {
            sum_of[*variable] = Some(sum);
        }
        Self {
            truth,
            tableau,
            variable,
            sum_of,
            origin,
        }
    }

    /// Whether a duty can be fulfilled under a plan of 0 and 1, or what else would be needed.
    pub(super) fn ask(
        &mut self,
        duty: &Duty,
        plan: &[f64],
        deadline: Deadline,
    ) -> Result<Answer, Failure> {
        let mut cuts = Vec::new();
        for way in &duty.ways {
            match self.walk(way, (plan, None), deadline)? {
                End::Reached => return Ok(Answer::Yes(self.witness())),
                _ => cuts.push(self.cut(way)),
            }
        }
        Ok(Answer::No(Cut::any_of(cuts)))
    }

    /// A cut that a fractional plan violates although it must hold for every plan that protects, if there is one
    /// for this duty.
    pub(super) fn separate(
        &mut self,
        duty: &Duty,
        plan: &[f64],
        deadline: Deadline,
    ) -> Result<Option<Cut>, Failure> {
        let mut cuts = Vec::new();
        for way in &duty.ways {
            let distance = real(way.least) - self.at_truth(way);
            match self.walk(way, (plan, Some(distance)), deadline)? {
                End::Reached => return Ok(None),
                _ => cuts.push(self.cut(way)),
            }
        }
        let cut = Cut::any_of(cuts);
        Ok((cut.missed_by(plan) > 1e-4).then_some(cut))
    }

    fn at_truth(&self, way: &Way) -> f64 {
        way.form
            .iter()
            .map(|(unknown, coef)| real(*coef) * self.origin[*unknown])
            .sum()
    }

    /// Moves as far as a way leads; where rounding errors have grown, once more from a fresh tableau.
    fn walk(
        &mut self,
        way: &Way,
        (plan, unit): (&[f64], Option<f64>),
        deadline: Deadline,
    ) -> Result<End, Failure> {
        for same in [true, false] {
            self.open(plan, unit);
            let end = self.go(way, deadline)?;
            if end != End::GaveUp && self.tableau.is_sound() {
                return Ok(end);
            }
            self.tableau.stand_at(&self.origin);
            self.tableau.rebuild(same);
        }
        self.open(plan, unit);
        match self.go(way, deadline)? {
            End::GaveUp => Err(Failure::Solver("simplex".into())),
            end => Ok(end),
        }
    }

    /// Sets the room each sum has to move, and returns to the truth. With `unit`, a sum of indicator `x` has at
    /// most `x` times that; without, a withheld sum has all the room there is.
    fn open(&mut self, plan: &[f64], unit: Option<f64>) {
        for (number, sum) in self.truth.sums.iter().enumerate() {
            let (value, share) = (real(sum.value), plan[number]);
            let down = value - real(sum.lo);
            let up = sum.hi.map_or(f64::INFINITY, |hi| real(hi) - value);
            let (down, up) = match unit {
                None if share > 0.5 => (down, up),
                None => (0.0, 0.0),
                Some(unit) => (share * down.min(unit), share * up.min(unit)),
            };
            self.tableau
                .bound(self.variable[number], value - down, value + up);
        }
        self.tableau.stand_at(&self.origin);
    }

    fn go(&mut self, way: &Way, deadline: Deadline) -> Result<End, Failure> {
        let terms: Vec<(usize, f64)> = way
            .form
            .iter()
            .map(|(unknown, coef)| (*unknown, real(*coef)))
            .collect();
        self.tableau.set_objective(&terms);
        let distance = real(way.least) - self.at_truth(way);
        let end = self.tableau.maximise(distance, deadline);
        deadline.check()?;
        Ok(end)
    }

    /// The world the tableau stands at.
    fn witness(&self) -> Witness {
        let moved =
            |variable: usize| (self.tableau.value(variable) - self.origin[variable]).abs() > MOVED;
        Witness {
            moved: (0..self.variable.len())
                .filter(|sum| moved(self.variable[*sum]))
                .collect(),
        }
    }

    /// The value of a sum in the world the tableau stands at.
    pub(super) fn value(&self, sum: usize) -> f64 {
        self.tableau.value(self.variable[sum])
    }

    /// The proof that the objective cannot reach further, as a condition on the indicators: the objective equals
    /// the sum of reduced cost times nonbasic variable, so it gains at most what the withheld ones among them have
    /// room for.
    fn cut(&self, way: &Way) -> Cut {
        let multipliers: Vec<(usize, f64)> = self.tableau.reduced_costs().collect();
        let bound: f64 = multipliers
            .iter()
            .map(|(variable, cost)| match self.sum_of[*variable] {
                Some(_) => cost * self.origin[*variable],
                None => self.relation_at_best(*variable, *cost),
            })
            .sum();
        let missing = real(way.least) - bound;
        let mut terms: Vec<(usize, f64)> = multipliers
            .into_iter()
            .filter_map(|(variable, cost)| {
                let sum = self.sum_of[variable]?;
                let truth = &self.truth.sums[sum];
                let room = if cost > 0.0 {
                    truth.hi.map_or(f64::INFINITY, |hi| real(hi - truth.value))
                } else {
                    real(truth.value - truth.lo)
                };
                Some((sum, (cost.abs() * room / missing).min(1.0)))
            })
            .filter(|(_, coef)| *coef > 1e-7)
            .collect();
        terms.sort_unstable_by_key(|(sum, _)| *sum);
        Cut { terms }
    }

    /// What a nonbasic variable that is no sum contributes to the proof: an unknown nothing, it cannot be less
    /// than zero; a relation its bound.
    fn relation_at_best(&self, variable: usize, cost: f64) -> f64 {
        if variable < self.truth.system.unknowns {
            0.0
        } else {
            cost * self.tableau.value(variable)
        }
    }
}

impl Cut {
    /// The cut that holds when one of several must hold.
    fn any_of(cuts: Vec<Self>) -> Self {
        let mut terms: std::collections::BTreeMap<usize, f64> = std::collections::BTreeMap::new();
        for (sum, coef) in cuts.into_iter().flat_map(|cut| cut.terms) {
            let most = terms.entry(sum).or_default();
            *most = most.max(coef);
        }
        Self {
            terms: terms.into_iter().collect(),
        }
    }

    /// How far a plan is from meeting it.
    pub(super) fn missed_by(&self, plan: &[f64]) -> f64 {
        1.0 - self
            .terms
            .iter()
            .map(|(sum, coef)| coef * plan[*sum])
            .sum::<f64>()
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
