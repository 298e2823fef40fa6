//! Coming in and going out.

use jiff::civil::{DateTime, date};

use super::{Sample, asking::asked, refused, sample, staff, typed};
use crate::{
    error::Problems,
    web::{field::Sent, page::Frame, pages::account, path},
};

const SIX: &str = "lantern orbit cedar velvet tundra pebble";
const TWELVE: &str =
    "maple river candle orbit stone velvet harbor lemon winter pencil gravel meadow";

pub(super) fn accounts(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let frame = || frame.clone();
    let wrong = typed(&[("login", "m.haddad")]);
    let link = || path::below(path::ENROL, "token");
    let login = || "m.haddad@example.org".to_owned();
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
            "forgotten",
            account::ForgottenPage::new(frame(), 12, &nothing, &fine),
        ),
        sample(
            "sessions",
            account::SessionsPage::new(staff(&frame()), sessions(), "en"),
        ),
    ]
}

/// Words that are shown once, and the ways to new ones.
pub(super) fn words(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let frame = || frame.clone();
    let link = || path::below(path::ENROL, "token");
    let login = || "m.haddad@example.org".to_owned();
    vec![
        sample(
            "draw",
            account::DrawPage::new(frame(), link(), login(), &fine),
        ),
        sample(
            "passphrase",
            account::WordsPage::new(staff(&frame()), TWELVE, path::HOME)
                .with_passphrase(Some(SIX))
                .checked(),
        ),
        sample(
            "passphrase-refused",
            account::WordsPage::check(staff(&frame()), &refused("current")),
        ),
        sample(
            "recovery",
            account::WordsPage::new(staff(&frame()), TWELVE, path::HOME),
        ),
        sample("link", account::LinkPage::new(frame(), &nothing, &fine)),
        sample("link-sent", account::LinkPage::sent(frame())),
        sample(
            "password",
            account::PasswordPage::new(staff(&frame()), Some(12), &fine),
        ),
        sample(
            "password-generated",
            account::PasswordPage::new(staff(&frame()), None, &refused("current")),
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
