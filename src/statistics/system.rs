//! What the attacker writes down: unknown counts, the sums of them that tables show, and what else is certain.
//!
//! Cells are sums of unknown non-negative integers. There is one unknown for each combination of the finest
//! categories within a *clique* of dimensions. Were all dimensions one clique, a ledger of many thin tables would
//! have more unknowns than anybody can solve for; were every table its own, tables linked in a circle (A by B, B
//! by C, A by C) would look independent although no joint counts A by B by C agree with some of the margins. The
//! maximal cliques of the triangulated graph of dimensions are the exact middle: counts that agree on the
//! overlaps of such cliques always have a joint table of non-negative integers (decomposable models; Lauritzen,
//! *Graphical Models*, 1996, section 4.4).
//!
//! Everything is numbered in the order of names, so the order of tables, dimensions and codes in a file changes
//! nothing.

use std::collections::BTreeMap;

use super::table::{CellId, Ledger, Place, Release, Table};
use crate::error::{Error, Result};
use crate::language::Text;

mod classification;
mod cliques;
mod contradictions;
mod groups;
mod relations;
mod universe;

use classification::Classifications;
pub use contradictions::contradictions;
pub use groups::Group;
use universe::Universe;

/// The ledger as the attacker's system of equations, before any count is known.
#[derive(Debug, Clone)]
pub struct System {
    /// How many unknowns there are.
    pub unknowns: usize,
    /// The distinct sums of unknowns shown as cells; cells of equal meaning are one sum.
    pub sums: Vec<Sum>,
    /// What is certain whatever is published.
    pub relations: Vec<Relation>,
    classes: Classifications,
    universes: Vec<Universe>,
}

/// A count of one meaning, wherever it stands.
#[derive(Debug, Clone)]
pub struct Sum {
    /// The unknowns it adds up, ascending.
    pub unknowns: Vec<usize>,
    /// The cells that show it.
    pub cells: Vec<CellId>,
    /// The universe it counts in and, for each of its dimensions, the set of finest categories.
    pub meaning: Meaning,
}

/// What a sum counts: a box of finest categories.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Meaning {
    /// The universe; tables that count different things have different ones.
    pub universe: usize,
    /// For each dimension of the universe the number of a set of finest categories; 0 is all.
    pub sets: Vec<usize>,
}

/// A linear fact about unknowns: `lo <= sum of coef * unknown <= hi`.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Unknowns, ascending, with their coefficients.
    pub terms: Vec<(usize, i64)>,
    /// The least value, if there is one.
    pub lo: Option<i64>,
    /// The largest value, if there is one.
    pub hi: Option<i64>,
    /// Where it comes from.
    pub source: Source,
}

/// Why a relation holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Two cliques of dimensions count the same things.
    Overlap,
    /// The codes a table shows are all there are.
    Exhaustive,
    /// A declared link, by its number in the ledger.
    Link(usize),
    /// A published percentage, by its number in the ledger.
    Ratio(usize),
}

/// Refuses hierarchies that contradict each other.
///
/// # Errors
/// [`Error::Invalid`] naming the code.
pub fn hierarchies(ledger: &Ledger) -> Result<()> {
    Classifications::of(ledger).map(|_| ())
}

/// More unknowns than this no solver here settles in useful time: the tables want redesign.
const MOST_UNKNOWNS: usize = 50_000;

impl System {
    /// The system of this ledger.
    ///
    /// # Errors
    /// [`Error::Invalid`] when hierarchies contradict each other or the linked tables are too large to be solved.
    pub fn of(ledger: &Ledger) -> Result<Self> {
        let classes = Classifications::of(ledger)?;
        let mut universes = Universe::all(ledger, &classes);
        let unknowns = universes
            .iter_mut()
            .try_fold(0_usize, |first, universe| universe.place(first, &classes))
            .filter(|count| *count <= MOST_UNKNOWNS)
            .ok_or_else(|| Error::invalid(Text::new("statistics-too-large")))?;
        let mut system = Self {
            unknowns,
            sums: Vec::new(),
            relations: Vec::new(),
            classes,
            universes,
        };
        system.sums = system.all_sums(ledger);
        system.relations = relations::of(ledger, &system);
        Ok(system)
    }

    /// The unknowns a box adds up; `None` if no clique spans its dimensions.
    #[must_use]
    pub fn unknowns_of(&self, meaning: &Meaning) -> Option<Vec<usize>> {
        self.universes
            .get(meaning.universe)?
            .unknowns(&meaning.sets, &self.classes)
    }

