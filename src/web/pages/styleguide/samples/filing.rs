//! What a filer sees.

use jiff::civil::date;

use super::{super::events, Sample, entries, refused, sample, staff};
use crate::{
    disclosure::{State, filing::submitting::Receipt, form::Standing},
    error::Problems,
    language::Text,
    web::{
        field::Sent,
        page::Frame,
        pages::{
            obligations::{ObligationsPage, Row},
            statement::{
                Head,
                answered::{Answered, AnsweredItem},
                asking::{HelperPage, TimePage},
                check::{Certifying, CheckPage, CopyPage, Missing, ReceiptPage},
                overview::{self, Begin, Draft, Overview, OverviewPage, Question},
            },
        },
        part::{Due, Fact, Progress, Shown, Side, Stage, Task},
    },
};

pub(super) const FLAT: &str = "Flat in Geneva, شقة في جنيف";
pub(super) const HELP: &str = "Each asset worth USD 10,000 or more at the end of the reporting period.\n\nList each security by itself, not the account it lies in.";
const WORDS: &str =
    "I certify that what I state here is true, correct and complete to the best of my knowledge.";

pub(super) fn filing(frame: &Frame) -> Vec<Sample> {
    let named = || staff(frame);
    let mut pages = vec![
        sample("obligations", ObligationsPage::new(named(), todo(), rest())),
        sample(
            "obligations-none",
            ObligationsPage::new(named(), Vec::new(), Vec::new()),
        ),
    ];
    pages.extend(overviews(frame));
    pages.extend(entries::sections(frame));
    pages.extend(entries::imports(frame));
    pages.extend(endings(frame));
    pages
}

pub(super) fn head(whose: Option<&str>) -> Head {
    Head {
        id: "3f2a".to_owned(),
        number: "DIS-2026-00042".to_owned(),
        title: title(),
        whose: whose.map(str::to_owned),
        alternate: false,
    }
}

fn title() -> Text {
    Text::new("filing-title")
        .with("title", "Financial disclosure statement")
        .with("year", "2026")
}

fn due() -> Due {
    Due {
        day: date(2026, 3, 31),
        left: 3,
    }
}

fn row(state: State, next: Text) -> Row {
    Row {
        number: "DIS-2026-00042".to_owned(),
        title: title(),
        href: "/disclosures/3f2a".to_owned(),
        state: overview::state(state),
        due: None,
        filed: None,
        progress: None,
        next,
        whose: None,
    }
}

fn todo() -> Vec<Row> {
    vec![
        Row {
            due: Some(due()),
            progress: Some(progress()),
            ..row(State::Draft, Text::new("filing-next-go-on"))
        },
        Row {
            due: Some(due()),
            whose: Some("Tomás Quiroga".to_owned()),
            ..row(State::InformationRequested, Text::new("filing-next-answer"))
        },
    ]
}

fn rest() -> Vec<Row> {
    vec![Row {
        filed: Some(date(2025, 3, 20)),
        ..row(State::Closed, Text::new("filing-next-nothing"))
    }]
}

fn progress() -> Text {
    Text::new("filing-progress")
        .with("done", 4_u32)
        .with("count", 11_u32)
}

fn overviews(frame: &Frame) -> Vec<Sample> {
    let page = |whole: Overview| OverviewPage::new(staff(frame), whole, &Problems::new());
    let begin = Overview {
        begin: Some(Begin {
            about: Some(HELP.to_owned()),
            with_last_year: true,
            opens: None,
        }),
        extendable: true,
        ..bare(State::Assigned)
    };
    let draft = Overview {
        draft: Some(draft()),
        extendable: true,
        helper: Some(Some("Dana Ruiz".to_owned())),
        ..bare(State::Draft)
    };
    let asked = Overview {
        questions: vec![asked()],
        filed: true,
        stages: stages(),
        asks: vec![
            (Text::new("remedies-title"), "remedies"),
            (Text::new("verification-title"), "verification"),
        ],
        publishable: false,
        amendable: true,
        events: told(),
        helper: Some(None),
        ..bare(State::InformationRequested)
    };
    let answered = Overview {
        answered: true,
        filed: true,
        stages: stages(),
        ..bare(State::InformationRequested)
    };
    vec![
        sample("statement-begin", page(begin)),
        sample("statement-draft", page(draft)),
        sample("statement-asked", page(asked)),
        sample("statement-answered", page(answered)),
        sample("statement-waived", page(bare(State::Waived))),
    ]
}

fn bare(state: State) -> Overview {
    Overview {
        head: head(None),
        state,
        facts: vec![Fact::new(Text::new("filing-due"), Shown::Due(due()))],
        begin: None,
        draft: None,
        questions: Vec::new(),
        answered: false,
        filed: false,
        stages: Vec::new(),
        asks: vec![(Text::new("remedies-title"), "remedies")],
        publishable: true,
        amendable: false,
        events: Vec::new(),
        extendable: false,
        helper: None,
    }
}

