//! What the page of a statement shows, from what the commands read.

use super::{
    Head, answered, below,
    handlers::head,
    overview::{Begin, Draft, Overview, Question, next, standing},
    section_step,
};
use crate::{
    disclosure::{
        State, Step,
        filing::{
            Obligation,
            beginning::{self, LastYear},
            reading::Own,
        },
        form::{Answers, Declared, Dropped, Form, Section, SectionChange, compare},
        publication,
        statement::{Line, Written, content::Words},
    },
    error::{Problems, Result},
    language::Text,
    vault::AccountId,
    web::{
        field::Sent,
        part::{Event, Fact, Progress, Shown, Side, Stage, Task},
        visitor::Guest,
    },
};

/// A statement that waits to be begun, or was ended before it was.
pub(super) fn to_begin(me: &Guest, one: &Obligation, form: &Form) -> Result<Overview> {
    let assigned = one.state == State::Assigned;
    let last = beginning::what_was_filed(me.office(), me.who(), one.id)?;
    let about = form.about.as_ref();
    Ok(Overview {
        head: Head::of(one, form, me.speech()),
        state: one.state,
        facts: facts(me, one),
        begin: assigned.then(|| Begin {
            about: about.map(|about| about.spoken(me.speech().tag()).to_owned()),
            with_last_year: last.is_some(),
            opens: (!one.is_open).then_some(one.opens),
        }),
        draft: None,
        questions: Vec::new(),
        answered: false,
        filed: false,
        stages: Vec::new(),
        asks: Vec::new(),
        publishable: false,
        amendable: false,
        events: Vec::new(),
        extendable: extendable(one),
        helper: None,
    })
}

/// A statement that was begun, with an answer that was typed and refused.
pub(super) fn begun(me: &Guest, own: &Own, typed: (&Sent, &Problems)) -> Result<Overview> {
    let one = &own.obligation;
    let mine = one.whose.is_none();
    let draft = own.draft().filter(|_| one.state.allows(Step::Save));
    let last = match draft {
        Some(_) if mine => beginning::what_was_filed(me.office(), me.who(), one.id)?,
        _ => None,
    };
    let asked = open_questions(own);
    let waiting = one.state == State::InformationRequested;
    Ok(Overview {
        head: head(me, own),
        state: one.state,
        facts: facts(me, one),
        begin: None,
        draft: draft.map(|draft| self::draft(me, own, draft, last)),
        answered: mine && waiting && asked.is_empty() && draft.is_none(),
        questions: asked
            .into_iter()
            .map(|line| question(me, own, line, typed))
            .collect(),
        filed: own.filed().is_some(),
        stages: stages(one),
        asks: asks(own),
        publishable: mine && publication::is_reviewed(one.state),
        amendable: mine && draft.is_none() && one.state.allows(Step::Amend),
        events: events(me, own),
        extendable: mine && extendable(one),
        helper: (mine && one.state.allows(Step::Save)).then(|| own.helper.clone()),
    })
}

/// What is asked of a filer besides the statement itself.
fn asks(own: &Own) -> Vec<(Text, &'static str)> {
    let remedies = own
        .remedies
        .then(|| (Text::new("remedies-title"), "remedies"));
    let verified = own
        .verified
        .then(|| (Text::new("verification-title"), "verification"));
    remedies.into_iter().chain(verified).collect()
}

fn extendable(one: &Obligation) -> bool {
    let asks = matches!(one.state, State::Assigned | State::Draft);
    asks && one.is_open && one.time_left > 0 && one.submitted.is_none()
}

fn facts(me: &Guest, one: &Obligation) -> Vec<Fact> {
    let whose = one.whose.clone();
    let whose = whose.map(|name| Fact::new(Text::new("filing-whose"), Shown::Name(name)));
    let due = one.state.is_unfiled().then(|| {
        let due = Shown::Due(me.due(one.due));
        Fact::new(Text::new("filing-due"), due)
    });
    let turn = one
        .turn
        .filter(|_| one.state == State::InformationRequested);
    let turn = turn.map(|day| Fact::new(Text::new("filing-turn"), Shown::Due(me.due(day))));
    let filed = one.submitted;
    let filed = filed.map(|day| Fact::new(Text::new("filing-filed"), Shown::Day(day)));
    [whose, due, turn, filed].into_iter().flatten().collect()
}

