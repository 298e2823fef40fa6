//! The codes a matter is counted by. They are sealed with a key of their own, outlive the matter, and name nobody: a
//! person stands in them under a key that neither IT nor analysts hold.

use std::collections::BTreeSet;

use super::{
    content::{Facts, Intake, Requester, Triage},
    desk::desk_of,
    may,
    rows::{self, FactsRow, MatterRow},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::{Act, Office, Reads},
    storage::Day,
    vault::{
        Group, MatterId, StatisticsKey, decode, encode,
        said::{Author, Said, Spot, Voice, say},
    },
};

/// All anonymous requests together count as one person.
const NOBODY: [u8; 16] = [0; 16];

/// How often a subject was the main one in a year, and how many persons that rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The subject code.
    pub subject: String,
    /// Counted matters.
    pub matters: u64,
    /// Distinct persons, all anonymous requests being one.
    pub persons: u64,
}

/// The key that persons are counted under, opened by the actor's own; drawn at the office's first triage.
pub(super) fn statistics_key(office: &Office, who: &Actor) -> Result<StatisticsKey> {
    let desk = desk_of(who)
        .and_then(Group::from_name)
        .ok_or(Error::Denied)?;
    let seeds = office.group_seeds(who, desk)?;
    office.statistics_key(who, desk, &seeds)
}

/// Stores the codes of a matter, sealed to its desk.
pub(super) fn put(
    act: &mut Act<'_>,
    row: &MatterRow,
    (intake, triage): (&Intake, &Triage),
    key: &StatisticsKey,
) -> Result<()> {
    let facts = Facts {
        subject: triage.subject.clone(),
        counted: triage.counted,
        person: person(&intake.requester, key),
        under: key.person(b""),
        requester_kind: triage.requester_kind.clone(),
        channel: intake.channel.clone(),
        received: row.received.date(),
    };
    let desk = Group::from_name(&row.desk).ok_or(Error::Missing)?;
    let keys = act.who().keys().ok_or(Error::Denied)?;
    let author = Author {
        account: keys.account(),
        generation: keys.generation(),
        day: Day::from(act.today()).number(),
    };
    let said = say(keys.sign(), &spot(&row.id), author, &encode(&facts)?);
    let sealed = act.seal_facts(desk, row.id, &said)?;
    let row = FactsRow {
        matter: row.id,
        year: row.year,
        desk: row.desk.clone(),
        generation: sealed.generation,
        wrapped: sealed.wrapped,
        facts: sealed.facts,
    };
    rows::put_facts(act, &row)
}

/// Where the codes of a matter stand, for their signature: anybody can seal to a desk, only its people are counted by.
fn spot(matter: &MatterId) -> Spot<'_> {
    Spot {
        kind: "advice-facts",
        matter: matter.bytes(),
        row: matter.bytes(),
        revision: 1,
    }
}

fn person(requester: &Requester, key: &StatisticsKey) -> [u8; 16] {
    match requester {
        Requester::Account {
            person: Some(person),
            ..
        }
        | Requester::Person { person, .. } => key.person(person.bytes()),
        Requester::Account { account, .. } => key.person(account.bytes()),
        Requester::Outside { name } if !name.is_empty() => {
            key.person(name.to_lowercase().as_bytes())
        }
        Requester::Anonymous { .. } | Requester::Outside { .. } => NOBODY,
    }
}

/// The codes of a year at the actor's own desk. Recorded as a preview of the figure.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn facts_of(office: &Office, who: &Actor, year: i16) -> Result<Vec<Facts>> {
    let desk = desk_of(who)
        .and_then(Group::from_name)
        .ok_or(Error::Denied)?;
    let seeds = office.group_seeds(who, desk)?;
    let sealed = office.act(who, |act| {
        may::count(act)?;
        let rows = rows::facts(act, i32::from(year), desk.name())?;
        Ok((
            rows,
            Entry::new(Code::FigurePreviewed).note(format!("{year} {}", desk.name())),
        ))
    })?;
    let facts: Vec<Facts> = sealed
        .iter()
        .map(|row| {
            let sealed = crate::vault::SealedFacts {
                generation: row.generation,
                wrapped: row.wrapped.clone(),
                facts: row.facts.clone(),
            };
            let said = Said::read(&sealed.open(desk, row.matter, &seeds)?)?;
            verified(office, row.matter, &said)
        })
        .collect::<Result<_>>()?;
    under_one_key(&facts)?;
    Ok(facts)
}

