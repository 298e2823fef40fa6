//! How a published figure looks. What is withheld has one symbol and no other trace: no bar, no share, no place
//! in an order by size.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::language::{Direction, Text};

mod chart;
mod list;
mod percent;

pub use chart::bar_chart;
pub use list::{csv, plain};
pub use percent::percentages;

/// One count as the public sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub enum Figure {
    /// Published; a true zero included.
    Count(u32),
    /// Withheld, whatever the reason: `[c]`. A second symbol would tell small counts from their companions.
    Withheld,
    /// Impossible by the definition of the table: `[z]`.
    Impossible,
}

/// The symbol of a withheld count.
pub const WITHHELD: &str = "[c]";
/// The symbol of a count that cannot exist.
pub const IMPOSSIBLE: &str = "[z]";

/// The words around a figure, in the reader's language.
#[derive(Debug, Clone, Default)]
pub struct Caption {
    /// What is counted, where and when.
    pub title: String,
    /// The heading of the categories.
    pub category: String,
    /// The heading of the counts.
    pub count: String,
    /// The name of the total.
    pub total: String,
    /// The footnotes owed; see [`footnotes`].
    pub notes: Vec<String>,
    /// Which way the words run.
    pub direction: Direction,
}

/// A figure ready to be drawn: categories with their labels in a safe order, and the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Label and count of each category.
    pub rows: Vec<(String, Figure)>,
    /// The total.
    pub total: Figure,
}

/// The footnotes a set of figures owes its readers, in their order.
#[must_use]
pub fn footnotes(figures: impl IntoIterator<Item = Figure>, threshold: u32) -> Vec<Text> {
    let (mut withheld, mut impossible) = (false, false);
    for figure in figures {
        withheld |= figure == Figure::Withheld;
        impossible |= figure == Figure::Impossible;
    }
    let mut notes = Vec::new();
    if withheld {
        notes.push(Text::new("statistics-note-withheld").with("threshold", threshold));
    }
    if impossible {
        notes.push(Text::new("statistics-note-impossible"));
    }
    notes
}

impl Listing {
    /// A one-way figure with the labels of its codes.
    #[must_use]
    pub fn of(figure: &super::one_way::Published, label: impl Fn(&str) -> String) -> Self {
        Self {
            rows: figure
                .rows()
                .iter()
                .map(|row| (label(row.code()), row.figure()))
                .collect(),
            total: figure.total(),
        }
    }

    /// Every count of the figure, the total last.
    pub fn figures(&self) -> impl Iterator<Item = Figure> + '_ {
        self.rows
            .iter()
            .map(|(_, figure)| *figure)
            .chain([self.total])
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Withheld => f.pad(WITHHELD),
            Self::Impossible => f.pad(IMPOSSIBLE),
        }
    }
}

/// A figure in JSON: a number, or a symbol.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Count(u32),
    Symbol(String),
}

impl From<Figure> for Form {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::Count(count) => Self::Count(count),
            symbol => Self::Symbol(symbol.to_string()),
        }
    }
}

impl TryFrom<Form> for Figure {
    type Error = String;

    fn try_from(form: Form) -> Result<Self, String> {
        match form {
            Form::Count(count) => Ok(Self::Count(count)),
            Form::Symbol(symbol) if symbol == WITHHELD => Ok(Self::Withheld),
            Form::Symbol(symbol) if symbol == IMPOSSIBLE => Ok(Self::Impossible),
            Form::Symbol(symbol) => Err(format!("no symbol of a figure: {symbol}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_symbols_in_use_owe_a_footnote() {
        assert!(footnotes([Figure::Count(0)], 5).is_empty());
        let keys: Vec<_> = footnotes([Figure::Impossible, Figure::Withheld, Figure::Withheld], 5)
            .iter()
            .map(|note| note.key().to_owned())
            .collect();
        assert_eq!(
            keys,
            ["statistics-note-withheld", "statistics-note-impossible"]
        );
    }
}
