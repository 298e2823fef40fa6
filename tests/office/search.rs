//! Looking for a matter by what was said in it.

use probity::{
    advice::{self, Found, Search},
    error::Error,
};

use crate::{
    databases::each,
    desk::{Desk, Person, asking, message},
};

fn found(desk: &Desk, who: &Person, words: &str, subject: &str) -> Result<Found, Error> {
    let search = Search {
        words: words.to_owned(),
        subject: subject.to_owned(),
    };
    advice::search(&desk.office, &desk.actor(who), &search)
}

fn numbers(found: &Found) -> Vec<&str> {
    found.rows.iter().map(|row| row.number.as_str()).collect()
}

#[test]
fn a_matter_is_found_by_every_word_that_was_said_in_it() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let officer = &people.officer;
        let watch = desk.ask(&desk.staff("amina"), "A watch", "A vendor sent it to me.");
        let talk = desk.ask(
            &desk.staff("basil"),
            "محاضرة في جامعة",
            "أُلقيَ محاضرةً في الجامعة سنة ٢٠٢٦، فهل يجوز؟",
        );
        desk.triage(officer, watch.id, "gifts").unwrap();
        let revision = desk.revision(officer, watch.id);
        let note = message("Compare with Résumé of last year.");
        advice::add_note(
            &desk.office,
            &desk.actor(officer),
            (watch.id, revision),
            &note,
        )
        .unwrap();

        for (words, subject, expected) in [
            ("vendor WATCH", "", vec!["ADV-2026-0001"]),
            ("resume", "", vec!["ADV-2026-0001"]),
            ("amina", "", vec!["ADV-2026-0001"]),
            ("adv-2026-0002", "", vec!["ADV-2026-0002"]),
            ("القي 2026", "", vec!["ADV-2026-0002"]),
            ("", "gifts", vec!["ADV-2026-0001"]),
            ("a", "", vec!["ADV-2026-0002", "ADV-2026-0001"]),
            ("watch lecture", "", vec![]),
            ("watch", "procurement", vec![]),
        ] {
            let found = found(&desk, officer, words, subject).unwrap();
            assert_eq!(numbers(&found), expected, "{words} {subject}");
            assert_eq!(found.opened, 2);
        }
        assert_eq!(talk.number, "ADV-2026-0002");
    });
}

#[test]
fn nobody_finds_what_they_may_not_open_and_each_search_is_an_entry() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let owner = desk.staff("amina");
        desk.ask(&owner, "A watch", "A vendor sent it to me.");
        let walled = asking("About the office", "The vendor is theirs.", true);
        advice::ask(&desk.office, &desk.actor(&owner), &walled).unwrap();
        let entries = || desk.office.verify(&[]).unwrap().rows;

        let before = entries();
        let office = found(&desk, &people.officer, "vendor", "").unwrap();
        assert_eq!(
            (numbers(&office), office.opened),
            (vec!["ADV-2026-0001"], 1)
        );
        let alternate = found(&desk, &people.alternate, "vendor", "").unwrap();
        assert_eq!(numbers(&alternate), ["ADV-2026-0002"]);
        assert_eq!(entries(), before + 2);
        for stranger in [&owner, &people.administrator, &people.auditor] {
            let denied = found(&desk, stranger, "vendor", "");
            assert!(matches!(denied, Err(Error::Denied)));
        }
    });
}

#[test]
fn a_search_for_nothing_is_told_what_is_missing() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        for (words, subject) in [("  ", ""), (&*"x".repeat(101), ""), ("x", "no-subject")] {
            let refused = found(&desk, &people.officer, words, subject);
            assert!(
                matches!(refused, Err(Error::Invalid(_))),
                "{words} {subject}"
            );
        }
    });
}
