//! Rule 4: no group is known to consist of members of sensitive categories, but for too few.

use super::{Attack, Kind, Range};
use crate::statistics::solver::Failure;

impl Attack<'_> {
    /// A group is given away if in every world it has too few other members, and in some world a sensitive one:
    /// whoever is known to be of the group is then known to be sensitive. A group that certainly has no sensitive
    /// member tells nothing of anybody.
    pub(super) fn groups(&mut self) -> Result<(), Failure> {
        for group in self.case.system.groups(&self.case.public) {
            let form = |unknowns: &[usize]| -> Vec<(usize, i64)> {
                unknowns.iter().map(|unknown| (*unknown, 1)).collect()
            };
            let (others, sensitive) = (form(&group.others), form(&group.sensitive));
            let enough = i64::from(group.min_others);
            if self.worlds.seen(&others).1 >= enough {
                continue;
            }
            let most = self.worlds.largest(&others)?;
            if most.is_none_or(|most| most >= enough) {
                continue;
            }
            if self
                .worlds
                .largest(&sensitive)?
                .is_none_or(|most| most >= 1)
            {
                let at = self.case.public.place(group.cell).into_iter().collect();
                self.leak(Kind::Attribution, at, Range { lo: 0, hi: most });
            }
        }
        Ok(())
    }
}
