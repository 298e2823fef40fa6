//! The letters of a cycle on good days and on bad ones: what goes with them, a relay that is down, clocks that jump.

use std::{collections::BTreeMap, fs};

use jiff::{SignedDuration, civil::date};
use probity::{
    actor::Actor,
    config::Settings,
    disclosure::cycle::{
        occasion::Occasion,
        reminding::{letters_ahead, remind},
    },
    reminders::{Post, Tally, deliver},
};

use super::cast::Cast;
use crate::{
    databases::each,
    mailroom::smtp,
    relay::{Received, Relay, Speaks},
};

/// The way out that these settings of mail name.
fn post(cast: &Cast, mail: &[(&str, &str)]) -> Post {
    let setting =
        |(key, value): &(&str, &str)| (format!("PROBITY__MAIL__{key}"), (*value).to_owned());
    let folder = cast.desk.folder.path();
    let settings = Settings::load(folder, mail.iter().map(setting)).unwrap();
    Post::open(&settings.mail).unwrap().unwrap()
}

/// What the worker does each minute: it writes what is due and delivers what waits.
fn minute(cast: &Cast, post: &Post) -> (usize, Tally) {
    let office = &cast.desk.office;
    let written = remind(office, &Actor::worker()).unwrap();
    // Letters of one quarter of an hour leave together at its end.
    cast.desk.after(SignedDuration::from_mins(15));
    let tally = deliver(office, |mail, now| post.send(mail, now)).unwrap();
    (written, tally)
}

/// The lines of a calendar file, unfolded, once their ends and lengths are as RFC 5545 says.
fn calendar(file: &str) -> Vec<String> {
    assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains('\n'));
    assert!(file.split("\r\n").all(|line| line.len() <= 75));
    let whole = file.replace("\r\n ", "");
    whole.split_terminator("\r\n").map(str::to_owned).collect()
}

fn property(lines: &[String], name: &str) -> String {
    let mut found = lines.iter().filter_map(|line| {
        let (key, value) = line.split_once(':').unwrap();
        (key.split(';').next() == Some(name)).then(|| value.to_owned())
    });
    found.next().unwrap_or_else(|| panic!("no {name}"))
}

#[test]
fn the_due_day_goes_with_the_letter_by_every_way_and_says_nothing_more() {
    each(|kind| {
        let cast = Cast::open(kind);
        cast.launched();
        let relay = Relay::start(Speaks::Plain);
        let port = relay.port();
        assert_eq!(minute(&cast, &post(&cast, &smtp(&port, "none"))).0, 4);
        let told = relay.letters();
        assert_eq!(told.len(), 4);
        let mut names = BTreeMap::new();
        for letter in &told {
            assert!(!letter.text().is_empty() && !letter.html().is_empty());
            let [(name, file)] = letter.attached().try_into().unwrap();
            assert_eq!(name, "disclosure.ics");
            let lines = calendar(&file);
            assert_eq!(property(&lines, "DTSTART"), "20260406");
            assert_eq!(property(&lines, "URL"), "http://127.0.0.1:8080");
            let said = property(&lines, "SUMMARY");
            let words = ["Disclosure statement due", "موعد تقديم إقرار الإفصاح"];
            assert!(words.contains(&said.as_str()), "{said}");
            for secret in ["DIS-", "Assets", "Haddad", "Chen", "Nasser"] {
                assert!(!file.contains(secret), "{secret}");
            }
            names.insert(letter.to.clone(), property(&lines, "UID"));
        }
        // A reminder speaks of the same entry; into a folder it comes as whole as through a relay.
        cast.desk.days_later(28);
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().to_str().unwrap();
        let way = [
            ("DELIVERY", "folder"),
            ("FOLDER", there),
            ("FROM", "Office <office@example.org>"),
        ];
        assert_eq!(minute(&cast, &post(&cast, &way)).0, 4);
        for file in fs::read_dir(folder.path()).unwrap() {
            let letter = Received::of("", fs::read(file.unwrap().path()).unwrap());
            let [(_, file)] = letter.attached().try_into().unwrap();
            let name = property(&calendar(&file), "UID");
            assert!(names.values().any(|known| *known == name));
        }
        // Overdue: that day is over.
        cast.desk.days_later(10);
        minute(&cast, &post(&cast, &smtp(&port, "none")));
        let late = relay.letters();
        assert!(late.len() > told.len());
        assert!(
            late[told.len()..]
                .iter()
                .all(|letter| letter.attached().is_empty())
        );
    });
}

