//! How much the portal costs, beside a bare handler that does the same work, on both databases in one run.
//!
//! `cargo bench --bench office` measures everything; `cargo bench --bench office -- sqlite` one database only, and a
//! number among the arguments is how many matters the office has when its start is timed (50,000 unless told). Costs
//! are processor time of the server's own process, read from `/proc`, so that neither the clients nor whoever else uses
//! the machine counts. Ends with an error when a limit of `limits.rs` is broken.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "as in the tests: what goes wrong ends the run"
)]
#![expect(
    clippy::too_many_lines,
    clippy::similar_names,
    reason = "the bare handler does its work in one piece"
)]

mod bare;
mod clients;
#[path = "../../tests/office/databases.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod databases;
#[path = "../../tests/office/desk.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod desk;
#[path = "../../tests/office/leash.rs"]
mod leash;
mod limits;
mod measure;
mod peer;
#[path = "../../tests/office/postgres.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod postgres;
mod rounds;
mod scene;
mod server;

use std::{env, process::ExitCode};

use databases::Kind;

/// How many matters the office has when its start is timed.
const MATTERS: usize = 50_000;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [bare, folder, port] = arguments.as_slice()
        && bare == peer::ARGUMENT
    {
        peer::serve(folder.as_ref(), port.parse().unwrap());
        return ExitCode::SUCCESS;
    }
    let matters = arguments.iter().find_map(|word| word.parse().ok());
    let named = |name: &str| arguments.iter().any(|word| word == name);
    let (sqlite, postgres) = (named("sqlite"), named("postgres"));
    let mut columns = Vec::new();
    if sqlite || !postgres {
        columns.push(measure::all(Kind::Sqlite, matters.unwrap_or(MATTERS)));
    }
    if postgres || !sqlite {
        columns.push(measure::all(Kind::Postgres, matters.unwrap_or(MATTERS)));
    }
    if limits::print(&columns) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
