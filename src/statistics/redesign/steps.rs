use std::collections::{BTreeMap, BTreeSet};

use crate::language::Text;
use crate::statistics::Threshold;
use crate::statistics::table::{Cell, Dimension, Ledger, Pairs, Place, Release, Table};

/// One change of the tables being prepared, the same in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Leave out a dimension.
    Drop {
        /// Its name.
        dimension: String,
    },
    /// Show no parts of codes that have parts.
    Collapse {
        /// The name of the dimension.
        dimension: String,
    },
    /// Count the smallest categories as one.
    Merge {
        /// The name of the dimension.
        dimension: String,
        /// The categories.
        codes: Vec<String>,
        /// What they are called together.
        into: String,
    },
}

/// Every step there is from these tables, with the tables it leads to.
pub(super) fn all(ledger: &Ledger) -> Vec<(Step, Ledger)> {
    let open = ledger.releases.iter().filter(|release| !release.fixed);
    let dims: BTreeSet<&str> = open
        .flat_map(|release| &release.tables)
        .flat_map(|table| &table.dims)
        .map(|dim| dim.name.as_str())
        .collect();
    dims.into_iter()
        .flat_map(|dim| {
            let named = dim.to_owned();
            let drop = Step::Drop {
                dimension: named.clone(),
            };
            let collapse = Step::Collapse { dimension: named };
            [Some(drop), Some(collapse), merge(ledger, dim)]
        })
        .flatten()
        .map(|step| {
            let changed = step.apply(ledger);
            (step, changed)
        })
        .filter(|(_, changed)| changed != ledger)
        .collect()
}

impl Step {
    /// The sentence of several steps.
    pub(super) fn texts(steps: &[Self]) -> Text {
        let mut texts = steps.iter().map(Self::text);
        let Some(first) = texts.next() else {
            return Text::new("statistics-step-none");
        };
        texts.fold(first, |before, step| {
            Text::new("statistics-step-and")
                .with("before", before)
                .with("step", step)
        })
    }

    fn text(&self) -> Text {
        match self {
            Self::Drop { dimension } => {
                Text::new("statistics-step-drop").with("dimension", dimension.as_str())
            }
            Self::Collapse { dimension } => {
                Text::new("statistics-step-collapse").with("dimension", dimension.as_str())
            }
            Self::Merge {
                dimension, codes, ..
            } => Text::new("statistics-step-merge")
                .with("dimension", dimension.as_str())
                .with("codes", codes.join(", ")),
        }
    }

    /// The ledger with every table being prepared changed, where the step applies to it.
    fn apply(&self, ledger: &Ledger) -> Ledger {
        let mut changed = ledger.clone();
        for release in changed.releases.iter_mut().filter(|it| !it.fixed) {
            for table in &mut release.tables {
                let name = match self {
                    Self::Drop { dimension }
                    | Self::Collapse { dimension }
                    | Self::Merge { dimension, .. } => dimension,
                };
                if let Some(place) = table.dims.iter().position(|dim| dim.name == *name) {
                    match self {
                        Self::Drop { .. } => dropped(table, place),
                        Self::Collapse { .. } => collapsed(table, place),
                        Self::Merge { codes, into, .. } => merged(table, place, (codes, into)),
                    }
                }
            }
        }
        forget_dangling(&mut changed);
        changed
    }
}

/// Keeps the total of a dimension only; a table of one dimension stays as it is.
fn dropped(table: &mut Table, place: usize) {
    let total = table.dims.get(place).and_then(|dim| dim.total.clone());
    let Some(total) = total.filter(|_| table.dims.len() > 1) else {
        return;
    };
    table
        .cells
        .retain(|cell| cell.key.get(place) == Some(&total));
    for cell in &mut table.cells {
        cell.key.remove(place);
    }
    table.dims.remove(place);
}

/// Leaves out the codes that are parts of another code shown.
fn collapsed(table: &mut Table, place: usize) {
    let Some(dim) = table.dims.get_mut(place) else {
        return;
    };
    let shown: BTreeSet<String> = dim.codes.iter().cloned().collect();
    let is_part = |code: &String| {
        let parents = dim.hierarchy.get(code).map_or(&[][..], Vec::as_slice);
        parents
            .iter()
            .any(|parent| shown.contains(parent) && dim.total.as_ref() != Some(parent))
    };
    let kept: Vec<String> = dim
        .codes
        .iter()
        .filter(|code| !is_part(code))
        .cloned()
        .collect();
    dim.codes = kept;
    let codes: BTreeSet<&String> = dim.codes.iter().collect();
    table
        .cells
        .retain(|cell| cell.key.get(place).is_some_and(|code| codes.contains(code)));
}

/// The smallest categories of a dimension that have the same parent and no parts, as many as together reach the
/// threshold; `None` where that would leave nothing to tell apart.
fn merge(ledger: &Ledger, name: &str) -> Option<Step> {
    let (sizes, parts) = categories(ledger, name);
    let group = parts.into_values().max_by_key(|codes| {
        let small = codes
            .iter()
            .filter(|code| is_below(&sizes, code, ledger.threshold));
        small.count()
    })?;
    let mut codes: Vec<String> = group.into_iter().collect();
    codes.sort_by_key(|code| sizes.get(code).copied().unwrap_or(0));
    let mut sum = 0;
    let mut count = 0;
    for code in &codes {
        let size = sizes.get(code).copied().unwrap_or(0);
        let enough = count >= 2 && sum >= u64::from(ledger.threshold.count());
        if enough && !is_below(&sizes, code, ledger.threshold) {
            break;
        }
        sum += size;
        count += 1;
    }
    if count < 2 || count + 1 > codes.len() {
        return None;
    }
    codes.truncate(count);
    codes.sort();
    let into = ["other", "other (merged)", "other (merged again)"]
        .into_iter()
        .find(|name| !sizes.contains_key(*name))?;
    Some(Step::Merge {
        dimension: name.to_owned(),
        codes,
        into: into.to_owned(),
    })
}

