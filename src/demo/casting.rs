//! Who plays which part: whoever asks, in what capacity, and whoever of the desk works on it.

use std::collections::BTreeMap;

use super::{cast::Cast, people::Employee, script::Script};
use crate::{
    advice::Message,
    chance::Chance,
    error::{Error, Result},
    role::Role,
    vault::MatterId,
};

/// Who asks.
pub(super) enum By {
    /// Somebody of the cast, in the portal.
    Member(usize),
    /// Somebody who comes back with a receipt.
    Nobody,
    /// Somebody of the roster, by their staff id; an officer logs it.
    Roster(String),
    /// Somebody from outside, by name; an officer logs it.
    Outside(String),
}

/// A matter with everybody who takes part in it.
pub(super) struct Matter {
    pub(super) script: Script,
    pub(super) by: By,
    pub(super) kind: String,
    /// Who works on it, by place in the cast.
    pub(super) officer: usize,
    /// Whether that is its handler; else it is nobody's yet.
    pub(super) handled: bool,
    pub(super) id: Option<MatterId>,
}

impl Matter {
    /// What is said at a place of the script.
    pub(super) fn words(&self, place: usize) -> Result<Message> {
        let words = self.script.words.get(place).map(String::as_str);
        Message::parse(words.unwrap_or_default())
    }
}

/// Finds somebody for every part.
pub(super) struct Casting<'a> {
    cast: &'a Cast,
    employees: &'a [Employee],
    chance: &'a Chance,
    /// Whose turn it is, by language.
    turns: BTreeMap<&'static str, usize>,
    first: usize,
}

impl<'a> Casting<'a> {
    pub(super) fn new(cast: &'a Cast, employees: &'a [Employee], chance: &'a Chance) -> Self {
        Self {
            cast,
            employees,
            chance,
            turns: BTreeMap::new(),
            first: 0,
        }
    }

    /// Begins with somebody else than the first of the table.
    pub(super) fn skipping(self, first: usize) -> Self {
        Self { first, ..self }
    }

    pub(super) fn all(mut self, scripts: Vec<Script>) -> Result<Vec<Matter>> {
        scripts
            .into_iter()
            .enumerate()
            .map(|(number, script)| self.one(number, script))
            .collect()
    }

    fn one(&mut self, number: usize, script: Script) -> Result<Matter> {
        let (by, kind) = self.requester(&script)?;
        let wanted = script.now.as_ref().map(|now| now.handler);
        let handled = wanted.is_none_or(|handler| handler.is_some());
        let usual = match (number / 2 % 6, script.language) {
            (0, _) => 0,
            (_, "ar") => 2,
            _ => 1,
        };
        let seat = wanted.flatten().unwrap_or(usual);
        let seats = if script.concerns_office {
            self.cast.holding(Role::Alternate)
        } else {
            [Role::Head, Role::Officer]
                .map(|role| self.cast.holding(role))
                .concat()
        };
        let officer = *seats.get(seat).or(seats.first()).ok_or_else(too_small)?;
        let kind = script.kind.clone().unwrap_or(kind);
        Ok(Matter {
            script,
            by,
            kind,
            officer,
            handled,
            id: None,
        })
    }

    fn requester(&mut self, script: &Script) -> Result<(By, String)> {
        if let Some(name) = &script.outside {
            return Ok((By::Outside(name.clone()), "external".to_owned()));
        }
        if script.from == "anonymous" {
            return Ok((By::Nobody, "anonymous".to_owned()));
        }
        if script.is_logged() {
            let candidates: Vec<&Employee> = self
                .employees
                .iter()
                .filter(|one| one.role.is_none() && one.language == script.language)
                .collect();
            let one = self.chance.pick(&candidates).ok_or_else(too_small)?;
            return Ok((By::Roster(one.id.clone()), one.kind.clone()));
        }
        let staff = self.cast.reading(script.language);
        let turn = self.turns.entry(script.language).or_insert(self.first);
        let place = turn
            .checked_rem(staff.len())
            .and_then(|turn| staff.get(turn));
        *turn += 1;
        let place = *place.ok_or_else(too_small)?;
        Ok((By::Member(place), self.cast.at(place)?.kind.clone()))
    }
}

pub(super) fn too_small() -> Error {
    Error::broken("the cast of the demo is too small")
}
