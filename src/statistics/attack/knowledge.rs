use std::fmt;

use crate::statistics::solver::{Failure, Row};
use crate::statistics::system::System;
use crate::statistics::table::Ledger;

/// What is published, as conditions on the unknowns; nothing else of the ledger is looked at.
#[derive(Debug, Clone)]
pub(super) struct Knowledge {
    /// For each sum the least and the largest value that are published for it.
    pub(super) sums: Vec<Range>,
    /// All conditions: first those of the sums of which anything is published, then the relations.
    pub(super) rows: Vec<Fact>,
    /// The unknowns with what can be seen of each without a solver.
    pub(super) unknowns: Vec<Range>,
}

/// A condition and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub(super) row: Row,
    /// The sum published, if it is one.
    pub(super) sum: Option<usize>,
}

/// The values something may have; without `hi` there is no largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The least value.
    pub lo: i64,
    /// The largest value.
    pub hi: Option<i64>,
}

impl Range {
    const ANY: Self = Self { lo: 0, hi: None };

    /// The value, if there is only one.
    #[must_use]
    pub fn exact(self) -> Option<i64> {
        self.hi.filter(|hi| *hi == self.lo)
    }

    fn narrow(&mut self, lo: i64, hi: Option<i64>) -> bool {
        let before = *self;
        self.lo = self.lo.max(lo);
        self.hi = match (self.hi, hi) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        before != *self
    }

    fn is_empty(self) -> bool {
        self.hi.is_some_and(|hi| hi < self.lo)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hi {
            Some(hi) if hi == self.lo => write!(f, "{hi}"),
            Some(hi) => write!(f, "{}–{hi}", self.lo),
            None => write!(f, "≥ {}", self.lo),
        }
    }
}

impl Knowledge {
    /// What the cells of this ledger that are seen say.
    ///
    /// # Errors
    /// [`Failure::Contradiction`] where they plainly cannot all be true.
    pub(super) fn of(ledger: &Ledger, system: &System) -> Result<Self, Failure> {
        let mut sums = Vec::with_capacity(system.sums.len());
        for (number, sum) in system.sums.iter().enumerate() {
            let mut range = Range::ANY;
            for cell in sum.cells.iter().filter_map(|id| ledger.cell(*id)) {
                if cell.structural {
                    range.narrow(0, Some(0));
                } else if let Some((lo, hi)) = cell.range {
                    range.narrow(lo.into(), Some(hi.into()));
                } else if let Some(value) = cell.value.filter(|_| cell.published) {
                    range.narrow(value.into(), Some(value.into()));
                }
            }
            if range.is_empty() {
                return Err(contradiction(ledger, system, [number]));
            }
            sums.push(range);
        }
        let mut knowledge = Self {
            rows: rows(system, &sums),
            sums,
            unknowns: vec![Range::ANY; system.unknowns],
        };
        knowledge.propagate(ledger, system)?;
        Ok(knowledge)
    }

    /// Narrows the unknowns by each condition in turn until nothing changes: a published zero empties all its
    /// parts, and whatever is left over can be at most what is left.
    fn propagate(&mut self, ledger: &Ledger, system: &System) -> Result<(), Failure> {
        /// Chains of conditions narrow by one at a time forever; the solver does the rest.
        const ROUNDS: usize = 30;
        for _ in 0..ROUNDS {
            let mut changed = false;
            for fact in &self.rows {
                let Some(narrowed) = narrow(&fact.row, &mut self.unknowns) else {
                    return Err(contradiction(ledger, system, fact.sum));
                };
                changed |= narrowed;
            }
            if !changed {
                break;
            }
        }
        Ok(())
    }
}

fn rows(system: &System, sums: &[Range]) -> Vec<Fact> {
    let published = system
        .sums
        .iter()
        .zip(sums)
        .enumerate()
        .filter(|(_, (_, range))| **range != Range::ANY)
        .map(|(number, (sum, range))| Fact {
            row: Row {
                terms: sum.unknowns.iter().map(|unknown| (*unknown, 1)).collect(),
                lo: Some(range.lo),
                hi: range.hi,
            },
            sum: Some(number),
        });
    let certain = system.relations.iter().map(|relation| Fact {
        row: Row {
            terms: relation.terms.clone(),
            lo: relation.lo,
            hi: relation.hi,
        },
        sum: None,
    });
    published.chain(certain).collect()
}

/// The failure that names the cells of these sums.
pub(super) fn contradiction(
    ledger: &Ledger,
    system: &System,
    sums: impl IntoIterator<Item = usize>,
) -> Failure {
    Failure::Contradiction(
        sums.into_iter()
            .flat_map(|sum| system.places(ledger, sum))
            .map(|place| place.to_string())
            .collect(),
    )
}