fn is_below(sizes: &BTreeMap<String, u64>, code: &str, threshold: Threshold) -> bool {
    sizes.get(code).copied().unwrap_or(0) < u64::from(threshold.count())
}

/// The size of every code of a dimension, and the codes without parts grouped by their parents.
fn categories(
    ledger: &Ledger,
    name: &str,
) -> (
    BTreeMap<String, u64>,
    BTreeMap<Vec<String>, BTreeSet<String>>,
) {
    let mut sizes: BTreeMap<String, u64> = BTreeMap::new();
    let mut groups: BTreeMap<Vec<String>, BTreeSet<String>> = BTreeMap::new();
    let open = ledger.releases.iter().filter(|release| !release.fixed);
    for table in open.flat_map(|release| &release.tables) {
        let Some(place) = table.dims.iter().position(|dim| dim.name == name) else {
            continue;
        };
        for cell in table
            .cells
            .iter()
            .filter(|cell| is_margin(table, cell, place))
        {
            if let Some(code) = cell.key.get(place) {
                let size = sizes.entry(code.clone()).or_default();
                *size = (*size).max(u64::from(cell.value.unwrap_or(0)));
            }
        }
        let Some(dim) = table.dims.get(place) else {
            continue;
        };
        for code in &dim.codes {
            if dim.total.as_ref() != Some(code) && dim.children(code).next().is_none() {
                let parents = dim.hierarchy.get(code).cloned().unwrap_or_default();
                groups.entry(parents).or_default().insert(code.clone());
            }
        }
    }
    (sizes, groups)
}

/// Whether a cell is a total in every dimension but one.
fn is_margin(table: &Table, cell: &Cell, place: usize) -> bool {
    let mut codes = (0..).zip(table.dims.iter().zip(&cell.key));
    codes.all(|(number, (dim, code))| number == place || dim.total.as_ref() == Some(code))
}

/// Counts some codes as one, and says so in the hierarchy, so that tables that still tell them apart stay linked.
fn merged(table: &mut Table, place: usize, (codes, into): (&[String], &str)) {
    let Some(dim) = table.dims.get_mut(place) else {
        return;
    };
    if !codes.iter().all(|code| dim.codes.contains(code)) {
        return;
    }
    regroup(dim, codes, into);
    let mut cells: Vec<Cell> = Vec::new();
    let mut merged: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for mut cell in std::mem::take(&mut table.cells) {
        let Some(code) = cell.key.get_mut(place).filter(|code| codes.contains(code)) else {
            cells.push(cell);
            continue;
        };
        into.clone_into(code);
        if let Some(sum) = merged.get(&cell.key).and_then(|at| cells.get_mut(*at)) {
            join(sum, &cell);
        } else {
            merged.insert(cell.key.clone(), cells.len());
            cell.exempt = false;
            cells.push(cell);
        }
    }
    table.cells = cells;
}

fn regroup(dim: &mut Dimension, codes: &[String], into: &str) {
    let parents = codes
        .first()
        .and_then(|code| dim.hierarchy.get(code))
        .cloned();
    let first = dim.codes.iter().position(|code| codes.contains(code));
    dim.codes.retain(|code| !codes.contains(code));
    dim.codes.insert(first.unwrap_or(0), into.to_owned());
    let kept = dim
        .hierarchy
        .iter()
        .filter(|(child, _)| !codes.iter().any(|code| code == child))
        .map(|(child, of)| (child.to_owned(), of.clone()));
    let parts = codes
        .iter()
        .map(|code| (code.clone(), vec![into.to_owned()]));
    let whole = parents.map(|of| (into.to_owned(), of));
    let hierarchy: Pairs<Vec<String>> = kept.chain(whole).chain(parts).collect();
    dim.hierarchy = hierarchy;
}

/// Adds a count to another. Of persons only the larger number may be assumed: they may be the same.
fn join(sum: &mut Cell, cell: &Cell) {
    sum.value = sum
        .value
        .zip(cell.value)
        .map(|(one, other)| one.saturating_add(other));
    sum.contributors = sum
        .contributors
        .zip(cell.contributors)
        .map(|(one, other)| one.max(other));
    sum.sensitive |= cell.sensitive;
    sum.structural &= cell.structural;
    sum.published &= cell.published;
    sum.range = None;
}

/// Drops links and percentages that name a cell no longer there.
fn forget_dangling(ledger: &mut Ledger) {
    let places: BTreeSet<Place> = ledger
        .cells()
        .filter_map(|(id, _)| ledger.place(id))
        .collect();
    ledger
        .links
        .retain(|link| link.terms.iter().all(|(place, _)| places.contains(place)));
    ledger
        .ratios
        .retain(|ratio| places.contains(&ratio.num) && places.contains(&ratio.den));
    let shown = |release: &Release, dim: &str| {
        release
            .tables
            .iter()
            .any(|table| table.dims.iter().any(|it| it.name == dim))
    };
    let releases = &ledger.releases;
    ledger
        .sensitive
        .retain(|it| releases.iter().any(|release| shown(release, &it.dim)));
}
