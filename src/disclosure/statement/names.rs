//! What a list calls its statements and the people around them: read together, however many there are.

use std::collections::HashMap;

use super::rows::StatementRow;
use crate::{
    actor::PersonId,
    disclosure::{CycleId, cycle::rows as cycles, number},
    error::Result,
    identity,
    office::Reads,
    staff::{self, Person},
    vault::AccountId,
};

/// The numbers of statements, and the names of who filed and who reviews them.
pub(in crate::disclosure) struct Names {
    years: HashMap<CycleId, i32>,
    filers: HashMap<PersonId, Person>,
    reviewers: HashMap<AccountId, String>,
}

impl Names {
    pub(in crate::disclosure) fn of(at: &mut impl Reads, rows: &[&StatementRow]) -> Result<Self> {
        let filers: Vec<PersonId> = rows.iter().map(|row| row.person).collect();
        let mut reviewers: Vec<AccountId> = rows.iter().filter_map(|row| row.reviewer).collect();
        reviewers.sort_unstable();
        reviewers.dedup();
        let filers = staff::persons(at, &filers)?.into_iter();
        Ok(Self {
            years: cycles::years(at)?.into_iter().collect(),
            filers: filers.map(|it| (it.id, it)).collect(),
            reviewers: identity::names(at, &reviewers)?,
        })
    }

    /// Who filed them, as the roster knows them.
    pub(in crate::disclosure) fn filers(&self) -> &HashMap<PersonId, Person> {
        &self.filers
    }

    pub(in crate::disclosure) fn number(&self, row: &StatementRow) -> String {
        let year = self.years.get(&row.cycle).copied().unwrap_or_default();
        number(year, row.number)
    }

    pub(in crate::disclosure) fn filer(&self, row: &StatementRow) -> String {
        let filer = self.filers.get(&row.person);
        filer.map(|it| it.details.name.clone()).unwrap_or_default()
    }

    pub(in crate::disclosure) fn reviewer(&self, row: &StatementRow) -> Option<String> {
        let reviewer = row.reviewer?;
        self.reviewers.get(&reviewer).cloned()
    }
}