    /// What a cell of this table with this key counts.
    #[must_use]
    pub fn meaning(
        &self,
        ledger: &Ledger,
        table: (usize, usize),
        key: &[String],
    ) -> Option<Meaning> {
        let number = self
            .universes
            .iter()
            .position(|universe| universe.tables.contains(&table))?;
        let release = ledger.releases.get(table.0)?;
        let shown = release.tables.get(table.1)?;
        Some(Meaning {
            universe: number,
            sets: self
                .universes
                .get(number)?
                .sets(&self.classes, (release, shown), key),
        })
    }

    /// The sums that count all that this counts and more.
    #[must_use]
    pub fn around(&self, meaning: &Meaning) -> Vec<usize> {
        let Some(universe) = self.universes.get(meaning.universe) else {
            return Vec::new();
        };
        let mut boxes = vec![Vec::new()];
        for (dim, set) in universe.dims.iter().zip(&meaning.sets) {
            let wider = self.classes.supersets(dim, *set);
            boxes = boxes
                .into_iter()
                .flat_map(|start| {
                    wider.iter().map(move |set| {
                        let mut longer: Vec<usize> = start.clone();
                        longer.push(*set);
                        longer
                    })
                })
                .collect();
        }
        boxes
            .into_iter()
            .filter(|sets| *sets != meaning.sets)
            .filter_map(|sets| {
                self.find(&Meaning {
                    universe: meaning.universe,
                    sets,
                })
            })
            .collect()
    }

    /// For each way a dimension divides what this counts into children, the sums of these children that are shown;
    /// of overlapping children the first.
    #[must_use]
    pub fn divisions(&self, meaning: &Meaning) -> Vec<Vec<usize>> {
        let Some(universe) = self.universes.get(meaning.universe) else {
            return Vec::new();
        };
        let mut divisions = Vec::new();
        for (place, (dim, set)) in universe.dims.iter().zip(&meaning.sets).enumerate() {
            for children in self.classes.divisions(dim, *set) {
                let shown = children.iter().filter_map(|child| {
                    let mut part = meaning.clone();
                    *part.sets.get_mut(place)? = *child;
                    self.find(&part)
                });
                divisions.push(shown.collect());
            }
        }
        divisions
    }

    /// The sum that counts this, by number.
    #[must_use]
    pub fn find(&self, meaning: &Meaning) -> Option<usize> {
        self.sums
            .binary_search_by(|sum| sum.meaning.cmp(meaning))
            .ok()
    }

    /// The names of the places a sum is shown at.
    pub fn places<'a>(
        &'a self,
        ledger: &'a Ledger,
        sum: usize,
    ) -> impl Iterator<Item = Place> + 'a {
        self.sums
            .get(sum)
            .into_iter()
            .flat_map(|sum| &sum.cells)
            .filter_map(|id| ledger.place(*id))
    }

    fn all_sums(&self, ledger: &Ledger) -> Vec<Sum> {
        let mut cells: BTreeMap<Meaning, Vec<CellId>> = BTreeMap::new();
        for (number, universe) in self.universes.iter().enumerate() {
            for &(release, table) in &universe.tables {
                let Some((of, shown)) = table_at(ledger, (release, table)) else {
                    continue;
                };
                for (cell, it) in shown.cells.iter().enumerate() {
                    let sets = universe.sets(&self.classes, (of, shown), &it.key);
                    cells
                        .entry(Meaning {
                            universe: number,
                            sets,
                        })
                        .or_default()
                        .push(CellId {
                            release,
                            table,
                            cell,
                        });
                }
            }
        }
        cells
            .into_iter()
            .map(|(meaning, cells)| Sum {
                unknowns: self.unknowns_of(&meaning).unwrap_or_default(),
                cells,
                meaning,
            })
            .collect()
    }
}

