//! Coming in and going out.

use jiff::civil::{DateTime, date};

use super::{Sample, asking::asked, refused, sample, staff, typed, words};
use crate::{
    error::Problems,
    web::{field::Sent, page::Frame, pages::account, path},
};

pub(super) fn accounts(frame: &Frame) -> Vec<Sample> {
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
