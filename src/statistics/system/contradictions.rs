use std::collections::BTreeMap;

use super::System;
use crate::error::{Problems, Result};
use crate::language::Text;
use crate::statistics::at;
use crate::statistics::table::{CellId, Ledger, Place, Table};

/// Refuses counts that cannot be true together in the plainest ways: one count with two values, and margins that
/// are not the sum of their parts. What needs a solver to be seen is found by the attack.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) naming the cells.
pub fn contradictions(ledger: &Ledger, system: &System) -> Result<()> {
    let mut problems = Problems::new();
    for sum in &system.sums {
        let known: BTreeMap<u32, CellId> = sum
            .cells
            .iter()
            .filter_map(|id| Some((ledger.cell(*id)?.value?, *id)))
            .collect();
        let mut values = known.into_iter();
        if let (Some((low, here)), Some((high, there))) = (values.next(), values.next_back()) {
            let name = |id| ledger.place(id).map_or(String::new(), |it| it.to_string());
            problems.add_general(at(
                name(here),
                Text::new("statistics-two-values")
                    .with("value", low)
                    .with("other", name(there))
                    .with("otherValue", high),
            ));
        }
    }
    for (_, _, release, table) in ledger.tables() {
        margins(&release.id, table, &mut problems);
    }
    problems.check()
}

/// Adds a sentence for each known margin whose known parts add up to something else.
fn margins(release: &str, table: &Table, problems: &mut Problems) {
    let values: BTreeMap<&[String], u32> = table
        .cells
        .iter()
        .filter_map(|cell| Some((cell.key.as_slice(), cell.value?)))
        .collect();
    for (place, dim) in table.dims.iter().enumerate() {
        for code in &dim.codes {
            let children: Vec<&str> = dim.children(code).collect();
            let whole = dim.total.as_ref() == Some(code);
            if children.is_empty() || dim.incomplete.contains(code) || (whole && dim.partial) {
                continue;
            }
            for (key, value) in &values {
                if key.get(place) != Some(code) {
                    continue;
                }
                let parts: Option<u64> = children
                    .iter()
                    .map(|child| {
                        let mut part = key.to_vec();
                        (*child).clone_into(part.get_mut(place)?);
                        values.get(part.as_slice()).map(|value| u64::from(*value))
                    })
                    .sum();
                if let Some(parts) = parts
                    && parts != u64::from(*value)
                {
                    let place = Place {
                        release: release.to_owned(),
                        table: table.id.clone(),
                        key: key.to_vec(),
                    };
                    problems.add_general(at(
                        place.to_string(),
                        Text::new("statistics-margin")
                            .with("value", *value)
                            .with("parts", i64::try_from(parts).unwrap_or(i64::MAX))
                            .with("dimension", dim.name.as_str()),
                    ));
                }
            }
        }
    }
}