/// Whether all persons stand under one key. Somebody who deletes the key from the database has the desk draw another,
/// and a person would count as two.
///
/// # Errors
/// [`Error::Broken`] when they do not.
pub fn under_one_key(facts: &[Facts]) -> Result<()> {
    if facts.windows(2).all(|pair| match pair {
        [one, other] => one.under == other.under,
        _ => true,
    }) {
        Ok(())
    } else {
        Err(Error::broken("persons were counted under two keys"))
    }
}

/// The codes, if somebody whom a group's certificates ever named has signed them.
fn verified(office: &Office, matter: MatterId, said: &Said) -> Result<Facts> {
    let groups = office.groups();
    let is_theirs = groups
        .ever(said.author.account)
        .any(|member| said.verify(&spot(&matter), &member.keys.sign) == Voice::Verified);
    if is_theirs {
        decode(&said.body)
    } else {
        Err(Error::broken(
            "the codes of a matter are nobody's of the office",
        ))
    }
}

/// How many sealed codes a desk has of a year: their number stands open, what they say does not.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn counts_at(office: &Office, who: &Actor, year: i16, desk: Group) -> Result<usize> {
    office.look(who, |look| {
        may::count(look)?;
        Ok(rows::facts(look, i32::from(year), desk.name())?.len())
    })
}

/// The years in which matters came to the actor's own desk, the newest first.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn years(office: &Office, who: &Actor) -> Result<Vec<i16>> {
    let years = office.look(who, |look| {
        let desk = may::see_inbox(look)?;
        rows::years(look, desk.desk())
    })?;
    years
        .into_iter()
        .map(|year| i16::try_from(year).map_err(Error::broken))
        .collect()
}

/// Counted matters by main subject, in the order the subjects are given; subjects nobody asked about count zero.
#[must_use]
pub fn count_year(facts: &[Facts], subjects: &[String]) -> Vec<Counted> {
    subjects
        .iter()
        .map(|subject| {
            let of_subject = || {
                facts
                    .iter()
                    .filter(|fact| fact.counted && fact.subject == *subject)
            };
            let persons: BTreeSet<[u8; 16]> = of_subject().map(|fact| fact.person).collect();
            Counted {
                subject: subject.clone(),
                matters: u64::try_from(of_subject().count()).unwrap_or(u64::MAX),
                persons: u64::try_from(persons.len()).unwrap_or(u64::MAX),
            }
        })
        .collect()
}

/// How many matters of a year no codes were sealed for, because nobody has triaged them; withdrawn ones need none.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn untriaged(office: &Office, who: &Actor, year: i16) -> Result<usize> {
    office.look(who, |look| {
        may::count(look)?;
        rows::uncounted(look, i32::from(year))
    })
}

/// Whether the figure of a year can be published: the year is over and every matter of it was triaged.
///
/// # Errors
/// [`Error::Invalid`] saying which of the two is missing; [`Error::Denied`] for whoever sits at no desk.
pub fn is_ready(office: &Office, who: &Actor, year: i16) -> Result<()> {
    let (_, last) = office.calendar().days_of(year).ok_or(Error::Missing)?;
    if office.today() <= last {
        return Err(Error::invalid(
            Text::new("advice-year-open")
                .with("year", year.to_string())
                .with("last", last),
        ));
    }
    match untriaged(office, who, year)? {
        0 => Ok(()),
        count => Err(Error::invalid(
            Text::new("advice-year-untriaged").with("count", count),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(subject: &str, person: u8, counted: bool) -> Facts {
        Facts {
            subject: subject.into(),
            counted,
            person: [person; 16],
            under: [0; 16],
            requester_kind: "staff".into(),
            channel: "portal".into(),
            received: jiff::civil::date(2017, 3, 1),
        }
    }

    #[test]
    fn one_person_with_six_matters_makes_no_six() {
        let facts: Vec<_> = (0..6)
            .map(|_| fact("gifts", 1, true))
            .chain([fact("gifts", 2, false)])
            .collect();
        let counted = count_year(&facts, &["gifts".into(), "other".into()]);
        assert_eq!((counted[0].matters, counted[0].persons), (6, 1));
        assert_eq!((counted[1].matters, counted[1].persons), (0, 0));
    }
}
