//! The file as JSON. Whole numbers are read leniently here and refused with the cell's name, which serde's own
//! message could not give.

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::{Cell, Dimension, Ledger, Link, Pairs, Place, Ratio, Release, Sensitive, Table};
use crate::error::{Error, Problems, Result};
use crate::language::Text;
use crate::statistics::Threshold;
use crate::statistics::at;

/// No count of an ethics office comes near it, and sums of such counts stay exact in every arithmetic used here.
const LARGEST: u32 = 10_000_000;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    threshold: Number,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sensitive: Vec<SensitiveForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    links: Vec<LinkForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    ratios: Vec<RatioForm>,
    releases: Vec<ReleaseForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SensitiveForm {
    dim: String,
    codes: Vec<String>,
    #[serde(default = "all_but_one")]
    min_others: u32,
}

/// A group is attributed when all its members, or all but one, are known to belong.
fn all_but_one() -> u32 {
    2
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkForm {
    terms: Vec<PlaceForm>,
    #[serde(default)]
    lo: Option<i64>,
    #[serde(default)]
    hi: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceForm {
    release: String,
    table: String,
    key: Vec<String>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    coef: i64,
}

fn one() -> i64 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_one(coef: &i64) -> bool {
    *coef == 1
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RatioForm {
    num: PlaceForm,
    den: PlaceForm,
    value: f64,
    #[serde(default = "per_cent")]
    scale: u32,
    #[serde(default)]
    decimals: u32,
}

fn per_cent() -> u32 {
    100
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseForm {
    id: String,
    #[serde(default, skip_serializing_if = "is_false")]
    fixed: bool,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    scope: Pairs<String>,
    tables: Vec<TableForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableForm {
    id: String,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    scope: Pairs<String>,
    dims: Vec<DimensionForm>,
    cells: Vec<CellForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DimensionForm {
    name: String,
    codes: Vec<String>,
    #[serde(default)]
    total: Option<String>,
    #[serde(default)]
    hierarchy: Option<Pairs<Parents>>,
    #[serde(default, skip_serializing_if = "is_false")]
    partial: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    incomplete: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Parents {
    One(String),
    Several(Vec<String>),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, as the file has them"
)]
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CellForm {
    key: Vec<String>,
    #[serde(default)]
    value: Option<Number>,
    published: bool,
    #[serde(default)]
    range: Option<(Number, Number)>,
    #[serde(default)]
    exempt: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    sensitive: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    contributors: Option<Number>,
    #[serde(default, skip_serializing_if = "is_false")]
    structural: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

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

impl From<SensitiveForm> for Sensitive {
    fn from(form: SensitiveForm) -> Self {
        Self {
            dim: form.dim,
            codes: form.codes,
            min_others: form.min_others,
        }
    }
}

impl From<&Sensitive> for SensitiveForm {
    fn from(sensitive: &Sensitive) -> Self {
        Self {
            dim: sensitive.dim.clone(),
            codes: sensitive.codes.clone(),
            min_others: sensitive.min_others,
        }
    }
}

impl From<PlaceForm> for Place {
    fn from(form: PlaceForm) -> Self {
        Self {
            release: form.release,
            table: form.table,
            key: form.key,
        }
    }
}

impl PlaceForm {
    fn of(place: &Place, coef: i64) -> Self {
        Self {
            release: place.release.clone(),
            table: place.table.clone(),
            key: place.key.clone(),
            coef,
        }
    }
}

impl From<LinkForm> for Link {
    fn from(form: LinkForm) -> Self {
        Self {
            terms: form
                .terms
                .into_iter()
                .map(|term| {
                    let coef = term.coef;
                    (Place::from(term), coef)
                })
                .collect(),
            lo: form.lo,
            hi: form.hi,
        }
    }
}

impl From<&Link> for LinkForm {
    fn from(link: &Link) -> Self {
        Self {
            terms: link
                .terms
                .iter()
                .map(|(place, coef)| PlaceForm::of(place, *coef))
                .collect(),
            lo: link.lo,
            hi: link.hi,
        }
    }
}

impl From<&Ratio> for RatioForm {
    fn from(ratio: &Ratio) -> Self {
        let units = 10_f64.powi(i32::try_from(ratio.decimals).unwrap_or(0));
        Self {
            num: PlaceForm::of(&ratio.num, 1),
            den: PlaceForm::of(&ratio.den, 1),
            value: f64::from(ratio.printed) / units,
            scale: ratio.scale,
            decimals: ratio.decimals,
        }
    }
}

impl From<&Release> for ReleaseForm {
    fn from(release: &Release) -> Self {
        Self {
            id: release.id.clone(),
            fixed: release.fixed,
            scope: release.scope.clone(),
            tables: release
                .tables
                .iter()
                .map(|table| TableForm {
                    id: table.id.clone(),
                    scope: table.scope.clone(),
                    dims: table.dims.iter().map(DimensionForm::from).collect(),
                    cells: table.cells.iter().map(CellForm::from).collect(),
                })
                .collect(),
        }
    }
}

impl From<DimensionForm> for Dimension {
    fn from(form: DimensionForm) -> Self {
        let parents = |parents| match parents {
            Parents::One(parent) => vec![parent],
            Parents::Several(parents) => parents,
        };
        Self {
            name: form.name,
            codes: form.codes,
            total: form.total,
            hierarchy: form
                .hierarchy
                .into_iter()
                .flat_map(Pairs::into_iter)
                .map(|(child, of)| (child, parents(of)))
                .collect(),
            partial: form.partial,
            incomplete: form.incomplete,
        }
    }
}

impl From<&Dimension> for DimensionForm {
    fn from(dim: &Dimension) -> Self {
        let parents = |parents: &[String]| match parents {
            [parent] => Parents::One(parent.clone()),
            several => Parents::Several(several.to_vec()),
        };
        let hierarchy = dim
            .hierarchy
            .iter()
            .map(|(child, of)| (child.to_owned(), parents(of)))
            .collect();
        Self {
            name: dim.name.clone(),
            codes: dim.codes.clone(),
            total: dim.total.clone(),
            hierarchy: Some(hierarchy).filter(|pairs: &Pairs<_>| !pairs.is_empty()),
            partial: dim.partial,
            incomplete: dim.incomplete.clone(),
        }
    }
}

impl From<&Cell> for CellForm {
    fn from(cell: &Cell) -> Self {
        Self {
            key: cell.key.clone(),
            value: cell.value.map(Number::from),
            published: cell.published,
            range: cell.range.map(|(lo, hi)| (lo.into(), hi.into())),
            exempt: cell.exempt,
            sensitive: cell.sensitive,
            contributors: cell.contributors.map(Number::from),
            structural: cell.structural,
        }
    }
}
