//! What is to be done about conflicts.

use jiff::civil::date;

use super::{super::MIXED, Sample, refused, sample, staff, typed, visited};
use crate::{
    disclosure::{
        State,
        remedy::{Stage, Step},
    },
    error::Problems,
    language::Text,
    role::Role,
    web::{
        field::{Offer, Sent},
        page::Frame,
        pages::{
            remedies::{
                self, Act, Evidence, Propose, RegisterPage, Remedies, RemediesPage, Remedy,
                RemedyRow,
            },
            reviewing,
        },
        part::{Crumb, Due, Event, Fact, Pager, Shown, Side, Tab},
        path,
    },
};

pub(super) fn remedies(frame: &Frame) -> Vec<Sample> {
    let reviewer = || visited(frame, "Rui Costa", &[Role::Reviewer]);
    let (nothing, fine) = (Sent::default(), Problems::new());
    let (typed, wrong) = (typed(&[("message", MIXED), ("days", "x")]), refused("days"));
    let theirs = a_page((Stage::Agreed, &[Step::Prove]), None, (&nothing, &fine));
    let proposing = Propose::new(
        vec![Offer::new("recusal", Text::new("remedy-kind-recusal"))],
        ("assets.1".to_owned(), Some("Assets: شركة النور".to_owned())),
        (90, 3),
        (&typed, &wrong),
    );
    let offices = [Step::Verify, Step::SendBack, Step::Withdraw];
    let ours = a_page((Stage::Proven, &offices), Some(proposing), (&typed, &wrong));
    let empty = Remedies {
        rows: Vec::new(),
        ..a_page((Stage::Verified, &[]), None, (&nothing, &fine))
    };
    let pager = |of| Pager::new(1, 50, of, |_| path::REMEDIES.to_owned());
    vec![
        sample(
            "remedies-filer",
            RemediesPage::new(staff(frame), theirs, &fine),
        ),
        sample(
            "remedies-office",
            RemediesPage::new(reviewer(), ours, &wrong),
        ),
        sample(
            "remedies-none",
            RemediesPage::new(staff(frame), empty, &fine),
        ),
        sample(
            "register",
            RegisterPage::new(reviewer(), "open", tabs(), (rows(), pager(3))),
        ),
        sample(
            "register-none",
            RegisterPage::new(reviewer(), "overdue", tabs(), (Vec::new(), pager(0))),
        ),
    ]
}

fn tabs() -> Vec<Tab> {
    let tab = |key: &'static str, current| Tab {
        label: Text::new(key),
        count: Some(3),
        href: path::REMEDIES.to_owned(),
        current,
    };
    vec![
        tab("register-view-open", true),
        tab("register-view-office", false),
    ]
}

fn due(left: i64) -> Due {
    Due {
        day: date(2026, 6, 26),
        left,
    }
}

fn a_page(
    stands: (Stage, &[Step]),
    propose: Option<Propose>,
    typed: (&Sent, &Problems),
) -> Remedies {
    let row = |id: &str, at, act: Option<Act>| Remedy {
        id: id.to_owned(),
        kind: Text::new("remedy-kind-no-further-purchase"),
        stage: remedies::stage(at),
        words: MIXED.to_owned(),
        facts: facts(),
        events: events(),
        evidence: evidence(),
        open: act.is_none().then(|| path::REMEDIES.to_owned()),
        act,
        revision: 2,
    };
    let versions = if stands.1.contains(&Step::Prove) {
        vec![Offer::new("2", version())]
    } else {
        Vec::new()
    };
    let act = Act::new(stands, (versions, 25), typed);
    Remedies {
        action: path::act(path::REVIEWS, "3f2a", "remedies"),
        upload: path::act(path::REVIEWS, "3f2a", "remedies/evidence"),
        number: "DIS-2026-00042".to_owned(),
        filer: "Mariam Haddad مريم حداد".to_owned(),
        state: reviewing::state(State::RemedyOpen),
        rows: vec![
            row("r1", stands.0, Some(act)),
            row("r2", Stage::Verified, None),
        ],
        propose,
        crumbs: vec![Crumb {
            label: Text::new("register-title"),
            href: path::REMEDIES.to_owned(),
        }],
        readers: Text::new("review-readers"),
    }
}

fn facts() -> Vec<Fact> {
    let about = "Assets: شركة النور".to_owned();
    vec![
        Fact::new(Text::new("remedy-about"), Shown::Name(about)),
        Fact::new(
            Text::new("remedy-turn"),
            Shown::Text(Text::new("web-who-you")),
        ),
        Fact::new(Text::new("remedy-due-done"), Shown::Due(due(64))),
    ]
}

fn events() -> Vec<Event> {
    let event = |what: &'static str, side, words: &str| Event {
        what: Text::new(what),
        who: Text::new("web-who-name").with("name", "Rui Costa"),
        day: date(2026, 3, 25),
        side,
        written: Some(words.to_owned()),
        new: false,
    };
    vec![
        event("remedy-event-propose", Side::Office, "Sell the shares."),
        event("remedy-event-contest", Side::Requester, "عندي سهم واحد."),
    ]
}

fn version() -> Text {
    Text::new("remedy-evidence-version")
        .with("version", 2_i64)
        .with("day", date(2026, 5, 4))
}

fn evidence() -> Vec<Evidence> {
    let piece = |label, is_file: bool| Evidence {
        label,
        href: path::act(path::REVIEWS, "3f2a", "files"),
        take_back: is_file.then(|| "7d1e".to_owned()),
        is_file,
    };
    vec![
        piece(Text::spoken("إشعار البنك 2026.pdf"), true),
        piece(version(), false),
    ]
}

fn rows() -> Vec<RemedyRow> {
    let row = |(at, (stage, left)): (i32, (Stage, Option<i64>))| RemedyRow {
        href: (at != 2).then(|| path::act(path::REVIEWS, &at.to_string(), "remedies")),
        filer: "Mariam Haddad مريم حداد".to_owned(),
        unit: "Standards Department".to_owned(),
        number: format!("DIS-2026-0004{at}"),
        kind: (at != 2).then(|| Text::new("remedy-kind-recusal")),
        stage: remedies::stage(stage),
        due: left.map(due),
    };
    let stages = [
        (Stage::Contested, Some(-2)),
        (Stage::Agreed, Some(40)),
        (Stage::Withdrawn, None),
    ];
    (0..).zip(stages).map(row).collect()
}
