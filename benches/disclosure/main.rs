//! Disclosure control on a folder of tables, beside what a reference reached.
//!
//! `cargo bench --bench disclosure -- FOLDER [INSTANCE ...]` reads every row of `FOLDER/reference.csv` (columns
//! `instance`, `objective`, `cells`, `ref_cost`, `proved_optimal`, `ref_seconds`), decides `FOLDER/<instance>.json`,
//! attacks the answer once more from its file alone, and prints a table in Markdown. Seconds are those of the wall.

use std::{
    collections::BTreeMap,
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use probity::statistics::{
    attack::Case,
    control::{Objective, Outcome, control},
    redesign::redesign,
    solver::Deadline,
    table::Ledger,
};

/// As on the command line.
const DEADLINE: Duration = Duration::from_secs(100);

type Row = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut words = arguments.iter().filter(|word| !word.starts_with("--"));
    let Some(folder) = words.next().map(PathBuf::from) else {
        println!("usage: cargo bench --bench disclosure -- FOLDER [INSTANCE ...]");
        return Ok(());
    };
    let chosen: Vec<&String> = words.collect();
    println!(
        "| tables | objective | cells | cost | at least | reference | ratio | seconds | reference | attack |"
    );
    println!("|---|---|---:|---:|---:|---:|---:|---:|---:|---|");
    for row in csv::Reader::from_path(folder.join("reference.csv"))?.deserialize() {
        let row: Row = row?;
        if chosen.is_empty() || chosen.iter().any(|name| *name == field(&row, "instance")) {
            println!("{}", line(&folder, &row)?);
        }
    }
    if let Some(peak) = peak() {
        println!("\nPeak of memory, all together: {peak}");
    }
    Ok(())
}

fn field<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

/// Decides one instance and says how it went.
fn line(folder: &Path, row: &Row) -> Result<String, Box<dyn Error>> {
    let name = field(row, "instance");
    let objective = match field(row, "objective") {
        "count" => Objective::Count,
        _ => Objective::Value,
    };
    let truth = Ledger::read(&fs::read_to_string(folder.join(format!("{name}.json")))?)?;
    let start = Instant::now();
    let outcome = control(&truth, objective, DEADLINE, Box::new(|_| ()))?;
    let (cost, bound, verdict) = match outcome {
        Outcome::Released(released) => {
            let cost = released.standing.best.unwrap_or_default();
            (
                Some(cost),
                Some(released.standing.bound),
                Some(released.ledger),
            )
        }
        Outcome::Refused(_) | Outcome::Undecided(_) => (None, None, None),
    };
    let verdict = match verdict {
        Some(public) => attacked(&public, &truth)?,
        None => format!("none; {} proposals", redesign(&truth)?.len()),
    };
    let seconds = start.elapsed().as_secs_f64();
    let reference: Option<f64> = field(row, "ref_cost").parse().ok();
    let number = |count: Option<u64>| count.map_or("-".to_owned(), |count| count.to_string());
    Ok(format!(
        "| {name} | {} | {} | {} | {} | {}{} | {} | {seconds:.2} | {} | {verdict} |",
        field(row, "objective"),
        field(row, "cells"),
        number(cost),
        number(bound),
        reference.map_or("-".to_owned(), |cost| cost.to_string()),
        if field(row, "proved_optimal") == "True" {
            " (optimal)"
        } else {
            ""
        },
        ratio(cost, reference),
        field(row, "ref_seconds"),
    ))
}

fn ratio(cost: Option<u64>, reference: Option<f64>) -> String {
    let cost = cost
        .and_then(|cost| u32::try_from(cost).ok())
        .map(f64::from);
    match cost.zip(reference) {
        Some((cost, reference)) if reference > 0.0 => format!("{:.3}", cost / reference),
        Some((cost, _)) if cost <= 0.0 => "1.000".to_owned(),
        _ => "-".to_owned(),
    }
}

/// The verdict on what was written, read again: nothing of the search is used.
fn attacked(public: &Ledger, truth: &Ledger) -> Result<String, Box<dyn Error>> {
    let case = Case::of(&Ledger::read(&public.write()?)?)?.protecting(truth);
    let verdict = case.attack(Deadline::after(DEADLINE));
    Ok(match verdict {
        Ok(findings) if findings.leaks.is_empty() => "passes".to_owned(),
        Ok(findings) => format!("{} leaks", findings.leaks.len()),
        Err(failure) => format!("{failure:?}"),
    })
}

/// The most memory this process ever held, where the system tells.
fn peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(
        line.split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" "),
    )
}