fn table_at(ledger: &Ledger, (release, table): (usize, usize)) -> Option<(&Release, &Table)> {
    let release = ledger.releases.get(release)?;
    Some((release, release.tables.get(table)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn system(tables: &str) -> Result<System> {
        let ledger = Ledger::read(&format!(
            r#"{{"threshold": 5, "releases": [{{"id": "2025", "tables": [{tables}]}}]}}"#
        ))?;
        let system = System::of(&ledger)?;
        contradictions(&ledger, &system)?;
        Ok(system)
    }

    fn dim(name: &str, codes: &[&str], more: &str) -> String {
        format!(r#"{{"name": "{name}", "total": "T", "codes": {codes:?}{more}}}"#)
    }

    fn table(id: &str, dims: &[String], cells: &[(&[&str], u32)]) -> String {
        let cells: Vec<String> = cells
            .iter()
            .map(|(key, value)| {
                format!(r#"{{"key": {key:?}, "value": {value}, "published": true}}"#)
            })
            .collect();
        format!(
            r#"{{"id": "{id}", "dims": [{}], "cells": [{}]}}"#,
            dims.join(","),
            cells.join(",")
        )
    }

    #[test]
    fn a_parent_with_one_child_is_the_same_count() {
        let dim = dim(
            "region",
            &["T", "HQs", "HQ", "field"],
            r#", "hierarchy": {"HQ": "HQs"}"#,
        );
        let table = table(
            "t",
            &[dim],
            &[(&["T"], 9), (&["HQs"], 6), (&["HQ"], 6), (&["field"], 3)],
        );
        let system = system(&table).unwrap();
        assert_eq!(system.unknowns, 2);
        assert_eq!(system.sums.len(), 3);
    }

    #[test]
    fn tables_in_a_circle_share_joint_unknowns() {
        let pair = |a: &str, b: &str| {
            table(
                &format!("{a}{b}"),
                &[dim(a, &["T", "1", "2"], ""), dim(b, &["T", "1", "2"], "")],
                &[],
            )
        };
        let circle = [pair("a", "b"), pair("b", "c"), pair("a", "c")].join(",");
        assert_eq!(system(&circle).unwrap().unknowns, 8);
        let path = [pair("a", "b"), pair("b", "c")].join(",");
        let path = system(&path).unwrap();
        assert_eq!((path.unknowns, path.relations.len()), (8, 2));
    }

    #[test]
    fn a_category_shown_in_one_table_only_is_zero_where_the_other_adds_up() {
        let with = table("a", &[dim("gender", &["T", "f", "m", "unknown"], "")], &[]);
        let without = table("b", &[dim("gender", &["T", "f", "m"], "")], &[]);
        let closed = |tables: &[String]| {
            let system = system(&tables.join(",")).unwrap();
            let unknown = system.classes.set("gender", "unknown");
            let unknown = system.classes.members("gender", unknown)[0];
            system
                .relations
                .iter()
                .any(|relation| relation.terms == [(unknown, 1)])
        };
        assert!(closed(&[with.clone(), without]));
        let partial = dim("gender", &["T", "f", "m"], r#", "partial": true"#);
        assert!(!closed(&[with, table("b", &[partial], &[])]));
    }

    #[test]
    fn one_count_with_two_values_is_refused_by_name() {
        let of = |id: &str, all: u32| {
            table(
                id,
                &[dim("gender", &["T", "f", "m"], "")],
                &[(&["T"], all), (&["f"], 20)],
            )
        };
        let error = system(&[of("a", 50), of("b", 51)].join(",")).unwrap_err();
        let crate::Error::Invalid(problems) = error else {
            panic!("not refused for what it says");
        };
        let text = &problems.iter().next().unwrap().text;
        assert_eq!(text.args()[0].1, "2025 a (T)".into());
    }

    #[test]
    fn margins_must_add_up() {
        let of = |whole: u32| {
            table(
                "t",
                &[dim("gender", &["T", "f", "m"], "")],
                &[(&["T"], whole), (&["f"], 20), (&["m"], 30)],
            )
        };
        assert!(system(&of(50)).is_ok());
        assert!(system(&of(51)).is_err());
    }

    #[test]
    fn a_cycle_of_parents_is_refused() {
        let cycle = dim(
            "region",
            &["T", "a", "b"],
            r#", "hierarchy": {"a": "b", "b": "a"}"#,
        );
        assert!(system(&table("t", &[cycle], &[])).is_err());
    }

    #[test]
    fn a_total_that_is_a_category_elsewhere_is_refused() {
        let one = table("a", &[dim("gender", &["T", "f", "m"], "")], &[]);
        let other = table("b", &[dim("gender", &["T", "T2", "f"], "")], &[])
            .replace(r#""total": "T""#, r#""total": "T2""#);
        assert!(system(&[one, other].join(",")).is_err());
    }
}
