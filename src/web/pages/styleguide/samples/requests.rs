//! What staff see of their requests.

use jiff::civil::date;

use super::{super::events, Sample, refused, sample, staff};
use crate::{
    error::Problems,
    language::Text,
    web::{
        field::Sent,
        page::Frame,
        pages::{confidentiality, home, inbox, request},
        part::{Due, Notice, Progress, Shown, Side, Stage},
        path,
    },
};

pub(super) fn requests(frame: &Frame) -> Vec<Sample> {
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
            .filter(|event| event.side != Side::Note)
            .collect(),
        open,
        anonymous,
        alternate: anonymous,
    }
}
