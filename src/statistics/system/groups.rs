use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{CellId, Dimension, Ledger, Sensitive, Table};
use super::System;
use super::classification::ALL;

/// Those counted alike in every dimension but a sensitive one: nobody may learn that all of them, or all but too
/// few, belong to the sensitive categories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// A cell of the group, to name it by.
    pub cell: CellId,
    /// The unknowns of its members in the sensitive categories.
    pub sensitive: Vec<usize>,
    /// The unknowns of its other members.
    pub others: Vec<usize>,
    /// How many others there must possibly be.
    pub min_others: u32,
}

impl System {
    /// Every group of every table that shows a dimension with sensitive categories.
    #[must_use]
    pub fn groups(&self, ledger: &Ledger) -> Vec<Group> {
        let mut groups = Vec::new();
        for sensitive in &ledger.sensitive {
            for (release, table, _, shown) in ledger.tables() {
                if let Some(place) = shown.dims.iter().position(|dim| dim.name == sensitive.dim) {
                    groups.extend(self.groups_of(
                        ledger,
                        (release, table),
                        (shown, place),
                        sensitive,
                    ));
                }
            }
        }
        groups
    }

    fn groups_of(
        &self,
        ledger: &Ledger,
        at: (usize, usize),
        (shown, place): (&Table, usize),
        sensitive: &Sensitive,
    ) -> Vec<Group> {
        let Some(dim) = shown.dims.get(place) else {
            return Vec::new();
        };
        let categories = self.categories(dim, sensitive);
        let mut firsts: BTreeMap<Vec<&String>, CellId> = BTreeMap::new();
        for (number, cell) in shown.cells.iter().enumerate() {
            let others = (0..).zip(&cell.key).filter(|(it, _)| *it != place);
            firsts
                .entry(others.map(|(_, code)| code).collect())
                .or_insert(CellId {
                    release: at.0,
                    table: at.1,
                    cell: number,
                });
        }
        firsts
            .into_values()
            .filter_map(|cell| {
                let key = &ledger.cell(cell)?.key;
                let of = |members: &[usize]| self.slice(ledger, at, key, (&dim.name, members));
                Some(Group {
                    cell,
                    sensitive: of(&categories.0)?,
                    others: of(&categories.1)?,
                    min_others: sensitive.min_others,
                })
            })
            .collect()
    }

    /// The finest categories that are sensitive and those that are not, of those this dimension covers.
    fn categories(&self, dim: &Dimension, sensitive: &Sensitive) -> (Vec<usize>, Vec<usize>) {
        let members = |code: &String| {
            let set = self.classes.set(&dim.name, code);
            self.classes.members(&dim.name, set).iter().copied()
        };
        let chosen: BTreeSet<usize> = sensitive.codes.iter().flat_map(members).collect();
        let covered: BTreeSet<usize> = dim.codes.iter().flat_map(members).collect();
        covered.into_iter().partition(|atom| chosen.contains(atom))
    }

    /// The unknowns of a cell of this table, but for one dimension of which these categories are taken.
    fn slice(
        &self,
        ledger: &Ledger,
        table: (usize, usize),
        key: &[String],
        (dim, members): (&str, &[usize]),
    ) -> Option<Vec<usize>> {
        let meaning = self.meaning(ledger, table, key)?;
        let universe = self.universes.get(meaning.universe)?;
        let boxed: Vec<Option<&[usize]>> = universe
            .dims
            .iter()
            .zip(&meaning.sets)
            .map(|(name, set)| {
                if name == dim {
                    Some(members)
                } else {
                    (*set != ALL).then(|| self.classes.members(name, *set))
                }
            })
            .collect();
        universe.members(&boxed, &self.classes)
    }
}