fn draft() -> Draft {
    let task = |title: &str, how, nothing, hint: Option<Text>| Task {
        label: Text::spoken(title),
        hint,
        href: Some("/disclosures/3f2a/sections/assets".to_owned()),
        state: overview::standing(how, nothing),
    };
    let entries = Text::new("filing-entries").with("count", 3_u32);
    let before = Text::new("filing-as-before").with("entries", entries);
    Draft {
        tasks: vec![
            task("Your family", Standing::Done, true, None),
            task("Assets", Standing::Done, false, Some(before)),
            task("Liabilities", Standing::Begun, false, None),
            task("Outside activities and roles", Standing::Open, false, None),
        ],
        done: (2, 4),
        next: (
            Text::new("filing-go-on").with("section", "Liabilities"),
            "/disclosures/3f2a/sections/liabilities".to_owned(),
        ),
        unchanged: true,
        dropped: vec![(Text::spoken("The approval"), Text::new("form-dropped-file"))],
        amends: true,
    }
}

fn asked() -> Question {
    Question {
        id: "9c1b".to_owned(),
        about: Some(
            Text::new("filing-about")
                .with("section", "Assets")
                .with("name", FLAT),
        ),
        words: super::super::MIXED.to_owned(),
        day: date(2026, 3, 26),
        answer: Question::input("9c1b", &Sent::default(), &Problems::new()),
    }
}

fn stages() -> Vec<Stage> {
    let stage = |state: State, progress, day| Stage {
        label: state.label(),
        progress,
        day,
    };
    vec![
        stage(State::Submitted, Progress::Passed, Some(date(2026, 3, 20))),
        stage(State::InReview, Progress::Reached, None),
        stage(State::Closed, Progress::Ahead, Some(date(2026, 5, 19))),
    ]
}

fn told() -> Vec<crate::web::part::Event> {
    let events = events().into_iter();
    events.filter(|event| event.side != Side::Note).collect()
}

pub(super) fn facts() -> Vec<Fact> {
    let fact = |term: &str, shown| Fact::new(Text::spoken(term), shown);
    vec![
        Fact::new(
            Text::new("form-subject"),
            Shown::Text(Text::new("form-subject-joint")),
        ),
        fact("What it is", Shown::Name(FLAT.to_owned())),
        fact("Since", Shown::Day(date(2020, 2, 3))),
        fact(
            "Role and duties",
            Shown::Written(super::super::MIXED.to_owned()),
        ),
    ]
}

fn whole() -> Vec<Answered> {
    let section = |code: &str, title: &str, nothing: Option<Text>, items| Answered {
        code: code.to_owned(),
        title: Text::spoken(title),
        nothing,
        items,
    };
    let item = AnsweredItem {
        id: "7f3a".to_owned(),
        name: Some(FLAT.to_owned()),
        facts: facts(),
    };
    let none = Some(Text::spoken("None of us received such gifts"));
    vec![
        section("assets", "Assets", None, vec![item]),
        section("gifts", "Gifts and favours", none, Vec::new()),
        section("liabilities", "Liabilities", None, Vec::new()),
    ]
}

fn endings(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let check = |missing, whose, problems: &Problems| {
        let certifying = Certifying {
            words: WORDS.to_owned(),
            today: date(2026, 3, 26),
            saved: 7,
        };
        let typed = (&nothing, problems);
        CheckPage::new(
            staff(frame),
            head(whose),
            (whole(), missing),
            certifying,
            typed,
        )
    };
    let missing = lacking();
    let receipt = receipt();
    let others = vec![("9c1b".to_owned(), "Dana Ruiz".to_owned())];
    let time = |problems: &Problems| {
        let typed = (&nothing, problems);
        TimePage::new(staff(frame), &head(None), (due(), 30), typed)
    };
    let copy = (WORDS.to_owned(), &receipt);
    let helper =
        |others, chosen| HelperPage::new(staff(frame), &head(None), (others, chosen), &fine);
    vec![
        sample("check-missing", check(missing, None, &fine)),
        sample("check-refused", check(Vec::new(), None, &refused("name"))),
        sample(
            "check-helper",
            check(Vec::new(), Some("Tomás Quiroga"), &fine),
        ),
        sample(
            "filed",
            ReceiptPage::new(staff(frame), &head(None), &receipt),
        ),
        sample(
            "filed-copy",
            CopyPage::new(staff(frame), head(None), whole(), copy),
        ),
        sample("more-time", time(&fine)),
        sample("more-time-refused", time(&refused("days"))),
        sample("helper", helper(others, Some("Dana Ruiz"))),
        sample("helper-none", helper(Vec::new(), None)),
    ]
}

fn lacking() -> Vec<Missing> {
    vec![Missing {
        text: Text::new("form-at")
            .with("label", "Liabilities")
            .with("what", Text::new("form-section-open")),
        href: "/disclosures/3f2a/sections/liabilities".to_owned(),
    }]
}

fn receipt() -> Receipt {
    Receipt {
        number: "DIS-2026-00042".to_owned(),
        version: 1,
        filed: date(2026, 3, 26),
        name: "Mariam Haddad مريم حداد".to_owned(),
        fingerprint: "7a3f".repeat(16),
        verified: true,
        pending: false,
    }
}
