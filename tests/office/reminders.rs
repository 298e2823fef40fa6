//! Letters from the act to the relay: never lost, never doubled, and saying nothing.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use diesel::{QueryDsl, RunQueryDsl};
use jiff::Timestamp;
use probity::{
    Error, Result,
    actor::Actor,
    audit::{self, Code, Entry, Note},
    reminders::{self, Failure, Kind as LetterKind, News, To, deliver},
    storage::{Store, schema::letters},
    worker::Worker,
};

use crate::{
    databases::{Kind, each},
    mailroom::{EMPTY, FAILED, Mailroom, NOTHING, ONE_DEAD, ONE_WAITS, SENT, enrolment},
    relay::{Relay, Speaks},
};

#[test]
fn a_letter_arrives_in_its_readers_language_with_the_checkpoint_of_that_moment() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
        assert_eq!(desk.deliver(), SENT);
        let letters = relay.letters();
        let [letter] = letters.as_slice() else {
            panic!("{} letters", letters.len())
        };
        assert_eq!(letter.to, "amal@example.org");
        assert_eq!(letter.header("Subject"), "دخولك إلى مكتب الأخلاقيات");
        assert_eq!(letter.header("Content-Language"), "ar");
        assert_eq!(letter.header("Auto-Submitted"), "auto-generated");
        assert!(letter.header("Message-ID").ends_with("@example.org"));
        assert!(letter.html().contains(r#"<html lang="ar" dir="rtl">"#));
        assert!(letter.html().contains("إعداد تسجيل دخولي"));
        let text = letter.text();
        assert!(text.contains("http://127.0.0.1:8080/enrol/5uwn5gUFBQ\n"));
        let footer = Note::parse(text.lines().last().unwrap()).unwrap();
        let store: Store<audit::Head> = Store::open(desk.database.address(), 1).unwrap();
        let report = store.read(|conn| audit::examine(conn, &[footer.checkpoint]));
        assert_eq!(report.unwrap().matched, 1);
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_letter_is_there_if_and_only_if_its_act_is() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        let refused: Result<()> = desk.office.act(&Actor::worker(), |act| {
            reminders::enqueue(act, &enrolment(), &To::new("amal@example.org", "ar"))?;
            Err(Error::Conflict)
        });
        assert!(matches!(refused, Err(Error::Conflict)));
        assert_eq!(desk.deliver(), NOTHING);
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_letter_that_waits_shows_neither_its_address_nor_its_words() {
    each(|kind| {
        let desk = Mailroom::open(kind, &[]);
        desk.write(&enrolment(), &To::new("amal@example.org", "en"));
        let waiting: Vec<Vec<u8>> = letters::table
            .select(letters::sealed)
            .load(&mut desk.database.connect())
            .unwrap();
        let sealed = String::from_utf8_lossy(&waiting[0]);
        assert!(sealed.len() > 256);
        for word in ["amal", "example", "enrol", "Ethics"] {
            assert!(!sealed.contains(word), "{word}");
        }
    });
}

#[test]
fn news_waits_for_the_end_of_the_quarter_hour_and_an_enrolment_does_not() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        desk.minutes(1);
        desk.write(&News, &To::new("amal@example.org", "en"));
        desk.write(&enrolment(), &To::new("ben@example.org", "en"));
        assert_eq!(desk.deliver(), SENT);
        assert_eq!(relay.letters()[0].to, "ben@example.org");
        desk.minutes(13);
        assert_eq!(desk.deliver(), NOTHING);
        desk.minutes(1);
        assert_eq!(desk.deliver(), SENT);
    });
}

