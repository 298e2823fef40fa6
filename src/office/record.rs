//! Reading the record: its checkpoint, its verification, and its details for whoever holds an auditor's key.

use super::{Look, Office, pen};
use crate::{
    audit::{self, Checkpoint, Detail, Report},
    error::Result,
    storage::{Address, Purpose, snapshot},
    vault::GroupSeeds,
};

/// Recomputes the record of the database at `main` from its rows and compares it with its head and with `checkpoints`.
/// It needs no office: a database that was put back or damaged gets its report as well.
///
/// # Errors
/// [`crate::Error::Invalid`] when the database cannot be reached; what is wrong with the record stands in the report.
pub fn verify(main: &Address, checkpoints: &[Checkpoint]) -> Result<Report> {
    snapshot(&mut main.connect(Purpose::Read)?, |conn| {
        audit::examine(conn, checkpoints)
    })
}

/// What the seeds of the audit group give of one entry.
pub enum Disclosed {
    /// The detail.
    Opened(Detail),
    /// It was erased.
    Erased,
    /// It was sealed before there was an audit group, to the custodians of the recovery key.
    ForCustodians,
    /// It is no detail of this entry: the row was changed.
    Shut,
}

impl Office {
    /// Recomputes the whole record from its rows and compares it with its head and with `checkpoints`.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be read; what is wrong with the record stands in the report.
    pub fn verify(&self, checkpoints: &[Checkpoint]) -> Result<Report> {
        self.store.read(|conn| audit::examine(conn, checkpoints))
    }

    /// The record as it stands: what a checkpoint says.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be read.
    pub fn checkpoint(&self) -> Result<Checkpoint> {
        Ok(Checkpoint::of(self.store.read(audit::Head::read)?.tree()))
    }
}

impl Look<'_> {
    /// The entries of the record in order, each with its place, as far as the seeds of the audit group open them. That
    /// they are read is recorded before.
    pub fn details(
        &mut self,
        seeds: &GroupSeeds,
    ) -> impl Iterator<Item = Result<(i64, Disclosed)>> {
        audit::pages(self.conn, 0).map(|row| {
            let row = row?;
            let disclosed = if row.detail.is_empty() {
                Disclosed::Erased
            } else if row.generation == 0 {
                Disclosed::ForCustodians
            } else {
                pen::read(&row, seeds).map_or(Disclosed::Shut, Disclosed::Opened)
            };
            Ok((row.seq, disclosed))
        })
    }
}
