//! Filing: checked, certified by name, signed, sealed, receipted. Filed twice, it is filed once.

use jiff::civil::Date;

use super::{OWN, beginning::last_year};
use crate::{
    actor::Actor,
    audit::Code,
    calendar::{Deadline, Span},
    disclosure::{
        LineId, StatementId, attachment,
        cycle::{Cycle, rows as cycles},
        form::Answers,
        letters, may, number,
        state::{State, Step},
        statement::{
            Written,
            case::{Case, form_of, work},
            content::{Certified, Summary, Words},
            line, recorded,
            rows::{self, StatementRow, VersionRow},
            unlock, unlock_matter, version,
        },
    },
    error::{Error, Result},
    identity,
    language::{Message, Text},
    office::{Act, Look, Office, Reads},
    reminders,
    vault::Opened,
};

/// What a filer gets for a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The number of the statement.
    pub number: String,
    /// Which version it is, counted from 1.
    pub version: i32,
    /// The day it was filed.
    pub filed: Date,
    /// The name it was certified with.
    pub name: String,
    /// SHA-256 of what was certified and its signature, in hexadecimal: whoever has both can compare.
    pub fingerprint: String,
    /// Whether the signature is the filer's.
    pub verified: bool,
    /// Whether something is still to be filed: an amendment that was begun, or answers to the reviewer's questions.
    pub pending: bool,
}

/// Files the draft as it was at the saving `saved`, certified with the name the filer typed. Where the reviewer has asked,
/// every question is to be answered; nothing else need have changed then.
///
/// # Errors
/// [`Error::Invalid`] with all that is to be mended, named like the fields of the form, `name` for the certification;
/// [`Error::Conflict`] when somebody saved in between; [`Error::Denied`] for whoever is not its filer.
pub fn submit(
    office: &Office,
    who: &Actor,
    (id, saved): (StatementId, i32),
    name: &str,
) -> Result<Receipt> {
    let name = identity::account::name(name)?;
    let filing = match prepare(office, who, (id, saved), name)? {
        Ready::Filed(receipt) => return Ok(receipt),
        Ready::ToFile(filing) => filing,
    };
    let done = work(office, who, (id, None), (OWN, None), &|act, case| {
        filing.file(act, case)?;
        Ok(((), Code::StatementFiled))
    });
    if let (Ok(()), Some(certified)) = (&done, filing.certified) {
        return Ok(certified.receipt);
    }
    match (done, receipt(office, who, id)?) {
        (Ok(()), Some(receipt)) => Ok(receipt),
        // Sent twice at the same instant: the other one was quicker.
        (Err(Error::Conflict), Some(receipt)) if !receipt.pending => Ok(receipt),
        (Ok(()), None) => Err(Error::broken("a filed statement without a receipt")),
        (Err(error), _) => Err(error),
    }
}

/// What a filer has ready.
enum Ready {
    /// All is filed already.
    Filed(Receipt),
    /// There is something to file.
    ToFile(Filing),
}

/// What is filed: the draft as it was at a saving, or nothing but answers.
struct Filing {
    saved: i32,
    certified: Option<Certification>,
}

/// A draft as it is filed: checked, certified, signed and sealed.
struct Certification {
    version: VersionRow,
    answers: Answers,
    summary: Summary,
    receipt: Receipt,
}

/// Everything that takes its time, before the door: others wait there.
fn prepare(
    office: &Office,
    who: &Actor,
    (id, saved): (StatementId, i32),
    name: String,
) -> Result<Ready> {
    let row = office.look(who, |look| rows::statement(look, id))?;
    let row = row.ok_or(Error::Denied)?;
    let before = last_year(office, who, &row)?;
    let locked = unlock_matter(office, who, row.matter)?;
    let ready = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        let filed = receipt_of(look, &row, &opened)?;
        if let Some(receipt) = filed.filter(|receipt| !receipt.pending) {
            return Ok(Ready::Filed(receipt));
        }
        let draft = version::draft(look, id)?.filter(|draft| draft.saved == saved);
        let before = before.as_ref().map(|(_, answers)| answers);
        let certify = |draft| Certification::of(look, (&row, draft), (&opened, before), name);
        Ok(Ready::ToFile(Filing {
            saved,
            certified: draft.map(certify).transpose()?,
        }))
    });
    recorded(office, who, id, ready)
}

