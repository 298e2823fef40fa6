//! Asking, with a name and without.

use jiff::civil::date;

use super::{super::MIXED, Sample, refused, sample, staff, typed, words};
use crate::{
    error::Problems,
    web::{field::Sent, page::Frame, pages::ask, path},
};

pub(super) fn asked() -> Sent {
    typed(&[
        ("concerns_office", "no"),
        ("subject", "A pen from شركة النور"),
        ("message", MIXED),
    ])
}

pub(super) fn asking(frame: &Frame) -> Vec<Sample> {
    let open = ask::Intake {
        standard: 3,
        outside: None,
    };
    let walled = ask::Intake {
        outside: Some("the Audit Committee, audit@example.org".to_owned()),
        ..open.clone()
    };
    let (nothing, fine) = (Sent::default(), Problems::new());
    let frame = || frame.clone();
    let named = || staff(&frame());
    let due = Some(date(2026, 3, 30));
    let href = path::below(path::REQUESTS, "3f2a");
    let groups = words("0417 2290 8513 6604 7781 3025");
    vec![
        sample(
            "ask",
            ask::AskPage::named(named(), open.clone(), &nothing, &fine),
        ),
        sample(
            "ask-refused",
            ask::AskPage::named(named(), walled, &asked(), &refused("message")),
        ),
        sample("check", ask::CheckPage::named(named(), &open, &asked())),
        sample(
            "sent",
            ask::SentPage::new(named(), "ADV-2026-0042".to_owned(), due, href),
        ),
        sample(
            "anonymous",
            ask::AskPage::anonymous(frame(), open.clone(), &nothing, &fine),
        ),
        sample(
            "anonymous-check",
            ask::CheckPage::anonymous(frame(), &open, &asked()),
        ),
        sample("receipt", ask::ReceiptPage::new(frame(), groups, due)),
        sample("return", ask::ReturnPage::new(frame(), &fine)),
        sample(
            "return-refused",
            ask::ReturnPage::new(frame(), &refused("receipt")),
        ),
    ]
}
