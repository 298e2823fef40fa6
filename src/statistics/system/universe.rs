use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Ledger, Release, Table};
use super::classification::{ALL, Classifications};
use super::cliques::JunctionTree;

/// Tables that count the same things, and the unknowns they share.
#[derive(Debug, Clone)]
pub(super) struct Universe {
    /// Names of the dimensions, ascending.
    pub(super) dims: Vec<String>,
    /// Its tables, by release and table.
    pub(super) tables: Vec<(usize, usize)>,
    tree: JunctionTree,
    /// The first unknown of each clique.
    first: Vec<usize>,
}

impl Universe {
    /// All universes of a ledger, in the order of the names of their scopes.
    pub(super) fn all(ledger: &Ledger, classes: &Classifications) -> Vec<Self> {
        let mut groups: BTreeMap<BTreeMap<&str, &str>, Vec<(usize, usize)>> = BTreeMap::new();
        for (release_number, table_number, release, table) in ledger.tables() {
            let apart = scopes(release, table)
                .filter(|(name, _)| !classes.is_dimension(name))
                .collect();
            groups
                .entry(apart)
                .or_default()
                .push((release_number, table_number));
        }
        groups
            .into_values()
            .map(|tables| Self::new(ledger, classes, tables))
            .collect()
    }

    fn new(ledger: &Ledger, classes: &Classifications, tables: Vec<(usize, usize)>) -> Self {
        let names: Vec<BTreeSet<&str>> = tables
            .iter()
            .filter_map(|at| super::table_at(ledger, *at))
            .map(|(release, table)| {
                scopes(release, table)
                    .map(|(name, _)| name)
                    .filter(|name| classes.is_dimension(name))
                    .chain(table.dims.iter().map(|dim| dim.name.as_str()))
                    .collect()
            })
            .collect();
        let dims: BTreeSet<&str> = names.iter().flatten().copied().collect();
        let numbered = |table: &BTreeSet<&str>| -> Vec<usize> {
            dims.iter()
                .enumerate()
                .filter(|(_, name)| table.contains(*name))
                .map(|(number, _)| number)
                .collect()
        };
        let spans = names.iter().map(numbered).collect();
        Self {
            tree: JunctionTree::of(dims.len(), &spans),
            dims: dims.into_iter().map(str::to_owned).collect(),
            tables,
            first: Vec::new(),
        }
    }

    /// Numbers the unknowns from `first` on; the number after the last, unless there are too many to count.
    pub(super) fn place(&mut self, first: usize, classes: &Classifications) -> Option<usize> {
        let mut next = first;
        for clique in &self.tree.cliques {
            self.first.push(next);
            let size = clique.iter().try_fold(1_usize, |size, dim| {
                size.checked_mul(self.atoms(*dim, classes))
            })?;
            next = next.checked_add(size)?;
        }
        Some(next)
    }

    fn atoms(&self, dim: usize, classes: &Classifications) -> usize {
        self.dims.get(dim).map_or(1, |name| classes.atoms(name))
    }

    /// The sets a cell stands for, dimension by dimension: its code, the scope's code, or everything.
    pub(super) fn sets(
        &self,
        classes: &Classifications,
        (release, table): (&Release, &Table),
        key: &[String],
    ) -> Vec<usize> {
        self.dims
            .iter()
            .map(|dim| {
                let shown = table
                    .dims
                    .iter()
                    .position(|it| it.name == *dim)
                    .and_then(|place| key.get(place));
                let sliced = || {
                    scopes(release, table)
                        .find(|(name, _)| name == dim)
                        .map(|(_, code)| code)
                };
                shown
                    .map(String::as_str)
                    .or_else(sliced)
                    .map_or(ALL, |code| classes.set(dim, code))
            })
            .collect()
    }

    /// The unknowns of a box, ascending; `None` if no clique spans the dimensions it is restricted in.
    pub(super) fn unknowns(&self, sets: &[usize], classes: &Classifications) -> Option<Vec<usize>> {
        let members: Vec<Option<&[usize]>> = self
            .dims
            .iter()
            .zip(sets)
            .map(|(dim, set)| (*set != ALL).then(|| classes.members(dim, *set)))
            .collect();
        self.members(&members, classes)
    }

    /// The unknowns of a box given by the categories in each dimension, `None` for all of them.
    pub(super) fn members(
        &self,
        members: &[Option<&[usize]>],
        classes: &Classifications,
    ) -> Option<Vec<usize>> {
        let spans = |clique: &Vec<usize>| {
            members
                .iter()
                .enumerate()
                .all(|(dim, members)| members.is_none() || clique.contains(&dim))
        };
        let number = self.tree.cliques.iter().position(spans)?;
        let mut offsets = vec![0];
        for dim in self.tree.cliques.get(number)? {
            let name = self.dims.get(*dim)?;
            let chosen = members.get(*dim).copied().flatten();
            let chosen = chosen.unwrap_or_else(|| classes.members(name, ALL));
            let atoms = classes.atoms(name);
            offsets = offsets
                .iter()
                .flat_map(|offset| chosen.iter().map(move |member| offset * atoms + member))
                .collect();
        }
        let first = self.first.get(number)?;
        Some(offsets.into_iter().map(|offset| first + offset).collect())
    }

    /// For each combination of categories two neighbouring cliques share, the unknowns of either that add up to
    /// the same count.
    pub(super) fn overlaps(&self, classes: &Classifications) -> Vec<(Vec<usize>, Vec<usize>)> {
        self.tree
            .edges
            .iter()
            .flat_map(|(one, other)| {
                let (ones, others) = (
                    self.shares(*one, *other, classes),
                    self.shares(*other, *one, classes),
                );
                ones.into_iter()
                    .zip(others)
                    .map(|(one, other)| (one.1, other.1))
            })
            .collect()
    }

    /// The unknowns of clique `of`, grouped by the combination of categories of the dimensions shared with `with`.
    fn shares(
        &self,
        of: usize,
        with: usize,
        classes: &Classifications,
    ) -> BTreeMap<Vec<usize>, Vec<usize>> {
        let mut groups: BTreeMap<Vec<usize>, Vec<usize>> = BTreeMap::new();
        let (Some(own), Some(other), Some(first)) = (
            self.tree.cliques.get(of),
            self.tree.cliques.get(with),
            self.first.get(of),
        ) else {
            return groups;
        };
        let sizes: Vec<usize> = own.iter().map(|dim| self.atoms(*dim, classes)).collect();
        for offset in 0..sizes.iter().product() {
            let mut rest: usize = offset;
            let mut shared: Vec<usize> = Vec::new();
            for (dim, size) in own.iter().zip(&sizes).rev() {
                if other.contains(dim) {
                    shared.push(rest % size);
                }
                rest /= size;
            }
            groups.entry(shared).or_default().push(first + offset);
        }
        groups
    }
}

/// The scopes of a table, those of its release included.
pub(super) fn scopes<'a>(
    release: &'a Release,
    table: &'a Table,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    table
        .scope
        .iter()
        .chain(release.scope.iter())
        .map(|(name, code)| (name, code.as_str()))
}
