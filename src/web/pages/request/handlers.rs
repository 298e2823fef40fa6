//! What somebody does with their own request.

use actix_web::web::Path;

use super::{Request, RequestPage, WithdrawPage, event, state};
use crate::{
    advice::{self, Line, LineKind, Matter, Message, State, Step},
    error::{Error, Problems, Result},
    language::Text,
    storage::{Coded, Id},
    vault::Group,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        pages::inbox,
        part::{Event, Notice, Progress, Shown, Side, Stage},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// One's own request.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let frame = match me.query().get("done") {
            "reply" => me
                .frame()
                .noticing(Notice::done(Text::new("web-done-reply"))),
            "withdrawn" => me
                .frame()
                .noticing(Notice::done(Text::new("web-done-withdrawn"))),
            _ => me.frame(),
        };
        Answer::page(page(me, frame, &id, &Sent::default(), &Problems::new())?)
    })
    .await
}

fn page(
    me: &Guest,
    frame: Frame,
    id: &str,
    sent: &Sent,
    problems: &Problems,
) -> Result<RequestPage> {
    let matter = advice::own(me.office(), me.who(), Id::parse(id)?)?;
    Ok(RequestPage::new(frame, request(me, matter), sent, problems))
}

fn request(me: &Guest, matter: Matter) -> Request {
    let mut facts = Vec::new();
    if let Some(day) = matter.due {
        facts.push(("due", Shown::Due(me.due(day))));
    }
    Request {
        id: matter.id.to_string(),
        state: state(matter.state.code()),
        facts: inbox::Matter::facts(facts),
        stages: stages(&matter),
        events: history(&matter, Reader::Owner),
        open: matter.state.allows(Step::Hear),
        anonymous: me.who().account().is_some_and(|account| account.anonymous),
        alternate: matter.desk == Group::Alternate.name(),
        number: matter.number,
        title: matter.intake.subject,
    }
}

/// Arrived, with an officer, answered: where it stands among these.
fn stages(matter: &Matter) -> Vec<Stage> {
    let reached = match matter.state {
        State::Received => 0,
        State::Triaged | State::Acknowledged | State::InProgress | State::Waiting => 1,
        State::Answered | State::Closed | State::Referred | State::Withdrawn => 2,
    };
    let last = if matter.state.is_open() {
        State::Answered
    } else {
        matter.state
    };
    // An answer that was not the end is in the timeline; the stage ahead is the one that is due.
    let end = if reached == 2 {
        matter.answered
    } else {
        matter.due
    };
    let days = [Some(matter.received), None, end];
    let names = [State::Received, State::InProgress, last];
    (0..)
        .zip(names.into_iter().zip(days))
        .map(|(at, (name, day))| Stage {
            label: state(name.code()).text,
            progress: match at.cmp(&reached) {
                std::cmp::Ordering::Less => Progress::Passed,
                std::cmp::Ordering::Equal => Progress::Reached,
                std::cmp::Ordering::Greater => Progress::Ahead,
            },
            day,
        })
        .collect()
}

/// Who reads a timeline.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Reader {
    /// Whoever asked.
    Owner,
    /// The desk.
    Desk,
}

/// What happened to a matter and was said, the oldest first, as `reader` sees it.
pub(in crate::web) fn history(matter: &Matter, reader: Reader) -> Vec<Event> {
    let mut events: Vec<Event> = matter
        .lines
        .iter()
        .filter(|line| reader == Reader::Desk || !is_sorting(line))
        .map(|line| line_of(line, reader))
        .collect();
    if let (Some(first), Some(line)) = (events.first_mut(), matter.lines.first())
        && line.verified
    {
        let recorded = matter.intake.logged_by.is_some();
        first.what = event(if recorded { "recorded" } else { "asked" });
        first.side = Side::Requester;
    }
    events
}

/// How the office sorts a matter is no news to whoever asked.
fn is_sorting(line: &Line) -> bool {
    matches!(&line.kind, LineKind::Event(happened) if line.verified && happened.what == "triaged")
}

/// Authors are named to the desk; to the owner the office is the office.
fn line_of(line: &Line, reader: Reader) -> Event {
    let (side, what, written) = match &line.kind {
        LineKind::Message(words) if line.by_requester => (Side::Requester, "message", Some(words)),
        LineKind::Message(words) => (Side::Office, "message", Some(words)),
        LineKind::Note(words) => (Side::Note, "note", Some(words)),
        LineKind::Event(happened) => (Side::Event, happened.what.as_str(), None),
    };
    let reason = match &line.kind {
        LineKind::Event(happened) if happened.what == "reopened" => happened.detail.clone(),
        _ => None,
    };
    let what = if line.verified { what } else { "unsigned" };
    Event {
        what: event(what),
        who: match (reader, line.by_requester) {
            (Reader::Owner, true) => Text::new("web-who-you"),
            (Reader::Owner, false) => Text::new("web-who-office"),
            (Reader::Desk, true) if line.author.is_empty() => Text::new("inbox-anonymous"),
            (Reader::Desk, _) => Text::new("web-who-name").with("name", line.author.as_str()),
        },
        day: line.day,
        side,
        written: written.cloned().or(reason),
        new: false,
    }
}

/// Writes to the office.
pub async fn reply(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let matter = Id::parse(&id)?;
        let done = Message::parse(sent.get("message"))
            .and_then(|message| advice::hear(me.office(), me.who(), matter, &message));
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(path::below(
                path::REQUESTS,
                &format!("{id}?done=reply"),
            ))),
            Err(problems) => Answer::refused(page(me, me.frame(), &id, sent, &problems)?),
        }
    })
    .await
}

/// The page before a request is taken back.
pub async fn withdraw_form(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        advice::own(me.office(), me.who(), Id::parse(&id)?)?;
        let (nothing, fine) = (Sent::default(), Problems::new());
        Answer::page(WithdrawPage::new(
            me.frame(),
            id.into_inner(),
            &nothing,
            &fine,
        ))
    })
    .await
}

/// Takes a request back, once the word was typed.
pub async fn withdraw(form: Form<SignedIn>, id: Path<String>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        advice::own(me.office(), me.who(), Id::parse(&id)?)?;
        let page = |problems: &Problems| WithdrawPage::new(me.frame(), id.clone(), sent, problems);
        let done = if page(&Problems::new()).is_meant(sent.get("word")) {
            advice::withdraw(me.office(), me.who(), Id::parse(&id)?)
        } else {
            let word = Text::new("withdraw-word");
            Err(Error::field(
                "word",
                Text::new("web-word-missing").with("word", word),
            ))
        };
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(path::below(
                path::REQUESTS,
                &format!("{id}?done=withdrawn"),
            ))),
            Err(problems) => Answer::refused(page(&problems)),
        }
    })
    .await
}
