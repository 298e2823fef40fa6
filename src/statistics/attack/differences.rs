//! Rule 3: no difference of released sets is certain to be small.

use std::collections::BTreeSet;

use super::{Attack, Kind, Leak, Range};
use crate::statistics::solver::Failure;

impl Attack<'_> {
    /// Each parent less its published children, and each pair of published sets one of which lies in the other,
    /// within a table, across linked tables and across releases.
    pub(super) fn differences(&mut self) -> Result<(), Failure> {
        let system = &self.case.system;
        let exempt = self.exempt();
        let mut asked: BTreeSet<(usize, Vec<usize>)> = BTreeSet::new();
        for (number, sum) in system.sums.iter().enumerate() {
            for mut children in system.divisions(&sum.meaning) {
                children.retain(|child| self.is_released(*child) && *child != number);
                if !children.is_empty() {
                    asked.insert((number, children));
                }
            }
            if self.is_released(number) {
                for outer in system.around(&sum.meaning) {
                    if self.is_released(outer) {
                        asked.insert((outer, vec![number]));
                    }
                }
            }
        }
        self.differences = asked.len();
        for (whole, parts) in asked {
            if let Some(range) = self.small_difference(whole, &parts)?
                && !self.is_exempt(whole, &parts, &exempt)
            {
                let causes = parts.iter().flat_map(|sum| self.places(*sum)).collect();
                self.leaks.push(Leak {
                    kind: Kind::SmallDifference,
                    at: self.places(whole),
                    range,
                    causes,
                });
            }
        }
        Ok(())
    }

    /// Whether anything is published of a sum.
    fn is_released(&self, sum: usize) -> bool {
        self.known(sum).hi.is_some()
    }

    /// The values a difference may have, if all of them are small.
    fn small_difference(
        &mut self,
        whole: usize,
        parts: &[usize],
    ) -> Result<Option<Range>, Failure> {
        let exact: Option<i64> = parts.iter().map(|part| self.known(*part).exact()).sum();
        if let (Some(whole), Some(parts)) = (self.known(whole).exact(), exact) {
            let rest = whole - parts;
            return Ok(self.is_small(rest).then_some(Range {
                lo: rest,
                hi: Some(rest),
            }));
        }
        let mut form = self.form(whole);
        for part in parts {
            form.extend(self.form(*part).into_iter().map(|(it, coef)| (it, -coef)));
        }
        // A world in which the difference is not small settles it; most are among those found already.
        let (least, largest) = self.worlds.seen(&form);
        if least <= 0 || largest >= self.threshold() {
            return Ok(None);
        }
        let range = self.worlds.range(&form)?;
        Ok(self.is_all_small(range).then_some(range))
    }

    /// The sets of unknowns whose small counts a named officer allowed to be seen.
    fn exempt(&self) -> BTreeSet<Vec<usize>> {
        let seen = |sum: &&crate::statistics::system::Sum| {
            sum.cells
                .iter()
                .filter_map(|id| self.case.public.cell(*id))
                .any(|cell| cell.exempt && cell.is_seen())
        };
        let sums = self.case.system.sums.iter().filter(seen);
        sums.map(|sum| sum.unknowns.clone()).collect()
    }

    /// Whether the difference is itself a count that may be seen.
    fn is_exempt(&self, whole: usize, parts: &[usize], exempt: &BTreeSet<Vec<usize>>) -> bool {
        let mut left: BTreeSet<usize> = self.form(whole).into_iter().map(|(it, _)| it).collect();
        for part in parts {
            for (unknown, _) in self.form(*part) {
                left.remove(&unknown);
            }
        }
        exempt.contains(&left.into_iter().collect::<Vec<_>>())
    }
}
