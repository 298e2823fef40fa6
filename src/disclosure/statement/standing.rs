//! What the audit record remembers of a statement, so that a row put back to an older state is found.

use super::rows::{self, LineRow, StatementRow, VersionRow};
use crate::{
    audit::{Code, Entry, Hash},
    disclosure::{
        cycle::rows as cycles,
        number, publication,
        remedy::rows::{self as remedies, RemedyRow},
        sample::rows as samples,
    },
    error::{Error, Result},
    office::{Act, Reads, state_of},
    storage::{Coded, Day},
    vault::MatterId,
};

/// The state of a statement with content, as the door sees it. It covers the statement, its versions, lines and remedies, its
/// checklists and its summary; not what is changed for many at once and recorded for their cycle: unit, due day, and what
/// its filer was told.
///
/// # Errors
/// [`Error::Missing`] when there is no such matter.
pub fn state(at: &mut impl Reads, matter: MatterId) -> Result<Hash> {
    let row = rows::of_matter(at, matter)?.ok_or(Error::Missing)?;
    state_with(at, matter, row)
}

/// As [`state`], for whoever has the row as it stands.
fn state_with(at: &mut impl Reads, matter: MatterId, row: StatementRow) -> Result<Hash> {
    let id = row.id;
    let beside = rows::beside(at, id)?;
    let mut fields = of_statement(row);
    let versions = rows::versions(at, id)?;
    fields.push(versions.len().to_be_bytes().to_vec());
    fields.extend(versions.into_iter().flat_map(of_version));
    let lines = beside.lines.then(|| rows::lines(at, id)).transpose()?;
    let lines = lines.unwrap_or_default();
    fields.push(lines.len().to_be_bytes().to_vec());
    fields.extend(lines.into_iter().flat_map(of_line));
    let remedies = beside.remedies.then(|| remedies::of_statement(at, id));
    let remedies = remedies.transpose()?.unwrap_or_default();
    fields.push(remedies.len().to_be_bytes().to_vec());
    fields.extend(remedies.into_iter().flat_map(of_remedy));
    if beside.drawn {
        let drawn = samples::of_statement(at, id)?;
        fields.extend(drawn.into_iter().map(|drawn| drawn.checklist));
    }
    if beside.summary
        && let Some(summary) = publication::rows::find(at, id)?
    {
        fields.extend([summary.body, summary.published.into_bytes()]);
    }
    state_of(at, matter, &fields)
}

/// The entry of an act on a statement: about its content and the state it is left in, or about the statement while there
/// is no content. An act makes it last, with the row as it has written it.
pub(in crate::disclosure) fn entry(
    act: &mut Act<'_>,
    code: Code,
    row: &StatementRow,
) -> Result<Entry> {
    Ok(match row.matter {
        Some(matter) => {
            Entry::new(code)
                .about(matter.uuid())
                .state(state_with(act, matter, row.clone())?)
        }
        None => Entry::new(code).about(row.id.uuid()),
    })
}

fn of_statement(row: StatementRow) -> Vec<Vec<u8>> {
    let day = |day: Option<Day>| day.map_or(Vec::new(), |day| day.number().to_be_bytes().to_vec());
    let mut fields = vec![
        row.id.bytes().to_vec(),
        row.cycle.bytes().to_vec(),
        row.number.to_be_bytes().to_vec(),
        row.person.bytes().to_vec(),
        row.reason.into_bytes(),
        row.state.0.code().into(),
        row.desk.into_bytes(),
    ];
    let people = [row.filer, row.designee, row.reviewer, row.certifier];
    fields.extend(people.map(|who| who.map_or(Vec::new(), |who| who.bytes().to_vec())));
    fields.push(row.extended.to_be_bytes().to_vec());
    let days = [
        Some(row.assigned),
        row.turn,
        row.submitted,
        row.reviewed,
        row.certified,
        row.disposed,
    ];
    fields.extend(days.map(day));
    fields.extend([
        row.because.unwrap_or_default().into_bytes(),
        row.revision.to_be_bytes().to_vec(),
        row.clock.into_bytes(),
        row.summary,
        row.findings,
    ]);
    fields
}

fn of_version(row: VersionRow) -> [Vec<u8>; 6] {
    [
        row.id.bytes().to_vec(),
        row.seq.to_be_bytes().to_vec(),
        vec![u8::from(row.submitted)],
        row.day.number().to_be_bytes().to_vec(),
        row.saved.to_be_bytes().to_vec(),
        row.body,
    ]
}

fn of_line(row: LineRow) -> [Vec<u8>; 5] {
    [
        row.id.bytes().to_vec(),
        row.seq.to_be_bytes().to_vec(),
        row.kind.into_bytes(),
        row.day.number().to_be_bytes().to_vec(),
        row.body,
    ]
}

fn of_remedy(row: RemedyRow) -> [Vec<u8>; 6] {
    let due = |due: Day| due.number().to_be_bytes().to_vec();
    [
        row.id.bytes().to_vec(),
        row.seq.to_be_bytes().to_vec(),
        row.turn.0.code().into(),
        row.due.map_or_else(Vec::new, due),
        row.revision.to_be_bytes().to_vec(),
        row.body,
    ]
}

/// The number of the statement with this content and its [`state`], for the auditor.
///
/// # Errors
/// As [`state`].
pub fn standing(at: &mut impl Reads, matter: MatterId) -> Result<(String, Hash)> {
    let row = rows::of_matter(at, matter)?.ok_or(Error::Missing)?;
    let cycle = cycles::cycle(at, row.cycle)?;
    Ok((number(cycle.year, row.number), state(at, matter)?))
}
