//! What a reviewer does to a statement. Of two who work on the same one, the second is told that it has changed.

use crate::{
    actor::Actor,
    audit::Code,
    calendar::{Deadline, Span},
    disclosure::{
        StatementId, letters, may, remedy,
        state::Step,
        statement::{
            case::{Case, Prove, work},
            content::{Finding, Outcome, Version, Words},
            rows, version,
        },
    },
    error::{Error, Result},
    language::{Message, Text},
    office::{Act, Office, Reads},
};

/// A statement and the revision it was read at.
pub type Read = (StatementId, i32);

pub(in crate::disclosure) const REVIEW: Prove<'static> = &may::review;
pub(in crate::disclosure) const DIRECT: Prove<'static> = &may::direct;

/// The place names a section of the form.
pub(in crate::disclosure) fn check_place(
    at: &mut impl Reads,
    case: &Case<'_>,
    about: Option<&str>,
) -> Result<()> {
    let Some(place) = about.filter(|place| !place.is_empty()) else {
        return Ok(());
    };
    let section = place.split_once('.').map_or(place, |(section, _)| section);
    match case.form(at)?.section(section) {
        Some(_) => Ok(()),
        None => Err(Error::field("about", Text::new("disclosure-place-unknown"))),
    }
}

/// Asks the filer about one item, or about the whole; the clock of the review rests until they have answered.
///
/// # Errors
/// [`Error::Invalid`] where the statement was not taken up; [`Error::Conflict`] when somebody else changed it: the text is to be
/// kept and shown again; [`Error::Denied`] for whoever does not review it.
pub fn ask(
    office: &Office,
    who: &Actor,
    (id, revision): Read,
    (about, message): (Option<&str>, &Message),
) -> Result<()> {
    let words = Words::Question {
        about: about.map(ToOwned::to_owned),
        words: message.words().to_owned(),
    };
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        case.take(Step::Ask)?;
        check_place(act, case, about)?;
        if let Some(clock) = case.clock()? {
            let today = clock.not_before(act.today());
            let resting = clock.clone().pause(today, "information-requested");
            // Asked already, it rests already.
            case.set_clock(act, &resting.unwrap_or(clock))?;
        }
        let days = case.cycle(act)?.plan.clocks.information;
        let turn = Deadline::begin(act.today(), Span::Days(days)).due(office.calendar());
        case.row.turn = turn.map(Into::into);
        letters::tell_news(act, case.row.filer)?;
        Ok(((), Code::InformationRequested))
    })
}

/// Writes a note that the filer never sees, about one item or about the whole.
///
/// # Errors
/// As [`ask`].
pub fn note(
    office: &Office,
    who: &Actor,
    (id, revision): Read,
    (about, message): (Option<&str>, &Message),
) -> Result<()> {
    let words = Words::Note {
        about: about.map(ToOwned::to_owned),
        words: message.words().to_owned(),
    };
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        case.take(Step::Note)?;
        check_place(act, case, about)?;
        Ok(((), Code::NoteAdded))
    })
}

/// Goes on without the filer's answer; the clock of the review runs again.
///
/// # Errors
/// As [`ask`].
pub fn go_on(office: &Office, who: &Actor, (id, revision): Read) -> Result<()> {
    let words = Words::event("resumed", None);
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        case.take(Step::TakeUp)?;
        resume(act, case)?;
        Ok(((), Code::MatterResumed))
    })
}

fn resume(act: &Act<'_>, case: &mut Case<'_>) -> Result<()> {
    if let Some(clock) = case.clock()? {
        let today = clock.not_before(act.today());
        let going = clock.clone().resume(today);
        case.set_clock(act, &going.unwrap_or(clock))?;
    }
    Ok(())
}