fn draft(me: &Guest, own: &Own, draft: &Written, last: Option<LastYear>) -> Draft {
    let (id, answers) = (own.obligation.id.to_string(), &draft.version.answers);
    let tag = me.speech().tag();
    let compared = last
        .as_ref()
        .map(|last| compare(&own.form, &last.answers, answers));
    let as_before = |code: &str| {
        let mut changes = compared.iter().flat_map(|compared| &compared.sections);
        changes.any(|change| change.code == code && SectionChange::is_unchanged(change))
    };
    let progress = own.form.progress(answers);
    let tasks = own.form.standings(answers).map(|(section, how)| {
        let declared = answers.section(&section.code);
        Task {
            label: Text::spoken(section.title.spoken(tag)),
            hint: hint(section, answers, as_before(&section.code)),
            href: Some(below(&id, &section_step(&section.code))),
            state: standing(how, declared == Some(&Declared::Nothing)),
        }
    });
    let sections = own.form.standings(answers).map(|(section, how)| {
        let title = Text::spoken(section.title.spoken(tag));
        (section.code.as_str(), title, how)
    });
    let unchanged = compared.as_ref().is_some_and(|found| {
        let mut kept = found.sections.iter().filter(|change| {
            let section = own.form.section(&change.code);
            section.is_some_and(|section| !section.anew)
        });
        kept.all(SectionChange::is_unchanged)
    });
    Draft {
        tasks: tasks.collect(),
        done: (progress.done, progress.of),
        next: next(&id, sections, None),
        unchanged: unchanged && progress.is_complete(),
        dropped: last.map_or_else(Vec::new, |last| dropped(&last, tag)),
        amends: own.filed().is_some(),
    }
}

/// How many entries a section has, and whether they are last year's.
fn hint(section: &Section, answers: &Answers, as_before: bool) -> Option<Text> {
    let count = answers.items(&section.code).len();
    let entries =
        (count > 0 && !section.once).then(|| Text::new("filing-entries").with("count", count));
    match (entries, as_before) {
        (Some(entries), true) => Some(Text::new("filing-as-before").with("entries", entries)),
        (None, true) => Some(Text::new("filing-as-last-year")),
        (entries, false) => entries,
    }
}

fn dropped(last: &LastYear, tag: &str) -> Vec<(Text, Text)> {
    let told = |dropped: &Dropped| {
        let label = Text::spoken(dropped.place.label(&last.form, tag));
        (label, dropped.why.clone())
    };
    last.dropped.iter().map(told).collect()
}

/// The questions without an answer.
fn open_questions(own: &Own) -> Vec<&Line> {
    let answered = |id| {
        let mut lines = own.lines.iter();
        lines.any(|line| matches!(&line.words, Words::Answer { to, .. } if *to == id))
    };
    let lines = own.lines.iter();
    lines
        .filter(|line| matches!(line.words, Words::Question { .. }) && !answered(line.id))
        .collect()
}

fn question(me: &Guest, own: &Own, line: &Line, typed: (&Sent, &Problems)) -> Question {
    let (about, words) = match &line.words {
        Words::Question { about, words } => (about.as_deref(), words.clone()),
        _ => (None, String::new()),
    };
    let id = line.id.to_string();
    Question {
        answer: Question::input(&id, typed.0, typed.1),
        about: about.map(|about| place(me, own, about)),
        words,
        day: line.day,
        id,
    }
}

/// What a place such as `assets.7f3a` is called: the section, and the entry by its name.
fn place(me: &Guest, own: &Own, about: &str) -> Text {
    let mut parts = about.split('.');
    let section = parts.next().and_then(|code| own.form.section(code));
    let Some(section) = section else {
        return Text::new("filing-about-whole");
    };
    let title = Text::spoken(section.title.spoken(me.speech().tag()));
    let newest = own.versions.iter().rev();
    let item = parts.next().and_then(|id| {
        let lists = newest.map(|written| written.version.answers.items(&section.code));
        let mut found = lists.flat_map(|items| items.iter().zip(1..));
        found.find(|(item, _)| item.id == id)
    });
    let Some((item, number)) = item.filter(|_| !section.once) else {
        return title;
    };
    let name = answered::name(section, item, number, me.speech());
    Text::new("filing-about")
        .with("section", title)
        .with("name", name)
}

