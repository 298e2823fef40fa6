//! One matter as its page shows it: who asks, what was said, what can be done now.

use jiff::civil::Date;

use super::{Deed, MatterPage, Offers, Triage, Write, matter, place::Place, state};
use crate::{
    advice::{self, Matter, Requester, State, Step},
    error::{Problems, Result},
    language::Text,
    staff,
    storage::Coded,
    vault::{Group, MatterId},
    vocabulary::List,
    web::{
        field::{Offer, Sent},
        page::Frame,
        pages::request::handlers::{Reader, history},
        part::{Fact, Shown},
        visitor::Guest,
    },
};

/// The page of a matter, with what was typed and refused, if anything was. Opening it is recorded.
pub(super) fn page(
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
    let place = Place::of(me, sent).or_else(|| Place::of(me, me.query()));
    let [previous, next] = match &place {
        Some(place) => place.neighbours(me, id)?,
        None => [None, None],
    };
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
        place: place.as_ref().map(Place::pairs).unwrap_or_default(),
        previous,
        next,
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

fn facts(me: &Guest, seen: &Matter) -> Result<Vec<Fact>> {
    let codes = me.office().vocabulary();
    let named = |name: &str| Shown::Name(name.to_owned());
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
    let fresh = me.who().fresh().is_ok();
    let give_back = seen.estranged.then(|| Deed::give_back(fresh, problems));
    allowed.map(|(_, deed)| deed()).chain(give_back).collect()
}
