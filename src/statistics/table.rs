//! Tables of counts as they are filed, released and read again: the ledger.
//!
//! A [`Ledger`] can only be had through [`Ledger::read`], which refuses what cannot be true, so every other file
//! of this room works on tables that are well formed. The form of the file is told in
//! `docs/disclosure-control.md`.

use std::fmt;

use super::Threshold;
use crate::error::Result;

mod check;
mod form;
mod format;
mod pairs;

pub use pairs::Pairs;

/// Every release ever made and those being prepared, with what else is publicly known about their counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The smallest count that may be published.
    pub threshold: Threshold,
    /// Categories nobody may be attributed to as a member of a group (rule 4 of the guarantee).
    pub sensitive: Vec<Sensitive>,
    /// Publicly known linear relations between counts.
    pub links: Vec<Link>,
    /// Published percentages.
    pub ratios: Vec<Ratio>,
    /// The releases in the order of the file.
    pub releases: Vec<Release>,
}

/// Tables published together.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    /// Its name, unique in the ledger.
    pub id: String,
    /// Already public: its pattern cannot change.
    pub fixed: bool,
    /// What all its tables count, such as the measure and the year.
    pub scope: Pairs<String>,
    /// Its tables.
    pub tables: Vec<Table>,
}

/// Counts by some dimensions, margins included.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its name, unique in its release.
    pub id: String,
    /// What it counts beyond the scope of its release.
    pub scope: Pairs<String>,
    /// Its dimensions, in the order of the keys of its cells.
    pub dims: Vec<Dimension>,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// How one dimension is shown in one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its name; tables that name the same dimension are linked by it.
    pub name: String,
    /// The codes shown.
    pub codes: Vec<String>,
    /// The code that stands for all of them together.
    pub total: Option<String>,
    /// Child and parents; a parent is the sum of its children.
    pub hierarchy: Pairs<Vec<String>>,
    /// Whether the total covers more than the codes shown.
    pub partial: bool,
    /// Codes that are more than the sum of their children.
    pub incomplete: Vec<String>,
}

/// One count.
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent marks, as the file has them"
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// One code for each dimension.
    pub key: Vec<String>,
    /// The count, where whoever reads the file may know it.
    pub value: Option<u32>,
    /// Whether the public sees it.
    pub published: bool,
    /// Smallest and largest value, where the public sees these instead.
    pub range: Option<(u32, u32)>,
    /// Whether a named officer decided that it may be seen although it is small.
    pub exempt: bool,
    /// To be protected whatever its value.
    pub sensitive: bool,
    /// The distinct persons it rests on.
    pub contributors: Option<u32>,
    /// Whether it is zero by definition.
    pub structural: bool,
}

/// Categories of a dimension which no group may be known to consist of.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitive {
    /// The dimension.
    pub dim: String,
    /// Its categories, taken together.
    pub codes: Vec<String>,
    /// How many members of each group must possibly belong to none of them.
    pub min_others: u32,
}

/// A linear combination of counts that is publicly known to lie in a range.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The counts with their coefficients.
    pub terms: Vec<(Place, i64)>,
    /// The least value.
    pub lo: Option<i64>,
    /// The largest value.
    pub hi: Option<i64>,
}

/// A published percentage, rounded half up.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratio {
    /// The part.
    pub num: Place,
    /// The base.
    pub den: Place,
    /// What was printed, in units of the last decimal: 33.3 with one decimal is 333.
    pub printed: u32,
    /// What the whole would be printed as, without decimals: 100 for per cents.
    pub scale: u32,
    /// Decimals printed.
    pub decimals: u32,
}

/// Where a count stands, by names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Its release.
    pub release: String,
    /// Its table.
    pub table: String,
    /// Its key.
    pub key: Vec<String>,
}

impl Ledger {
    /// Reads a file of tables in the form told in `docs/disclosure-control.md`.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] with a sentence for each thing that cannot be true, cells named.
    pub fn read(json: &str) -> Result<Self> {
        let ledger = format::read(json)?;
        check::check(&ledger)?;
        Ok(ledger)
    }

