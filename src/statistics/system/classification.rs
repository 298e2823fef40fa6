use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Dimension, Ledger, Pairs};
use crate::error::{Problems, Result};
use crate::language::Text;
use crate::statistics::at;

/// The scope that tells tables which count different things apart, even where one of them does not name it.
const MEASURE: &str = "measure";

/// The number of the set of all categories.
pub(super) const ALL: usize = 0;

/// The dimensions of a ledger, each with the hierarchies of all its tables merged.
#[derive(Debug, Clone)]
pub(super) struct Classifications(BTreeMap<String, Classification>);

/// One dimension: its finest categories, and each code as a set of them.
#[derive(Debug, Clone)]
struct Classification {
    atoms: usize,
    /// Distinct sets, ascending members; the first is all of them.
    sets: Vec<Vec<usize>>,
    /// For each set the sets that contain it, itself included.
    supersets: Vec<Vec<usize>>,
    /// Each way a table divides a set into others that do not overlap.
    divisions: BTreeMap<usize, BTreeSet<Vec<usize>>>,
    codes: BTreeMap<String, usize>,
}

/// What the tables say of one dimension, gathered.
#[derive(Default)]
struct Gathered<'a> {
    codes: BTreeSet<&'a str>,
    totals: BTreeSet<&'a str>,
    children: BTreeMap<&'a str, BTreeSet<&'a str>>,
    incomplete: BTreeSet<&'a str>,
    shown: Vec<&'a Dimension>,
    /// Whether there is something no code shows.
    open: bool,
}

/// A finest category: a code without children, or what remains of a code beyond them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Atom<'a> {
    Code(&'a str),
    RestOf(&'a str),
    RestOfAll,
}

impl Classifications {
    /// Merges the hierarchies of all tables.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] where a hierarchy has a cycle, or a code is a total here and a category there.
    pub(super) fn of(ledger: &Ledger) -> Result<Self> {
        let mut problems = Problems::new();
        let classes = gather(ledger)
            .into_iter()
            .filter_map(|(name, gathered)| {
                let class = gathered.classify(name, &mut problems)?;
                Some((name.to_owned(), class))
            })
            .collect();
        problems.check()?;
        Ok(Self(classes))
    }

    /// Whether tables can be linked by this name, as a dimension or a slice of one.
    pub(super) fn is_dimension(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The number of finest categories of a dimension.
    pub(super) fn atoms(&self, dim: &str) -> usize {
        self.0.get(dim).map_or(1, |class| class.atoms)
    }

    /// The number of the set a code stands for.
    pub(super) fn set(&self, dim: &str, code: &str) -> usize {
        self.0
            .get(dim)
            .and_then(|class| class.codes.get(code))
            .copied()
            .unwrap_or(ALL)
    }

    /// The members of a set.
    pub(super) fn members(&self, dim: &str, set: usize) -> &[usize] {
        self.0
            .get(dim)
            .and_then(|class| class.sets.get(set))
            .map_or(&[], Vec::as_slice)
    }

    /// Each way a table divides a set into others that do not overlap.
    pub(super) fn divisions(&self, dim: &str, set: usize) -> impl Iterator<Item = &[usize]> {
        self.0
            .get(dim)
            .and_then(|class| class.divisions.get(&set))
            .into_iter()
            .flatten()
            .map(Vec::as_slice)
    }

    /// The sets that contain the set `inner`, itself included.
    pub(super) fn supersets(&self, dim: &str, inner: usize) -> &[usize] {
        self.0
            .get(dim)
            .and_then(|class| class.supersets.get(inner))
            .map_or(&[ALL], Vec::as_slice)
    }
}

fn gather(ledger: &Ledger) -> BTreeMap<&str, Gathered<'_>> {
    let mut dims: BTreeMap<&str, Gathered<'_>> = BTreeMap::new();
    for (_, _, _, table) in ledger.tables() {
        for dim in &table.dims {
            let gathered = dims.entry(&dim.name).or_default();
            gathered.codes.extend(dim.codes.iter().map(String::as_str));
            gathered.totals.extend(dim.total.as_deref());
            gathered.shown.push(dim);
            gathered.open |= dim.partial
                || dim
                    .total
                    .as_ref()
                    .is_some_and(|it| dim.incomplete.contains(it));
            gathered
                .incomplete
                .extend(dim.incomplete.iter().map(String::as_str));
            for (child, parents) in dim.hierarchy.iter() {
                gathered.codes.insert(child);
                for parent in parents {
                    gathered.codes.insert(parent);
                    gathered.children.entry(parent).or_default().insert(child);
                }
            }
        }
    }
    for name in sliced_and_summed(ledger) {
        // Where some table splits by it, that table says whether its total is all.
        dims.entry(name).or_insert_with(|| Gathered {
            open: true,
            ..Gathered::default()
        });
    }
    for (_, _, release, table) in ledger.tables() {
        for (name, code) in release.scope.iter().chain(table.scope.iter()) {
            if let Some(gathered) = dims.get_mut(name) {
                gathered.codes.insert(code);
            }
        }
    }
    dims
}

/// Names that are a scope of some tables and missing from others: a table of no year covers every year, so its
/// counts are linked with each year's although no table is split by years.
fn sliced_and_summed(ledger: &Ledger) -> BTreeSet<&str> {
    let scopes: Vec<Vec<(&str, &String)>> = ledger
        .tables()
        .map(|(_, _, release, table)| scope(&release.scope, &table.scope))
        .collect();
    let names: BTreeSet<&str> = scopes.iter().flatten().map(|(name, _)| *name).collect();
    names
        .into_iter()
        .filter(|name| {
            *name != MEASURE
                && scopes
                    .iter()
                    .any(|scope| scope.iter().all(|(other, _)| other != name))
        })
        .collect()
}

fn scope<'a>(release: &'a Pairs<String>, table: &'a Pairs<String>) -> Vec<(&'a str, &'a String)> {
    release.iter().chain(table.iter()).collect()
}

