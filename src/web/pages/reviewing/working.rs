//! One statement at its desk: shown whole, and every command on it.

use actix_web::web::Path;

use super::{place::Place, whole::page};
use crate::{
    disclosure::{
        StatementId,
        retention::hold,
        review::{
            certifying::{certify, close},
            reviewing::{Read, ask, conclude, give_back, go_on, judge, note, reopen},
        },
        statement::content::Outcome,
    },
    error::{Error, Problems, Result},
    language::{Message, Text, typed},
    storage::Id,
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What can be done with a statement, and what the next page says of it.
const DEEDS: [&str; 12] = [
    "judge",
    "ask",
    "note",
    "go-on",
    "conclude",
    "certify",
    "close",
    "give-back",
    "reopen",
    "hold",
    "lift",
    "assign",
];

/// One statement, whole: recorded before it is shown.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        let (nothing, fine) = (Sent::default(), Problems::new());
        let shown = page(me, noticing(me), Id::parse(&id)?, (&nothing, &fine))?;
        Answer::page(shown)
    })
    .await
}

/// The frame of the next page, saying what was just done.
fn noticing(me: &Guest) -> Frame {
    let done = me.query().get("done");
    if DEEDS.contains(&done) {
        let done = Text::keyed(format!("review-done-{done}"));
        me.frame().noticing(Notice::done(done))
    } else {
        me.frame()
    }
}

/// Does something with a statement. Somebody else may have been first: then the page shows what they did, beside what was
/// typed here.
pub async fn act(
    form: Form<SignedIn>,
    path: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, act) = path.into_inner();
        let id: StatementId = Id::parse(&id)?;
        let revision = typed::number(sent.get("revision")).and_then(|n| i32::try_from(n).ok());
        let at = (id, revision.unwrap_or_default());
        match corrected(command(me, at, &act, sent)) {
            Ok(Ok(done)) => Ok(Answer::see(next(id, done, sent))),
            Ok(Err(problems)) => Answer::refused(page(me, me.frame(), id, (sent, &problems))?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("review-conflict"));
                Answer::conflict(page(me, me.frame(), id, (sent, &problems))?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

/// The page after `done`: once one item was judged, with the next that is to be.
fn next(id: StatementId, done: &str, sent: &Sent) -> String {
    let mut here = match Place::of(sent) {
        Some(place) => place.href(id) + "&",
        None => format!("{}/{id}?", path::REVIEWS),
    };
    here.push_str("done=");
    here.push_str(done);
    if done == "judge" && !sent.get("about").is_empty() {
        here.push_str("&after=judge#work");
    }
    here
}

/// Runs the command that `act` names, and tells what was done.
fn command(me: &Guest, at: Read, act: &str, sent: &Sent) -> Result<&'static str> {
    let (office, who) = (me.office(), me.who());
    let about = Some(sent.get("about")).filter(|place| !place.is_empty());
    let done = |command: Result<()>, done| command.map(|()| done);
    match (act, sent.get("as")) {
        ("judge", how) => {
            judged(me, at, sent)?;
            let (id, revision) = at;
            match how {
                "conclude" => conclude(office, who, (id, revision + 1)).map(|_| "conclude"),
                _ => Ok("judge"),
            }
        }
        ("write", "ask") => {
            let message = words(sent, "message")?;
            done(ask(office, who, at, (about, &message)), "ask")
        }
        // Whatever else sent it: what nobody but reviewers reads.
        ("write", _) => {
            let message = words(sent, "message")?;
            done(note(office, who, at, (about, &message)), "note")
        }
        ("go-on", _) => done(go_on(office, who, at), "go-on"),
        ("conclude", _) => conclude(office, who, at).map(|_| "conclude"),
        ("certify", _) => certify(office, who, at).map(|_| "certify"),
        ("close", _) => done(close(office, who, at), "close"),
        ("give-back", _) => done(
            give_back(office, who, at, &words(sent, "back")?),
            "give-back",
        ),
        ("hold", _) => done(hold(office, who, at.0, true), "hold"),
        ("lift", _) => done(hold(office, who, at.0, false), "lift"),
        ("reopen", _) => done(reopen(office, who, at, &words(sent, "reason")?), "reopen"),
        _ => Err(Error::Missing),
    }
}

fn judged(me: &Guest, at: Read, sent: &Sent) -> Result<()> {
    let unknown = || Error::field("outcome", Text::new("work-outcome-choose"));
    let outcome = Outcome::from_code(sent.get("outcome")).ok_or_else(unknown)?;
    let why = match sent.get("why").trim() {
        "" => String::new(),
        _ => words(sent, "why")?.words().to_owned(),
    };
    let found = (sent.get("about"), outcome, why.as_str());
    judge(me.office(), me.who(), at, found)
}

/// The words of the box `field`; what is wrong with them is said at that box.
pub(in crate::web) fn words(sent: &Sent, field: &str) -> Result<Message> {
    Message::parse(sent.get(field)).map_err(|error| match error {
        Error::Invalid(problems) => {
            let mut there = Problems::new();
            problems
                .iter()
                .for_each(|problem| there.add(field, problem.text.clone()));
            Error::Invalid(there)
        }
        error => error,
    })
}