/// Filed, in review, at its end: where it stands among these.
fn stages(one: &Obligation) -> Vec<Stage> {
    let reached = match one.state {
        State::Submitted | State::Resubmitted => 0,
        State::InReview | State::InformationRequested => 1,
        State::Cleared
        | State::AdviceGiven
        | State::RemedyOpen
        | State::Certified
        | State::Closed => 2,
        _ => return Vec::new(),
    };
    let last = if reached == 2 {
        one.state
    } else {
        State::Closed
    };
    let days = [one.submitted, None, one.turn.filter(|_| reached < 2)];
    let names = [State::Submitted, State::InReview, last];
    (0..)
        .zip(names.into_iter().zip(days))
        .map(|(at, (name, day))| Stage {
            label: name.label(),
            progress: match at.cmp(&reached) {
                std::cmp::Ordering::Less => Progress::Passed,
                std::cmp::Ordering::Equal => Progress::Reached,
                std::cmp::Ordering::Greater => Progress::Ahead,
            },
            day,
        })
        .collect()
}

/// What was filed, asked, answered and decided, the oldest first. To the filer the office is the office.
fn events(me: &Guest, own: &Own) -> Vec<Event> {
    let filed = own.versions.iter().filter(|written| written.submitted);
    let filed = filed.map(|written| Event {
        what: Text::new("filing-event-filed").with("version", i64::from(written.number)),
        who: who(me, own, written.author),
        day: written.day,
        side: Side::Event,
        written: None,
        new: false,
    });
    let mut events: Vec<Event> = filed
        .chain(own.lines.iter().map(|line| event(me, own, line)))
        .collect();
    events.sort_by_key(|event| event.day);
    events
}

fn event(me: &Guest, own: &Own, line: &Line) -> Event {
    let (side, what, written) = match &line.words {
        Words::Question { about, words } => {
            let about = about.as_deref().map(|about| place(me, own, about));
            let about = about.unwrap_or_else(|| Text::new("filing-about-whole"));
            let what = Text::new("filing-event-question").with("about", about);
            (Side::Office, what, Some(words.clone()))
        }
        Words::Answer { words, .. } => {
            let what = Text::new("filing-event-answer");
            (Side::Requester, what, Some(words.clone()))
        }
        Words::Note { .. } => (Side::Event, Text::new("filing-event-other"), None),
        Words::Remedy { what, .. } => {
            let what = Text::keyed(format!("remedy-event-{what}"));
            let what = Text::new("filing-event-remedy").with("what", what);
            (Side::Event, what, None)
        }
        Words::Event { what, detail, days } => {
            let told = [
                "returned",
                "reopened",
                "extension-asked",
                "extension-granted",
                "extension-refused",
            ];
            let detail = detail.clone().filter(|_| told.contains(&what.as_str()));
            (Side::Event, happened(what, *days), detail)
        }
    };
    Event {
        what: if line.verified {
            what
        } else {
            Text::new("event-unsigned")
        },
        who: who(me, own, line.author),
        day: line.day,
        side,
        written,
        new: false,
    }
}

fn happened(what: &str, days: Option<u32>) -> Text {
    let days = days.unwrap_or_default();
    match what {
        "extension-asked" => Text::new("filing-event-extension-asked").with("count", days),
        "extension-granted" => Text::new("filing-event-extension-granted").with("count", days),
        "extension-refused" => Text::new("filing-event-extension-refused"),
        "resumed" => Text::new("filing-event-resumed"),
        "reviewed" => Text::new("filing-event-reviewed"),
        "returned" => Text::new("filing-event-returned"),
        "reopened" => Text::new("filing-event-reopened"),
        "certified" => Text::new("filing-event-certified"),
        "closed" => Text::new("filing-event-closed"),
        _ => Text::new("filing-event-other"),
    }
}

fn who(me: &Guest, own: &Own, author: AccountId) -> Text {
    match &own.obligation.whose {
        _ if Some(author) == me.who().id() => Text::new("web-who-you"),
        Some(whose) if own.filer == Some(author) => {
            Text::new("web-who-name").with("name", whose.as_str())
        }
        _ => Text::new("web-who-office"),
    }
}
