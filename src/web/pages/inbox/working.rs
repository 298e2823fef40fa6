//! One matter at its desk: shown whole, and every command on it.

use actix_web::web::Path;

use super::{place::Place, whole::page};
use crate::{
    advice::{self, Message, Sorting},
    error::{Error, Problems, Result},
    language::{Text, typed},
    storage::Id,
    vault::{AccountId, MatterId},
    web::{
        answer::Answer,
        field::Sent,
        form::{Form, corrected},
        page::Frame,
        pages::groups::handlers::fresh,
        part::Notice,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What can be done with a matter, and what the next page says of it.
const DEEDS: [&str; 12] = [
    "write",
    "note",
    "triage",
    "take",
    "acknowledge",
    "resume",
    "close",
    "refer",
    "reopen",
    "recuse",
    "give-back",
    "assign",
];

/// One matter, whole: recorded before it is shown.
pub async fn show(me: SignedIn, id: Path<String>) -> Result<Answer, PageProblem> {
    me.run(move |me| {
        Answer::page(page(
            me,
            noticing(me),
            Id::parse(&id)?,
            &Sent::default(),
            &Problems::new(),
        )?)
    })
    .await
}

/// The frame of the next page, saying what was just done.
pub(super) fn noticing(me: &Guest) -> Frame {
    let done = me.query().get("done");
    if DEEDS.contains(&done) {
        let done = Text::keyed(format!("web-deed-{done}"));
        me.frame().noticing(Notice::done(done))
    } else {
        me.frame()
    }
}

/// Does something with a matter. Somebody else may have been first: then the page shows what they did, beside what was
/// typed here.
pub async fn act(
    form: Form<SignedIn>,
    path: Path<(String, String)>,
) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let (id, act) = path.into_inner();
        let matter: MatterId = Id::parse(&id)?;
        let act = DEEDS
            .into_iter()
            .find(|deed| *deed == act)
            .ok_or(Error::Missing)?;
        let revision = typed::number(sent.get("revision")).and_then(|n| i32::try_from(n).ok());
        let at = (matter, revision.unwrap_or_default());
        match corrected(command(me, at, act, sent)) {
            // Whoever shuts out may have shut out themselves.
            Ok(Ok(())) if act == "recuse" => Ok(Answer::see(format!("{}?done={act}", path::INBOX))),
            Ok(Ok(())) => {
                let here = match Place::of(me, sent) {
                    Some(place) => format!("{}&done={act}", place.href(matter)),
                    None => format!("{}/{id}?done={act}", path::MATTERS),
                };
                Ok(Answer::see(here))
            }
            Ok(Err(problems)) => Answer::refused(page(me, me.frame(), matter, sent, &problems)?),
            Err(Error::Conflict) => {
                let mut problems = Problems::new();
                problems.add_general(Text::new("web-matter-conflict"));
                Answer::conflict(page(me, me.frame(), matter, sent, &problems)?)
            }
            Err(error) => Err(error),
        }
    })
    .await
}

fn command(me: &Guest, at: (MatterId, i32), act: &str, sent: &Sent) -> Result<()> {
    let (office, who) = (me.office(), me.who());
    let message = |field| words(sent, field);
    match act {
        "write" => {
            let message = message("message")?;
            match sent.get("as") {
                "answer" => advice::answer(office, who, at, &message),
                "wait" => advice::wait(office, who, at, &message),
                // Whatever else sent it: the one that stops no clock.
                _ => advice::write(office, who, at, &message),
            }
        }
        "note" => advice::add_note(office, who, at, &message("note")?),
        "triage" => advice::triage(office, who, at, &sorting(sent)?),
        "take" => advice::assign(office, who, at, who.id()),
        "assign" => advice::assign(office, who, at, account(sent.get("handler"))?),
        "acknowledge" => advice::acknowledge(office, who, at),
        "resume" => advice::resume(office, who, at),
        "close" => advice::close(office, who, at),
        "reopen" => advice::reopen(office, who, at, &message("reason")?),
        "refer" => {
            let message = message("reason")?;
            advice::refer(office, who, at, (sent.get("target"), &message))
        }
        "recuse" => advice::recuse(office, who, at, &shut_out(sent)?),
        "give-back" => {
            let me = fresh(me, sent)?;
            advice::propose_rewrap(office, me.who(), at.0).map(|_| ())
        }
        _ => Err(Error::Missing),
    }
}

/// The words of the box `field`; what is wrong with them is said at that box.
fn words(sent: &Sent, field: &str) -> Result<Message> {
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

fn sorting(sent: &Sent) -> Result<Sorting> {
    let further = sent.all("further").filter(|code| !code.is_empty());
    Ok(Sorting {
        subject: sent.get("subject").to_owned(),
        further: further.map(ToOwned::to_owned).collect(),
        urgency: sent.get("urgency").to_owned(),
        requester_kind: sent.get("requester_kind").to_owned(),
        handler: account(sent.get("handler"))?,
        counted: sent.get("counted") != "minor",
    })
}

/// The account of a choice; nobody if nobody was chosen.
fn account(code: &str) -> Result<Option<AccountId>> {
    let chosen = Some(code).filter(|code| !code.is_empty());
    let unknown = |_| Error::field("handler", Text::new("advice-handler-choose"));
    chosen
        .map(|code| Id::parse(code).map_err(unknown))
        .transpose()
}

fn shut_out(sent: &Sent) -> Result<Vec<AccountId>> {
    let nobody = || Error::field("shut_out", Text::new("web-shut-out-nobody"));
    let people: Vec<AccountId> = sent
        .all("shut_out")
        .map(|code| Id::parse(code).map_err(|_| nobody()))
        .collect::<Result<_>>()?;
    if people.is_empty() {
        Err(nobody())
    } else {
        Ok(people)
    }
}