impl Certification {
    /// Checks the draft against its form, puts the filer's name under the form's words, and signs it as submitted.
    fn of(
        look: &mut Look<'_>,
        (row, draft): (&StatementRow, VersionRow),
        (opened, before): (&Opened<'_>, Option<&Answers>),
        name: String,
    ) -> Result<Self> {
        let form = form_of(look, row)?;
        let mut version = version::read(look, &draft, opened)?.version;
        let tag = look.who().language().to_owned();
        form.check(&version.answers)?
            .problems(&form, &tag)
            .check()?;
        version.certified = Some(Certified {
            name,
            words: form.certification.spoken(&tag).to_owned(),
        });
        let keys = look.who().keys().ok_or(Error::Denied)?;
        let filed = version::save(look.office(), draft, (keys, opened.key()), &version)?;
        let written = version::read(look, &filed, opened)?;
        Ok(Self {
            summary: Summary::of(&form, before, &version.answers),
            receipt: Receipt::of(look, row, written, false)?,
            answers: version.answers,
            version: filed,
        })
    }
}

impl Filing {
    fn file(&self, act: &mut Act<'_>, case: &mut Case<'_>) -> Result<()> {
        let was = case.row.state.0;
        if was == State::InformationRequested {
            all_answered(act, case)?;
        }
        match &self.certified {
            Some(certified) => {
                attachment::settle(act, case, &certified.answers)?;
                rows::save_draft(act, &certified.version, self.saved)?;
                case.keep_summary(act, &certified.summary)?;
            }
            None if was == State::InformationRequested
                && version::draft(act, case.row.id)?.is_none() => {}
            None => return Err(Error::Conflict),
        }
        case.take(Step::Submit)?;
        start_clock(act, case, was)?;
        let id = case.row.id;
        reminders::recall(act, id.bytes())?;
        letters::tell(act, case.row.filer, &letters::Received)?;
        letters::tell_news(act, case.row.reviewer)
    }
}

impl Receipt {
    fn of(
        at: &mut impl Reads,
        row: &StatementRow,
        written: Written,
        pending: bool,
    ) -> Result<Self> {
        let cycle = Cycle::read(&cycles::cycle(at, row.cycle)?)?;
        let certified = written.version.certified;
        Ok(Self {
            number: number(i32::from(cycle.plan.year), row.number),
            version: written.number,
            filed: written.day,
            name: certified.map_or_else(String::new, |certified| certified.name),
            fingerprint: hex::encode(written.fingerprint),
            verified: written.verified,
            pending,
        })
    }
}

/// The review has its time from the first filing on; it rests while the filer has the turn.
fn start_clock(act: &mut Act<'_>, case: &mut Case<'_>, was: State) -> Result<()> {
    let clock = match case.clock()? {
        None => {
            let days = case.cycle(act)?.plan.clocks.review;
            Deadline::begin(act.today(), Span::Days(days))
        }
        Some(clock) if was == State::InformationRequested => {
            let today = clock.not_before(act.today());
            clock.resume(today)?
        }
        Some(clock) => clock,
    };
    case.row.submitted = case.row.submitted.or(Some(act.today().into()));
    case.row.unread = true;
    case.set_clock(act, &clock)
}

/// Every question has an answer.
fn all_answered(act: &mut Act<'_>, case: &Case<'_>) -> Result<()> {
    let lines = line::read(act, case.row.id, &case.opened)?;
    let answered = |id| {
        lines
            .iter()
            .any(|line| matches!(&line.words, Words::Answer { to, .. } if *to == id))
    };
    let open = lines
        .iter()
        .filter(|line| matches!(line.words, Words::Question { .. }) && !answered(line.id))
        .count();
    if open > 0 {
        let text = Text::new("disclosure-unanswered").with("count", open);
        return Err(Error::invalid(text));
    }
    Ok(())
}

/// The receipt of what was filed last; none before the first.
///
/// # Errors
/// [`Error::Denied`] for whoever is not its filer.
pub fn receipt(office: &Office, who: &Actor, id: StatementId) -> Result<Option<Receipt>> {
    let locked = unlock(office, who, id)?;
    let found = office.look(who, |look| {
        let row = rows::statement(look, id)?.ok_or(Error::Denied)?;
        if row.matter.is_none() {
            may::file(look, &row)?;
            return Ok(None);
        }
        let proof = may::own(look, &row, locked.as_ref())?;
        let opened = look.open_own(&proof, locked.as_ref())?;
        receipt_of(look, &row, &opened)
    });
    recorded(office, who, id, found)
}

fn receipt_of(
    look: &mut Look<'_>,
    row: &StatementRow,
    opened: &Opened<'_>,
) -> Result<Option<Receipt>> {
    let pending =
        version::draft(look, row.id)?.is_some() || row.state.0 == State::InformationRequested;
    let filed = version::last_filed(look, row.id, opened)?;
    filed
        .map(|written| Receipt::of(look, row, written, pending))
        .transpose()
}

/// Answers a reviewer's question. All are to be answered before the statement is filed again.
///
/// # Errors
/// [`Error::Missing`] when there is no such question; [`Error::Invalid`] where the review is at its end;
/// [`Error::Denied`] for whoever is not its filer.
pub fn answer(
    office: &Office,
    who: &Actor,
    (id, question): (StatementId, LineId),
    message: &Message,
) -> Result<()> {
    let words = Words::Answer {
        to: question,
        words: message.words().to_owned(),
    };
    work(
        office,
        who,
        (id, None),
        (OWN, Some(&words)),
        &|act, case| {
            case.row.state.0.after(Step::Amend)?;
            let lines = line::read(act, id, &case.opened)?;
            let asked = lines
                .iter()
                .any(|line| line.id == question && matches!(line.words, Words::Question { .. }));
            if !asked {
                return Err(Error::Missing);
            }
            Ok(((), Code::MessageSent))
        },
    )
}
