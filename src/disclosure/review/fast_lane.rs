//! The fast lane: statements that a rule marks as blank or unchanged are cleared together, by somebody who was shown each of
//! them in a list. Nothing is cleared by itself.

use super::{
    reviewing::{REVIEW, end},
    rows as lists,
    worklist::{Filter, Listed, View, open_rows},
};
use crate::{
    actor::Actor,
    audit::Code,
    disclosure::{
        StatementId,
        state::{State, Step},
        statement::{
            case::work,
            content::{Finding, Outcome, Summary, Words},
        },
    },
    error::{Error, Result},
    language::Text,
    office::{Office, Reads},
    vault::digest,
};

/// How many are shown and cleared together: as many as somebody looks at.
const MOST: i64 = 100;

/// The name under which a shown list is vouched for.
const SHOWN: &str = "disclosure-shown";

/// Statements to be cleared together, as they were shown.
pub struct Plain {
    /// The statements: nothing declared or nothing changed, and nothing to look at.
    pub rows: Vec<Listed>,
    /// What says that whoever asks was shown just these, in the state they are in, today.
    pub shown: Vec<u8>,
}

/// The statements that whoever asks reviews and that a rule marks as plain; each is opened and listed in the record.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn plain(office: &Office, who: &Actor) -> Result<Plain> {
    let rows = office.look(who, |look| {
        let filter = Filter::of(View::Mine);
        let asked = filter.asked(look)?;
        lists::page(look, &asked, (i64::MAX, 0))
    })?;
    let arrived = |listed: &Listed| {
        matches!(
            listed.state,
            State::Submitted | State::Resubmitted | State::InReview
        )
    };
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let rows: Vec<Listed> = open_rows(office, who, &rows)?
        .into_iter()
        .filter(|listed| arrived(listed) && listed.summary.as_ref().is_some_and(Summary::is_plain))
        .take(most)
        .collect();
    let read: Vec<(StatementId, i32)> = rows.iter().map(|row| (row.id, row.revision)).collect();
    let shown = office.root().pin(SHOWN, &mark(office, who, &read)?);
    Ok(Plain {
        rows,
        shown: shown.to_vec(),
    })
}

/// Who was shown what, on which day.
fn mark(office: &Office, who: &Actor, read: &[(StatementId, i32)]) -> Result<[u8; 32]> {
    let me = who.id().ok_or(Error::Denied)?;
    let mut bytes = me.bytes().to_vec();
    bytes.extend(office.today().to_string().bytes());
    for (id, revision) in read {
        bytes.extend(id.bytes());
        bytes.extend(revision.to_be_bytes());
    }
    Ok(digest(&bytes))
}

/// Clears what was chosen of what was shown, each with its own entry. `read` is the whole list in the order it was shown. Tells
/// how many; what has changed since is left for its reviewer.
///
/// # Errors
/// [`Error::Invalid`] when whoever asks was not shown this list today.
pub fn clear(
    office: &Office,
    who: &Actor,
    (read, shown): (&[(StatementId, i32)], &[u8]),
    chosen: &[StatementId],
) -> Result<usize> {
    let mark = mark(office, who, read)?;
    if office.root().check_pin(SHOWN, &mark, shown).is_err() {
        return Err(Error::invalid(Text::new("disclosure-not-shown")));
    }
    let mut cleared = 0;
    for (id, revision) in read.iter().filter(|(id, _)| chosen.contains(id)) {
        match clear_one(office, who, (*id, *revision)) {
            Ok(()) => cleared += 1,
            Err(Error::Conflict | Error::Denied | Error::Invalid(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(cleared)
}

fn clear_one(office: &Office, who: &Actor, (id, revision): (StatementId, i32)) -> Result<()> {
    let me = who.id().ok_or(Error::Denied)?;
    let words = Words::event("reviewed", Some("fast-lane"));
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        let plain = case.summary()?.is_some_and(|summary| summary.is_plain());
        if !plain || case.row.reviewer != act.who().id() {
            return Err(Error::Denied);
        }
        if case.row.state.0 != State::InReview {
            case.take(Step::TakeUp)?;
        }
        let mut findings = case.findings()?;
        let finding = Finding {
            outcome: Outcome::NoConflict,
            words: String::new(),
            by: me,
        };
        findings.0.entry(String::new()).or_insert(finding);
        let outcome = findings.outcome().unwrap_or(Outcome::NoConflict);
        case.keep_findings(act, &findings)?;
        end(act, case, outcome)?;
        Ok(((), Code::StatementReviewed))
    })
}