/// Narrows each unknown of a row by the ranges of the others; `None` if that leaves one without a value.
fn narrow(row: &Row, unknowns: &mut [Range]) -> Option<bool> {
    let least = Activity::of(row, unknowns, Side::Least);
    let largest = Activity::of(row, unknowns, Side::Largest);
    let mut changed = false;
    for &(unknown, coef) in &row.terms {
        let range = unknowns.get_mut(unknown)?;
        let before = *range;
        // coef * x <= hi - least of the others, and coef * x >= lo - largest of the others.
        let above = row
            .hi
            .and_then(|hi| Some(hi - least.without(coef, before, Side::Least)?));
        let below = row
            .lo
            .and_then(|lo| Some(lo - largest.without(coef, before, Side::Largest)?));
        let (lo, hi) = if coef > 0 {
            (
                below.map(|it| ceil(it, coef)),
                above.map(|it| floor(it, coef)),
            )
        } else {
            (
                above.map(|it| ceil(it, coef)),
                below.map(|it| floor(it, coef)),
            )
        };
        changed |= range.narrow(lo.unwrap_or(0), hi);
        if range.is_empty() {
            return None;
        }
    }
    Some(changed)
}

fn floor(dividend: i64, divisor: i64) -> i64 {
    let quotient = dividend / divisor;
    if dividend % divisor != 0 && (dividend < 0) != (divisor < 0) {
        quotient - 1
    } else {
        quotient
    }
}

fn ceil(dividend: i64, divisor: i64) -> i64 {
    -floor(-dividend, divisor)
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Least,
    Largest,
}

/// The least or largest value of a row over the ranges of its unknowns: a finite part, and how many unknowns are
/// without an end on that side.
struct Activity {
    finite: i64,
    endless: usize,
}

impl Activity {
    fn of(row: &Row, unknowns: &[Range], side: Side) -> Self {
        let mut activity = Self {
            finite: 0,
            endless: 0,
        };
        for (unknown, coef) in &row.terms {
            match unknowns
                .get(*unknown)
                .and_then(|range| extreme(*coef, *range, side))
            {
                Some(part) => activity.finite = activity.finite.saturating_add(part),
                None => activity.endless += 1,
            }
        }
        activity
    }

    /// The same without one unknown; `None` if it has no end.
    fn without(&self, coef: i64, range: Range, side: Side) -> Option<i64> {
        match extreme(coef, range, side) {
            Some(part) if self.endless == 0 => Some(self.finite - part),
            None if self.endless == 1 => Some(self.finite),
            _ => None,
        }
    }
}

fn extreme(coef: i64, range: Range, side: Side) -> Option<i64> {
    let upper = (coef > 0) == (side == Side::Largest);
    let end = if upper { range.hi } else { Some(range.lo) };
    end.map(|end| coef.saturating_mul(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_rounds_to_the_right_side() {
        assert_eq!((floor(7, 2), ceil(7, 2)), (3, 4));
        assert_eq!((floor(-7, 2), ceil(-7, 2)), (-4, -3));
        assert_eq!((floor(7, -2), ceil(7, -2)), (-4, -3));
        assert_eq!((floor(6, -2), ceil(6, -2)), (-3, -3));
    }

    #[test]
    fn a_condition_narrows_every_unknown_in_it() {
        // x - 2y + z = 3 with y in 4..6 and z at most 1: 2y + 3 - z <= x <= 2y + 3.
        let row = Row {
            terms: vec![(0, 1), (1, -2), (2, 1)],
            lo: Some(3),
            hi: Some(3),
        };
        let mut unknowns = [
            Range::ANY,
            Range { lo: 4, hi: Some(6) },
            Range { lo: 0, hi: Some(1) },
        ];
        assert_eq!(narrow(&row, &mut unknowns), Some(true));
        assert_eq!(
            unknowns[0],
            Range {
                lo: 10,
                hi: Some(15)
            }
        );
        assert_eq!(narrow(&row, &mut unknowns), Some(false));
    }

    #[test]
    fn a_condition_that_cannot_be_met_leaves_nothing() {
        let row = Row {
            terms: vec![(0, 1), (1, 1)],
            lo: Some(9),
            hi: Some(9),
        };
        let mut unknowns = [Range { lo: 0, hi: Some(3) }, Range { lo: 0, hi: Some(5) }];
        assert_eq!(narrow(&row, &mut unknowns), None);
    }
}
