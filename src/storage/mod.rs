//! Rows, and the only begin and commit of the house.
//!
//! One text for two databases: embedded SQLite and PostgreSQL stand behind one [`Conn`]. Writing goes through one
//! [`Door`] that commits whoever is waiting together; reading goes through a pool and sees one snapshot. Types are
//! dull on purpose: bytes, whole numbers, texts. A day is the number of days since 1970-01-01, an instant the number
//! of seconds, an id its sixteen bytes.

mod backup;
mod columns;
mod conn;
mod door;
mod migrate;
pub mod schema;

use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};

pub use backup::backup;
pub use columns::{Code, Coded, Day, Id, Moment};
pub use conn::{Address, Conn, MultiBackend, Purpose};
pub use door::{Door, Ledger};
pub use migrate::{Tree, migrate, pending};

use crate::{
    error::{Error, Result},
    language::Text,
};

/// One database: a write door and a pool of readers.
pub struct Store<L: Ledger> {
    door: Door<L>,
    readers: Pool<conn::Readers>,
}

impl<L: Ledger> Store<L> {
    /// Opens a database that is already migrated.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it cannot be reached.
    pub fn open(address: &Address, readers: u32) -> Result<Self> {
        let door = Door::open(address)?;
        let readers = Pool::builder()
            .max_size(readers.max(1))
            .min_idle(Some(0))
            .connection_timeout(Duration::from_secs(3))
            .test_on_check_out(false)
            .build(conn::Readers(address.clone()))
            .map_err(Error::broken)?;
        Ok(Self { door, readers })
    }

    /// Runs `act` in the write door; see [`Door::write`].
    ///
    /// # Errors
    /// The act's own, or [`Error::Broken`] when the commit failed.
    pub fn write<T>(&self, act: impl FnMut(&mut Conn, &mut L) -> Result<T>) -> Result<T> {
        self.door.write(act)
    }

    /// Runs `look` on one snapshot of the committed rows.
    ///
    /// # Errors
    /// The look's own, or [`Error::Broken`] when no reader is free within three seconds.
    pub fn read<T>(&self, look: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        let mut reader = self.reader()?;
        let seen = look(&mut reader.conn);
        let ended = reader.step(conn::end);
        seen.and_then(|seen| ended.map(|()| seen))
    }

    /// A reader whose snapshot has begun. A server may have hung up on it since: then nothing was read on it yet, and another
    /// takes its place.
    fn reader(&self) -> Result<PooledConnection<conn::Readers>> {
        let mut tries = 0..self.readers.max_size();
        loop {
            let mut reader = self.readers.get().map_err(Error::busy)?;
            match (reader.step(conn::begin), tries.next()) {
                (Ok(()), _) => return Ok(reader),
                (Err(lost), None) => return Err(lost),
                (Err(_), Some(_)) => {}
            }
        }
    }

    /// Acts and commits of the write door since it opened.
    pub fn counts(&self) -> (usize, usize) {
        self.door.counts()
    }
}

/// Runs `look` on one snapshot of the rows that `conn` sees.
///
/// # Errors
/// The look's own.
pub fn snapshot<T>(conn: &mut Conn, look: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
    conn::begin(conn)?;
    let seen = look(conn);
    let ended = conn::end(conn);
    seen.and_then(|seen| ended.map(|()| seen))
}

impl From<diesel::result::Error> for Error {
    /// A row that is not there is `Missing`, one that somebody else wrote first a `Conflict`; SQL texts and values stay out of the log.
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Sql};
        match error {
            Sql::NotFound => Self::Missing,
            Sql::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Conflict,
            Sql::DatabaseError(_, about)
                if about.message().contains("database or disk is full") =>
            {
                Self::invalid(Text::new("storage-full"))
            }
            other => Self::broken(other),
        }
    }
}
