//! SQLite and PostgreSQL are twins: the same migrations, the same tables, and `storage::schema` describes both.

mod shape;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Barrier,
    thread,
};

use diesel::{RunQueryDsl, sql_query};
use diesel_migrations::{FileBasedMigrations, MigrationHarness};
use probity::{
    error::{Error, Result},
    storage::{Conn, Purpose, Tree, migrate, pending},
};

use crate::databases::{Kind, each};

const TREES: [Tree; 2] = [Tree::Main, Tree::Shares];

fn folder(kind: Kind, tree: Tree) -> PathBuf {
    let name = match (tree, kind) {
        (Tree::Main, Kind::Sqlite) => "migrations/sqlite",
        (Tree::Main, Kind::Postgres) => "migrations/postgres",
        (Tree::Shares, Kind::Sqlite) => "migrations/shares/sqlite",
        (Tree::Shares, Kind::Postgres) => "migrations/shares/postgres",
    };
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The names of the migrations of a folder; each is a way up and a way down.
fn migrations(kind: Kind, tree: Tree) -> BTreeSet<String> {
    let names: BTreeSet<String> = fs::read_dir(folder(kind, tree))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for name in &names {
        for way in ["up.sql", "down.sql"] {
            let way = folder(kind, tree).join(name).join(way);
            assert!(way.exists(), "{} is missing", way.display());
        }
    }
    names
}

fn revert_all(conn: &mut Conn, kind: Kind, tree: Tree) {
    let source = FileBasedMigrations::from_path(folder(kind, tree)).unwrap();
    match conn {
        Conn::Sqlite(conn) => conn.revert_all_migrations(source).map(|gone| gone.len()),
        Conn::Postgres(conn) => conn.revert_all_migrations(source).map(|gone| gone.len()),
    }
    .unwrap();
}

fn is_newer<T>(refused: &Result<T>) -> bool {
    match refused {
        Err(Error::Invalid(problems)) => problems
            .iter()
            .any(|problem| problem.text.key() == "storage-newer"),
        _ => false,
    }
}

#[test]
fn both_have_the_same_migrations() {
    for tree in TREES {
        let sqlite = migrations(Kind::Sqlite, tree);
        assert!(!sqlite.is_empty());
        assert_eq!(sqlite, migrations(Kind::Postgres, tree));
    }
}

#[test]
fn both_have_the_same_tables() {
    for tree in TREES {
        let sqlite = shape::of(&mut Kind::Sqlite.migrated(tree).connect());
        let postgres = shape::of(&mut Kind::Postgres.migrated(tree).connect());
        let only = |these: &BTreeSet<String>, those| {
            let lines: Vec<&str> = these.difference(those).map(String::as_str).collect();
            lines.join("\n  ")
        };
        assert!(
            sqlite == postgres,
            "\nonly in SQLite:\n  {}\nonly in PostgreSQL:\n  {}\n",
            only(&sqlite, &postgres),
            only(&postgres, &sqlite)
        );
    }
}

#[test]
fn the_schema_in_the_source_describes_the_tables() {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage/schema");
    let files = fs::read_dir(room).unwrap();
    let described = files
        .flat_map(|file| shape::described(&fs::read_to_string(file.unwrap().path()).unwrap()))
        .collect::<BTreeSet<_>>();
    let mut made = BTreeSet::new();
    for tree in TREES {
        made.extend(shape::of(&mut Kind::Sqlite.migrated(tree).connect()));
    }
    // The schema knows columns and primary keys; uniqueness, references and checks stand in the migrations alone.
    made.retain(|line| line.contains(": column ") || line.contains(": primary key "));
    made = made
        .iter()
        .map(|line| line.replace(" with default", ""))
        .collect();
    assert_eq!(described, made);
}

#[test]
fn every_migration_can_be_taken_back() {
    each(|kind| {
        for tree in TREES {
            let database = kind.migrated(tree);
            let mut conn = database.connect();
            let before = shape::of(&mut conn);
            revert_all(&mut conn, kind, tree);
            assert_eq!(shape::of(&mut conn), BTreeSet::new());
            assert!(pending(&mut conn, tree).unwrap());
            migrate(&mut conn, tree).unwrap();
            assert_eq!(shape::of(&mut conn), before);
        }
    });
}

#[test]
fn several_processes_migrate_at_once_and_each_migration_runs_once() {
    const PROCESSES: usize = 6;
    each(|kind| {
        for tree in TREES {
            let database = kind.empty();
            let together = Barrier::new(PROCESSES);
            let start = || {
                together.wait();
                let mut conn = database.address().connect(Purpose::Found)?;
                migrate(&mut conn, tree)
            };
            let ran: Vec<String> = thread::scope(|scope| {
                let processes: Vec<_> = (0..PROCESSES).map(|_| scope.spawn(start)).collect();
                processes
                    .into_iter()
                    .flat_map(|process| process.join().unwrap().unwrap())
                    .collect()
            });
            assert_eq!(ran.len(), migrations(kind, tree).len());
            let mut conn = database.connect();
            assert!(!pending(&mut conn, tree).unwrap());
            assert_eq!(migrate(&mut conn, tree).unwrap(), [""; 0]);
        }
    });
}

#[test]
fn a_database_of_a_newer_version_is_refused_and_left_alone() {
    each(|kind| {
        for tree in TREES {
            let database = kind.migrated(tree);
            let mut conn = database.connect();
            let before = shape::of(&mut conn);
            sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')")
                .execute(&mut conn)
                .unwrap();
            assert!(is_newer(&migrate(&mut conn, tree)));
            assert!(is_newer(&pending(&mut conn, tree)));
            assert_eq!(shape::of(&mut conn), before);
            // The refusal lets go of its lock: another process is answered at once.
            assert!(is_newer(&migrate(&mut database.connect(), tree)));
        }
    });
}
