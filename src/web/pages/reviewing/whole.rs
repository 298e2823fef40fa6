//! One statement as its page shows it: what was declared, what was said, what can be done now.

use super::{
    Deed, Statement, StatementPage, Work,
    handlers::{flagged, novelty},
    place::{Place, address, filter, spell},
    sheet::{Addressing, Found, Section, Sheet, about, to_judge},
    state,
};
use crate::{
    disclosure::{
        StatementId,
        review::{
            deeds::Deed as Doing,
            reading::{self, open},
        },
        statement::{
            Line,
            content::{Outcome, Words},
        },
    },
    error::{Problems, Result},
    language::Text,
    vault::Group,
    web::{
        field::Sent,
        page::Frame,
        part::{Event, Fact, Shown, Side},
        path,
        visitor::Guest,
    },
};

/// The page of a statement, with what was typed and refused, if anything was. Opening it is recorded.
pub(super) fn page(
    me: &Guest,
    frame: Frame,
    id: StatementId,
    (sent, problems): (&Sent, &Problems),
) -> Result<StatementPage> {
    let seen = open(me.office(), me.who(), id)?;
    let place = Place::of(sent).or_else(|| Place::of(me.query()));
    let [previous, next] = match &place {
        Some(place) => place.neighbours(me, id)?,
        None => [None, None],
    };
    let pairs = place.as_ref().map(Place::pairs).unwrap_or_default();
    let base = path::below(path::REVIEWS, &id.to_string());
    let address_of = |about: &str| {
        let mut pairs = pairs.clone();
        pairs.push(("about", about.to_owned()));
        spell(&base, &pairs)
    };
    let may = |deed| seen.deeds.contains(&deed);
    let works = may(Doing::Note) || may(Doing::Judge);
    let work_at: Option<Addressing<'_>> = if works { Some(&address_of) } else { None };
    let remedies = format!("{base}/remedies");
    let (sections, about) = sections(me, &seen, sent, (work_at, &remedies));
    let statement = Statement {
        work: works.then(|| work(&seen, &about, sent, problems)),
        whole: (works && !about.is_empty()).then(|| address_of("")),
        deeds: deeds(&seen, sent, problems),
        assign: may(Doing::Assign).then(|| format!("{base}/assign")),
        remedies: called_for(&seen).then_some(remedies),
        facts: facts(me, &seen),
        beside: beside(&seen),
        summary: summary(&seen),
        events: events(&seen, &sections),
        found: seen.findings.0.get("").map(Found::of),
        state: state(seen.state),
        readers: readers(&seen),
        list: place
            .as_ref()
            .map_or_else(|| address(&filter(&Sent::default())), Place::list),
        place: pairs,
        id: id.to_string(),
        revision: seen.revision,
        sections,
        previous,
        next,
        number: seen.number,
        filer: seen.filer,
    };
    Ok(StatementPage::new(frame, statement, problems))
}

/// Whether something is to be done about it, or was.
fn called_for(seen: &reading::Statement) -> bool {
    let found = seen.findings.outcome();
    let said = |line: &Line| matches!(line.words, Words::Remedy { .. });
    found.is_some_and(Outcome::leaves_something_to_do) || seen.lines.iter().any(said)
}

