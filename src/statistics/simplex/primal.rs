//! From a point within all bounds to a better one, as long as there is one.

use super::{End, SLACK, STALLED, TINY, Tableau};
use crate::statistics::solver::Deadline;

/// A way along a column.
struct Step {
    length: f64,
    row: Option<usize>,
}

impl Tableau {
    /// Increases the objective, from a point within all bounds, to its maximum or by `goal`, whichever is less. An
    /// objective without a maximum reaches any goal.
    pub(in crate::statistics) fn maximise(&mut self, goal: f64, deadline: Deadline) -> End {
        let (mut gained, mut idle, mut steps) = (0.0, 0_usize, 0_usize);
        loop {
            steps += 1;
            if steps.is_multiple_of(64) && deadline.passed() {
                return End::GaveUp;
            }
            let Some((column, up)) = self.entering(idle > STALLED) else {
                let there = goal - gained < 10.0 * SLACK;
                return if there { End::Reached } else { End::Optimal };
            };
            let step = self.blocking(column, up);
            let gain = self.cost[column].abs() * step.length;
            if gained + gain >= goal - TINY {
                let length = (goal - gained) / self.cost[column].abs();
                self.move_along(column, if up { length } else { -length });
                return End::Reached;
            }
            idle = if gain > TINY { 0 } else { idle + 1 };
            if idle > 50 * STALLED {
                return End::GaveUp;
            }
            gained += gain;
            self.move_along(column, if up { step.length } else { -step.length });
            if let Some(row) = step.row {
                self.pivot(row, column);
            }
        }
    }

    /// The nonbasic variable to move, and whether up: the one the objective gains most by, or, so that no cycle is
    /// possible, the first.
    fn entering(&self, first: bool) -> Option<(usize, bool)> {
        let mut best = None;
        let mut most = SLACK;
        for (column, &cost) in self.cost.iter().enumerate() {
            if cost.abs() <= most {
                continue;
            }
            let variable = self.nonbasic[column];
            let room = if cost > 0.0 {
                self.hi[variable] - self.value[variable]
            } else {
                self.value[variable] - self.lo[variable]
            };
            if room > SLACK {
                best = Some((column, cost > 0.0));
                if first {
                    return best;
                }
                most = cost.abs();
            }
        }
        best
    }

    /// How far a nonbasic variable can move, and the row and bound that stop it, if not its own bound.
    fn blocking(&self, column: usize, up: bool) -> Step {
        let variable = self.nonbasic[column];
        let own = if up {
            self.hi[variable] - self.value[variable]
        } else {
            self.value[variable] - self.lo[variable]
        };
        let mut step = Step {
            length: own,
            row: None,
        };
        let mut strength = 0.0;
        for (row, entries) in self.entries.iter().enumerate() {
            let rate = if up {
                entries[column]
            } else {
                -entries[column]
            };
            if rate.abs() <= self.grain {
                continue;
            }
            let basic = self.basic[row];
            let bound = if rate > 0.0 {
                self.hi[basic]
            } else {
                self.lo[basic]
            };
            if !bound.is_finite() {
                continue;
            }
            let length = ((bound - self.value[basic]) / rate).max(0.0);
            // Of equally short steps the one with the largest pivot is the safest.
            if length < step.length - TINY || (length <= step.length && rate.abs() > strength) {
                strength = rate.abs();
                step = Step {
                    length,
                    row: Some(row),
                };
            }
        }
        step
    }
}
