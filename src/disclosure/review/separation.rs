//! Who may not see whose statement: nobody their own, that of somebody above them or that of somebody below them. It is asked
//! anew at each opening, since people are promoted in the middle of a review.

use std::collections::HashMap;

use crate::{
    actor::PersonId,
    disclosure::statement::rows::StatementRow,
    error::Result,
    identity::Account,
    office::Reads,
    staff::{self, Hierarchy, Person},
};

/// Why somebody is kept from a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Separation {
    /// It is their own.
    Own,
    /// They stand above its filer.
    Supervisor,
    /// They stand below its filer.
    Subordinate,
}

/// What keeps an account from a statement, if anything does.
pub(in crate::disclosure) fn between(
    at: &mut impl Reads,
    row: &StatementRow,
    account: &Account,
) -> Result<Option<Separation>> {
    let filers = filers(at, &[row.person])?;
    Ok(from_each(at, (&[row], &filers), account)?.pop().flatten())
}

/// What keeps an account from each of these statements, if anything does, in their order; found out together for their
/// filers.
pub(in crate::disclosure) fn from_each(
    at: &mut impl Reads,
    (rows, filers): (&[&StatementRow], &HashMap<PersonId, Person>),
    account: &Account,
) -> Result<Vec<Option<Separation>>> {
    let kept_from = from_filers(at, filers, account)?;
    let of = |row: &&StatementRow| {
        if row.filer == Some(account.id) {
            Some(Separation::Own)
        } else {
            kept_from.get(&row.person).copied()
        }
    };
    Ok(rows.iter().map(of).collect())
}

/// What keeps an account from the statements of each of these people, if anything does, in their order; found out together.
pub(in crate::disclosure) fn from_persons(
    at: &mut impl Reads,
    persons: &[PersonId],
    account: &Account,
) -> Result<Vec<Option<Separation>>> {
    let filers = filers(at, persons)?;
    let kept_from = from_filers(at, &filers, account)?;
    let of = |person: &PersonId| kept_from.get(person).copied();
    Ok(persons.iter().map(of).collect())
}

fn filers(at: &mut impl Reads, ids: &[PersonId]) -> Result<HashMap<PersonId, Person>> {
    let persons = staff::persons(at, ids)?.into_iter();
    Ok(persons.map(|person| (person.id, person)).collect())
}

fn from_filers(
    at: &mut impl Reads,
    filers: &HashMap<PersonId, Person>,
    account: &Account,
) -> Result<HashMap<PersonId, Separation>> {
    let reviewer = person_of(at, account)?;
    let everybody = filers.values().chain(&reviewer).cloned().collect();
    let reporting = staff::reporting(at, everybody)?;
    let mut hierarchy = Hierarchy::default();
    for (person, supervisor) in &reporting {
        hierarchy.set(person, Some(supervisor));
    }
    let reviewer = reviewer.as_ref().map(|it| it.details.staff_id.as_str());
    let kept_from = |(id, filer): (&PersonId, &Person)| {
        let kept = separate(&hierarchy, &filer.details.staff_id, reviewer?)?;
        Some((*id, kept))
    };
    Ok(filers.iter().filter_map(kept_from).collect())
}

/// Whom the roster has under an account: the person it belongs to, else whoever has its address.
pub(in crate::disclosure) fn person_of(
    at: &mut impl Reads,
    account: &Account,
) -> Result<Option<Person>> {
    match account.person {
        Some(person) => Ok(staff::persons(at, &[person])?.pop()),
        None => staff::person_of_email(at, &account.login),
    }
}

/// What keeps a reviewer from a filer's statement; both by their staff ids.
fn separate<'a>(
    hierarchy: &Hierarchy<'a>,
    filer: &'a str,
    reviewer: &'a str,
) -> Option<Separation> {
    if filer == reviewer {
        Some(Separation::Own)
    } else if hierarchy.chain(filer).contains(&reviewer) {
        Some(Separation::Supervisor)
    } else if hierarchy.chain(reviewer).contains(&filer) {
        Some(Separation::Subordinate)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_the_supervisors_and_the_subordinates_statements_are_kept_apart() {
        let mut hierarchy = Hierarchy::default();
        for (person, above) in [
            ("clerk", "chief"),
            ("colleague", "chief"),
            ("chief", "director"),
        ] {
            hierarchy.set(person, Some(above));
        }
        let of = |filer, reviewer| separate(&hierarchy, filer, reviewer);
        assert_eq!(of("clerk", "clerk"), Some(Separation::Own));
        for above in ["chief", "director"] {
            assert_eq!(of("clerk", above), Some(Separation::Supervisor));
            assert_eq!(of(above, "clerk"), Some(Separation::Subordinate));
        }
        assert_eq!(of("clerk", "colleague"), None);
    }
}
