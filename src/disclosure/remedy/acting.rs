//! What is done to a remedy. Of two who act on the same one, the second is told that it has changed.

use super::{
    content::{self, Remedy, Stage, Step, Turn},
    evidence::{self, Piece},
    rows::{self, RemedyRow},
};
use crate::{
    actor::Actor,
    audit::Code,
    calendar::{Deadline, Span},
    disclosure::{
        RemedyId, StatementId, letters, may,
        review::reviewing::{DIRECT, REVIEW, check_place},
        state::State,
        statement::{
            case::{Case, Prove, work},
            content::{Outcome, Words},
            rows as statements,
        },
    },
    error::{Error, Result},
    language::{Message, Text},
    office::{Act, Office, Reads},
    storage,
    vault::Keyring,
};

/// A remedy of a statement, and the revision it was read at.
pub type At = (StatementId, RemedyId, i32);

/// What a reviewer proposes.
pub struct Proposal<'p> {
    /// A code of the vocabulary `remedy-kind`.
    pub kind: &'p str,
    /// The place of the item it is about; none for the whole.
    pub about: Option<&'p str>,
    /// What is to be done.
    pub words: &'p Message,
    /// Days to do it in, once agreed; those of the cycle's plan if `None`.
    pub days: Option<u32>,
}

/// The most days somebody gets to do something.
const MOST_DAYS: u32 = 366;

/// Days from one confirmation that something lasting holds to the next.
const YEAR: u32 = 365;

pub(super) const OWN: Prove<'static> = &may::own_to_change;

/// Its filer says how it was done, or the office writes down for them how it was.
pub(super) const TELL: Prove<'static> = &|act, row, locked| {
    let own = may::own_to_change(act, row, locked);
    own.or_else(|_| may::review(act, row, locked))
};

/// Proposes what is to be done about a statement for which something is to be done; its filer is told that there is news.
///
/// # Errors
/// [`Error::Invalid`] about `kind`, `about` or `days`, or while nothing was found that leaves something to do;
/// [`Error::Conflict`] when somebody else changed the statement; [`Error::Denied`] for whoever does not review it.
pub fn propose(
    office: &Office,
    who: &Actor,
    (id, revision): (StatementId, i32),
    proposal: &Proposal<'_>,
) -> Result<RemedyId> {
    let keys = who.keys().ok_or(Error::Denied)?;
    let kind = office
        .vocabulary()
        .remedy_kind
        .choose("kind", proposal.kind)?;
    let remedy = RemedyId::draw(office.chance());
    let words = Words::Remedy {
        remedy,
        what: "propose".to_owned(),
        words: Some(proposal.words.words().to_owned()),
    };
    let at = (id, Some(revision));
    work(office, who, at, (REVIEW, Some(&words)), &|act, case| {
        can_be_proposed(case)?;
        check_place(act, case, proposal.about)?;
        let usual = case.cycle(act)?.plan.clocks.remedy;
        let content = Remedy {
            kind: kind.code.clone(),
            lasting: kind.group.as_deref() == Some("lasting"),
            about: proposal.about.map(ToOwned::to_owned),
            words: proposal.words.words().to_owned(),
            days: days(proposal.days.unwrap_or(usual))?,
            stage: Stage::Proposed,
            proposed_by: keys.account(),
            proven_by: None,
            evidence: Vec::new(),
            since: statements::versions(act, id)?
                .iter()
                .rfind(|version| version.submitted)
                .map_or(0, |last| last.seq),
        };
        let there = rows::of_statement(act, id)?.len();
        let row = RemedyRow {
            id: remedy,
            statement: id,
            seq: i32::try_from(there).map_err(Error::broken)?,
            turn: storage::Code(Turn::Filer),
            due: None,
            told: None,
            revision: 1,
            body: Vec::new(),
        };
        let row = set(act, case, (row, &content, Step::Agree), keys)?;
        rows::insert(act, &row)?;
        letters::tell_news(act, case.row.filer)?;
        Ok((remedy, Code::RemedyProposed))
    })
}

fn can_be_proposed(case: &Case<'_>) -> Result<()> {
    let state = case.row.state.0;
    let found = case.findings()?.outcome();
    let open = matches!(
        state,
        State::InReview | State::RemedyOpen | State::Certified
    );
    if open && found.is_some_and(Outcome::leaves_something_to_do) {
        return Ok(());
    }
    Err(Error::invalid(Text::new(
        "disclosure-remedy-not-called-for",
    )))
}

fn days(days: u32) -> Result<u32> {
    if (1..=MOST_DAYS).contains(&days) {
        return Ok(days);
    }
    let text = Text::new("disclosure-days")
        .with("least", 1_u32)
        .with("most", MOST_DAYS);
    Err(Error::field("days", text))
}

