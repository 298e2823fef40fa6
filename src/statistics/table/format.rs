//! Reading and writing the file. Numbers are read leniently by their form and refused here with the cell's name,
//! which serde's own message could not give.

use serde_json::Number;

use super::form::{CellForm, File, LinkForm, RatioForm, ReleaseForm, SensitiveForm};
use super::{Cell, Dimension, Ledger, Link, Place, Ratio, Release, Sensitive, Table};
use crate::error::{Error, Problems, Result};
use crate::language::Text;
use crate::statistics::Threshold;
use crate::statistics::at;

/// No count of an ethics office comes near it, and sums of such counts stay exact in every arithmetic used here.
const LARGEST: u32 = 10_000_000;

/// The ledger of this file, its form checked, its meaning not yet.
pub(super) fn read(json: &str) -> Result<Ledger> {
    let file: File = serde_json::from_str(json).map_err(|cause| {
        Error::invalid(Text::new("statistics-file").with("cause", cause.to_string()))
    })?;
    let mut problems = Problems::new();
    let releases = file
        .releases
        .into_iter()
        .map(|form| release(form, &mut problems))
        .collect();
    let ratios = file
        .ratios
        .into_iter()
        .filter_map(|form| ratio(form, &mut problems))
        .collect();
    let threshold = threshold(&file.threshold);
    problems.check()?;
    Ok(Ledger {
        threshold: threshold?,
        sensitive: file.sensitive.into_iter().map(Sensitive::from).collect(),
        links: file.links.into_iter().map(Link::from).collect(),
        ratios,
        releases,
    })
}

/// The file of this ledger.
pub(super) fn write(ledger: &Ledger) -> Result<String> {
    let file = File {
        threshold: ledger.threshold.count().into(),
        sensitive: ledger.sensitive.iter().map(SensitiveForm::from).collect(),
        links: ledger.links.iter().map(LinkForm::from).collect(),
        ratios: ledger.ratios.iter().map(RatioForm::from).collect(),
        releases: ledger.releases.iter().map(ReleaseForm::from).collect(),
    };
    serde_json::to_string(&file).map_err(Error::broken)
}

fn threshold(number: &Number) -> Result<Threshold> {
    let count = number.as_u64().and_then(|count| u32::try_from(count).ok());
    let Some(count) = count else {
        return Err(Error::invalid(
            Text::new("statistics-threshold")
                .with("value", number.to_string())
                .with("least", Threshold::LEAST)
                .with("most", Threshold::MOST),
        ));
    };
    Threshold::new(count)
}

fn release(form: ReleaseForm, problems: &mut Problems) -> Release {
    let tables = form
        .tables
        .into_iter()
        .map(|table| Table {
            cells: table
                .cells
                .into_iter()
                .filter_map(|it| cell(it, (&form.id, &table.id), problems))
                .collect(),
            id: table.id,
            scope: table.scope,
            dims: table.dims.into_iter().map(Dimension::from).collect(),
        })
        .collect();
    Release {
        id: form.id,
        fixed: form.fixed,
        scope: form.scope,
        tables,
    }
}

fn cell(form: CellForm, (release, table): (&str, &str), problems: &mut Problems) -> Option<Cell> {
    let place = Place {
        release: release.to_owned(),
        table: table.to_owned(),
        key: form.key,
    };
    let mut whole = |number: &Number| {
        let count = number
            .as_u64()
            .and_then(|count| u32::try_from(count).ok())
            .filter(|count| *count <= LARGEST);
        if count.is_none() {
            problems.add_general(at(
                place.to_string(),
                Text::new("statistics-not-a-count")
                    .with("value", number.to_string())
                    .with("most", LARGEST),
            ));
        }
        count
    };
    // Read all before giving up on one, so that every wrong number is told at once.
    let value = form.value.as_ref().map(&mut whole);
    let contributors = form.contributors.as_ref().map(&mut whole);
    let range = form.range.as_ref().map(|(lo, hi)| (whole(lo), whole(hi)));
    Some(Cell {
        value: match value {
            Some(read) => Some(read?),
            None => None,
        },
        range: match range {
            Some((lo, hi)) => Some((lo?, hi?)),
            None => None,
        },
        contributors: match contributors {
            Some(read) => Some(read?),
            None => None,
        },
        key: place.key,
        published: form.published,
        exempt: form.exempt,
        sensitive: form.sensitive,
        structural: form.structural,
    })
}

/// Reads a printed percentage as a whole number of units of its last decimal.
fn ratio(form: RatioForm, problems: &mut Problems) -> Option<Ratio> {
    let units = format!("{:.*}", decimals(form.decimals), form.value).replace('.', "");
    let exact = format!("{:.*}", decimals(form.decimals), form.value)
        .parse()
        .is_ok_and(|again: f64| (again - form.value).abs() < 1e-9);
    let printed = units.parse::<u32>().ok().filter(|_| exact);
    let fits = form.decimals <= 3 && (1..=1000).contains(&form.scale);
    let (num, den) = (Place::from(form.num), Place::from(form.den));
    match printed {
        Some(printed) if fits => Some(Ratio {
            num,
            den,
            printed,
            scale: form.scale,
            decimals: form.decimals,
        }),
        _ => {
            problems.add_general(at(
                num.to_string(),
                Text::new("statistics-not-a-percentage").with("value", form.value.to_string()),
            ));
            None
        }
    }
}

fn decimals(count: u32) -> usize {
    usize::try_from(count.min(9)).unwrap_or(9)
}
