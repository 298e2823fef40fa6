//! Every page as it may look, with invented people and questions.

use askama::DynTemplate;
use jiff::civil::{DateTime, date};

use super::{MIXED, events};
use crate::{
    error::Problems,
    language::Text,
    role::{Role, Roles},
    web::{
        field::{Choice, Field, Offer, Sent},
        page::{Frame, Visitor},
        pages::{account, ask, confidentiality, figure, home, inbox, problem, request},
        part::{Due, Notice, Pager, Progress, Shown, Stage},
        path,
    },
};

type Sample = (&'static str, Box<dyn DynTemplate>);

/// Every page by name; `frame` decides the language.
#[must_use]
pub fn samples(frame: &Frame) -> Vec<Sample> {
    let mut pages = accounts(frame);
    pages.extend(asking(frame));
    pages.extend(requests(frame));
    pages.extend(desk(frame));
    pages.extend(figures(frame));
    pages.extend(problems(frame));
    pages
}

fn sample(name: &'static str, page: impl DynTemplate + 'static) -> Sample {
    (name, Box::new(page))
}

fn visited(frame: &Frame, name: &str, roles: &[Role]) -> Frame {
    frame.clone().visited_by(Visitor {
        name: name.to_owned(),
        roles: Roles::of(roles.iter().copied()).unwrap_or_default(),
    })
}

fn staff(frame: &Frame) -> Frame {
    visited(frame, "Mariam Haddad مريم حداد", &[Role::Staff])
}

fn officer(frame: &Frame) -> Frame {
    visited(frame, "Tomás Quiroga", &[Role::Officer, Role::Head])
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn typed(pairs: &[(&str, &str)]) -> Sent {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Sent::new(pairs.iter().map(owned).collect())
}

fn asked() -> Sent {
    typed(&[
        ("concern", "no"),
        ("title", "A pen from شركة النور"),
        ("question", MIXED),
        ("needed-day", "27"),
        ("needed-month", "3"),
        ("needed-year", "2026"),
        ("contact", "here"),
        ("others", "unnamed"),
    ])
}

fn refused(field: &str) -> Problems {
    let mut problems = Problems::new();
    problems.add(field, Text::new("guide-problem-long"));
    problems
}

fn accounts(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let frame = || frame.clone();
    let wrong = typed(&[("login", "m.haddad")]);
    let link = || path::below(path::ENROL, "token");
    let login = || "m.haddad@example.org".to_owned();
    let six = || words("lantern orbit cedar velvet tundra pebble");
    let twelve =
        words("maple river candle orbit stone velvet harbor lemon winter pencil gravel meadow");
    vec![
        sample(
            "sign-in",
            account::SignInPage::new(frame(), &nothing, &fine),
        ),
        sample(
            "sign-in-refused",
            account::SignInPage::new(frame(), &wrong, &refused("login")),
        ),
        sample(
            "sign-in-ended",
            account::SignInPage::ended(frame(), path::ASK.to_owned(), &asked()),
        ),
        sample(
            "resume",
            account::ResumePage::new(staff(&frame()), path::ASK_SEND.to_owned(), asked()),
        ),
        sample(
            "enrol",
            account::EnrolPage::new(frame(), link(), login(), 12, &fine),
        ),
        sample(
            "enrol-refused",
            account::EnrolPage::new(frame(), link(), login(), 12, &refused("password")),
        ),
        sample(
            "passphrase",
            account::PassphrasePage::new(frame(), link(), login(), six(), &fine),
        ),
        sample(
            "recovery",
            account::RecoveryPage::new(staff(&frame()), twelve),
        ),
        sample(
            "forgotten",
            account::ForgottenPage::new(frame(), 12, &nothing, &fine),
        ),
        sample(
            "sessions",
            account::SessionsPage::new(staff(&frame()), sessions()),
        ),
    ]
}

fn sessions() -> Vec<account::SessionRow> {
    let session = |seen: DateTime, end: Option<&str>| account::SessionRow {
        seen,
        ends: date(2026, 3, 27).at(18, 0, 0, 0),
        end: end.map(|id| path::act(path::SESSIONS, id, "end")),
    };
    vec![
        session(date(2026, 3, 27).at(10, 12, 0, 0), None),
        session(date(2026, 3, 27).at(9, 3, 0, 0), Some("2")),
    ]
}

fn asking(frame: &Frame) -> Vec<Sample> {
    let intake = |alternate| ask::Intake {
        standard: 3,
        alternate,
        outside: "the Audit Committee, audit@example.org".to_owned(),
    };
    let (nothing, fine) = (Sent::default(), Problems::new());
    let frame = || frame.clone();
    let named = || staff(&frame());
    let due = date(2026, 3, 30);
    let href = path::below(path::REQUESTS, "3f2a");
    let groups = words("0417 2290 8513 6604 7781 3025");
    vec![
        sample(
            "ask",
            ask::AskPage::named(named(), intake(true), &nothing, &fine),
        ),
        sample(
            "ask-refused",
            ask::AskPage::named(named(), intake(false), &asked(), &refused("question")),
        ),
        sample(
            "check",
            ask::CheckPage::named(named(), &intake(true), asked()),
        ),
        sample(
            "sent",
            ask::SentPage::new(named(), "ADV-2026-0042".to_owned(), due, href),
        ),
        sample(
            "anonymous",
            ask::AskPage::anonymous(frame(), intake(true), &nothing, &fine),
        ),
        sample(
            "anonymous-check",
            ask::CheckPage::anonymous(frame(), &intake(true), asked()),
        ),
        sample("receipt", ask::ReceiptPage::new(frame(), groups, due)),
        sample("return", ask::ReturnPage::new(frame(), &fine)),
        sample(
            "return-refused",
            ask::ReturnPage::new(frame(), &refused("receipt")),
        ),
    ]
}

fn requests(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let named = || staff(frame);
    let done = named().noticing(Notice::done(Text::new("sent-title")));
    let page = |frame: Frame, request| request::RequestPage::new(frame, request, &nothing, &fine);
    let withdraw = |problems: &Problems| {
        request::WithdrawPage::new(named(), "3f2a".to_owned(), &nothing, problems)
    };
    vec![
        sample(
            "home",
            home::HomePage::new(named(), todos(), request_rows()),
        ),
        sample(
            "home-empty",
            home::HomePage::new(named(), Vec::new(), Vec::new()),
        ),
        sample("request", page(done, a_request("waiting", true, false))),
        sample(
            "request-closed",
            page(named(), a_request("closed", false, false)),
        ),
        sample(
            "request-receipt",
            page(frame.clone(), a_request("answered", true, true)),
        ),
        sample("withdraw", withdraw(&fine)),
        sample("withdraw-refused", withdraw(&refused("word"))),
        sample(
            "confidentiality",
            confidentiality::ConfidentialityPage::new(frame.clone()),
        ),
    ]
}

fn todos() -> Vec<home::Todo> {
    vec![home::Todo {
        label: Text::new("request-reply"),
        href: path::below(path::REQUESTS, "3f2a"),
        due: Some(Due {
            day: date(2026, 3, 27),
            left: 1,
        }),
    }]
}

fn request_rows() -> Vec<home::RequestRow> {
    let row = |number: &str, title: &str, code: &str, due: Option<Due>| home::RequestRow {
        number: number.to_owned(),
        title: title.to_owned(),
        href: path::below(path::REQUESTS, number),
        state: request::state(code),
        day: date(2026, 3, 25),
        new: code == "answered",
        due,
    };
    let due = Due {
        day: date(2026, 3, 30),
        left: 3,
    };
    vec![
        row("ADV-2026-0042", "A pen from شركة النور", "waiting", None),
        row(
            "ADV-2026-0040",
            "هل يجوز لي إلقاء محاضرة في جامعة؟",
            "in-progress",
            Some(due),
        ),
        row(
            "ADV-2026-0017",
            "Writing a chapter about the history of telegraphy for a publisher that also sells to us",
            "answered",
            None,
        ),
        row(
            "ADV-2025-0311",
            "Brother-in-law in a tender",
            "closed",
            None,
        ),
    ]
}

fn a_request(code: &str, open: bool, anonymous: bool) -> request::Request {
    let stage = |code, progress, day| Stage {
        label: request::state(code).text,
        progress,
        day,
    };
    request::Request {
        id: "3f2a".to_owned(),
        number: "ADV-2026-0042".to_owned(),
        title: "A pen from شركة النور".to_owned(),
        state: request::state(code),
        facts: inbox::Matter::facts(vec![(
            "due",
            Shown::Due(Due {
                day: date(2026, 3, 30),
                left: 2,
            }),
        )]),
        stages: vec![
            stage("received", Progress::Passed, Some(date(2026, 3, 25))),
            stage("in-progress", Progress::Reached, Some(date(2026, 3, 26))),
            stage("answered", Progress::Ahead, Some(date(2026, 3, 30))),
        ],
        events: events()
            .into_iter()
            .filter(|event| event.side != crate::web::part::Side::Note)
            .collect(),
        open,
        anonymous,
        alternate: anonymous,
    }
}

fn desk(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let typed = typed(&[("message", MIXED)]);
    let list = |shown: &str, rows| inbox::InboxPage::new(officer(frame), an_inbox(shown, rows));
    let page = |matter, sent: &Sent, problems: &Problems| {
        inbox::MatterPage::new(officer(frame), matter, sent, problems)
    };
    let mut over = a_matter("closed", &nothing, &fine);
    over.write = None;
    over.triage = None;
    over.deeds = vec![inbox::Deed::new("reopen")];
    let wrong = refused("message");
    vec![
        sample("inbox", list("open", matter_rows())),
        sample("inbox-empty", list("overdue", Vec::new())),
        sample(
            "matter",
            page(a_matter("received", &nothing, &fine), &nothing, &fine),
        ),
        sample(
            "matter-refused",
            page(a_matter("in-progress", &typed, &wrong), &typed, &wrong),
        ),
        sample("matter-closed", page(over, &nothing, &fine)),
    ]
}

fn an_inbox(shown: &str, rows: Vec<inbox::MatterRow>) -> inbox::Inbox {
    let counts = [
        ("open", 312),
        ("unread", 4),
        ("due", 2),
        ("overdue", 1),
        ("mine", 17),
        ("unassigned", 3),
    ];
    let mut tabs: Vec<_> = counts
        .map(|(code, count)| inbox::tab(code, Some(count), code == shown))
        .into();
    tabs.push(inbox::tab("done", None, shown == "done"));
    inbox::Inbox {
        tabs,
        order: "due".to_owned(),
        shown: shown.to_owned(),
        rows,
        pager: Pager::new(1, 50, 312, |page| format!("{}?page={page}", path::INBOX)),
    }
}

fn matter_rows() -> Vec<inbox::MatterRow> {
    let titles = [
        ("A pen from شركة النور", "received", Some(-1)),
        ("هل يجوز لي إلقاء محاضرة في جامعة؟", "in-progress", Some(0)),
        (
            "Writing a chapter about the history of telegraphy for a publisher that also sells to us",
            "triaged",
            Some(2),
        ),
        ("Brother-in-law in a tender", "waiting", None),
        ("Shares in a vendor", "answered", Some(3)),
    ];
    let row = |(at, (title, code, left)): (i16, (&str, &str, Option<i64>))| inbox::MatterRow {
        number: format!("ADV-2026-00{}", 42 - at),
        href: path::below(path::MATTERS, &at.to_string()),
        title: title.to_owned(),
        requester: (at != 1).then(|| "Mariam Haddad مريم حداد".to_owned()),
        received: date(2026, 3, 25),
        due: left.map(|left| Due {
            day: date(2026, 3, 27),
            left,
        }),
        state: inbox::state(code),
        subject: (at > 0).then(|| inbox::subject("outside-employment")),
        urgent: at == 2,
        handler: (at > 0).then(|| "Tomás Quiroga".to_owned()),
        unread: at < 2,
        take: (at == 0).then(|| path::act(path::MATTERS, "0", "take")),
    };
    (0_i16..).zip(titles).map(row).collect()
}

fn a_matter(code: &str, sent: &Sent, problems: &Problems) -> inbox::Matter {
    let subjects = ["gifts", "outside-employment", "procurement", "other"]
        .map(|code| (code.to_owned(), inbox::subject(code)));
    let handlers = vec![
        Offer::new("1", Text::new("role-officer")),
        Offer::new("2", Text::new("role-head")),
    ];
    let bodies = ["ombudsman", "human-resources"].map(|code| Offer::new(code, inbox::body(code)));
    let refer = inbox::Deed::new("refer")
        .choosing(Choice::new(
            "body",
            Text::new("matter-fact-handler"),
            bodies.into(),
        ))
        .writing(Field::area("reason", Text::new("matter-write"), 2000).rows(3));
    let due = Shown::Due(Due {
        day: date(2026, 3, 30),
        left: 2,
    });
    inbox::Matter {
        id: "3f2a".to_owned(),
        number: "ADV-2026-0042".to_owned(),
        title: "A pen from شركة النور".to_owned(),
        state: inbox::state(code),
        revision: 7,
        facts: inbox::Matter::facts(vec![
            (
                "requester",
                Shown::Written("Mariam Haddad مريم حداد".to_owned()),
            ),
            ("unit", Shown::Written("Standards Department".to_owned())),
            ("received", Shown::Day(date(2026, 3, 25))),
            ("due", due),
            ("contact", Shown::Text(Text::new("ask-contact-call"))),
            ("others", Shown::Text(Text::new("ask-others-unnamed"))),
        ]),
        events: events(),
        readers: Text::new("ask-readers-office"),
        write: Some(inbox::Write::new(sent, problems)),
        triage: Some(inbox::Triage::new(&subjects, handlers)),
        deeds: vec![
            inbox::Deed::new("acknowledge"),
            inbox::Deed::new("resume"),
            refer,
            inbox::Deed::new("close"),
        ],
        previous: Some(path::below(path::MATTERS, "1")),
        next: Some(path::below(path::MATTERS, "2")),
    }
}

fn figures(frame: &Frame) -> Vec<Sample> {
    let row = |(code, count, cell): (&str, i64, figure::Cell)| (inbox::subject(code), count, cell);
    let rows = [
        ("outside-employment", 16, figure::Cell::Count(16)),
        ("gifts", 11, figure::Cell::Count(11)),
        ("other-conflict", 9, figure::Cell::Count(9)),
        ("financial-disclosure", 8, figure::Cell::Withheld),
        ("publication", 4, figure::Cell::Withheld),
        ("political-activity", 0, figure::Cell::Count(0)),
    ]
    .map(row);
    let published = rows
        .iter()
        .map(|(label, _, cell)| (label.clone(), *cell))
        .collect();
    let preview = |obstacles| figure::Preview {
        year: 2017,
        rows: rows
            .iter()
            .map(|(subject, count, cell)| preview_row(subject, *count, *cell))
            .collect(),
        total: 48,
        published: figure::Cell::Count(48),
        k: 5,
        obstacles,
    };
    let blocked = vec![Text::new("guide-problem-general")];
    let wrong = refused("password");
    vec![
        sample(
            "years",
            figure::YearsPage::new(officer(frame), &[(2018, false), (2017, true)]),
        ),
        sample(
            "preview",
            figure::PreviewPage::new(officer(frame), preview(Vec::new())),
        ),
        sample(
            "preview-blocked",
            figure::PreviewPage::new(officer(frame), preview(blocked)),
        ),
        sample(
            "publish",
            figure::PublishPage::new(officer(frame), 2017, 4, 2, &Problems::new()),
        ),
        sample(
            "publish-refused",
            figure::PublishPage::new(officer(frame), 2017, 4, 2, &wrong),
        ),
        sample(
            "figure",
            figure::FigurePage::new(frame.clone(), 2017, published, figure::Cell::Count(48), 5),
        ),
    ]
}

fn preview_row(subject: &Text, count: i64, cell: figure::Cell) -> figure::PreviewRow {
    let withheld = cell == figure::Cell::Withheld;
    figure::PreviewRow {
        subject: subject.clone(),
        count,
        persons: count.min(7),
        published: cell,
        bounds: withheld.then_some((0, 12)),
        why: withheld.then(|| Text::new("guide-more")),
    }
}

fn problems(frame: &Frame) -> Vec<Sample> {
    let frame = || frame.clone();
    let page = |html: crate::web::page::Html<problem::ProblemPage>| html.into_page();
    vec![
        sample("missing", page(problem::ProblemPage::missing(frame()))),
        sample(
            "broken",
            page(problem::ProblemPage::broken(
                frame(),
                "7Q2F-MM31".to_owned(),
            )),
        ),
        sample("busy", page(problem::ProblemPage::busy(frame()))),
        sample("hasty", page(problem::ProblemPage::hasty(frame(), 12))),
        sample(
            "too-large",
            page(problem::ProblemPage::too_large(frame(), 64)),
        ),
        sample("foreign", page(problem::ProblemPage::foreign(frame()))),
        sample(
            "spent-link",
            page(problem::ProblemPage::spent_link(frame())),
        ),
        sample("closed", page(problem::ProblemPage::closed(frame()))),
    ]
}
