use std::collections::BTreeSet;

use super::truth::Truth;
use crate::statistics::system::Group;

/// What must remain possible for all the attacker knows: one of these ways out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Duty {
    pub(super) ways: Vec<Way>,
    /// The sum it protects, to name it by.
    pub(super) sum: usize,
}

/// A world in which `form >= least`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way {
    pub(super) form: Vec<(usize, i64)>,
    pub(super) least: i64,
    /// Whether the form is the sum the duty protects, or its negative, and nothing else.
    pub(super) plain: bool,
}

/// Everything that must remain possible once the small counts are withheld (rules 2 to 4 of the guarantee).
///
/// Rule 3 needs little of its own. A difference of released sets that is small is made of cells of the same
/// tables, one of which is small and can be large in some world; then so can the difference. What is left are
/// differences that reach into what no cell shows, which get a duty here, and pairs of published sets, of which
/// one has to go ([`conflicts`]).
pub(super) fn duties(truth: &Truth) -> Vec<Duty> {
    let mut duties = Vec::new();
    for (sum, it) in truth.sums.iter().enumerate() {
        let form = truth.form(sum);
        if it.protected {
            if it.value > 0 {
                duties.push(Duty::single(sum, Way::at_most(&form, 0).of_the_sum()));
            }
            if it.value < truth.threshold {
                duties.push(Duty::single(
                    sum,
                    Way::at_least(form, truth.threshold).of_the_sum(),
                ));
            }
        } else if it.withheld_already {
            // Nobody is harmed if it is known, but what is withheld stays unknown.
            let ways = vec![
                Way::at_most(&form, it.value - 1).of_the_sum(),
                Way::at_least(form, it.value + 1).of_the_sum(),
            ];
            duties.push(Duty { ways, sum });
        }
    }
    duties.extend(rests(truth));
    duties.extend(attributions(truth));
    duties
}

/// What a parent counts beyond all children shown is a difference of released sets although no cell shows it.
fn rests(truth: &Truth) -> Vec<Duty> {
    let mut found: BTreeSet<(usize, Vec<usize>)> = BTreeSet::new();
    for (number, sum) in truth.system.sums.iter().enumerate() {
        for children in truth.system.divisions(&sum.meaning) {
            if !children.is_empty() && !children.contains(&number) {
                found.insert((number, children));
            }
        }
    }
    found
        .into_iter()
        .filter(|(whole, parts)| truth.is_small(truth.difference(*whole, parts)))
        .filter(|(whole, parts)| !truth.is_shown(*whole, parts))
        .map(|(whole, parts)| {
            let mut form = truth.form(whole);
            for part in &parts {
                form.extend(truth.form(*part).into_iter().map(|(it, coef)| (it, -coef)));
            }
            Duty::single(whole, Way::at_least(form, truth.threshold))
        })
        .collect()
}

/// Groups that have too few members outside the sensitive categories, and one inside.
fn attributions(truth: &Truth) -> impl Iterator<Item = Duty> + '_ {
    let count = |unknowns: &[usize]| -> i64 {
        let counts = unknowns
            .iter()
            .filter_map(|unknown| truth.world.get(*unknown));
        counts.sum()
    };
    let groups = truth.groups.iter().filter(move |group| {
        let others = count(&group.others);
        others < i64::from(group.min_others) && others + count(&group.sensitive) > 0
    });
    groups.map(|group| attribution(truth, group))
}

/// The duties of all groups, those included that have nobody in them.
pub(super) fn all_attributions(truth: &Truth) -> impl Iterator<Item = Duty> + '_ {
    truth.groups.iter().map(|group| attribution(truth, group))
}

fn attribution(truth: &Truth, group: &Group) -> Duty {
    let form = group.others.iter().map(|unknown| (*unknown, 1)).collect();
    let way = Way::at_least(form, group.min_others.into());
    Duty::single(truth.sum_at(group.cell), way)
}

/// Where a total is published, what is withheld of it can be added up, so it must rest on enough persons: of a
/// union of cells only the largest of their numbers of persons may be assumed. Sets of sums, of which at least one
/// has to be withheld: the total, or a part of enough persons.
pub(super) fn companies(truth: &Truth) -> Vec<Vec<usize>> {
    let mut sets = BTreeSet::new();
    for (number, sum) in truth.system.sums.iter().enumerate() {
        for parts in truth.system.divisions(&sum.meaning) {
            let filled = parts.iter().filter(|part| truth.value(**part) > 0);
            let (few, enough): (Vec<usize>, Vec<usize>) =
                filled.partition(|part| truth.rests_on_few(**part));
            if !few.is_empty() && !enough.is_empty() && !parts.contains(&number) {
                sets.insert(enough.into_iter().chain([number]).collect::<Vec<_>>());
            }
        }
    }
    sets.into_iter().collect()
}

/// Pairs of sums, one within the other, of which at most one can be published: their difference is small, and is
/// not itself a count that may be seen.
pub(super) fn conflicts(truth: &Truth) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (inner, sum) in truth.system.sums.iter().enumerate() {
        for outer in truth.system.around(&sum.meaning) {
            let difference = truth.difference(outer, &[inner]);
            if truth.is_small(difference) && !truth.is_exempt(outer, inner) {
                pairs.push((outer, inner));
            }
        }
    }
    pairs
}

impl Duty {
    pub(super) fn single(sum: usize, way: Way) -> Self {
        Self {
            ways: vec![way],
            sum,
        }
    }
}

impl Way {
    pub(super) fn at_least(form: Vec<(usize, i64)>, least: i64) -> Self {
        Self {
            form,
            least,
            plain: false,
        }
    }

    /// The same, of the very sum the duty protects.
    fn of_the_sum(mut self) -> Self {
        self.plain = true;
        self
    }

    pub(super) fn at_most(form: &[(usize, i64)], most: i64) -> Self {
        Self {
            form: form.iter().map(|(it, coef)| (*it, -coef)).collect(),
            least: -most,
            plain: false,
        }
    }
}
