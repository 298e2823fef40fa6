//! The staff of the organisation, as its roster tells: who there is, in which unit, under whom.
//!
//! The office keeps no roster of its own: the organisation's is read again and again ([`Roster`]), compared with whom
//! the office knows ([`Plan`]) and taken over as a whole or not at all. Names and addresses are personal and nothing
//! more: what somebody brings to the office is never here.

mod column;
mod consistency;
mod fields;
mod hierarchy;
mod import;
mod may;
mod person;
mod roster;
mod rows;
mod sheet;
mod unit;

pub use column::Column;
pub use hierarchy::Hierarchy;
pub use import::{Change, Choices, Plan};
pub use person::{Details, Person};
pub use roster::{Flaw, Roster};
pub use unit::{Features, Headcount, Unit};

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    error::{Error, Problems, Result},
    office::{Look, Office, Reads},
    storage::Id,
};

/// Under which name the house remembers which roster it took over last.
const STAMP: &str = "roster";

/// What importing `roster` would do, without doing it.
///
/// # Errors
/// [`Error::Denied`] for whoever is no administrator.
pub fn rehearse(office: &Office, who: &Actor, roster: &Roster, choices: Choices) -> Result<Plan> {
    office.look(who, |look| {
        may::import(look)?;
        Ok(Plan::of(roster, &rows::all(look)?, choices, office.today()))
    })
}

/// Takes a roster over, whole or not at all, and tells what was done; `progress` hears how many of how many persons
/// are written.
///
/// # Errors
/// [`Error::Invalid`] with one problem for each flaw unless bad lines are to be skipped; [`Error::Denied`] for whoever
/// is no administrator.
pub fn import(
    office: &Office,
    who: &Actor,
    roster: &Roster,
    choices: Choices,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Plan> {
    office.act(who, |act| {
        may::import(act)?;
        let plan = Plan::of(roster, &rows::all(act)?, choices, act.today());
        if !plan.allowed {
            return Err(refusal(&plan));
        }
        let total = plan.added.len() + plan.changed.len() + plan.ended.len();
        let mut steps = 1..;
        let mut step = || progress(steps.next().unwrap_or(total), total);
        for details in &plan.added {
            rows::insert(act, Id::draw(office.chance()), details)?;
            step();
        }
        for change in plan.changed.iter().chain(&plan.ended) {
            rows::update(act, change.before.id, &change.after)?;
            step();
        }
        let note = format!(
            "added {} changed {} ended {} flaws {}",
            plan.added.len(),
            plan.changed.len(),
            plan.ended.len(),
            plan.flaws.len()
        );
        act.remember(STAMP, office.chance().uuid().as_bytes())?;
        Ok((plan, Entry::new(Code::RosterImported).note(note)))
    })
}

/// The person with this staff id or e-mail address.
///
/// # Errors
/// [`Error::Missing`] when there is none, [`Error::Denied`] for whoever neither invites people nor logs their requests.
pub fn find(office: &Office, who: &Actor, name: &str) -> Result<Person> {
    office.look(who, |look| {
        may::find(look)?;
        let name = name.trim();
        match rows::by_staff_id(look, name)? {
            Some(person) => Ok(person),
            None => person_of_email(look, name)?.ok_or(Error::Missing),
        }
    })
}

/// How many people serve on `day`, by everything a figure may tell apart.
///
/// # Errors
/// [`Error::Denied`] for whoever prepares no figures.
pub fn headcounts(office: &Office, who: &Actor, day: Date) -> Result<Vec<Headcount>> {
    office.look(who, |look| {
        may::count(look)?;
        rows::headcounts(look, day)
    })
}

/// The units and the duties of those who serve today: what a rule on the roster can ask for.
///
/// # Errors
/// [`Error::Denied`] for whoever prepares no figures.
pub fn features(office: &Office, who: &Actor) -> Result<Features> {
    office.look(who, |look| {
        may::count(look)?;
        rows::features(look, office.today())
    })
}

/// The person with this id, for rooms above that have their own right to it.
///
/// # Errors
/// [`Error::Missing`] when there is none.
pub fn person(at: &mut impl Reads, id: PersonId) -> Result<Person> {
    rows::by_id(at, id)?.ok_or(Error::Missing)
}

/// The persons with these ids, in no order; those who are not there are left out.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn persons(at: &mut impl Reads, ids: &[PersonId]) -> Result<Vec<Person>> {
    rows::by_ids(at, ids)
}

/// The person with this staff id, if there is one, for rooms above that have their own right to it.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn person_of_staff_id(at: &mut impl Reads, staff_id: &str) -> Result<Option<Person>> {
    rows::by_staff_id(at, staff_id)
}

/// Up to `limit` of the people who serve on `day`, in the order of their ids and after `after`: for walking through a
/// roster of any size.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn serving(
    at: &mut impl Reads,
    day: Date,
    after: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Person>> {
    rows::serving(at, day, after, limit)
}

/// How many people serve on `day`.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn serving_count(at: &mut impl Reads, day: Date) -> Result<usize> {
    rows::serving_count(at, day)
}

/// Which roster was taken over last, as bytes that another one does not have; empty before the first.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn stamp(look: &mut Look<'_>) -> Result<Vec<u8>> {
    look.house_value(STAMP)
}

/// The person with this address: whoever has it today, not whoever had it before them.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn person_of_email(at: &mut impl Reads, email: &str) -> Result<Option<Person>> {
    let today = at.office().today();
    let holders = rows::by_email(at, &email.trim().to_ascii_lowercase())?;
    Ok(holders
        .into_iter()
        .max_by_key(|person| !person.details.ends_by(today)))
}

/// Who reports to whom, by staff id, from these people up to those above whom nobody stands; for rooms that keep people out of
/// their own chain's matters. One query for each level, however many people.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn reporting(at: &mut impl Reads, people: Vec<Person>) -> Result<HashMap<String, String>> {
    let mut reporting = HashMap::new();
    let mut level = people;
    while !level.is_empty() {
        let details = level.into_iter().map(|person| person.details);
        let known = details.filter_map(|who| Some((who.staff_id, who.supervisor?)));
        let known: Vec<(String, String)> = known.collect();
        let above: BTreeSet<String> = known.iter().map(|(_, above)| above.clone()).collect();
        reporting.extend(known);
        // The import lets no circle in; rows that were forged must not keep a reader here for ever.
        let unknown = above.into_iter().filter(|id| !reporting.contains_key(id));
        let unknown: Vec<String> = unknown.collect();
        level = rows::by_staff_ids(at, &unknown)?;
    }
    Ok(reporting)
}

fn refusal(plan: &Plan) -> Error {
    let mut problems = Problems::new();
    for flaw in &plan.flaws {
        problems.add_general(flaw.sentence());
    }
    Error::Invalid(problems)
}
