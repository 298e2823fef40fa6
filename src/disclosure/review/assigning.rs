//! Who reviews what: by load, or by hand; never somebody who stands above or below the filer, or the filer.

use std::collections::BTreeMap;

use super::{
    rows as lists,
    separation::{Separation, between},
};
use crate::{
    actor::Actor,
    audit::Code,
    disclosure::{
        StatementId,
        cycle::rows as cycles,
        letters, may, number,
        state::{State, Step},
        statement::{
            recorded,
            rows::{self, StatementRow},
            standing,
        },
    },
    error::{Error, Result},
    identity::{self, Account},
    language::Text,
    office::{Act, Office, Reads},
    role::Role,
    staff,
    vault::{AccountId, Group},
};

/// How many statements are looked at together.
const PAGE: i64 = 500;

/// Whoever may be given a statement by hand.
const DESK: [Role; 4] = [Role::Reviewer, Role::Officer, Role::Head, Role::Alternate];

/// Those who review at a desk: reviewers, or where there are none those who run the cycle.
fn reviewers(at: &mut impl Reads, desk: &str) -> Result<Vec<Account>> {
    if desk == Group::Alternate.name() {
        return identity::holders(at, &[Role::Alternate]);
    }
    let reviewers = identity::holders(at, &[Role::Reviewer])?;
    if reviewers.is_empty() {
        identity::holders(at, &[Role::Officer, Role::Head])
    } else {
        Ok(reviewers)
    }
}

/// A statement that is to be given to a reviewer: what stands open about it, and whoever sits at its desk.
pub struct Assignable {
    /// Its number.
    pub number: String,
    /// Who filed it.
    pub filer: String,
    /// Their unit.
    pub unit: String,
    /// Where it stands.
    pub state: State,
    /// Who reviews it.
    pub reviewer: Option<AccountId>,
    /// Those who could, the one with the least to review first.
    pub candidates: Vec<Candidate>,
    /// The state it was read at.
    pub revision: i32,
}

/// Somebody who sits at the desk of a statement.
pub struct Candidate {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// How many statements they have under review.
    pub load: i64,
    /// What keeps them from this one.
    pub kept: Option<Separation>,
}

/// A statement and those who could review it; nothing of it is opened.
///
/// # Errors
/// [`Error::Denied`] for whoever does not run the cycle at its desk.
pub fn assignable(office: &Office, who: &Actor, id: StatementId) -> Result<Assignable> {
    let found = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        may::assign(look, &row)?;
        let loads: BTreeMap<_, _> = lists::loads(look)?.into_iter().collect();
        let mut candidates = Vec::new();
        for account in identity::holders(look, &DESK)? {
            if sits_at(&account, &row.desk) {
                candidates.push(Candidate {
                    id: account.id,
                    load: loads.get(&Some(account.id)).copied().unwrap_or(0),
                    kept: between(look, &row, &account)?,
                    name: account.name,
                });
            }
        }
        candidates.sort_by_key(|candidate| candidate.load);
        let cycle = cycles::cycle(look, row.cycle)?;
        let filer = staff::persons(look, &[row.person])?.pop();
        Ok(Assignable {
            number: number(cycle.year, row.number),
            filer: filer.map_or_else(String::new, |person| person.details.name),
            unit: row.unit.clone(),
            state: row.state.0,
            reviewer: row.reviewer,
            candidates,
            revision: row.revision,
        })
    });
    recorded(office, who, id, found)
}

/// Gives a filed statement to a reviewer of its desk, as substitute for another or first, or takes it from whoever has it.
///
/// # Errors
/// [`Error::Invalid`] about `reviewer`, who is not at the desk or is kept from it, or where the state does not allow it;
/// [`Error::Conflict`] when somebody else changed it; [`Error::Denied`] for whoever does not run the cycle at its desk.
pub fn assign(
    office: &Office,
    who: &Actor,
    (id, revision): (StatementId, i32),
    reviewer: Option<AccountId>,
) -> Result<()> {
    office.act(who, |act| {
        let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        may::assign(act, &row)?;
        if row.revision != revision {
            return Err(Error::Conflict);
        }
        row.state.0.after(Step::Assign)?;
        if let Some(reviewer) = reviewer {
            let account = identity::holders(act, &DESK)?
                .into_iter()
                .find(|account| account.id == reviewer && sits_at(account, &row.desk))
                .ok_or_else(|| Error::field("reviewer", Text::new("disclosure-reviewer-choose")))?;
            if let Some(separation) = between(act, &row, &account)? {
                return Err(Error::field("reviewer", separation.text()));
            }
        }
        give(act, &mut row, reviewer)?;
        Ok(((), standing::entry(act, Code::MatterAssigned, &row)?))
    })
}

