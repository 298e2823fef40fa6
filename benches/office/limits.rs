//! What was measured, beside what was promised.

use crate::databases::Kind;

/// All figures of one database.
pub struct Column {
    kind: Kind,
    figures: Vec<Figure>,
}

/// One figure.
pub struct Figure {
    name: &'static str,
    value: f64,
    digits: usize,
    limit: Limit,
}

/// What was promised of a figure.
#[derive(Debug, Clone, Copy)]
pub enum Limit {
    /// Nothing: it helps to understand the others.
    None,
    /// No more than this.
    AtMost(f64),
    /// No less than this.
    AtLeast(f64),
    /// No more than this on a machine that has nothing else to do: time on the clock, which breaks nothing.
    Quietly(f64),
}

impl Limit {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::None => true,
            Self::AtMost(limit) | Self::Quietly(limit) => value <= limit,
            Self::AtLeast(limit) => value >= limit,
        }
    }

    fn words(self) -> String {
        match self {
            Self::None => String::new(),
            Self::AtMost(limit) | Self::Quietly(limit) => format!("<= {limit}"),
            Self::AtLeast(limit) => format!(">= {limit}"),
        }
    }
}

impl Column {
    /// A database of which nothing was measured yet.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            figures: Vec::new(),
        }
    }

    /// Adds a figure, told at once with `digits` after its point.
    pub fn note(&mut self, name: &'static str, value: f64, digits: usize, limit: Limit) {
        println!("{:?}: {name}: {value:.digits$}", self.kind);
        self.figures.push(Figure {
            name,
            value,
            digits,
            limit,
        });
    }
}

/// Prints the table, one column for each database; tells whether every limit holds.
pub fn print(columns: &[Column]) -> bool {
    let names = columns.iter().map(|column| format!("{:?}", column.kind));
    println!("\n{}", line("", names, "limit", ""));
    println!(
        "{}",
        line("---", columns.iter().map(|_| "---:".into()), "---", "---")
    );
    let rows = columns.iter().map(|column| column.figures.len()).min();
    let mut all = true;
    for at in 0..rows.unwrap_or_default() {
        let row: Vec<&Figure> = columns.iter().map(|column| &column.figures[at]).collect();
        let holds = row.iter().all(|figure| figure.limit.holds(figure.value));
        let (name, limit) = (row[0].name, row[0].limit);
        let verdict = match (limit, holds) {
            (Limit::None, _) => "",
            (_, true) => "met",
            (Limit::Quietly(_), false) => "over",
            (_, false) => "FAILED",
        };
        let values = row
            .iter()
            .map(|figure| format!("{:.*}", figure.digits, figure.value));
        println!("{}", line(name, values, &limit.words(), verdict));
        all &= holds || matches!(limit, Limit::Quietly(_));
    }
    all
}

fn line(name: &str, values: impl Iterator<Item = String>, limit: &str, verdict: &str) -> String {
    let values: Vec<String> = values.map(|value| format!("{value:>10}")).collect();
    format!(
        "| {name:<45} | {} | {limit:<8} | {verdict:<7} |",
        values.join(" | ")
    )
}
