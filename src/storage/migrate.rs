use diesel::{
    QueryableByName, RunQueryDsl,
    connection::{AnsiTransactionManager, TransactionManager},
    migration::MigrationSource,
    sql_query,
    sql_types::{BigInt, Bool, Text as SqlText},
};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::conn::Conn;
use crate::{
    error::{Error, Result},
    language::Text,
};

const MAIN_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const MAIN_POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");
const SHARES_SQLITE: EmbeddedMigrations = embed_migrations!("migrations/shares/sqlite");
const SHARES_POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/shares/postgres");

/// Which of the two databases: everything, or the shares kept apart from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tree {
    /// Everything but the shares.
    Main,
    /// The share store.
    Shares,
}

/// An advisory lock of PostgreSQL, so that several processes may migrate at once ("PROBITY" in ASCII).
const LOCK: i64 = 0x50_52_4f_42_49_54_59;

/// Brings the database up to this version; safe to start from several processes at once. Returns the names of the
/// migrations it ran.
///
/// # Errors
/// [`Error::Invalid`] when the database belongs to a newer version, [`Error::Broken`] when a migration fails.
pub fn migrate(conn: &mut Conn, tree: Tree) -> Result<Vec<String>> {
    lock(conn)?;
    let ran = refuse_newer(conn, tree).and_then(|()| run(conn, tree));
    unlock(conn, ran.is_ok())?;
    ran
}

/// SQLite does all of it in one transaction (each migration becomes a savepoint); PostgreSQL commits one by one.
fn lock(conn: &mut Conn) -> Result<()> {
    match conn {
        Conn::Sqlite(conn) => {
            AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?;
        }
        Conn::Postgres(conn) => {
            sql_query("SELECT pg_advisory_lock($1)")
                .bind::<BigInt, _>(LOCK)
                .execute(conn)?;
        }
    }
    Ok(())
}

fn unlock(conn: &mut Conn, done: bool) -> Result<()> {
    match conn {
        Conn::Sqlite(conn) if done => AnsiTransactionManager::commit_transaction(conn)?,
        Conn::Sqlite(conn) => AnsiTransactionManager::rollback_transaction(conn)?,
        Conn::Postgres(conn) => {
            sql_query("SELECT pg_advisory_unlock($1)")
                .bind::<BigInt, _>(LOCK)
                .execute(conn)?;
        }
    }
    Ok(())
}

/// Whether the database still needs [`migrate`].
///
/// # Errors
/// [`Error::Invalid`] when the database belongs to a newer version.
pub fn pending(conn: &mut Conn, tree: Tree) -> Result<bool> {
    refuse_newer(conn, tree)?;
    let (sqlite, postgres) = sources(tree);
    match conn {
        Conn::Sqlite(conn) => conn.has_pending_migration(sqlite),
        Conn::Postgres(conn) => conn.has_pending_migration(postgres),
    }
    .map_err(Error::broken)
}

fn sources(tree: Tree) -> (EmbeddedMigrations, EmbeddedMigrations) {
    match tree {
        Tree::Main => (MAIN_SQLITE, MAIN_POSTGRES),
        Tree::Shares => (SHARES_SQLITE, SHARES_POSTGRES),
    }
}

fn run(conn: &mut Conn, tree: Tree) -> Result<Vec<String>> {
    let (sqlite, postgres) = sources(tree);
    match conn {
        Conn::Sqlite(conn) => conn.run_pending_migrations(sqlite).map(|ran| names(&ran)),
        Conn::Postgres(conn) => conn.run_pending_migrations(postgres).map(|ran| names(&ran)),
    }
    .map_err(Error::broken)
}

fn names<V: ToString>(versions: &[V]) -> Vec<String> {
    versions.iter().map(ToString::to_string).collect()
}

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = SqlText)]
    version: String,
}

#[derive(QueryableByName)]
struct Exists {
    #[diesel(sql_type = Bool)]
    present: bool,
}

/// A database that has migrations this binary does not know was written by a newer one: hands off.
fn refuse_newer(conn: &mut Conn, tree: Tree) -> Result<()> {
    let (sqlite, postgres) = sources(tree);
    let known: Vec<String> = match conn {
        Conn::Sqlite(_) => versions::<diesel::sqlite::Sqlite>(&sqlite),
        Conn::Postgres(_) => versions::<diesel::pg::Pg>(&postgres),
    }?;
    let table = match conn {
        Conn::Sqlite(_) => {
            "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = '__diesel_schema_migrations') AS present"
        }
        Conn::Postgres(_) => {
            "SELECT to_regclass('__diesel_schema_migrations') IS NOT NULL AS present"
        }
    };
    if !sql_query(table).get_result::<Exists>(conn)?.present {
        return Ok(());
    }
    let applied: Vec<Applied> =
        sql_query("SELECT version FROM __diesel_schema_migrations").load(conn)?;
    if applied.iter().all(|row| known.contains(&row.version)) {
        Ok(())
    } else {
        Err(Error::invalid(
            Text::new("storage-newer").with("version", env!("CARGO_PKG_VERSION")),
        ))
    }
}

fn versions<DB: diesel::backend::Backend>(source: &EmbeddedMigrations) -> Result<Vec<String>> {
    let all = MigrationSource::<DB>::migrations(source).map_err(Error::broken)?;
    Ok(all
        .iter()
        .map(|migration| migration.name().version().to_string())
        .collect())
}
