//! One matter at its desk: shown whole, and every command on it.

use actix_web::web::Path;
use jiff::civil::Date;

use super::{Deed, MatterPage, Offers, Triage, Write, matter, state};
use crate::{
    advice::{self, Matter, Message, Sorting, State, Step},
    error::{Error, Problems, Result},
    language::{Text, typed},
    staff,
    storage::{Coded, Id},
    vault::{AccountId, Group, MatterId},
    vocabulary::List,
    web::{
        answer::Answer,
        field::{Offer, Sent},
        form::{Form, corrected},
        page::Frame,
        pages::request::handlers::{Reader, history},
        part::{Notice, Shown},
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn},
    },
};

/// What can be done with a matter, and what the next page says of it.
const DEEDS: [&str; 11] = [
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
            Ok(Ok(())) => Ok(Answer::see(format!("{}/{id}?done={act}", path::MATTERS))),
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
                "wait" => advice::wait(office, who, at, &message),
                "message" => advice::write(office, who, at, &message),
                _ => advice::answer(office, who, at, &message),
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

fn page(
    me: &Guest,
    frame: Frame,
    id: MatterId,
    sent: &Sent,
    problems: &Problems,
) -> Result<MatterPage> {
    let seen = advice::open(me.office(), me.who(), id)?;
    let colleagues = advice::colleagues(me.office(), me.who())?;
    let colleagues: Vec<(String, Text)> = colleagues
        .into_iter()
        .map(|(id, name)| (id.to_string(), Text::new("web-who-name").with("name", name)))
        .collect();
    let shown = matter::Matter {
        id: id.to_string(),
        state: state(seen.state.code()),
        revision: seen.revision,
        facts: facts(me, &seen)?,
        events: history(&seen, Reader::Desk),
        readers: readers(&seen),
        write: write(&seen, sent, problems),
        triage: seen.state.allows(Step::Triage).then(|| {
            let offers = offers(me, &colleagues);
            Triage::new(offers, &before(me, &seen, sent), problems)
        }),
        deeds: deeds(me, &seen, (&colleagues, sent, problems)),
        previous: None,
        next: None,
        number: seen.number,
        title: seen.intake.subject,
    };
    Ok(MatterPage::new(frame, shown, sent, problems))
}

fn readers(seen: &Matter) -> Text {
    if !seen.only_for.is_empty() {
        Text::new("web-readers-only").with("names", seen.only_for.join(", "))
    } else if seen.desk == Group::Alternate.name() {
        Text::new("web-readers-alternate")
    } else {
        Text::new("web-readers-office")
    }
}

fn facts(me: &Guest, seen: &Matter) -> Result<Vec<crate::web::part::Fact>> {
    let codes = me.office().vocabulary();
    let named = |name: &str| Shown::Written(name.to_owned());
    let day = |day: Date| Shown::Due(me.due(day));
    let requester = &seen.intake.requester;
    let mut facts = vec![(
        "requester",
        match requester.name() {
            Some(name) if !name.is_empty() => named(name),
            _ => Shown::Text(Text::new("inbox-anonymous")),
        },
    )];
    if let Some(person) = requester.person() {
        let person = me
            .office()
            .look(me.who(), |look| staff::person(look, person))?;
        facts.push(("unit", named(person.details.unit.name())));
    }
    facts.push((
        "channel",
        Shown::Text(codes.channel.label(&seen.intake.channel)),
    ));
    facts.push(("received", Shown::Day(seen.received)));
    facts.extend(seen.due.map(|due| ("due", day(due))));
    facts.extend(
        seen.handler
            .iter()
            .map(|(_, name)| ("handler", named(name))),
    );
    if let Some(triage) = &seen.triage {
        let subject = codes.advice_subject.label(&triage.subject);
        facts.push(("subject", Shown::Text(subject)));
        let referred = triage.referral.iter();
        facts.extend(referred.map(|to| ("referred", Shown::Text(codes.referral.label(to)))));
    }
    Ok(matter::Matter::facts(facts))
}

fn write(seen: &Matter, sent: &Sent, problems: &Problems) -> Option<Write> {
    let may = |step| seen.state.allows(step);
    let (answer, message, wait) = (may(Step::Answer), may(Step::Write), may(Step::Wait));
    (answer || message || wait).then(|| {
        let mut write = Write::new(sent, problems);
        (write.answer, write.message, write.wait) = (answer, message, wait);
        write
    })
}

/// What the triage form begins with: what was just sent, else what was decided before, else what is likely.
fn before(me: &Guest, seen: &Matter, sent: &Sent) -> Sent {
    if sent.all("subject").next().is_some() {
        return sent.clone();
    }
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut pairs = match &seen.triage {
        Some(triage) => {
            let mut pairs = vec![
                pair("subject", &triage.subject),
                pair("urgency", &triage.urgency),
                pair("requester_kind", &triage.requester_kind),
                pair("counted", if triage.counted { "matter" } else { "minor" }),
            ];
            pairs.extend(triage.further.iter().map(|code| pair("further", code)));
            pairs
        }
        None => vec![
            pair("urgency", "routine"),
            pair("requester_kind", likely_kind(seen)),
            pair("counted", "matter"),
        ],
    };
    let me = || me.who().id().filter(|_| seen.state == State::Received);
    let handler = seen.handler.as_ref().map(|(id, _)| *id).or_else(me);
    pairs.extend(handler.map(|id| ("handler".to_owned(), id.to_string())));
    Sent::new(pairs)
}

fn likely_kind(seen: &Matter) -> &'static str {
    use advice::Requester;
    match &seen.intake.requester {
        Requester::Account { .. } | Requester::Person { .. } => "staff",
        Requester::Anonymous { .. } => "anonymous",
        Requester::Outside { .. } => "external",
    }
}

fn offers(me: &Guest, colleagues: &[(String, Text)]) -> Offers {
    let codes = me.office().vocabulary();
    Offers {
        subjects: labelled(&codes.advice_subject),
        kinds: labelled(&codes.requester_kind),
        urgencies: labelled(&codes.urgency),
        handlers: colleagues.to_vec(),
    }
}

fn labelled(list: &List) -> Vec<(String, Text)> {
    let offered = list.offered();
    offered
        .map(|term| (term.code.clone(), list.label(&term.code)))
        .collect()
}

fn deeds(
    me: &Guest,
    seen: &Matter,
    (colleagues, sent, problems): (&[(String, Text)], &Sent, &Problems),
) -> Vec<Deed> {
    let offer = |(code, label): &(String, Text)| Offer::new(code.clone(), label.clone());
    let targets = || {
        labelled(&me.office().vocabulary().referral)
            .iter()
            .map(offer)
            .collect()
    };
    let all: [(Step, &dyn Fn() -> Deed); 6] = [
        (Step::Acknowledge, &|| Deed::new("acknowledge")),
        (Step::Resume, &|| Deed::new("resume")),
        (Step::Close, &|| Deed::new("close")),
        (Step::Refer, &|| Deed::refer(targets(), sent, problems)),
        (Step::Reopen, &|| Deed::reopen(sent, problems)),
        (Step::Recuse, &|| {
            Deed::recuse(colleagues.iter().map(offer).collect(), sent, problems)
        }),
    ];
    let allowed = all.iter().filter(|(step, _)| seen.state.allows(*step));
    allowed.map(|(_, deed)| deed()).collect()
}