/// Takes a step, with words where it needs some. Whoever has the turn then is told that there is news.
///
/// # Errors
/// [`Error::Invalid`] where it stands elsewhere, about `message` where words are missing, and for whoever would decide about
/// their own proposal or verify their own proof; [`Error::Conflict`] when somebody else was first; [`Error::Missing`] where
/// there is no such remedy; [`Error::Denied`] for whoever it is not for.
pub fn take(
    office: &Office,
    who: &Actor,
    at: At,
    (step, message): (Step, Option<&Message>),
) -> Result<Stage> {
    go(office, who, at, (step, message, None))
}

/// Tells how it was done, or that it still holds: in words, with the files that were given, or with a version of the
/// statement that was filed since.
///
/// # Errors
/// As [`take`]; [`Error::Invalid`] about `version` when no such version was filed since it was proposed.
pub fn prove(
    office: &Office,
    who: &Actor,
    at: At,
    (message, version): (Option<&Message>, Option<i32>),
) -> Result<Stage> {
    go(office, who, at, (Step::Prove, message, version))
}

fn go(
    office: &Office,
    who: &Actor,
    (id, remedy, revision): At,
    (step, message, version): (Step, Option<&Message>, Option<i32>),
) -> Result<Stage> {
    let keys = who.keys().ok_or(Error::Denied)?;
    let words = Words::Remedy {
        remedy,
        what: step.code().to_owned(),
        words: message.map(|message| message.words().to_owned()),
    };
    let prove = match step {
        Step::Agree | Step::Contest => OWN,
        Step::Prove => TELL,
        Step::Uphold => DIRECT,
        Step::Verify | Step::SendBack | Step::Withdraw => REVIEW,
    };
    work(
        office,
        who,
        (id, None),
        (prove, Some(&words)),
        &|act, case| {
            let row = rows::remedy(act, (id, remedy))?;
            if row.revision != revision {
                return Err(Error::Conflict);
            }
            let (mut content, _) = content::read(act, &row, &case.opened)?;
            if let Some(number) = version {
                name_version(act, id, (&mut content, number), keys)?;
            }
            let shown = step == Step::Prove && content.has_new_evidence();
            if step.needs_words() && message.is_none() && !shown {
                return Err(Error::field("message", Text::new("message-missing")));
            }
            let content = content.after(step, keys.account())?;
            let row = RemedyRow {
                revision: row.revision + 1,
                told: None,
                ..row
            };
            let row = set(act, case, (row, &content, step), keys)?;
            rows::update(act, &row)?;
            let next = match row.turn.0 {
                Turn::Office => case.row.reviewer,
                Turn::Filer | Turn::Nobody => case.row.filer,
            };
            letters::tell_news(act, next)?;
            Ok((content.stage, step.entry()))
        },
    )
}

fn name_version(
    act: &mut Act<'_>,
    id: StatementId,
    (remedy, number): (&mut Remedy, i32),
    keys: &Keyring,
) -> Result<()> {
    let filed = evidence::versions(act, id, remedy)?;
    if !filed.iter().any(|(there, _)| *there == number) {
        return Err(Error::field(
            "version",
            Text::new("disclosure-remedy-version"),
        ));
    }
    remedy.add(Piece::Version(number), keys.account());
    Ok(())
}

/// The row of a remedy after a step: its box, whose turn it is, and by which day.
fn set(
    act: &mut Act<'_>,
    case: &Case<'_>,
    (mut row, content, step): (RemedyRow, &Remedy, Step),
    keys: &Keyring,
) -> Result<RemedyRow> {
    let answer = case.cycle(act)?.plan.clocks.information;
    let (turn, days) = match content.stage {
        Stage::Proposed => (Turn::Filer, Some(answer)),
        Stage::Contested | Stage::Proven => (Turn::Office, Some(answer)),
        Stage::Agreed if step == Step::SendBack => (Turn::Filer, Some(answer)),
        Stage::Agreed => (Turn::Filer, Some(content.days)),
        Stage::Verified if content.lasting => (Turn::Filer, Some(YEAR)),
        Stage::Verified | Stage::Withdrawn => (Turn::Nobody, None),
    };
    let office = act.office();
    let day = |days| Deadline::begin(act.today(), Span::Days(days)).due(office.calendar());
    row.turn = storage::Code(turn);
    row.due = days.and_then(day).map(Into::into);
    let key = case.opened.key();
    row.body = content::seal(office, (&row.id, row.revision), (keys, key), content)?;
    Ok(row)
}
