//! The disclosure cycle at its worst moments, on both databases in one run: the launch for a hundred thousand filers, the
//! hour of the deadline, a reviewer with ten thousand statements.
//!
//! `cargo bench --bench cycle` measures everything; behind `--`, `sqlite` or `postgres` keeps to one database, `launch`,
//! `hour` or `list` to one of the moments, and `small` makes everything fifty times smaller, to see that it runs. Ends with
//! an error when a limit is broken.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "as in the tests: what goes wrong ends the run"
)]

#[path = "../office/clients.rs"]
#[expect(dead_code, reason = "the portal's benchmark asks for more")]
mod clients;
#[path = "../../tests/office/databases.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod databases;
#[path = "../../tests/office/desk.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod desk;
mod hour;
mod launch;
#[path = "../../tests/office/leash.rs"]
mod leash;
#[path = "../office/limits.rs"]
#[expect(dead_code, reason = "the portal's benchmark asks for more")]
mod limits;
mod list;
#[path = "../../tests/office/postgres.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod postgres;
#[path = "../office/rounds.rs"]
mod rounds;
#[path = "../office/scene.rs"]
#[expect(dead_code, reason = "the portal's benchmark asks for more")]
mod scene;
#[path = "../office/server.rs"]
#[expect(dead_code, reason = "the portal's benchmark asks for more")]
mod server;
mod statements;

use std::{env, process::ExitCode};

use databases::Kind;
use limits::Column;

/// How much there is of everything.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Persons on the roster.
    pub roster: usize,
    /// How many of them file.
    pub filers: usize,
    /// How many file in the hour of the deadline, 64 at a time.
    pub hour: usize,
    /// Statements on the reviewer's list.
    pub list: usize,
}

const FULL: Size = Size {
    roster: 500_000,
    filers: 100_000,
    hour: 1_280,
    list: 10_000,
};
const SMALL: Size = Size {
    roster: 10_000,
    filers: 2_000,
    hour: 128,
    list: 200,
};

type Moment = fn(&mut Column, (Kind, Size));

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let named = |name: &str| arguments.iter().any(|word| word == name);
    let size = if named("small") { SMALL } else { FULL };
    let chosen = |name: &str, of: &[&str]| named(name) || !of.iter().any(|other| named(other));
    let kinds = [("sqlite", Kind::Sqlite), ("postgres", Kind::Postgres)];
    let moments: [(&str, Moment); 3] = [
        ("launch", launch::measure),
        ("hour", hour::measure),
        ("list", list::measure),
    ];
    let mut columns = Vec::new();
    for (_, kind) in kinds
        .iter()
        .filter(|(name, _)| chosen(name, &kinds.map(|it| it.0)))
    {
        let mut column = Column::new(*kind);
        for (_, measure) in moments
            .iter()
            .filter(|(name, _)| chosen(name, &moments.map(|it| it.0)))
        {
            measure(&mut column, (*kind, size));
        }
        columns.push(column);
    }
    if limits::print(&columns) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
