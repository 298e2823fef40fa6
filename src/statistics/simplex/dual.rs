//! Back within the bounds after some of them changed, the objective staying the best.

use super::{End, SLACK, STALLED, TINY, Tableau};
use crate::statistics::solver::Deadline;

impl Tableau {
    /// Puts each nonbasic variable at the bound the objective favours; from there [`Self::restore`] can start.
    pub(in crate::statistics) fn stand_at_bounds(&mut self) {
        for (column, &variable) in self.nonbasic.iter().enumerate() {
            self.value[variable] = if self.cost[column] > 0.0 && self.hi[variable].is_finite() {
                self.hi[variable]
            } else {
                self.lo[variable]
            };
        }
        for (row, entries) in self.entries.iter().enumerate() {
            let form = entries.iter().zip(&self.nonbasic);
            let sum: f64 = form
                .filter(|(entry, _)| **entry != 0.0)
                .map(|(entry, variable)| entry * self.value[*variable])
                .sum();
            self.value[self.basic[row]] = sum;
        }
    }

    /// Brings all basic variables within their bounds while the objective stays the best for what is asked so far
    /// (the dual simplex method): the maximum after bounds were changed or rows added.
    pub(in crate::statistics) fn restore(&mut self, deadline: Deadline) -> End {
        let usual = 10 * (self.basic.len() + self.nonbasic.len()) + 10 * STALLED;
        for step in 0..2 * usual {
            if step.is_multiple_of(16) && deadline.passed() {
                return End::GaveUp;
            }
            let Some((row, bound)) = self.leaving(step > usual) else {
                return End::Optimal;
            };
            let missing = bound - self.value[self.basic[row]];
            let Some(column) = self.substitute_for(row, missing > 0.0) else {
                return End::Infeasible;
            };
            let distance = missing / self.entries[row][column];
            self.move_along(column, distance);
            self.pivot(row, column);
        }
        End::GaveUp
    }

    /// The row that misses its bounds by most, or the first, and the bound it misses.
    fn leaving(&self, first: bool) -> Option<(usize, f64)> {
        let mut worst = None;
        let mut most = SLACK;
        for (row, &variable) in self.basic.iter().enumerate() {
            let value = self.value[variable];
            let (below, above) = (self.lo[variable] - value, value - self.hi[variable]);
            let (miss, bound) = if below > above {
                (below, self.lo[variable])
            } else {
                (above, self.hi[variable])
            };
            if miss > most {
                worst = Some((row, bound));
                if first {
                    return worst;
                }
                most = miss;
            }
        }
        worst
    }

    /// The column that can make a row rise or fall at the least loss of the objective.
    fn substitute_for(&self, row: usize, rise: bool) -> Option<usize> {
        let mut best = None;
        let (mut least, mut strength) = (f64::INFINITY, 0.0);
        for (column, &entry) in self.entries[row].iter().enumerate() {
            let variable = self.nonbasic[column];
            if entry.abs() <= self.grain || self.hi[variable] - self.lo[variable] < TINY {
                continue;
            }
            let room = if (entry > 0.0) == rise {
                self.hi[variable] - self.value[variable]
            } else {
                self.value[variable] - self.lo[variable]
            };
            if room < TINY {
                continue;
            }
            let ratio = (self.cost[column] / entry).abs();
            if ratio < least - TINY || (ratio < least + TINY && entry.abs() > strength) {
                best = Some(column);
                least = least.min(ratio);
                strength = entry.abs();
            }
        }
        best
    }
}
