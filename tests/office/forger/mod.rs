//! The forger: somebody who writes both databases as they like, and has neither the credential file nor anybody's keys.
//!
//! Each case of `docs/threats.md` has its test here; its name says whether the forgery is detected or harmless.

mod accounts;
mod figures;
mod groups;
mod matters;
mod remedies;

use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Binary};
use probity::{
    error::Error,
    office::{main_address, share_address},
    storage::{Address, Conn, Purpose},
};

use crate::{databases::Kind, desk::Desk};

/// A connection past every door.
struct Forger {
    conn: Conn,
    kind: Kind,
}

#[derive(QueryableByName)]
struct Bytes {
    #[diesel(sql_type = Binary)]
    value: Vec<u8>,
}

impl Forger {
    fn of(desk: &Desk) -> Self {
        Self::at(&main_address(desk.office.settings()), desk)
    }

    fn of_shares(desk: &Desk) -> Self {
        Self::at(&share_address(desk.office.settings()), desk)
    }

    fn at(address: &Address, desk: &Desk) -> Self {
        Self {
            conn: address.connect(Purpose::Write).unwrap(),
            kind: desk.kind(),
        }
    }

    /// Tells what the database says to a statement; bytes are written `x'..'`.
    fn try_to(&mut self, statement: &str) -> Result<usize, Error> {
        let statement = match self.kind {
            Kind::Sqlite => statement.to_owned(),
            Kind::Postgres => statement.replace("x'", "'\\x"),
        };
        Ok(sql_query(statement).execute(&mut self.conn)?)
    }

    /// Changes at least one row.
    fn forge(&mut self, statement: &str) {
        assert!(self.try_to(statement).unwrap() > 0, "{statement}");
    }

    /// Every value of a column of bytes.
    fn all(&mut self, column: &str, rest: &str) -> Vec<Vec<u8>> {
        let query = format!("SELECT {column} AS value FROM {rest}");
        let query = match self.kind {
            Kind::Sqlite => query,
            Kind::Postgres => query.replace("x'", "'\\x"),
        };
        let found: Vec<Bytes> = sql_query(query).load(&mut self.conn).unwrap();
        found.into_iter().map(|row| row.value).collect()
    }

    /// The one value of a column of bytes.
    fn one(&mut self, column: &str, rest: &str) -> Vec<u8> {
        let mut all = self.all(column, rest);
        assert_eq!(all.len(), 1, "{column} of {rest}");
        all.remove(0)
    }
}

/// Bytes as a statement writes them.
fn x(bytes: &[u8]) -> String {
    format!("x'{}'", hex::encode(bytes))
}

/// Whether a forgery was noticed, and not merely refused as anybody would be.
fn is_noticed<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Broken(_)))
}

fn is_denied<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Err(Error::Denied | Error::Missing))
}