/// The sections, and the place whose forms are open: the one that was asked for, or once something was judged the next that
/// is to be.
fn sections(
    me: &Guest,
    seen: &reading::Statement,
    sent: &Sent,
    (work, remedies): (Option<Addressing<'_>>, &str),
) -> (Vec<Section>, String) {
    let asked = if sent.all("about").next().is_some() {
        sent
    } else {
        me.query()
    };
    let sheet = |about| {
        let speech = me.speech();
        let sheet = Sheet {
            seen,
            speech,
            about,
            work,
            remedies: Some(remedies).filter(|_| !seen.state.is_over()),
        };
        sheet.sections()
    };
    let about = match asked.get("after") {
        "" => asked.get("about").to_owned(),
        _ => to_judge(&sheet(""))
            .next()
            .map_or_else(String::new, |item| item.place.clone()),
    };
    let sections = sheet(&about);
    let there = sections
        .iter()
        .flat_map(|section| &section.items)
        .any(|item| item.here);
    (sections, if there { about } else { String::new() })
}

fn work(seen: &reading::Statement, about: &str, sent: &Sent, problems: &Problems) -> Work {
    let may = |deed| seen.deeds.contains(&deed);
    let before = seen.findings.0.get(about).map(|finding| {
        Sent::new(vec![
            ("outcome".to_owned(), finding.outcome.code().to_owned()),
            ("why".to_owned(), finding.words.clone()),
        ])
    });
    let mut work = Work::new(about, &before.unwrap_or_default(), sent, problems);
    work.ask = may(Doing::Ask);
    work.conclude = may(Doing::Conclude) && about.is_empty();
    if !may(Doing::Judge) {
        work.judge = None;
    }
    work
}

fn beside(seen: &reading::Statement) -> Text {
    if seen.last_year.is_some() {
        Text::new("review-beside-last-year")
    } else if seen.comparison.is_some() {
        Text::new("review-beside-version")
    } else {
        Text::new("review-beside-nothing")
    }
}

fn summary(seen: &reading::Statement) -> Vec<Text> {
    let Some(summary) = &seen.summary else {
        return Vec::new();
    };
    let told = |text: Text| Text::new("review-told").with("what", text);
    [Some(novelty(summary)), flagged(summary)]
        .into_iter()
        .flatten()
        .map(told)
        .collect()
}

fn readers(seen: &reading::Statement) -> Text {
    if seen.desk == Group::Alternate.name() {
        Text::new("review-readers-alternate")
    } else {
        Text::new("review-readers")
    }
}

fn facts(me: &Guest, seen: &reading::Statement) -> Vec<Fact> {
    let reasons = &me.office().vocabulary().filing_reason;
    let name = |name: &str| Shown::Name(name.to_owned());
    let mut facts = vec![
        ("unit", name(&seen.unit)),
        ("reason", Shown::Text(reasons.label(&seen.reason))),
        ("form", name(seen.form.title.spoken(me.speech().tag()))),
        ("due", Shown::Day(seen.due)),
    ];
    facts.extend(seen.submitted.map(|day| ("filed", Shown::Day(day))));
    let again = seen.versions.last().filter(|last| last.number > 1);
    facts.extend(again.map(|last| ("again", Shown::Day(last.day))));
    facts.extend(seen.turn.map(|day| ("turn", Shown::Due(me.due(day)))));
    facts.extend(
        seen.reviewer
            .iter()
            .map(|(_, reviewer)| ("reviewer", name(reviewer))),
    );
    let [reviewed, certified] = seen.ended;
    facts.extend(reviewed.map(|day| ("reviewed", Shown::Day(day))));
    let outcome = seen.findings.outcome();
    facts.extend(outcome.map(|outcome| ("outcome", Shown::Text(outcome.label()))));
    facts.extend(certified.map(|day| ("certified", Shown::Day(day))));
    let signed = seen.versions.last().and_then(|last| {
        let certified = last.version.certified.as_ref()?;
        let key = if last.verified { "signed" } else { "unsigned" };
        Some((key, name(&certified.name)))
    });
    facts.extend(signed);
    facts
        .into_iter()
        .map(|(code, value)| Fact::new(Text::keyed(format!("review-fact-{code}")), value))
        .collect()
}

/// What was said about the whole, and about what is no longer there.
fn events(seen: &reading::Statement, sections: &[Section]) -> Vec<Event> {
    let items = || sections.iter().flat_map(|section| &section.items);
    let elsewhere = |line: &&Line| {
        let place = about(seen, &line.words);
        !place.is_some_and(|place| items().any(|item| item.place == place))
    };
    seen.lines.iter().filter(elsewhere).map(event).collect()
}

/// A line as its reviewers read it.
pub(super) fn event(line: &Line) -> Event {
    let (side, what, written) = match &line.words {
        Words::Question { words, .. } => (Side::Office, "question", Some(words)),
        Words::Answer { words, .. } => (Side::Requester, "answer", Some(words)),
        Words::Note { words, .. } => (Side::Note, "note", Some(words)),
        Words::Event { detail, .. } if detail.as_deref() == Some("fast-lane") => {
            (Side::Event, "fast-lane", None)
        }
        Words::Event { what, detail, .. } => (Side::Event, what.as_str(), detail.as_ref()),
        Words::Remedy { words, .. } => (Side::Event, "remedy", words.as_ref()),
    };
    let what = if line.verified { what } else { "unsigned" };
    let days = match &line.words {
        Words::Event { days, .. } => days.unwrap_or(0),
        _ => 0,
    };
    Event {
        what: Text::keyed(format!("review-event-{what}")).with("days", days),
        who: Text::new("web-who-name").with("name", line.name.as_str()),
        day: line.day,
        side,
        written: written.cloned(),
        new: false,
    }
}

fn deeds(seen: &reading::Statement, sent: &Sent, problems: &Problems) -> Vec<Deed> {
    let outcome = seen.findings.outcome();
    let deed = |doing: &Doing| match doing {
        Doing::GoOn => Some(Deed::new("go-on")),
        Doing::Conclude => outcome.map(|outcome| {
            let explain =
                Text::new("review-deed-conclude-explain").with("outcome", outcome.label());
            Deed::new("conclude").explained(explain).main()
        }),
        Doing::Certify => outcome.map(|outcome| {
            let explain = Text::new("review-deed-certify-explain").with("outcome", outcome.label());
            Deed::new("certify").explained(explain).main()
        }),
        Doing::Close => Some(Deed::new("close")),
        Doing::GiveBack => Some(Deed::new("give-back").with_words("back", sent, problems)),
        Doing::Reopen => Some(Deed::new("reopen").with_words("reason", sent, problems)),
        Doing::Hold => Some(Deed::new("hold")),
        Doing::Lift => Some(Deed::new("lift")),
        Doing::Judge | Doing::Ask | Doing::Note | Doing::Assign => None,
    };
    seen.deeds.iter().filter_map(deed).collect()
}