impl<'a> Gathered<'a> {
    fn classify(self, name: &str, problems: &mut Problems) -> Option<Classification> {
        for code in &self.codes {
            if self.totals.contains(code) && self.is_category(code) {
                let problem = Text::new("statistics-total-is-category").with("code", *code);
                problems.add_general(at(name.to_owned(), problem));
                return None;
            }
        }
        let mut sets: BTreeMap<&str, BTreeSet<Atom<'a>>> = BTreeMap::new();
        for code in self.codes.difference(&self.totals) {
            if self.collect(code, &mut sets, 0).is_none() {
                let problem = Text::new("statistics-hierarchy-cycle").with("code", *code);
                problems.add_general(at(name.to_owned(), problem));
                return None;
            }
        }
        Some(self.number(&sets))
    }

    /// Whether some table places a total under or beside other categories.
    fn is_category(&self, code: &str) -> bool {
        let below = self
            .children
            .values()
            .any(|children| children.contains(code));
        let beside = self.shown.iter().any(|dim| {
            dim.total.as_ref().is_some_and(|total| total != code)
                && dim.codes.iter().any(|shown| shown == code)
        });
        below || beside
    }

    /// The finest categories below `code`; `None` in a cycle.
    fn collect(
        &self,
        code: &'a str,
        sets: &mut BTreeMap<&'a str, BTreeSet<Atom<'a>>>,
        depth: usize,
    ) -> Option<BTreeSet<Atom<'a>>> {
        if let Some(done) = sets.get(code) {
            return Some(done.clone());
        }
        if depth > self.codes.len() {
            return None;
        }
        let mut atoms = BTreeSet::new();
        match self.children.get(code) {
            None => {
                atoms.insert(Atom::Code(code));
            }
            Some(children) => {
                for child in children {
                    atoms.extend(self.collect(child, sets, depth + 1)?);
                }
                if self.incomplete.contains(code) {
                    atoms.insert(Atom::RestOf(code));
                }
            }
        }
        sets.insert(code, atoms.clone());
        Some(atoms)
    }

    fn number(&self, sets: &BTreeMap<&str, BTreeSet<Atom<'a>>>) -> Classification {
        let mut atoms: BTreeSet<Atom<'_>> = sets.values().flatten().copied().collect();
        // A dimension of nothing but its total still has one category: everything.
        if self.open || atoms.is_empty() {
            atoms.insert(Atom::RestOfAll);
        }
        let numbers: BTreeMap<Atom<'_>, usize> = atoms.iter().copied().zip(0..).collect();
        let members = |set: &BTreeSet<Atom<'a>>| -> Vec<usize> {
            set.iter()
                .filter_map(|atom| numbers.get(atom).copied())
                .collect()
        };
        let all: Vec<usize> = (0..atoms.len()).collect();
        let distinct: BTreeSet<Vec<usize>> = sets.values().map(members).collect();
        let mut ordered = vec![all];
        for set in distinct {
            if ordered.first() != Some(&set) {
                ordered.push(set);
            }
        }
        let codes: BTreeMap<String, usize> = self
            .codes
            .iter()
            .map(|code| {
                let set = sets
                    .get(code)
                    .and_then(|set| {
                        let set = members(set);
                        ordered.iter().position(|other| *other == set)
                    })
                    .unwrap_or(ALL);
                ((*code).to_owned(), set)
            })
            .collect();
        Classification {
            atoms: atoms.len(),
            supersets: supersets(&ordered),
            divisions: self.divisions(&codes, &ordered),
            sets: ordered,
            codes,
        }
    }

    fn divisions(
        &self,
        codes: &BTreeMap<String, usize>,
        sets: &[Vec<usize>],
    ) -> BTreeMap<usize, BTreeSet<Vec<usize>>> {
        let mut divisions: BTreeMap<usize, BTreeSet<Vec<usize>>> = BTreeMap::new();
        for dim in &self.shown {
            let parents = dim.hierarchy.iter().flat_map(|(_, parents)| parents);
            let parents: BTreeSet<&String> = parents.chain(&dim.total).collect();
            for parent in parents {
                let children = dim.children(parent).filter_map(|child| codes.get(child));
                let apart = apart(children.copied(), sets);
                if let Some(parent) = codes.get(parent)
                    && !apart.is_empty()
                {
                    divisions.entry(*parent).or_default().insert(apart);
                }
            }
        }
        divisions
    }
}

/// Those of the sets that do not overlap one before them, in the order of their numbers.
fn apart(chosen: impl Iterator<Item = usize>, sets: &[Vec<usize>]) -> Vec<usize> {
    let chosen: BTreeSet<usize> = chosen.collect();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    chosen
        .into_iter()
        .filter(|set| {
            let members = sets.get(*set).map_or(&[][..], Vec::as_slice);
            let free = members.iter().all(|atom| !taken.contains(atom));
            if free {
                taken.extend(members);
            }
            free
        })
        .collect()
}

fn supersets(sets: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let inside = |inner: &[usize], outer: &[usize]| {
        inner.iter().all(|atom| outer.binary_search(atom).is_ok())
    };
    sets.iter()
        .map(|inner| {
            (0..)
                .zip(sets)
                .filter(|(_, outer)| inside(inner, outer))
                .map(|(number, _)| number)
                .collect()
        })
        .collect()
}
