//! The file as JSON, field by field as `docs/disclosure-control.md` tells it.

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::{Cell, Dimension, Link, Pairs, Place, Ratio, Release, Sensitive};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) threshold: Number,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sensitive: Vec<SensitiveForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<LinkForm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) ratios: Vec<RatioForm>,
    pub(super) releases: Vec<ReleaseForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SensitiveForm {
    pub(super) dim: String,
    pub(super) codes: Vec<String>,
    #[serde(default = "all_but_one")]
    pub(super) min_others: u32,
}

/// A group is attributed when all its members, or all but one, are known to belong.
fn all_but_one() -> u32 {
    2
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LinkForm {
    pub(super) terms: Vec<PlaceForm>,
    #[serde(default)]
    pub(super) lo: Option<i64>,
    #[serde(default)]
    pub(super) hi: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceForm {
    pub(super) release: String,
    pub(super) table: String,
    pub(super) key: Vec<String>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub(super) coef: i64,
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
pub(super) struct RatioForm {
    pub(super) num: PlaceForm,
    pub(super) den: PlaceForm,
    pub(super) value: f64,
    #[serde(default = "per_cent")]
    pub(super) scale: u32,
    #[serde(default)]
    pub(super) decimals: u32,
}

fn per_cent() -> u32 {
    100
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReleaseForm {
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) fixed: bool,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) scope: Pairs<String>,
    pub(super) tables: Vec<TableForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableForm {
    pub(super) id: String,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    pub(super) scope: Pairs<String>,
    pub(super) dims: Vec<DimensionForm>,
    pub(super) cells: Vec<CellForm>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DimensionForm {
    pub(super) name: String,
    pub(super) codes: Vec<String>,
    #[serde(default)]
    pub(super) total: Option<String>,
    #[serde(default)]
    pub(super) hierarchy: Option<Pairs<Parents>>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) partial: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) incomplete: Vec<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Parents {
    One(String),
    Several(Vec<String>),
}

#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, as the file has them"
)]
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CellForm {
    pub(super) key: Vec<String>,
    #[serde(default)]
    pub(super) value: Option<Number>,
    pub(super) published: bool,
    #[serde(default)]
    pub(super) range: Option<(Number, Number)>,
    #[serde(default)]
    pub(super) exempt: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) sensitive: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) contributors: Option<Number>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) structural: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
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
