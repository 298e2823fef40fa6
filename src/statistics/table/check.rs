//! What can be seen to be wrong in one table alone. Whether the counts of several tables can be true together
//! is for [`crate::statistics::system`] to say.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Dimension, Ledger, Place, Release, Table};
use crate::error::{Problems, Result};
use crate::language::Text;
use crate::statistics::at;

/// Refuses a ledger whose tables are not well formed.
pub(super) fn check(ledger: &Ledger) -> Result<()> {
    let mut problems = Problems::new();
    unique(
        ledger.releases.iter().map(|release| release.id.as_str()),
        |twice| problems.add_general(Text::new("statistics-release-twice").with("code", twice)),
    );
    for release in &ledger.releases {
        unique(
            release.tables.iter().map(|table| table.id.as_str()),
            |twice| {
                let problem = Text::new("statistics-table-twice").with("code", twice);
                problems.add_general(at(release.id.clone(), problem));
            },
        );
        for table in &release.tables {
            let mut finding = Finding {
                release,
                table,
                problems: &mut problems,
            };
            finding.scope();
            finding.dimensions();
            finding.cells();
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
    fn table(&mut self, problem: Text) {
        let place = format!("{} {}", self.release.id, self.table.id);
        self.problems.add_general(at(place, problem));
    }

    fn cell(&mut self, cell: &Cell, problem: Text) {
        let place = Place {
            release: self.release.id.clone(),
            table: self.table.id.clone(),
            key: cell.key.clone(),
        };
        self.problems.add_general(at(place.to_string(), problem));
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
                self.table(Text::new("statistics-scope-differs").with("code", name));
            }
        }
        let scopes = table.scope.iter().chain(self.release.scope.iter());
        let names: BTreeSet<&str> = scopes.map(|(name, _)| name).collect();
        for dim in &table.dims {
            if names.contains(dim.name.as_str()) {
                self.table(
                    Text::new("statistics-scope-is-dimension").with("code", dim.name.as_str()),
                );
            }
        }
    }

    fn dimensions(&mut self) {
        let table = self.table;
        unique(table.dims.iter().map(|dim| dim.name.as_str()), |twice| {
            self.table(Text::new("statistics-dimension-twice").with("code", twice));
        });
        for dim in &table.dims {
            unique(dim.codes.iter().map(String::as_str), |twice| {
                self.table(Text::new("statistics-code-twice-in-table").with("code", twice));
            });
            if dim.codes.is_empty() {
                self.table(Text::new("statistics-no-codes").with("code", dim.name.as_str()));
            }
            self.total(dim);
            self.hierarchy(dim);
        }
    }

    fn total(&mut self, dim: &Dimension) {
        match &dim.total {
            Some(total) if !dim.codes.contains(total) => {
                self.table(Text::new("statistics-total-not-shown").with("code", total.as_str()));
            }
            Some(total) if dim.hierarchy.get(total).is_some() => {
                self.table(Text::new("statistics-total-has-parent").with("code", total.as_str()));
            }
            None if dim.partial => self.table(
                Text::new("statistics-partial-without-total").with("code", dim.name.as_str()),
            ),
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
                self.table(Text::new("statistics-code-unknown").with("code", code.as_str()));
            }
        }
        for (child, parents) in dim.hierarchy.iter() {
            if parents.is_empty() {
                self.table(Text::new("statistics-no-parents").with("code", child));
            }
            unique(parents.iter().map(String::as_str), |twice| {
                self.table(Text::new("statistics-code-twice-in-table").with("code", twice));
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
                self.cell(cell, Text::new("statistics-key-unknown"));
            }
            if !seen.insert(&cell.key) {
                self.cell(cell, Text::new("statistics-key-twice"));
            }
            self.values(cell);
        }
    }

    fn values(&mut self, cell: &Cell) {
        if cell.published && cell.range.is_none() && cell.value.is_none() && !cell.structural {
            self.cell(cell, Text::new("statistics-published-without-value"));
        }
        if cell.structural && cell.value.is_some_and(|value| value > 0) {
            self.cell(cell, Text::new("statistics-impossible-counted"));
        }
        if let Some((lo, hi)) = cell.range
            && (lo > hi || cell.value.is_some_and(|value| value < lo || value > hi))
        {
            self.cell(cell, Text::new("statistics-range-wrong"));
        }
        if let (Some(value), Some(persons)) = (cell.value, cell.contributors)
            && (persons > value || (value > 0 && persons == 0))
        {
            self.cell(cell, Text::new("statistics-contributors-wrong"));
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
            .filter(|code| known.is_none_or(|known| !known.contains(code.as_str())));
        for code in strange {
            problems.add_general(at(
                sensitive.dim.clone(),
                Text::new("statistics-code-unknown").with("code", code.as_str()),
            ));
        }
        if sensitive.codes.is_empty() || sensitive.min_others == 0 {
            let problem = Text::new("statistics-sensitive-empty");
            problems.add_general(at(sensitive.dim.clone(), problem));
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
            let problem = Text::new("statistics-reference-unknown");
            problems.add_general(at(place.to_string(), problem));
        }
    }
}
