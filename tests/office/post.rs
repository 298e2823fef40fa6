//! The ways out of the house: encrypted, signed in, into a folder, or not at all.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
};

use probity::{
    reminders::{Post, To, deliver},
    worker,
};

use crate::{
    databases::Kind,
    mailroom::{FAILED, Mailroom, ONE_WAITS, SENT, enrolment, smtp},
    relay::{Relay, Speaks},
};

#[test]
fn letters_leave_encrypted_and_signed_in_or_not_at_all() {
    let kind = Kind::Sqlite;
    for (speaks, security) in [(Speaks::StartTls, "starttls"), (Speaks::Tls, "tls")] {
        let relay = Relay::start(speaks);
        relay.demand("office", "open sesame");
        let (port, folder) = (relay.port(), tempfile::tempdir().unwrap());
        fs::write(folder.path().join("authority.pem"), &relay.certificate).unwrap();
        fs::write(folder.path().join("password"), "open sesame\n").unwrap();
        fs::write(folder.path().join("other"), "another\n").unwrap();
        let common = smtp(&port, security);
        let login = |file| [("USER", "office"), ("PASSWORD_FILE", file)];
        let known = [("AUTHORITY_FILE", "authority.pem")];
        let way = |parts: &[&[(&'static str, &'static str)]]| parts.concat();

        let unknown_relay = way(&[&login("password")]);
        let wrong_password = way(&[&login("other"), &known]);
        let right = way(&[&login("password"), &known]);
        let tries = [
            (unknown_relay, FAILED),
            (wrong_password, FAILED),
            (right, SENT),
        ];
        let mut folder = folder;
        for (settings, outcome) in tries {
            let mail: Vec<_> = common.iter().copied().chain(settings).collect();
            let desk = Mailroom::with_folder(kind, &mail, folder);
            desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
            assert_eq!(desk.deliver(), outcome);
            assert_eq!(desk.count().dead, 0, "the fault is not the letter's");
            folder = desk.folder;
        }
        assert_eq!(relay.letters().len(), 1);
    }
}

#[test]
fn a_relay_that_offers_no_encryption_gets_no_letter_that_demands_it() {
    let relay = Relay::start(Speaks::Plain);
    let port = relay.port();
    for security in ["starttls", "tls"] {
        let desk = Mailroom::open(Kind::Sqlite, &smtp(&port, security));
        desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
        assert_eq!(desk.deliver(), FAILED);
        assert_eq!(desk.count(), ONE_WAITS);
    }
    assert!(relay.letters().is_empty());
}

#[test]
fn letters_go_into_a_folder_whole_and_once() {
    let mail = [("DELIVERY", "folder"), ("FROM", "ethics@example.org")];
    let desk = Mailroom::open(Kind::Sqlite, &mail);
    desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
    let post = desk.post();
    let died = catch_unwind(AssertUnwindSafe(|| {
        deliver(&desk.office, |mail, now| {
            assert_eq!(post.send(mail, now), Ok(()));
            panic!("killed here");
        })
    }));
    assert!(died.is_err());
    desk.minutes(10);
    assert_eq!(desk.deliver(), SENT);
    let files = desk.eml();
    let [file] = files.as_slice() else {
        panic!("{files:?}")
    };
    assert_eq!(file.extension().unwrap(), "eml");
    assert!(
        fs::read_to_string(file)
            .unwrap()
            .contains("To: amal@example.org")
    );
}

#[test]
fn without_a_way_out_letters_wait() {
    let desk = Mailroom::open(Kind::Sqlite, &[]);
    desk.write(&enrolment(), &To::new("amal@example.org", "ar"));
    let post = Post::open(&desk.office.settings().mail).unwrap();
    worker::round(&desk.office, post.as_ref()).unwrap();
    assert_eq!(desk.count(), ONE_WAITS);
}
