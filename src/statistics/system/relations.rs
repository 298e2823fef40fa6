use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Dimension, Ledger, Link, Place, Ratio};
use super::classification::ALL;
use super::{Relation, Source, System};

/// Everything that is certain of the unknowns beyond the counts published.
pub(super) fn of(ledger: &Ledger, system: &System) -> Vec<Relation> {
    let mut relations: Vec<Relation> = system
        .universes
        .iter()
        .flat_map(|universe| universe.overlaps(&system.classes))
        .map(|(one, other)| Relation {
            terms: add_up(terms(&one, 1).chain(terms(&other, -1))),
            lo: Some(0),
            hi: Some(0),
            source: Source::Overlap,
        })
        .collect();
    relations.extend(exhaustive(ledger, system));
    if !(ledger.links.is_empty() && ledger.ratios.is_empty()) {
        relations.extend(declared(ledger, system));
    }
    relations.retain(|relation| !relation.terms.is_empty());
    relations
}

fn terms(unknowns: &[usize], coef: i64) -> impl Iterator<Item = (usize, i64)> + '_ {
    unknowns.iter().map(move |unknown| (*unknown, coef))
}

/// Adds coefficients of the same unknown, and drops those that vanish.
fn add_up(terms: impl Iterator<Item = (usize, i64)>) -> Vec<(usize, i64)> {
    let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
    for (unknown, coef) in terms {
        let sum = sums.entry(unknown).or_default();
        *sum = sum.saturating_add(coef);
    }
    sums.into_iter().filter(|(_, coef)| *coef != 0).collect()
}

/// A table whose parents are the sums of the children it declares leaves no room for categories that only other
/// tables show: there they are zero.
fn exhaustive(ledger: &Ledger, system: &System) -> Vec<Relation> {
    let mut zeros: BTreeSet<Vec<usize>> = BTreeSet::new();
    for (release, table, _, shown) in ledger.tables() {
        for dim in &shown.dims {
            let complete = dim.codes.iter().filter(|code| {
                let partial = dim.partial && dim.total.as_ref() == Some(code);
                !partial && !dim.incomplete.contains(code)
            });
            for parent in complete {
                zeros.extend(unshown(ledger, system, (release, table), (dim, parent)));
            }
        }
    }
    zeros.remove(&Vec::new());
    zeros
        .into_iter()
        .map(|unknowns| Relation {
            terms: terms(&unknowns, 1).collect(),
            lo: Some(0),
            hi: Some(0),
            source: Source::Exhaustive,
        })
        .collect()
}

/// What the parent counts and none of its children does, all other dimensions of the table taken together;
/// `None` for a code without children.
fn unshown(
    ledger: &Ledger,
    system: &System,
    table: (usize, usize),
    (dim, parent): (&Dimension, &str),
) -> Option<Vec<usize>> {
    let whole = system.meaning(ledger, table, &[])?;
    let universe = system.universes.get(whole.universe)?;
    let place = universe.dims.iter().position(|name| *name == dim.name)?;
    let counted = |code: &str| {
        let set = system.classes.set(&dim.name, code);
        system.classes.members(&dim.name, set)
    };
    let mut children = dim.children(parent).peekable();
    children.peek()?;
    let shown: BTreeSet<usize> = children.flat_map(counted).copied().collect();
    let left: Vec<usize> = counted(parent)
        .iter()
        .copied()
        .filter(|category| !shown.contains(category))
        .collect();
    let mut members: Vec<Option<&[usize]>> = whole
        .sets
        .iter()
        .zip(&universe.dims)
        .map(|(set, name)| (*set != ALL).then(|| system.classes.members(name, *set)))
        .collect();
    *members.get_mut(place)? = Some(&left);
    universe.members(&members, &system.classes)
}

/// Links and percentages. Their cells are known to exist, the ledger was checked.
fn declared(ledger: &Ledger, system: &System) -> Vec<Relation> {
    let places: BTreeMap<Place, &[usize]> = system
        .sums
        .iter()
        .flat_map(|sum| {
            sum.cells
                .iter()
                .filter_map(|id| Some((ledger.place(*id)?, sum.unknowns.as_slice())))
        })
        .collect();
    let scaled = |place: &Place, coef: i64| -> Vec<(usize, i64)> {
        places
            .get(place)
            .map_or(Vec::new(), |unknowns| terms(unknowns, coef).collect())
    };
    let links = ledger.links.iter().enumerate().map(|(number, link)| {
        let Link { terms, lo, hi } = link;
        Relation {
            terms: add_up(terms.iter().flat_map(|(place, coef)| scaled(place, *coef))),
            lo: *lo,
            hi: *hi,
            source: Source::Link(number),
        }
    });
    let ratios = ledger
        .ratios
        .iter()
        .enumerate()
        .flat_map(|(number, ratio)| {
            rounding(ratio).map(|(num, den, least)| Relation {
                terms: add_up(
                    scaled(&ratio.num, num)
                        .into_iter()
                        .chain(scaled(&ratio.den, den)),
                ),
                lo: Some(least),
                hi: None,
                source: Source::Ratio(number),
            })
        });
    links.chain(ratios).collect()
}

/// A share printed as `p` units, rounded half up, says `p - 1/2 <= share < p + 1/2`: two facts
/// `num * part + den * base >= least` in whole numbers.
fn rounding(ratio: &Ratio) -> [(i64, i64, i64); 2] {
    let units = 10_i64.saturating_pow(ratio.decimals);
    let part = 2_i64
        .saturating_mul(units)
        .saturating_mul(i64::from(ratio.scale));
    let printed = i64::from(ratio.printed).saturating_mul(2);
    [(part, 1 - printed, 0), (-part, printed + 1, 1)]
}