fn sits_at(account: &Account, desk: &str) -> bool {
    if desk == Group::Alternate.name() {
        account.roles.has(Role::Alternate)
    } else {
        account
            .roles
            .any(&[Role::Reviewer, Role::Officer, Role::Head])
    }
}

fn give(act: &mut Act<'_>, row: &mut StatementRow, reviewer: Option<AccountId>) -> Result<()> {
    row.reviewer = reviewer;
    row.revision += 1;
    rows::update(act, row)?;
    letters::tell_news(act, reviewer)
}

impl Separation {
    /// The sentence that says why somebody cannot review a statement.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            Self::Own => Text::new("disclosure-separated-own"),
            Self::Supervisor => Text::new("disclosure-separated-supervisor"),
            Self::Subordinate => Text::new("disclosure-separated-subordinate"),
        }
    }
}

/// Gives every filed statement that nobody reviews to whoever of its desk has the least to review and is not kept from it; the
/// worker's. Tells how many. Those for whom nobody is left wait for somebody to be found by hand.
///
/// # Errors
/// [`Error::Denied`] for anybody but the worker.
pub fn assign_by_load(office: &Office, who: &Actor) -> Result<usize> {
    let mut given = 0;
    let mut after = None;
    loop {
        let page = office.look(who, |look| {
            may::keep_house(look)?;
            lists::unassigned(look, after, PAGE)
        })?;
        let Some(last) = page.last() else {
            return Ok(given);
        };
        after = Some(last.id);
        let mut loads: BTreeMap<AccountId, i64> = office
            .look(who, |look| lists::loads(look))?
            .into_iter()
            .filter_map(|(reviewer, count)| Some((reviewer?, count)))
            .collect();
        for row in page {
            let fittest = office.look(who, |look| fittest(look, &row, &loads))?;
            if let Some(reviewer) = fittest {
                take(office, who, row.id, Some(reviewer))?;
                *loads.entry(reviewer).or_default() += 1;
                given += 1;
            }
        }
    }
}

/// Whoever of a statement's desk has the least to review and is not kept from it.
fn fittest(
    at: &mut impl Reads,
    row: &StatementRow,
    loads: &BTreeMap<AccountId, i64>,
) -> Result<Option<AccountId>> {
    let mut candidates = reviewers(at, &row.desk)?;
    candidates.sort_by_key(|account| loads.get(&account.id).copied().unwrap_or(0));
    for account in candidates {
        if between(at, row, &account)?.is_none() {
            return Ok(Some(account.id));
        }
    }
    Ok(None)
}

fn take(office: &Office, who: &Actor, id: StatementId, reviewer: Option<AccountId>) -> Result<()> {
    office.act(who, |act| {
        let mut row = rows::statement(act, id)?.ok_or(Error::Denied)?;
        may::assign(act, &row)?;
        if row.state.0.allows(Step::Assign) {
            give(act, &mut row, reviewer)?;
        }
        Ok(((), standing::entry(act, Code::MatterAssigned, &row)?))
    })
}

/// Takes statements from reviewers who have come to stand above or below their filer, or left the desk; the worker's, after
/// each roster. Tells how many.
///
/// # Errors
/// [`Error::Denied`] for anybody but the worker.
pub fn separate(office: &Office, who: &Actor) -> Result<usize> {
    let mut taken = 0;
    let mut after = None;
    loop {
        let page = office.look(who, |look| {
            may::keep_house(look)?;
            lists::assigned(look, after, PAGE)
        })?;
        let Some(last) = page.last() else {
            return Ok(taken);
        };
        after = Some(last.id);
        for row in page {
            let kept = office.look(who, |look| match row.reviewer {
                Some(reviewer) => {
                    let account = identity::account(look, reviewer)?;
                    let sits = account.active && sits_at(&account, &row.desk);
                    Ok(sits && between(look, &row, &account)?.is_none())
                }
                None => Ok(true),
            })?;
            if !kept {
                take(office, who, row.id, None)?;
                taken += 1;
            }
        }
    }
}
