//! What those who run a cycle decide: more time, doing without a statement, the end of the cycle.

use actix_web::web::Path;

use super::{
    ahead::{EndPage, FeesPage, LetterRow, LettersPage},
    dashboard,
    endings::{EndingRow, EndingsPage},
    exempting::to_sign,
    known, name, place,
    planning::{changed_by_another, revision},
    populating::offered,
    statement::{Asked, End, Standing, StatementPage, address},
    statements::FilerRow,
};
use crate::{
    disclosure::{
        CycleId, State, StatementId, Step,
        cycle::{
            self as room,
            exempting::approve_exemption,
            fees::fees,
            filers::{Filer, View, filer},
            reminding::letters_ahead,
            status::status,
        },
        ending::{self, Ending},
        filing::extension,
    },
    error::{Error, Problems, Result},
    language::{Message, Text, typed},
    role::Role,
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        pages::groups::handlers::fresh,
        part::{Fact, Notice, Shown},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// How far the list of letters looks ahead, in days.
const AHEAD: i64 = 120;

/// The letters that will leave.
pub async fn letters(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        let today = me.office().today().max(cycle.plan.opens);
        let until = today.saturating_add(jiff::Span::new().days(AHEAD));
        let ahead = letters_ahead(me.office(), me.who(), id, (me.office().today(), until))?;
        let rows = ahead.into_iter().map(|((day, occasion), count)| LetterRow {
            day,
            occasion,
            count,
        });
        let about = (id, &name(me, &cycle));
        let rehearsal = cycle.plan.rehearsal;
        Answer::page(LettersPage::new(
            me.frame(),
            about,
            rehearsal,
            rows.collect(),
        ))
    })
    .await
}

/// Those who owe a fee.
pub async fn owed(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let id: CycleId = Id::parse(&id)?;
        let cycle = room::cycle(me.office(), me.who(), id)?;
        let found = fees(me.office(), me.who(), id)?;
        let fee = found.fee.ok_or(Error::Missing)?;
        let amount = me.speech().number(i64::from(fee.amount));
        let amount = format!("{} {amount}", fee.currency);
        let rows = found.owed_by.into_iter().map(|filer| row(me, filer));
        let about = (id, &name(me, &cycle));
        Answer::page(FeesPage::new(me.frame(), about, &amount, rows.collect()))
    })
    .await
}

/// A filer as lists of the office show them.
pub(super) fn row(me: &Guest, filer: Filer) -> FilerRow {
    let reason = me.office().vocabulary().filing_reason.label(&filer.reason);
    let theirs = filer.alternate == me.who().is(Role::Alternate);
    let href = theirs.then(|| address(filer.cycle, filer.id));
    FilerRow {
        walled: !theirs,
        ..FilerRow::new(filer, reason, href)
    }
}

/// The page before the end of a cycle.
pub async fn end_form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| Answer::page(end_page(me, Id::parse(&id)?, &Problems::new())?))
        .await
}

fn end_page(me: &Guest, id: CycleId, problems: &Problems) -> Result<EndPage> {
    let status = status(me.office(), me.who(), id)?;
    let cycle = room::cycle(me.office(), me.who(), id)?;
    let owed = status.all.expected() - status.all.filed();
    let list = dashboard::list(id, View::NotBegun, None);
    let about = (id, &name(me, &cycle), cycle.revision);
    Ok(EndPage::new(me.frame(), about, (owed, list), problems))
}

/// Ends a cycle.
pub async fn end(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: CycleId = Id::parse(&id)?;
        let done = room::end(me.office(), me.who(), (id, revision(sent)));
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{}?done=end", place(id, "")))),
            Ok(Err(problems)) => Answer::refused(end_page(me, id, &problems)?),
            Err(Error::Conflict) => Answer::conflict(end_page(me, id, &changed_by_another())?),
            Err(error) => Err(error),
        }
    })
    .await
}

/// One statement, as far as it stands open; what somebody asks who wants more time is recorded before it is shown.
pub async fn statement(me: SignedIn, path: Path<(String, String)>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "extension" => noticing(me, "extension-done"),
            "end" => noticing(me, "ending-done"),
            _ => me.frame(),
        };
        let fresh = (&Sent::default(), &Problems::new());
        Answer::page(page(me, frame, &path, fresh)?)
    })
    .await
}

fn noticing(me: &Guest, key: &'static str) -> Frame {
    me.frame().noticing(Notice::done(Text::new(key)))
}

fn page(
    me: &Guest,
    frame: Frame,
    (cycle, id): &(String, String),
    (sent, problems): (&Sent, &Problems),
) -> Result<StatementPage> {
    let (cycle, id): (CycleId, StatementId) = (Id::parse(cycle)?, Id::parse(id)?);
    let cycle = known(me, cycle)?;
    let filer = filer(me.office(), me.who(), id)?;
    if filer.cycle != cycle.id {
        return Err(Error::Missing);
    }
    let standing = Standing {
        cycle: (cycle.id, name(me, &cycle)),
        id,
        staff_id: filer.staff_id.clone(),
        facts: facts(me, &filer),
        asked: asked(me, &filer)?,
        end: end_of(me, &filer)?,
        row: row(me, filer),
    };
    Ok(StatementPage::new(frame, standing, sent, problems))
}

