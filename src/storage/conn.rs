use std::{
    fs::File,
    path::{Path, PathBuf},
};

use diesel::{
    Connection, ConnectionError, PgConnection, SqliteConnection, connection::SimpleConnection,
    r2d2::ManageConnection,
};

use crate::{
    error::{Error, Result},
    language::Text,
};

pub use either::{Conn, MultiBackend};

mod either {
    #![expect(
        missing_docs,
        reason = "the derive makes a type of backend and says nothing of it"
    )]

    use diesel::{PgConnection, SqliteConnection};

    /// One connection to whichever database the office uses: one schema, one query text.
    #[derive(diesel::MultiConnection)]
    pub enum Conn {
        /// The embedded database.
        Sqlite(SqliteConnection),
        /// PostgreSQL 15 or later.
        Postgres(PgConnection),
    }
}

/// Where a database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A file on this machine.
    Sqlite(PathBuf),
    /// A libpq URL; it may hold a password, so it is never printed.
    Postgres(String),
}

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The first connection of a new office, that makes the file if there is none.
    Found,
    /// The one connection of a write door.
    Write,
    /// One of the pool of readers; refuses to write.
    Read,
}

impl Address {
    /// Reads a setting: `postgres://…`, `postgresql://…`, or a path below `folder`.
    #[must_use]
    pub fn parse(setting: &str, folder: &Path) -> Self {
        if setting.starts_with("postgres://") || setting.starts_with("postgresql://") {
            Self::Postgres(setting.to_owned())
        } else {
            Self::Sqlite(folder.join(setting.strip_prefix("sqlite://").unwrap_or(setting)))
        }
    }

    /// Opens a connection and sets it up for its purpose.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the database cannot be reached, without its address or password.
    pub fn connect(&self, purpose: Purpose) -> Result<Conn> {
        // SQLite would put an empty database where one is missing, and nobody would miss it.
        if let Self::Sqlite(path) = self
            && purpose != Purpose::Found
            && !path.exists()
        {
            let file = path.display().to_string();
            return Err(Error::invalid(
                Text::new("storage-missing").with("file", file),
            ));
        }
        self.establish(purpose).map_err(|cause| match self {
            Self::Sqlite(path) => Error::invalid(
                Text::new("storage-cannot-open")
                    .with("file", path.display().to_string())
                    .with("cause", first_line(&cause)),
            ),
            Self::Postgres(_) => Error::invalid(
                Text::new("storage-cannot-connect").with("cause", first_line(&cause)),
            ),
        })
    }

    fn establish(&self, purpose: Purpose) -> Result<Conn, ConnectionError> {
        let set_up = |conn: &mut dyn FnMut(&str) -> diesel::QueryResult<()>, lines: &str| {
            conn(lines).map_err(ConnectionError::CouldntSetupConfiguration)
        };
        match self {
            Self::Sqlite(path) => {
                let _alone = (purpose != Purpose::Read)
                    .then(|| alone_with(path))
                    .transpose()?;
                let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
                set_up(
                    &mut |lines| conn.batch_execute(lines),
                    sqlite_settings(purpose),
                )?;
                Ok(Conn::Sqlite(conn))
            }
            Self::Postgres(url) => {
                let mut conn = PgConnection::establish(url)?;
                set_up(
                    &mut |lines| conn.batch_execute(lines),
                    postgres_settings(purpose),
                )?;
                Ok(Conn::Postgres(conn))
            }
        }
    }
}

/// SQLite waits for others everywhere but where a file changes to the write-ahead log: there it refuses. So whoever may be the
/// first to change it holds the folder meanwhile.
fn alone_with(path: &Path) -> Result<File, ConnectionError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let folder = File::open(folder.unwrap_or(Path::new(".")));
    let held = folder.and_then(|folder| folder.lock().map(|()| folder));
    held.map_err(|cause| ConnectionError::BadConnection(cause.to_string()))
}

/// FULL and not NORMAL: under a power loss NORMAL loses acknowledged acts. `secure_delete` so that a purge leaves
/// no bytes in free pages.
fn sqlite_settings(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Found | Purpose::Write => {
            "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"
        }
        Purpose::Read => {
            "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
             PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 67108864;"
        }
    }
}

fn postgres_settings(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Found | Purpose::Write => {
            "SET TIME ZONE 'UTC'; SET synchronous_commit = on; SET lock_timeout = '10s';"
        }
        Purpose::Read => "SET TIME ZONE 'UTC'; SET default_transaction_read_only = on;",
    }
}

/// libpq's messages hold host and user on later lines; the first says what happened.
fn first_line(cause: &ConnectionError) -> String {
    cause
        .to_string()
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Begins to read on one snapshot.
///
/// # Errors
/// [`Error::Broken`] when the connection is lost.
pub fn begin(conn: &mut Conn) -> Result<()> {
    conn.batch_execute(match conn {
        Conn::Sqlite(_) => "BEGIN",
        Conn::Postgres(_) => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    })?;
    Ok(())
}

/// Ends what [`begin`] began.
///
/// # Errors
/// As [`begin`].
pub fn end(conn: &mut Conn) -> Result<()> {
    Ok(conn.batch_execute("ROLLBACK")?)
}

/// A connection of the pool.
pub struct Reader {
    pub conn: Conn,
    lost: bool,
}

impl Reader {
    /// Takes a step that fails only when the connection is lost: then it goes back to no pool.
    pub fn step(&mut self, step: impl FnOnce(&mut Conn) -> Result<()>) -> Result<()> {
        step(&mut self.conn).inspect_err(|_| self.lost = true)
    }
}

/// Makes the readers of a pool.
pub struct Readers(pub Address);

impl ManageConnection for Readers {
    type Connection = Reader;
    type Error = Error;

    fn connect(&self) -> Result<Reader> {
        let conn = self.0.connect(Purpose::Read)?;
        Ok(Reader { conn, lost: false })
    }

    /// A reader finds out as it begins; to ask before would be one more question to the server each time.
    fn is_valid(&self, _: &mut Reader) -> Result<()> {
        Ok(())
    }

    /// A look that panicked left its transaction open; no other may inherit it.
    fn has_broken(&self, reader: &mut Reader) -> bool {
        std::thread::panicking() || reader.lost
    }
}

#[cfg(test)]
mod tests {
    use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text as SqlText};

    use super::*;

    #[derive(QueryableByName)]
    struct CompiledWith {
        #[diesel(sql_type = SqlText)]
        compile_options: String,
    }

    #[test]
    fn sqlite_plans_a_statement_once_and_not_at_each_use() {
        let mut conn = SqliteConnection::establish(":memory:").unwrap();
        let options: Vec<CompiledWith> =
            sql_query("PRAGMA compile_options").load(&mut conn).unwrap();
        let qpsg = |option: &CompiledWith| option.compile_options == "ENABLE_QPSG";
        assert!(options.iter().any(qpsg), "see .cargo/config.toml");
    }
}