#[test]
fn a_relay_that_is_down_on_the_day_of_a_reminder_loses_none_and_doubles_none() {
    each(|kind| {
        let cast = Cast::open(kind);
        cast.launched();
        let relay = Relay::start(Speaks::Plain);
        let port = relay.port();
        let post = post(&cast, &smtp(&port, "none"));
        minute(&cast, &post);
        relay.set_down(true);
        // Monday 30 March: reminders are written, and none leaves all day.
        cast.desk.days_later(28);
        assert_eq!(minute(&cast, &post), (4, Tally { sent: 0, failed: 1 }));
        for _ in 0..20 {
            let (written, tally) = minute(&cast, &post);
            assert_eq!((written, tally.sent), (0, 0));
        }
        assert_eq!(relay.letters().len(), 4);
        relay.set_down(false);
        cast.desk.days_later(1);
        assert_eq!(minute(&cast, &post), (0, Tally { sent: 4, failed: 0 }));
        assert_eq!(minute(&cast, &post), (0, Tally::default()));
        let mut count = BTreeMap::new();
        for letter in relay.letters() {
            *count.entry(letter.to).or_insert(0) += 1;
        }
        assert!(
            count.len() == 4 && count.values().all(|letters| *letters == 2),
            "{count:?}"
        );
    });
}

/// The office is in Zurich, where Sunday 29 March 2026 has 23 hours: clocks jump from two to three.
#[test]
fn a_day_of_23_hours_has_its_letters_once_as_due_day_and_as_the_day_of_a_reminder() {
    each(|kind| {
        let cast = Cast::open_with(
            kind,
            "[office]\ntime_zone = \"Europe/Zurich\"\ncalendar = \"sunday-thursday\"\n",
        );
        let office = &cast.desk.office;
        let told = || remind(office, &Actor::worker()).unwrap();
        let mut plan = cast.plan();
        plan.due = date(2026, 3, 29);
        plan.reminders.before = vec![3];
        plan.reminders.tell_managers = false;
        let id = cast.define(&plan);
        cast.launch(id).unwrap();
        assert_eq!(told(), 4);
        let days = (date(2026, 3, 3), date(2026, 4, 1));
        let ahead = letters_ahead(office, &cast.officer(), id, days).unwrap();
        let planned: Vec<_> = ahead.keys().copied().collect();
        let expected = [
            (date(2026, 3, 26), Occasion::Due),
            (date(2026, 3, 29), Occasion::Due),
            (date(2026, 4, 1), Occasion::Overdue),
        ];
        assert_eq!(planned, expected);
        // Each hour from the eve of the first reminder to the day after the last.
        let mut at = BTreeMap::new();
        while office.today() < date(2026, 4, 3) {
            let written = told();
            if written > 0 {
                assert_eq!(at.insert(office.today(), written), None, "twice on one day");
            }
            cast.desk.after(SignedDuration::from_hours(1));
        }
        let days: Vec<_> = expected.iter().map(|(day, _)| (*day, 4)).collect();
        assert_eq!(at.into_iter().collect::<Vec<_>>(), days);
    });
}

#[test]
fn a_clock_that_is_set_back_over_a_reminder_and_an_opening_doubles_nothing() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let told = || remind(office, &Actor::worker()).unwrap();
        let id = cast.launched();
        assert_eq!(told(), 4);
        cast.desk.days_later(28);
        assert_eq!(told(), 4, "Monday 30 March");
        // Back before the opening, and day by day to where it was.
        cast.desk.days_later(-40);
        for _ in 0..40 {
            assert_eq!(told(), 0);
            assert_eq!(cast.launch(id).unwrap(), 0);
            cast.desk.days_later(1);
        }
        assert_eq!(told(), 0);
        cast.desk.days_later(4);
        assert_eq!(told(), 4, "Friday 3 April");
    });
}
