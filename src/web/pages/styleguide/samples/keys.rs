//! Who holds keys, who has an account, and what the desk logs for others.

use jiff::civil::date;

use super::{Sample, officer, refused, sample, typed};
use crate::{
    advice::Turn,
    error::Problems,
    language::Text,
    reminders::{Count, Failure},
    web::{
        field::Sent,
        page::Frame,
        pages::{accounts, giving_back, groups, letters, log, purges},
        path,
    },
};

pub(super) fn keys(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let wrong = typed(&[("from", "person"), ("person", "12"), ("channel", "phone")]);
    let page = |changes, fresh, problems: &Problems| {
        groups::GroupsPage::new(officer(frame), changes, fresh, problems)
    };
    let log = |sent: &Sent, problems: &Problems| {
        let channels = ["e-mail", "phone"];
        let label = |code| Text::keyed(format!("channel-{code}"));
        let channels = channels.map(|code| (code.to_owned(), label(code)));
        log::LogPage::new(officer(frame), channels.into(), sent, problems)
    };
    let accounts = |rows, all| accounts::AccountsPage::new(officer(frame), rows, all);
    let letters = |rows: Vec<_>| {
        let dead = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        letters::LettersPage::new(officer(frame), Count { waiting: 3, dead }, rows)
    };
    let purges =
        |rows, problems: &Problems| purges::PurgesPage::new(officer(frame), rows, false, problems);
    vec![
        sample("purges", purges(vec![purge(false), purge(true)], &fine)),
        sample(
            "purges-refused",
            purges(vec![purge(false)], &refused("current")),
        ),
        sample("purges-none", purges(Vec::new(), &fine)),
        sample(
            "groups",
            page(vec![change(true), change(false)], false, &fine),
        ),
        sample(
            "groups-refused",
            page(vec![change(true)], false, &refused("current")),
        ),
        sample("groups-none", page(Vec::new(), true, &fine)),
        sample("accounts", accounts(vec![row(true), row(false)], false)),
        sample("accounts-none", accounts(Vec::new(), true)),
        sample("letters", letters(vec![letter()])),
        sample("letters-none", letters(Vec::new())),
        sample("log", log(&nothing, &fine)),
        sample("log-refused", log(&wrong, &refused("person"))),
    ]
}

fn change(unsigned: bool) -> groups::Change {
    let member = |name: &str, print: &str| (name.to_owned(), print.to_owned());
    groups::Change {
        group: groups::group(if unsigned { "office" } else { "audit" }),
        members: vec![
            member("Tomás Quiroga", "7KQ2-M4XW-9PDT-3HJF-6RCV"),
            member("Mariam Haddad مريم حداد", "D2WN-8GTA-5YKE-Q7PM-4XUH"),
        ],
        signatures: 1,
        handle: unsigned.then(|| "6f2a".to_owned()),
    }
}

fn row(active: bool) -> accounts::AccountRow {
    accounts::AccountRow {
        name: "Mariam Haddad مريم حداد".to_owned(),
        login: "m.haddad@example.org".to_owned(),
        roles: vec![Text::new("role-staff"), Text::new("role-officer")],
        since: date(2026, 3, 2),
        active,
    }
}

fn letter() -> letters::LetterRow {
    letters::LetterRow {
        id: "6f2a".to_owned(),
        kind: Text::new("letter-kind-news"),
        failure: Failure::Refused(550).text(),
        tries: 9,
        since: date(2026, 3, 2).at(9, 15, 0, 0),
    }
}

fn purge(held: bool) -> purges::PurgeRow {
    purges::PurgeRow {
        approval: "6f2a".to_owned(),
        matter: "3f2a".to_owned(),
        number: "ADV-2019-0042".to_owned(),
        disposed: Some(date(2019, 11, 22)),
        held,
    }
}

pub(super) fn returns(frame: &Frame) -> Vec<Sample> {
    let page = |turns: &[Turn], problems: &Problems| {
        let rows = turns.iter().copied().map(a_return).collect();
        giving_back::GivingBackPage::new(officer(frame), rows, false, problems)
    };
    let (turns, fine) = ([Turn::Sign, Turn::CarryOut, Turn::Wait], Problems::new());
    vec![
        sample("giving-back", page(&turns, &fine)),
        sample(
            "giving-back-refused",
            page(&[Turn::Sign], &refused("current")),
        ),
        sample("giving-back-none", page(&[], &fine)),
    ]
}

fn a_return(turn: Turn) -> giving_back::ReturnRow {
    giving_back::ReturnRow {
        approval: "6f2a".to_owned(),
        number: "ADV-2026-0042".to_owned(),
        href: (turn != Turn::Wait).then(|| path::below(path::MATTERS, "3f2a")),
        turn,
    }
}
