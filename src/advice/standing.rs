//! What the audit record remembers of a matter, so that a row put back to an older state is found.

use super::rows::{self, FactsRow, LineRow, MatterRow};
use crate::{
    audit::Hash,
    error::{Error, Result},
    office::{Reads, state_of},
    storage::{Coded, Day},
    vault::MatterId,
};

/// The state of a matter as the door sees it: every act that changes one ends with it, and the auditor compares. It
/// covers the matter, its lines and its codes; not whether the desk has looked at it, which no act of weight depends on
/// and which each opening may change.
///
/// # Errors
/// [`Error::Missing`] when there is no such matter.
pub fn state(at: &mut impl Reads, id: MatterId) -> Result<Hash> {
    let matter = rows::matter(at, id)?.ok_or(Error::Missing)?;
    let lines = rows::lines(at, id)?;
    let mut fields = of_matter(matter);
    fields.push(lines.len().to_be_bytes().to_vec());
    fields.extend(lines.into_iter().flat_map(of_line));
    fields.extend(rows::facts_of(at, id)?.into_iter().flat_map(of_facts));
    state_of(at, id, &fields)
}

fn of_matter(row: MatterRow) -> Vec<Vec<u8>> {
    let day = |day: Option<Day>| day.map_or(Vec::new(), |day| day.number().to_be_bytes().to_vec());
    vec![
        row.id.bytes().to_vec(),
        row.year.to_be_bytes().to_vec(),
        row.number.to_be_bytes().to_vec(),
        row.state.0.code().into(),
        row.desk.into(),
        row.handler
            .map_or(Vec::new(), |handler| handler.bytes().to_vec()),
        day(Some(row.received)),
        day(row.due),
        day(row.answered),
        day(row.disposed),
        row.messages.to_be_bytes().to_vec(),
        row.revision.to_be_bytes().to_vec(),
        row.clock.into(),
        row.intake,
        row.triage,
    ]
}

fn of_line(row: LineRow) -> [Vec<u8>; 6] {
    [
        row.id.bytes().to_vec(),
        row.seq.to_be_bytes().to_vec(),
        row.kind.into(),
        row.author.into(),
        row.day.number().to_be_bytes().to_vec(),
        row.body,
    ]
}

fn of_facts(row: FactsRow) -> [Vec<u8>; 5] {
    [
        row.year.to_be_bytes().to_vec(),
        row.desk.into(),
        row.generation.to_be_bytes().to_vec(),
        row.wrapped,
        row.facts,
    ]
}

/// The number of a matter and its [`state`], for the auditor.
///
/// # Errors
/// As [`state`].
pub fn standing(at: &mut impl Reads, id: MatterId) -> Result<(String, Hash)> {
    Ok((number_of(at, id)?, state(at, id)?))
}

/// The number of a matter.
pub(super) fn number_of(at: &mut impl Reads, id: MatterId) -> Result<String> {
    let row = rows::matter(at, id)?.ok_or(Error::Missing)?;
    Ok(super::number(row.year, row.number))
}