    /// The same file, in the same order.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] if it cannot be written.
    pub fn write(&self) -> Result<String> {
        format::write(self)
    }

    /// What the public sees of it: no value, range of persons or number of persons of a withheld count.
    #[must_use]
    pub fn public(&self) -> Self {
        let mut seen = self.clone();
        let cells = seen
            .releases
            .iter_mut()
            .flat_map(|release| &mut release.tables)
            .flat_map(|table| &mut table.cells);
        for cell in cells.filter(|cell| !cell.is_seen()) {
            cell.value = None;
            cell.contributors = None;
        }
        seen
    }

    /// Every cell with the place it stands at.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.tables().flat_map(|(release, table, _, tab)| {
            tab.cells.iter().enumerate().map(move |(cell, it)| {
                (
                    CellId {
                        release,
                        table,
                        cell,
                    },
                    it,
                )
            })
        })
    }

    /// Every table with the numbers of its release and of itself, and its release.
    pub fn tables(&self) -> impl Iterator<Item = (usize, usize, &Release, &Table)> {
        self.releases
            .iter()
            .enumerate()
            .flat_map(|(number, release)| {
                release
                    .tables
                    .iter()
                    .enumerate()
                    .map(move |(table, it)| (number, table, release, it))
            })
    }

    /// The release and the table a cell stands in.
    #[must_use]
    pub fn table(&self, id: CellId) -> Option<(&Release, &Table)> {
        let release = self.releases.get(id.release)?;
        Some((release, release.tables.get(id.table)?))
    }

    /// The cell of this number.
    #[must_use]
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id)?.1.cells.get(id.cell)
    }

    /// The cell of this number, to be decided.
    pub fn cell_mut(&mut self, id: CellId) -> Option<&mut Cell> {
        let table = self
            .releases
            .get_mut(id.release)?
            .tables
            .get_mut(id.table)?;
        table.cells.get_mut(id.cell)
    }

    /// The name of the cell of this number.
    #[must_use]
    pub fn place(&self, id: CellId) -> Option<Place> {
        let (release, table) = self.table(id)?;
        Some(Place {
            release: release.id.clone(),
            table: table.id.clone(),
            key: table.cells.get(id.cell)?.key.clone(),
        })
    }
}

/// Where a cell stands in its ledger, by numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The release.
    pub release: usize,
    /// The table in the release.
    pub table: usize,
    /// The cell in the table.
    pub cell: usize,
}

impl Cell {
    /// Whether the public sees its exact value.
    #[must_use]
    pub fn is_seen(&self) -> bool {
        self.structural || (self.published && self.range.is_none())
    }

    /// Whether its value, as far as known, is too small to publish or rests on too few persons.
    #[must_use]
    pub fn is_small(&self, threshold: Threshold) -> bool {
        self.value
            .is_some_and(|value| threshold.hides(value, self.contributors.unwrap_or(value)))
    }
}

impl Table {
    /// Whether a key has no code that others of the table are parts of.
    #[must_use]
    pub fn is_finest(&self, key: &[String]) -> bool {
        let mut codes = self.dims.iter().zip(key);
        codes.all(|(dim, code)| {
            !dim.children(code)
                .any(|child| dim.codes.iter().any(|shown| shown == child))
        })
    }
}

impl Dimension {
    /// The declared children of `code`, in the order of the file; of the total, the codes without a parent.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a str> {
        let whole = self.total.as_deref() == Some(code);
        let roots = self
            .codes
            .iter()
            .map(String::as_str)
            .filter(move |child| whole && *child != code && self.is_root(child));
        let declared = self
            .hierarchy
            .iter()
            .filter(move |(_, parents)| !whole && parents.iter().any(|parent| parent == code))
            .map(|(child, _)| child);
        roots.chain(declared)
    }

    /// Whether `code` stands directly below the total.
    fn is_root(&self, code: &str) -> bool {
        self.hierarchy.get(code).is_none_or(|parents| {
            parents
                .iter()
                .all(|parent| Some(parent) == self.total.as_ref())
        })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {} ({})",
            self.release,
            self.table,
            self.key.join(", ")
        )
    }
}
