//! Filers that no rule takes: somebody who knows the unit names them, with a reason.

use super::rows::{self, NamedRow};
use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    disclosure::{CycleId, may},
    error::{Error, Result},
    office::{Office, Reads},
    staff::{self, Person},
};

/// The person with this staff id or e-mail address whom whoever asks may name.
///
/// # Errors
/// [`Error::Missing`] when there is none in their scope; [`Error::Denied`] for whoever neither runs cycles nor is a focal point.
pub fn candidate(office: &Office, who: &Actor, typed: &str) -> Result<Person> {
    office.look(who, |look| {
        let scope = may::see_status(look)?;
        find(look, typed)?
            .filter(|person| scope.covers(person.details.unit.name()))
            .ok_or(Error::Missing)
    })
}

pub(super) fn find(at: &mut impl Reads, typed: &str) -> Result<Option<Person>> {
    match staff::person_of_staff_id(at, typed.trim())? {
        Some(person) => Ok(Some(person)),
        None => staff::person_of_email(at, typed),
    }
}

/// Names somebody as a filer of a cycle, for a reason of the vocabulary `filing-reason`. In a cycle under way they are
/// assigned their statement within a minute, with a newcomer's time.
///
/// # Errors
/// [`Error::Invalid`] about `reason`; [`Error::Missing`] when nobody serves under this id; [`Error::Denied`] for whoever
/// may not name people of that unit.
pub fn name_filer(
    office: &Office,
    who: &Actor,
    (cycle, person): (CycleId, PersonId),
    reason: &str,
) -> Result<()> {
    office.vocabulary().filing_reason.choose("reason", reason)?;
    let me = who.id().ok_or(Error::Denied)?;
    office.act(who, |act| {
        let person = staff::person(act, person)?;
        may::name(act, &person)?;
        let row = NamedRow {
            cycle: rows::cycle(act, cycle)?.id,
            person: person.id,
            reason: reason.to_owned(),
            named_by: me,
            day: act.today().into(),
        };
        rows::name(act, &row)?;
        rows::set_followed(act, cycle, "")?;
        Ok(((), Entry::new(Code::FilerNamed).about(person.id.uuid())))
    })
}

/// Takes a name back; a statement that was assigned for it stays until it is waived.
///
/// # Errors
/// [`Error::Missing`] when they were not named; [`Error::Denied`] for whoever may not name people of that unit.
pub fn unname_filer(
    office: &Office,
    who: &Actor,
    (cycle, person): (CycleId, PersonId),
) -> Result<()> {
    office.act(who, |act| {
        let person = staff::person(act, person)?;
        may::name(act, &person)?;
        if rows::unname(act, cycle, person.id)? == 0 {
            return Err(Error::Missing);
        }
        Ok(((), Entry::new(Code::FilerUnnamed).about(person.id.uuid())))
    })
}

/// Who was named for a cycle, each with the reason: of one's own unit for a focal point, else of all.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs cycles nor is a focal point.
pub fn named(office: &Office, who: &Actor, cycle: CycleId) -> Result<Vec<(Person, String)>> {
    office.look(who, |look| {
        let scope = may::see_status(look)?;
        let named = rows::named(look, cycle)?;
        let ids: Vec<PersonId> = named.iter().map(|row| row.person).collect();
        let reason = |id| named.iter().find(|row| row.person == id);
        Ok(staff::persons(look, &ids)?
            .into_iter()
            .filter(|person| scope.covers(person.details.unit.name()))
            .filter_map(|person| reason(person.id).map(|row| (person, row.reason.clone())))
            .collect())
    })
}
