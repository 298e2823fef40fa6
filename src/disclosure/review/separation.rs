//! Who may not see whose statement: nobody their own, that of somebody above them or that of somebody below them. It is asked
//! anew at each opening, since people are promoted in the middle of a review.

use crate::{
    disclosure::statement::rows::StatementRow,
    error::{Error, Result},
    identity::Account,
    office::Reads,
    staff::{self, Person},
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
    if row.filer == Some(account.id) {
        return Ok(Some(Separation::Own));
    }
    let reviewer = match account.person {
        Some(person) => person_if_known(at, person)?,
        None => staff::person_of_email(at, &account.login)?,
    };
    let filer = person_if_known(at, row.person)?;
    let (Some(filer), Some(reviewer)) = (filer, reviewer) else {
        return Ok(None);
    };
    let above = |at: &mut _, person| -> Result<Vec<String>> {
        let chain: Vec<Person> = staff::supervisors(at, person)?;
        Ok(chain
            .into_iter()
            .map(|above| above.details.staff_id)
            .collect())
    };
    let chains = (above(at, &filer)?, above(at, &reviewer)?);
    Ok(separate(
        (&filer.details.staff_id, &chains.0),
        (&reviewer.details.staff_id, &chains.1),
    ))
}

fn person_if_known(at: &mut impl Reads, id: crate::actor::PersonId) -> Result<Option<Person>> {
    match staff::person(at, id) {
        Ok(person) => Ok(Some(person)),
        Err(Error::Missing) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What keeps a reviewer from a filer's statement; each is a staff id and those of all above them.
fn separate(filer: (&str, &[String]), reviewer: (&str, &[String])) -> Option<Separation> {
    if filer.0 == reviewer.0 {
        Some(Separation::Own)
    } else if filer.1.iter().any(|above| above == reviewer.0) {
        Some(Separation::Supervisor)
    } else if reviewer.1.iter().any(|above| above == filer.0) {
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
        let chief = vec!["director".to_owned()];
        let clerk = vec!["chief".to_owned(), "director".to_owned()];
        let of = |filer: (&str, &[String]), reviewer: (&str, &[String])| separate(filer, reviewer);
        assert_eq!(
            of(("clerk", &clerk), ("clerk", &clerk)),
            Some(Separation::Own)
        );
        for above in [("chief", chief.as_slice()), ("director", &[])] {
            assert_eq!(of(("clerk", &clerk), above), Some(Separation::Supervisor));
            assert_eq!(of(above, ("clerk", &clerk)), Some(Separation::Subordinate));
        }
        let colleague = vec!["chief".to_owned(), "director".to_owned()];
        assert_eq!(of(("clerk", &clerk), ("colleague", &colleague)), None);
    }
}