fn facts(me: &Guest, filer: &Filer) -> Vec<Fact> {
    let day = |key, day| Fact::new(Text::new(key), Shown::Day(day));
    let mut facts = vec![day("filers-assigned", filer.assigned)];
    facts.extend(filer.submitted.map(|on| day("filers-filed", on)));
    facts.extend(filer.told.map(|on| day("filers-told", on)));
    if filer.extended > 0 {
        let days = Text::new("filers-more-days").with("count", i64::from(filer.extended));
        facts.push(Fact::new(Text::new("filers-extended"), Shown::Text(days)));
    }
    facts.extend(filer.because.as_deref().map(|because| {
        let because = me.office().vocabulary().waiver_reason.label(because);
        Fact::new(Text::new("ending-because"), Shown::Text(because))
    }));
    facts
}

/// What its filer asks, where they want more time and whoever looks may decide.
fn asked(me: &Guest, filer: &Filer) -> Result<Option<Asked>> {
    if filer.state != State::ExtensionPending {
        return Ok(None);
    }
    match extension::asked(me.office(), me.who(), filer.id) {
        Ok(asked) => Ok(Some(Asked {
            days: asked.days,
            reason: asked.reason,
            left: asked.left,
            revision: asked.revision,
        })),
        Err(Error::Denied) => Ok(None),
        Err(error) => Err(error),
    }
}

fn end_of(me: &Guest, filer: &Filer) -> Result<Option<End>> {
    if !filer.state.allows(Step::Waive) {
        return Ok(None);
    }
    let waiting = ending::endings(me.office(), me.who())?;
    Ok(Some(End {
        reasons: offered(&me.office().vocabulary().waiver_reason),
        fresh: me.who().fresh().is_ok(),
        alone: ending::is_alone(me.office(), me.who())?,
        waits: waiting.iter().any(|wait| wait.statement == filer.id),
    }))
}

/// Grants or refuses more time, or proposes to do without the statement.
pub async fn decide(
    form: Form<SignedIn>,
    path: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let id: StatementId = Id::parse(&path.1)?;
        let (done, what) = match sent.get("decide") {
            "end" => (propose(me, id, sent), "end"),
            _ => (extend(me, id, sent), "extension"),
        };
        let here = address(Id::parse(&path.0)?, id);
        match corrected(done) {
            Ok(Ok(())) => Ok(Answer::see(format!("{here}?done={what}"))),
            Ok(Err(problems)) => Answer::refused(page(me, me.frame(), &path, (sent, &problems))?),
            Err(Error::Conflict) => {
                let problems = changed_by_another();
                Answer::conflict(page(me, me.frame(), &path, (sent, &problems))?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

fn extend(me: &Guest, id: StatementId, sent: &Sent) -> Result<()> {
    let days = match sent.get("decide") {
        "grant" => typed::number(sent.get("days"))
            .and_then(|days| u32::try_from(days).ok())
            .filter(|days| *days > 0)
            .ok_or_else(|| Error::field("days", Text::new("plan-number")))?,
        _ => 0,
    };
    let message = Message::parse(sent.get("message"))?;
    let at = (id, revision(sent));
    extension::decide_extension(me.office(), me.who(), at, (days, &message))
}

fn propose(me: &Guest, id: StatementId, sent: &Sent) -> Result<()> {
    let me = fresh(me, sent)?;
    let how = match sent.get("ending") {
        "cancel" => Ending::Cancel,
        _ => Ending::Waive,
    };
    let because = (how, sent.get("because"));
    ending::propose_ending(me.office(), me.who(), id, because).map(drop)
}

/// The endings that wait for a second signature.
pub async fn endings(me: SignedIn) -> Result<Answer, PageProblem> {
    me.run(|me| {
        let frame = match me.query().get("done") {
            "signed" => noticing(me, "endings-done"),
            _ => me.frame(),
        };
        Answer::page(endings_page(me, frame, &Problems::new())?)
    })
    .await
}

fn endings_page(me: &Guest, frame: Frame, problems: &Problems) -> Result<EndingsPage> {
    let reasons = &me.office().vocabulary().waiver_reason;
    let mut rows = to_sign(me)?;
    for wait in ending::endings(me.office(), me.who())? {
        let filer = filer(me.office(), me.who(), wait.statement)?;
        rows.push(EndingRow {
            approval: wait.approval.to_string(),
            number: filer.number,
            name: filer.name,
            ending: Text::new(match wait.ending {
                Ending::Waive => "ending-waive",
                Ending::Cancel => "ending-cancel",
            }),
            because: reasons.label(&wait.because),
            is_mine: !wait.signed_by_me,
        });
    }
    let fresh = me.who().fresh().is_ok();
    Ok(EndingsPage::new(frame, rows, fresh, problems))
}

/// Signs for the endings that were ticked, after the password was typed again.
pub async fn sign(form: Form<SignedIn>) -> Result<Answer, PageProblem> {
    form.run(|me, sent| {
        let done = fresh(me, sent).and_then(|me| {
            let mut ticked = sent.all("sign").peekable();
            if ticked.peek().is_none() {
                return Err(Error::invalid(Text::new("endings-tick")));
            }
            ticked.try_for_each(|handle| {
                let approval = Id::parse(handle)?;
                match ending::approve_ending(me.office(), me.who(), approval) {
                    Err(Error::Missing) => approve_exemption(me.office(), me.who(), approval),
                    done => done,
                }
                .map(drop)
            })
        });
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(format!("{}?done=signed", path::ENDINGS))),
            Err(problems) => Answer::refused(endings_page(me, me.frame(), &problems)?),
        }
    })
    .await
}
