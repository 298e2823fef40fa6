//! The two desks: the reviewers', and the alternate's for those of the ethics office itself, whose other readers would be their own
//! colleagues. A statement lies where its key does. Until its filer begins there is no key, and what the filer is today says where
//! it lies: so it lies right from the launch on, whoever comes to the office or leaves it meanwhile.

use std::collections::HashSet;

use super::{review::separation::person_of, statement::rows::StatementRow};
use crate::{
    actor::{Actor, PersonId},
    error::{Error, Result},
    identity,
    language::Text,
    office::Reads,
    role::Role,
    vault::Group,
};

const OFFICE: [Role; 2] = [Role::Officer, Role::Head];

/// The desk at which lies what somebody files.
pub(super) fn of_filer(who: &Actor) -> Group {
    if who.is_any(&OFFICE) {
        Group::Alternate
    } else {
        Group::Reviewers
    }
}

/// Those who run the cycle at a desk.
pub(super) fn runners(desk: Group) -> &'static [Role] {
    match desk {
        Group::Alternate => &[Role::Alternate],
        _ => &OFFICE,
    }
}

/// The people of the ethics office, as the roster knows them.
pub(super) fn people_of_the_office(at: &mut impl Reads) -> Result<HashSet<PersonId>> {
    let mut people = HashSet::new();
    for account in identity::holders(at, &OFFICE)? {
        people.extend(person_of(at, &account)?.map(|person| person.id));
    }
    Ok(people)
}

/// The desk at which lies what a person files from now on.
pub(super) fn of_person(at: &mut impl Reads, person: PersonId) -> Result<Group> {
    let theirs = people_of_the_office(at)?.contains(&person);
    Ok(if theirs {
        Group::Alternate
    } else {
        Group::Reviewers
    })
}

/// The desk at which a statement lies.
pub(super) fn of(at: &mut impl Reads, row: &StatementRow) -> Result<Group> {
    if row.matter.is_none() {
        return of_person(at, row.person);
    }
    Group::from_name(&row.desk).ok_or_else(|| Error::broken("a statement at no desk"))
}

/// Whether a statement lies at the alternate's desk, whose filer is of the office today or is not.
pub(super) fn is_walled(row: &StatementRow, of_the_office: bool) -> bool {
    match row.matter {
        Some(_) => row.desk == Group::Alternate.name(),
        None => of_the_office,
    }
}

/// What two people of a desk decide can be proposed there only where there are two.
///
/// # Errors
/// [`Error::Invalid`] where there are not.
pub(super) fn needs_two(at: &mut impl Reads, desk: Group) -> Result<()> {
    if identity::holders(at, runners(desk))?.len() < 2 {
        return Err(Error::invalid(Text::new("ending-alone")));
    }
    Ok(())
}
