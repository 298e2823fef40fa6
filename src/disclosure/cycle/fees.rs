//! Who owes a fee for filing late. The office lists it and never collects it.

use jiff::civil::Date;

use super::{
    Cycle,
    filers::{Filer, View},
    plan::LateFee,
    rows,
};
use crate::{
    actor::{Actor, PersonId},
    disclosure::{
        CycleId, desk,
        may::{self, Scope},
        statement::rows::StatementRow,
    },
    error::Result,
    office::{Office, Reads},
    staff,
};

/// What is owed for a cycle, and by whom.
#[derive(Debug)]
pub struct Fees {
    /// The fee of the plan; none when nothing is owed by anybody.
    pub fee: Option<LateFee>,
    /// Those who filed after the days of grace, and those who have not filed though they are over.
    pub owed_by: Vec<Filer>,
}

/// The late fees of a cycle as they stand today.
///
/// # Errors
/// [`crate::Error::Denied`] for whoever does not run cycles; [`crate::Error::Missing`] when there is no such cycle.
pub fn fees(office: &Office, who: &Actor, id: CycleId) -> Result<Fees> {
    let today = office.today();
    office.look(who, |look| {
        may::look_at_cycles(look)?;
        let cycle = Cycle::read(&rows::cycle(look, id)?)?;
        let Some(fee) = cycle.plan.late_fee.clone() else {
            return Ok(Fees {
                fee: None,
                owed_by: Vec::new(),
            });
        };
        let mut found = late(look, (id, today))?;
        found.retain(|row| {
            let filed = row.submitted.filter(|_| !row.state.0.is_unfiled());
            let filed = filed.map_or(today, crate::storage::Day::date);
            fee.is_owed(row.due.date(), filed)
        });
        let ids: Vec<PersonId> = found.iter().map(|row| row.person).collect();
        let people = staff::persons(look, &ids)?;
        let of_the_office = desk::people_of_the_office(look)?;
        let owed_by = found.iter().map(|row| {
            let person = people.iter().find(|person| person.id == row.person);
            let walled = desk::is_walled(row, of_the_office.contains(&row.person));
            Filer::of((&cycle, row), (person, walled), (&Scope::All, today))
        });
        Ok(Fees {
            owed_by: owed_by.collect(),
            fee: Some(fee),
        })
    })
}

fn late(at: &mut impl Reads, (cycle, today): (CycleId, Date)) -> Result<Vec<StatementRow>> {
    let mut found = Vec::new();
    for view in [View::Late, View::Overdue] {
        let filter = rows::Filter {
            cycle,
            view,
            unit: None,
            walled: None,
            today: today.into(),
        };
        found.extend(rows::filers(at, &filter, (i64::MAX, 0))?);
    }
    Ok(found)
}
