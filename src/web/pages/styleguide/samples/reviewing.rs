//! The reviewers' desk.

use jiff::civil::date;

use super::{super::MIXED, Sample, refused, sample, typed, visited};
use crate::{
    disclosure::{State, statement::content::Outcome},
    error::Problems,
    language::Text,
    role::Role,
    web::{
        field::{Offer, Sent},
        page::Frame,
        pages::reviewing::{
            self, AssignPage, Candidate, Deed, Found, Item, LanePage, ReviewRow, Reviews,
            ReviewsPage, Row, Section, Statement, StatementPage, Work,
        },
        part::{Due, Event, Fact, Pager, Shown, Side, Tab, Tag, Tone},
        path,
    },
};

pub(super) fn reviewing(frame: &Frame) -> Vec<Sample> {
    let reviewer = || visited(frame, "Rui Costa", &[Role::Reviewer]);
    let (nothing, fine) = (Sent::default(), Problems::new());
    let typed = typed(&[("message", MIXED), ("outcome", "clarified")]);
    let wrong = refused("message");
    let list = |shown: &str, rows| ReviewsPage::new(reviewer(), a_list(shown, rows));
    let page = |sent: &Sent, problems: &Problems| {
        StatementPage::new(reviewer(), a_statement(sent, problems), problems)
    };
    let offers = || {
        vec![
            Offer::new("1", name("Bo Chen 陈博"))
                .hint(Text::new("reviews-todo").with("count", 3_i64)),
            Offer::new("2", name("مريم حداد")).hint(Text::new("novelty-blank")),
        ]
    };
    let assign = Candidate {
        id: "3f2a".to_owned(),
        number: "DIS-2026-00042".to_owned(),
        filer: ["Mariam Haddad مريم حداد".to_owned(), "Standards".to_owned()],
        state: reviewing::state(State::Submitted),
        reviewer: None,
        offers: offers(),
        kept: vec![(
            "Dina Haddad".to_owned(),
            Text::new("disclosure-separated-supervisor"),
        )],
        revision: 3,
    };
    let lane = |offers| {
        let marks = [String::new(), String::new()];
        LanePage::new(reviewer(), offers, marks, &fine)
    };
    vec![
        sample("reviews", list("open", rows())),
        sample("reviews-empty", list("overdue", Vec::new())),
        sample("review", page(&nothing, &fine)),
        sample("review-refused", page(&typed, &wrong)),
        sample(
            "review-assign",
            AssignPage::new(reviewer(), assign, &nothing, &fine),
        ),
        sample("review-lane", lane(offers())),
        sample("review-lane-empty", lane(Vec::new())),
    ]
}

fn name(name: &str) -> Text {
    Text::new("web-who-name").with("name", name)
}

fn a_list(shown: &str, rows: Vec<ReviewRow>) -> Reviews {
    let counts = [("open", 200), ("due", 12), ("overdue", 1), ("questions", 4)];
    let sieve = |key: &'static str, current| Tab {
        label: Text::new(key),
        count: None,
        href: path::REVIEWS.to_owned(),
        current,
    };
    let unit = |unit: &str| Tab {
        label: name(unit),
        ..sieve("reviews-all", false)
    };
    Reviews {
        tabs: counts
            .map(|(code, count)| reviewing::tab(code, Some(count), code == shown))
            .into(),
        sieves: vec![
            sieve("reviews-all", true),
            sieve("novelty-new", false),
            sieve("novelty-changed", false),
            sieve("reviews-flagged", false),
        ],
        units: vec![unit("Bureau"), unit("الشؤون القانونية")],
        unit: None,
        shown: shown.to_owned(),
        rows,
        pager: Pager::new(1, 50, 200, |page| format!("{}?page={page}", path::REVIEWS)),
    }
}

fn rows() -> Vec<ReviewRow> {
    let changes = Text::new("reviews-changes")
        .with("added", 2_i64)
        .with("changed", 1_i64)
        .with("removed", 0_i64);
    let row = |(at, (state, left)): (i16, (State, Option<i64>))| ReviewRow {
        number: format!("DIS-2026-0004{at}"),
        href: (at != 4).then(|| path::below(path::REVIEWS, &at.to_string())),
        filer: "Mariam Haddad مريم حداد".to_owned(),
        unit: "Standards Department".to_owned(),
        novelty: Some(if at % 2 == 0 {
            changes.clone()
        } else {
            Text::new("novelty-unchanged")
        }),
        flagged: (at == 0).then(|| Text::new("reviews-flagged-count").with("count", 2_i64)),
        filed: Some(date(2026, 3, 25)),
        turn: left.map(|left| Due {
            day: date(2026, 3, 27),
            left,
        }),
        state: reviewing::state(state),
        outcome: (at == 3).then(|| Outcome::AdviceAction.label()),
        reviewer: (at != 2).then(|| "Rui Costa".to_owned()),
        assign: (at == 2).then(|| path::act(path::REVIEWS, "2", "assign")),
        unread: at == 0,
    };
    let states = [
        (State::Submitted, Some(-1)),
        (State::InReview, Some(1)),
        (State::Resubmitted, Some(12)),
        (State::RemedyOpen, None),
        (State::Closed, None),
    ];
    (0_i16..).zip(states).map(row).collect()
}