/// Says what one item comes to, by its place (`assets.7f3a`), or the statement as a whole under `""`; said again, it takes the
/// place of what was said before.
///
/// # Errors
/// As [`ask`].
pub fn judge(
    office: &Office,
    who: &Actor,
    (id, revision): Read,
    (place, outcome, words): (&str, Outcome, &str),
) -> Result<()> {
    let me = who.id().ok_or(Error::Denied)?;
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, None), &|act, case| {
        case.take(Step::Judge)?;
        check_place(act, case, Some(place))?;
        let mut findings = case.findings()?;
        let finding = Finding {
            outcome,
            words: words.to_owned(),
            by: me,
        };
        findings.0.insert(place.to_owned(), finding);
        case.keep_findings(act, &findings)?;
        Ok(((), Code::ItemJudged))
    })
}

/// Ends the review: what the statement comes to is the gravest of all that was found. Whoever ends it is its reviewer from then
/// on, and so does not certify it.
///
/// # Errors
/// As [`ask`]; [`Error::Invalid`] while nothing was found.
pub fn conclude(office: &Office, who: &Actor, (id, revision): Read) -> Result<Outcome> {
    let words = Words::event("reviewed", None);
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        let outcome = case
            .findings()?
            .outcome()
            .ok_or_else(|| Error::invalid(Text::new("disclosure-nothing-found")))?;
        end(act, case, outcome)?;
        Ok((outcome, Code::StatementReviewed))
    })
}

/// Ends a review with this outcome. Where nothing is to be done, nothing may be left of what was proposed to be.
pub(super) fn end(act: &mut Act<'_>, case: &mut Case<'_>, outcome: Outcome) -> Result<()> {
    if !outcome.leaves_something_to_do() {
        remedy::all_settled(act, case)?;
    }
    case.take(match outcome {
        Outcome::NoConflict | Outcome::Clarified => Step::Clear,
        Outcome::AdviceNoAction => Step::Advise,
        Outcome::AdviceAction
        | Outcome::Discrepancy
        | Outcome::NotCompliant
        | Outcome::Referred => Step::Remedy,
    })?;
    case.row.reviewer = act.who().id();
    case.row.reviewed = Some(act.today().into());
    case.row.unread = false;
    Ok(())
}

/// Gives a statement back to its filer to change and file again, with words for them.
///
/// # Errors
/// As [`ask`]; for those who run the cycle.
pub fn give_back(
    office: &Office,
    who: &Actor,
    (id, revision): Read,
    message: &Message,
) -> Result<()> {
    let words = Words::event("returned", Some(message.words()));
    let keys = who.keys().ok_or(Error::Denied)?;
    let at = (id, Some(revision));
    work(office, who, at, (DIRECT, Some(&words)), &|act, case| {
        case.take(Step::Return)?;
        if version::draft(act, id)?.is_none() {
            let filed = version::last_filed(act, id, &case.opened)?
                .ok_or_else(|| Error::broken("a filed statement without a version"))?;
            let next = Version {
                answers: filed.version.answers.clone(),
                certified: None,
            };
            let key = case.opened.key();
            let row = version::begin(office, (id, filed.number + 1), (keys, key), &next)?;
            rows::insert_version(act, &row)?;
        }
        letters::tell_news(act, case.row.filer)?;
        Ok(((), Code::StatementReturned))
    })
}

/// Reviews a statement again that was reviewed, certified or closed, with a reason.
///
/// # Errors
/// As [`ask`]; for those who run the cycle.
pub fn reopen(office: &Office, who: &Actor, (id, revision): Read, reason: &Message) -> Result<()> {
    let words = Words::event("reopened", Some(reason.words()));
    let at = (id, Some(revision));
    work(office, who, at, (DIRECT, Some(&words)), &|act, case| {
        case.take(Step::Reopen)?;
        (case.row.reviewed, case.row.certified) = (None, None);
        (case.row.certifier, case.row.disposed) = (None, None);
        let days = case.cycle(act)?.plan.clocks.review;
        let clock = Deadline::begin(act.today(), Span::Days(days));
        case.set_clock(act, &clock)?;
        Ok(((), Code::MatterReopened))
    })
}
