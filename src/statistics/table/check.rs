//! What can be seen to be wrong in one table alone. Whether the counts of several tables can be true together
//! is for [`crate::statistics::system`] to say.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Dimension, Ledger, Place, Release, Table};
use crate::error::{Problems, Result};
use crate::language::Text;

/// Refuses a ledger whose tables are not well formed.
pub(super) fn check(ledger: &Ledger) -> Result<()> {
    let mut problems = Problems::new();
    unique(
        ledger.releases.iter().map(|release| release.id.as_str()),
        |twice| problems.add_general(Text::new("statistics-release-twice").with("release", twice)),
    );
    for release in &ledger.releases {
        unique(
            release.tables.iter().map(|table| table.id.as_str()),
            |twice| {
                problems.add_general(
                    Text::new("statistics-table-twice")
                        .with("release", release.id.as_str())
                        .with("table", twice),
                );
            },
        );
        for table in &release.tables {
            let mut at = Finding {
                release,
                table,
                problems: &mut problems,
            };
            at.scope();
            at.dimensions();
            at.cells();
        }
    }
    references(ledger, &mut problems);
    problems.check()
}

/// Calls `found` with every name that has been seen before.
fn unique<'a>(names: impl Iterator<Item = &'a str>, mut found: impl FnMut(&'a str)) {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            found(name);
        }
    }
}

/// One table under inspection.
struct Finding<'a> {
    release: &'a Release,
    table: &'a Table,
    problems: &'a mut Problems,
}

impl Finding<'_> {
    fn about_table(&mut self, key: &'static str, code: &str) {
        self.problems.add_general(
            Text::new(key)
                .with("release", self.release.id.as_str())
                .with("table", self.table.id.as_str())
                .with("code", code),
        );
    }

    fn about_cell(&mut self, key: &'static str, cell: &Cell) {
        let place = Place {
            release: self.release.id.clone(),
            table: self.table.id.clone(),
            key: cell.key.clone(),
        };
        self.problems
            .add_general(Text::new(key).with("cell", place.to_string()));
    }

    fn scope(&mut self) {
        let table = self.table;
        for (name, code) in table.scope.iter() {
            if self
                .release
                .scope
                .get(name)
                .is_some_and(|other| other != code)
            {
                self.about_table("statistics-scope-differs", name);
            }
        }
        let scopes = table.scope.iter().chain(self.release.scope.iter());
        let names: BTreeSet<&str> = scopes.map(|(name, _)| name).collect();
        for dim in &table.dims {
            if names.contains(dim.name.as_str()) {
                self.about_table("statistics-scope-is-dimension", &dim.name);
            }
        }
    }

    fn dimensions(&mut self) {
        let table = self.table;
        unique(table.dims.iter().map(|dim| dim.name.as_str()), |twice| {
            self.about_table("statistics-dimension-twice", twice);
        });
        for dim in &table.dims {
            unique(dim.codes.iter().map(String::as_str), |twice| {
                self.about_table("statistics-code-twice-in-table", twice);
            });
            if dim.codes.is_empty() {
                self.about_table("statistics-no-codes", &dim.name);
            }
            self.total(dim);
            self.hierarchy(dim);
        }
    }

    fn total(&mut self, dim: &Dimension) {
        match &dim.total {
            Some(total) if !dim.codes.contains(total) => {
                self.about_table("statistics-total-not-shown", total);
            }
            Some(total) if dim.hierarchy.get(total).is_some() => {
                self.about_table("statistics-total-has-parent", total);
            }
            None if dim.partial => self.about_table("statistics-partial-without-total", &dim.name),
            _ => {}
        }
    }

    fn hierarchy(&mut self, dim: &Dimension) {
        let known: BTreeSet<&str> = dim
            .hierarchy
            .iter()
            .flat_map(|(child, parents)| parents.iter().map(String::as_str).chain([child]))
            .chain(dim.codes.iter().map(String::as_str))
            .collect();
        for code in &dim.incomplete {
            if !known.contains(code.as_str()) {
                self.about_table("statistics-code-unknown", code);
            }
        }
        for (child, parents) in dim.hierarchy.iter() {
            if parents.is_empty() {
                self.about_table("statistics-no-parents", child);
            }
            unique(parents.iter().map(String::as_str), |twice| {
                self.about_table("statistics-code-twice-in-table", twice);
            });
        }
    }

    fn cells(&mut self) {
        let table = self.table;
        let codes: Vec<BTreeSet<&str>> = table
            .dims
            .iter()
            .map(|dim| dim.codes.iter().map(String::as_str).collect())
            .collect();
        let mut seen = BTreeSet::new();
        for cell in &table.cells {
            let fits = cell.key.len() == codes.len()
                && cell
                    .key
                    .iter()
                    .zip(&codes)
                    .all(|(code, known)| known.contains(code.as_str()));
            if !fits {
                self.about_cell("statistics-key-unknown", cell);
            }
            if !seen.insert(&cell.key) {
                self.about_cell("statistics-key-twice", cell);
            }
            self.values(cell);
        }
    }

    fn values(&mut self, cell: &Cell) {
        if cell.published && cell.range.is_none() && cell.value.is_none() && !cell.structural {
            self.about_cell("statistics-published-without-value", cell);
        }
        if cell.structural && cell.value.is_some_and(|value| value > 0) {
            self.about_cell("statistics-impossible-counted", cell);
        }
        if let Some((lo, hi)) = cell.range
            && (lo > hi || cell.value.is_some_and(|value| value < lo || value > hi))
        {
            self.about_cell("statistics-range-wrong", cell);
        }
        if let (Some(value), Some(persons)) = (cell.value, cell.contributors)
            && (persons > value || (value > 0 && persons == 0))
        {
            self.about_cell("statistics-contributors-wrong", cell);
        }
    }
}

/// Sensitive categories, links and percentages must speak of what is there.
fn references(ledger: &Ledger, problems: &mut Problems) {
    let mut codes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (_, _, _, table) in ledger.tables() {
        for dim in &table.dims {
            codes
                .entry(&dim.name)
                .or_default()
                .extend(dim.codes.iter().map(String::as_str));
        }
    }
    for sensitive in &ledger.sensitive {
        let known = codes.get(sensitive.dim.as_str());
        let strange = sensitive
            .codes
            .iter()
            .find(|code| known.is_none_or(|known| !known.contains(code.as_str())));
        if sensitive.codes.is_empty() || sensitive.min_others == 0 || strange.is_some() {
            problems.add_general(
                Text::new("statistics-sensitive-unknown")
                    .with("dimension", sensitive.dim.as_str())
                    .with("code", strange.map_or("", String::as_str)),
            );
        }
    }
    let places: BTreeSet<Place> = ledger
        .cells()
        .filter_map(|(id, _)| ledger.place(id))
        .collect();
    let linked = ledger
        .links
        .iter()
        .flat_map(|link| link.terms.iter().map(|(place, _)| place));
    let shares = ledger
        .ratios
        .iter()
        .flat_map(|ratio| [&ratio.num, &ratio.den]);
    for place in linked.chain(shares) {
        if !places.contains(place) {
            problems.add_general(
                Text::new("statistics-reference-unknown").with("cell", place.to_string()),
            );
        }
    }
}