fn a_row(label: &str, now: Option<&str>, before: Option<&str>) -> Row {
    Row {
        label: label.to_owned(),
        now: now.map(str::to_owned),
        before: before.map(str::to_owned),
        changed: now.is_some() && before.is_some(),
        file: None,
        flagged: label == "Touches my work",
    }
}

fn an_item(id: &str, fate: &'static str, tone: Tone, rows: Vec<Row>) -> Item {
    let changed = fate == "fate-changed";
    Item {
        place: format!("assets.{id}"),
        title: (id != "4").then(|| "Shares in شركة النور".to_owned()),
        call: Text::new("sheet-item").with("number", 4_i64),
        subject: Some(Text::new("form-subject-spouse")),
        fate: Some(Tag::new(Text::new(fate), tone)),
        flagged: changed,
        open: fate != "fate-unchanged",
        rows,
        found: (id == "1").then(a_finding),
        events: if changed { events() } else { Vec::new() },
        here: id == "2",
        remedy: (id == "1").then(|| path::act(path::REVIEWS, "3f2a", "remedies")),
        work: (id != "2").then(|| path::below(path::REVIEWS, "3f2a?about=assets.1")),
    }
}

fn a_finding() -> Found {
    Found {
        outcome: Tag::new(Outcome::AdviceAction.label(), Tone::Due),
        words: MIXED.to_owned(),
    }
}

fn events() -> Vec<Event> {
    let event = |what: &'static str, side, words: Option<&str>| Event {
        what: Text::new(what),
        who: name("Rui Costa"),
        day: date(2026, 3, 25),
        side,
        written: words.map(str::to_owned),
        new: false,
    };
    vec![
        event(
            "review-event-question",
            Side::Office,
            Some("How many shares?"),
        ),
        event("review-event-answer", Side::Requester, Some("عشرة أسهم.")),
        event("review-event-note", Side::Note, Some(MIXED)),
        event("review-event-resumed", Side::Event, None),
    ]
}

fn sections() -> Vec<Section> {
    let kind = || a_row("Kind", Some("House"), None);
    let touches = a_row("Touches my work", Some("Yes"), Some("No"));
    let before = a_row("Value", Some("USD 20,000"), Some("USD 10,000"));
    let items = vec![
        an_item("1", "fate-added", Tone::Good, vec![kind()]),
        an_item(
            "2",
            "fate-changed",
            Tone::Due,
            vec![kind(), touches, before],
        ),
        an_item(
            "3",
            "fate-removed",
            Tone::Refused,
            vec![a_row("Kind", None, Some("Boat"))],
        ),
        an_item("4", "fate-unchanged", Tone::Quiet, vec![kind()]),
    ];
    vec![
        Section {
            title: "Assets worth USD 10,000 or more".to_owned(),
            nothing: None,
            news: false,
            items,
        },
        Section {
            title: "Gifts".to_owned(),
            nothing: Some(Text::new("sheet-nothing")),
            news: true,
            items: Vec::new(),
        },
    ]
}

fn a_statement(sent: &Sent, problems: &Problems) -> Statement {
    let fact = |key: &'static str, value| Fact::new(Text::new(key), value);
    Statement {
        id: "3f2a".to_owned(),
        number: "DIS-2026-00042".to_owned(),
        filer: "Mariam Haddad مريم حداد".to_owned(),
        state: reviewing::state(State::InReview),
        beside: Text::new("review-beside-last-year"),
        summary: vec![Text::new("review-told").with("what", Text::new("novelty-changed"))],
        revision: 7,
        facts: vec![
            fact("reviews-filer", Shown::Name("Standards".to_owned())),
            fact("reviews-filed", Shown::Day(date(2026, 3, 25))),
        ],
        sections: sections(),
        found: Some(a_finding()),
        events: events(),
        work: Some(Work::new("assets.2", &Sent::default(), sent, problems)),
        whole: Some(path::below(path::REVIEWS, "3f2a")),
        deeds: vec![
            Deed::new("conclude")
                .explained(
                    Text::new("review-deed-conclude-explain")
                        .with("outcome", Outcome::AdviceAction.label()),
                )
                .main(),
            Deed::new("go-on"),
            Deed::new("give-back").with_words("back", sent, problems),
            Deed::new("reopen").with_words("reason", sent, problems),
        ],
        assign: Some(path::act(path::REVIEWS, "3f2a", "assign")),
        remedies: Some(path::act(path::REVIEWS, "3f2a", "remedies")),
        readers: Text::new("review-readers"),
        place: vec![("view", "open".to_owned())],
        list: path::REVIEWS.to_owned(),
        previous: Some(path::below(path::REVIEWS, "1")),
        next: Some(path::below(path::REVIEWS, "2")),
    }
}
