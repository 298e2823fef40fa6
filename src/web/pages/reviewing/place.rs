//! Where in the work list a statement was opened from: carried in the addresses and forms of its page, so that whoever works
//! through a list gets from one statement to the next.

use crate::{
    disclosure::{
        StatementId,
        review::worklist::{self, Filter, Neighbour, View},
        statement::content::Novelty,
    },
    error::Result,
    language::typed,
    storage::Id,
    web::{field::Sent, path, visitor::Guest},
};

/// A list as it was asked for, and a place in it, counted from 1.
pub(super) struct Place {
    filter: Filter,
    at: i64,
}

/// What an address or a form asks of the work list.
pub(super) fn filter(asked: &Sent) -> Filter {
    let given = |name| Some(asked.get(name)).filter(|value| !value.is_empty());
    Filter {
        view: View::from_code(asked.get("view")),
        cycle: given("cycle").and_then(|id| Id::parse(id).ok()),
        unit: given("unit").map(ToOwned::to_owned),
        novelty: given("novelty").and_then(Novelty::from_code),
        flagged: asked.get("flagged") == "yes",
    }
}

/// The names and values by which [`filter`] finds the same list again.
pub(super) fn pairs(filter: &Filter) -> Vec<(&'static str, String)> {
    let mut pairs = vec![("view", filter.view.code().to_owned())];
    pairs.extend(filter.cycle.map(|cycle| ("cycle", cycle.to_string())));
    pairs.extend(filter.unit.clone().map(|unit| ("unit", unit)));
    let novelty = filter.novelty.map(|novelty| novelty.code().to_owned());
    pairs.extend(novelty.map(|code| ("novelty", code)));
    pairs.extend(filter.flagged.then(|| ("flagged", "yes".to_owned())));
    pairs
}

/// The address of a list.
pub(super) fn address(filter: &Filter) -> String {
    spell(path::REVIEWS, &pairs(filter))
}

/// An address with these pairs after its question mark.
pub(super) fn spell(base: &str, pairs: &[(&'static str, String)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(pairs);
    format!("{base}?{}", query.finish())
}

impl Place {
    /// The place that an address or a form names; none if it names none.
    pub(super) fn of(asked: &Sent) -> Option<Self> {
        let at = typed::number(asked.get("at")).filter(|at| *at > 0)?;
        Some(Self::new(filter(asked), at))
    }

    /// The `at`-th row of a list.
    pub(super) fn new(filter: Filter, at: i64) -> Self {
        Self { filter, at }
    }

    /// The names and values of the place.
    pub(super) fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = pairs(&self.filter);
        pairs.push(("at", self.at.to_string()));
        pairs
    }

    /// The list it lies in.
    pub(super) fn list(&self) -> String {
        address(&self.filter)
    }

    /// The address of a statement at this place.
    pub(super) fn href(&self, id: StatementId) -> String {
        spell(&path::below(path::REVIEWS, &id.to_string()), &self.pairs())
    }

    /// The addresses of the statements before and after `id`.
    pub(super) fn neighbours(&self, me: &Guest, id: StatementId) -> Result<[Option<String>; 2]> {
        let here = (id, self.at);
        let found = worklist::neighbours(me.office(), me.who(), &self.filter, here)?;
        let href = |(id, at)| Self::new(self.filter.clone(), at).href(id);
        Ok(found.map(|neighbour: Neighbour| neighbour.map(href)))
    }
}