#[test]
fn a_reminder_for_later_is_taken_back_by_the_act_that_stops_its_clock() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        let later: Timestamp = "2017-07-06T08:30:00Z".parse().unwrap();
        let to = To::new("amal@example.org", "en").after(later);
        desk.write(&News, &to.unless_recalled(&[1; 16]));
        desk.write(&News, &to.unless_recalled(&[2; 16]));
        desk.minutes(24 * 60);
        assert_eq!(desk.deliver(), NOTHING);
        let taken = desk.office.act(&Actor::worker(), |act| {
            let taken = reminders::recall(act, &[1; 16])?;
            Ok((taken, Entry::new(Code::MatterAnswered)))
        });
        assert_eq!(taken.unwrap(), 1);
        desk.minutes(48 * 60);
        assert_eq!(desk.deliver(), SENT);
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_letter_put_off_is_tried_again_later_and_is_the_same_message() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
        relay.answer([451, 452]);
        assert_eq!(desk.deliver(), FAILED);
        assert_eq!(desk.deliver(), NOTHING);
        desk.minutes(1);
        assert_eq!(desk.deliver(), FAILED);
        desk.minutes(4);
        assert_eq!(desk.deliver(), NOTHING);
        assert_eq!(desk.count(), ONE_WAITS);
        desk.minutes(1);
        assert_eq!(desk.deliver(), SENT);
        assert_eq!(relay.letters().len(), 1);
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_letter_refused_for_good_is_dead_until_an_administrator_requeues_or_drops_it() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        let (console, visitor) = (Actor::console(), Actor::visitor("en".to_owned()));
        desk.write(&enrolment(), &To::new("gone@example.org", "en"));
        relay.answer([550, 550]);
        assert_eq!(desk.deliver(), FAILED);
        desk.minutes(7 * 24 * 60);
        assert_eq!(desk.deliver(), NOTHING);

        let dead = reminders::dead(&desk.office, &console).unwrap();
        let [letter] = dead.as_slice() else {
            panic!("{dead:?}")
        };
        assert_eq!(letter.failure, Failure::Refused(550));
        assert_eq!(letter.kind, LetterKind::Enrolment);
        for refused in [
            reminders::dead(&desk.office, &visitor).map(drop),
            reminders::requeue(&desk.office, &visitor, letter.id),
            reminders::discard(&desk.office, &visitor, letter.id),
        ] {
            assert!(matches!(refused, Err(Error::Denied)));
        }

        reminders::requeue(&desk.office, &console, letter.id).unwrap();
        assert_eq!(desk.deliver(), FAILED);
        reminders::requeue(&desk.office, &console, letter.id).unwrap();
        assert_eq!(desk.deliver(), SENT);
        let gone = reminders::requeue(&desk.office, &console, letter.id);
        assert!(matches!(gone, Err(Error::Missing)));

        desk.write(&enrolment(), &To::new("no address", "en"));
        assert_eq!(desk.deliver(), FAILED);
        assert_eq!(desk.count(), ONE_DEAD);
        let dead = reminders::dead(&desk.office, &console).unwrap();
        assert_eq!(dead[0].failure, Failure::Unwritable);
        reminders::discard(&desk.office, &console, dead[0].id).unwrap();
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_relay_that_is_down_for_a_day_costs_no_letter() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        relay.set_down(true);
        let desk = Mailroom::beside(kind, &relay);
        desk.write_many(30);
        for _ in 0..96 {
            let tally = desk.deliver();
            assert!(tally == FAILED || tally == NOTHING, "{tally:?}");
            desk.minutes(15);
        }
        assert_eq!(desk.count().dead, 0);
        relay.set_down(false);
        desk.minutes(24 * 60);
        assert_eq!(desk.deliver().sent, 30);
        let mut reached: Vec<String> = relay
            .letters()
            .into_iter()
            .map(|letter| letter.to)
            .collect();
        reached.sort();
        reached.dedup();
        assert_eq!(reached.len(), 30);
    });
}

#[test]
fn two_workers_send_each_letter_once() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        desk.write_many(90);
        let (one, other) = std::thread::scope(|scope| {
            let one = scope.spawn(|| desk.deliver());
            let other = scope.spawn(|| desk.deliver());
            (one.join().unwrap(), other.join().unwrap())
        });
        assert_eq!(one.sent + other.sent, 90);
        let mut reached: Vec<String> = relay
            .letters()
            .into_iter()
            .map(|letter| letter.to)
            .collect();
        assert_eq!(reached.len(), 90);
        reached.sort();
        reached.dedup();
        assert_eq!(reached.len(), 90);
        assert_eq!(desk.count(), EMPTY);
    });
}

#[test]
fn a_worker_that_dies_between_the_relays_250_and_settling_repeats_the_same_message() {
    each(|kind| {
        let relay = Relay::start(Speaks::Plain);
        let desk = Mailroom::beside(kind, &relay);
        desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
        let post = desk.post();
        let died = catch_unwind(AssertUnwindSafe(|| {
            deliver(&desk.office, |mail, now| {
                assert_eq!(post.send(mail, now), Ok(()));
                panic!("killed here");
            })
        }));
        assert!(died.is_err());
        assert_eq!(desk.count(), ONE_WAITS);
        assert_eq!(desk.deliver(), NOTHING, "the lease of the dead holds");
        desk.minutes(10);
        assert_eq!(desk.deliver(), SENT);
        assert_eq!(desk.deliver(), NOTHING);
        let ids: Vec<String> = relay
            .letters()
            .iter()
            .map(|letter| letter.header("Message-ID"))
            .collect();
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], ids[1]);
    });
}

#[test]
fn the_worker_delivers_and_stops_when_told() {
    let relay = Relay::start(Speaks::Plain);
    let desk = Mailroom::beside(Kind::Sqlite, &relay);
    desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
    let post = desk.post();
    let worker = Worker::start(Arc::clone(&desk.office), Some(post)).unwrap();
    worker.stop().unwrap();
    assert_eq!(relay.letters().len(), 1);
    assert_eq!(desk.count(), EMPTY);
}
