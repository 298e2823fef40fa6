//! Coming in and staying in: links, passwords, sessions.

use jiff::SignedDuration;
use probity::{
    Error, Result,
    actor::Actor,
    identity::{self, Choice},
    role::{Role, Roles},
    vault::session::Token,
};
use zeroize::Zeroizing;

use crate::{
    databases::{Kind, each},
    desk::{Desk, PASSWORD, Person, visitor},
};

fn chosen(password: &str) -> Choice {
    Choice::Chosen(Zeroizing::new(password.into()))
}

fn sign_in(desk: &Desk, login: &str, password: &str) -> Result<Token> {
    identity::sign_in(&desk.office, &desk.gate, &visitor(), login, password)
        .map(|opened| opened.token)
}

fn is_in(desk: &Desk, token: &Token) -> bool {
    match identity::resume(&desk.office, token) {
        Ok(_) => true,
        Err(Error::Denied) => false,
        Err(other) => panic!("{other}"),
    }
}

fn refusal<T>(result: Result<T>) -> String {
    result.err().unwrap().to_string()
}

#[test]
fn a_link_works_once_for_three_days_and_only_the_newest() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let invite = || desk.invite("amina@example.int", "Amina", &[Role::Staff]);
        let enrol = |link: &str| {
            identity::enrol(
                &desk.office,
                &desk.gate,
                &visitor(),
                link,
                &chosen(PASSWORD),
            )
        };
        let (older, newer) = (invite(), invite());
        assert!(matches!(enrol(&older), Err(Error::Missing)));
        desk.after(SignedDuration::from_hours(73));
        assert!(matches!(enrol(&newer), Err(Error::Missing)));
        let link = invite();
        desk.after(SignedDuration::from_hours(71));
        let enrolled = enrol(&link).unwrap();
        assert!(enrolled.passphrase.is_none());
        assert!(is_in(&desk, &enrolled.session.token));
        assert!(matches!(enrol(&link), Err(Error::Missing)));
        assert!(sign_in(&desk, " Amina@Example.INT ", PASSWORD).is_ok());
    });
}

#[test]
fn whoever_holds_a_key_of_the_office_gets_a_passphrase_and_staff_choose_a_good_password() {
    let desk = Desk::founded(Kind::Sqlite);
    let enrol = |roles: &[Role], choice: &Choice| {
        let link = desk.invite("amina.haddad@example.int", "Amina Haddad", roles);
        identity::enrol(&desk.office, &desk.gate, &visitor(), &link, choice)
    };
    let head = [Role::Head];
    assert_eq!(
        refusal(enrol(&head, &chosen(PASSWORD))),
        "invalid: identity-password-generated"
    );
    let poor = [
        ("eleven char", "identity-password-short"),
        ("password1234", "identity-password-common"),
        ("aaaaaaaaaaaaaaa", "identity-password-common"),
        ("Amina Haddad", "identity-password-own"),
    ];
    for (password, sentence) in poor {
        let refused = refusal(enrol(&[Role::Staff], &chosen(password)));
        assert_eq!(refused, format!("invalid: {sentence}"), "{password}");
    }
    let enrolled = enrol(&head, &Choice::Generated).unwrap();
    assert_eq!(enrolled.passphrase.unwrap().split(['-', ' ']).count(), 6);
    assert_eq!(enrolled.recovery_phrase.split_whitespace().count(), 12);
}

#[test]
fn twelve_words_help_when_the_password_is_forgotten() {
    each(|kind| {
        let (desk, _) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let words = amina.recovery_phrase.clone();
        let recover = |words: &str| {
            let new = Some("a quieter kettle sings");
            let who = (amina.login.as_str(), words);
            identity::recover(&desk.office, &desk.gate, &visitor(), who, new)
        };
        let foreign = desk.staff("basil").recovery_phrase;
        assert_eq!(
            refusal(recover(&foreign)),
            "invalid: identity-phrase-refused"
        );

        let renewed = recover(&words.to_uppercase()).unwrap();
        assert!(!is_in(&desk, &amina.token));
        assert!(sign_in(&desk, &amina.login, PASSWORD).is_err());
        let back = sign_in(&desk, &amina.login, "a quieter kettle sings").unwrap();
        let actor = identity::resume(&desk.office, &back).unwrap();
        assert!(probity::advice::own(&desk.office, &actor, asked.id).is_ok());
        assert!(recover(&words).is_err());
        assert_ne!(*renewed.recovery_phrase, words);
    });
}

#[test]
fn a_reset_gives_new_keys_and_closes_what_was_sealed_to_the_old_ones() {
    each(|kind| {
        let (desk, _) = Desk::open(kind);
        let amina = desk.staff("amina");
        let before = desk.ask(&amina, "A gift", "May I keep it?");
        let again = desk.staff("amina");
        assert!(!is_in(&desk, &amina.token));
        let own = |id| probity::advice::own(&desk.office, &desk.actor(&again), id);
        assert!(matches!(own(before.id), Err(Error::Denied)));
        let after = desk.ask(&again, "A job", "May I teach?");
        assert!(own(after.id).is_ok());
    });
}

#[test]
fn a_new_password_ends_every_other_session() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let amina = desk.staff("amina");
        let elsewhere = sign_in(&desk, &amina.login, PASSWORD).unwrap();
        let change = |current: &str| {
            let new = Some("a quieter kettle sings");
            let me = desk.actor(&amina);
            identity::change_password(&desk.office, &desk.gate, &me, (current, new))
        };
        assert_eq!(
            refusal(change("not my password")),
            "invalid: identity-current-wrong"
        );
        assert!(is_in(&desk, &elsewhere));
        change(PASSWORD).unwrap();
        assert!(is_in(&desk, &amina.token) && !is_in(&desk, &elsewhere));
        assert!(sign_in(&desk, &amina.login, PASSWORD).is_err());
        assert!(sign_in(&desk, &amina.login, "a quieter kettle sings").is_ok());
    });
}

/// How many minutes somebody may rest; each look is a use and begins the rest anew.
fn rest(desk: &Desk, person: &Person, minutes: i64) -> bool {
    desk.after(SignedDuration::from_mins(minutes));
    is_in(desk, &person.token)
}

#[test]
fn a_session_ends_with_rest_sooner_for_whoever_holds_a_key() {
    let (desk, people) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    assert!(rest(&desk, &people.head, 14));
    assert!(rest(&desk, &people.head, 14));
    assert!(!rest(&desk, &people.head, 16));
    assert!(
        !rest(&desk, &amina, 0),
        "44 minutes are too long for anybody"
    );
    let amina = desk.staff("amina");
    assert!(rest(&desk, &amina, 29));
    assert!(!rest(&desk, &amina, 31));
}

#[test]
fn a_session_ends_after_a_day_of_work_however_busy_it_was() {
    let desk = Desk::founded(Kind::Sqlite);
    let amina = desk.staff("amina");
    let quarters = (0..40).take_while(|_| rest(&desk, &amina, 15)).count();
    assert!(
        (31..=36).contains(&quarters),
        "{quarters} quarters of an hour"
    );
    assert_eq!(identity::tidy(&desk.office).unwrap(), 1);
}

#[test]
fn what_is_grave_asks_for_the_password_again() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let amina = desk.staff("amina");
        let is_fresh = || desk.actor(&amina).fresh().is_ok();
        assert!(is_fresh());
        desk.after(SignedDuration::from_mins(6));
        assert!(!is_fresh());
        let me = desk.actor(&amina);
        let step_up =
            |password| identity::step_up(&desk.office, &desk.gate, &me, &amina.token, password);
        assert_eq!(
            refusal(step_up("not my password")),
            "invalid: identity-current-wrong"
        );
        assert!(!is_fresh());
        step_up(PASSWORD).unwrap();
        assert!(is_fresh());
    });
}

#[test]
fn known_and_unknown_names_cost_the_same_work_and_get_the_same_answer() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let ended = desk.staff("edith");
    identity::end_account(&desk.office, &Actor::console(), &ended.login).unwrap();
    let tried = |login: &str| {
        let before = desk.gate.runs();
        let said = refusal(sign_in(&desk, login, "not the password"));
        (desk.gate.runs() - before, said)
    };
    let known = tried(&amina.login);
    assert_eq!(known.0, 1);
    for login in ["nobody@example.int", "", "not an address", &ended.login] {
        assert_eq!(tried(login), known, "{login}");
    }
    let before = desk.gate.runs();
    let receipt = "0000 0000 0000 0000 0000 0000";
    assert!(identity::sign_in_by_receipt(&desk.office, &desk.gate, &visitor(), receipt).is_err());
    assert_eq!(desk.gate.runs() - before, 1);
}

#[test]
fn guessing_gets_slower_and_nobody_is_locked_out() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let amina = desk.staff("amina");
        let right = || sign_in(&desk, &amina.login, PASSWORD);
        let wrong = || refusal(sign_in(&desk, &amina.login, "not the password"));
        for _ in 0..3 {
            assert_eq!(wrong(), "invalid: identity-sign-in-refused");
        }
        assert_eq!(wrong(), "invalid: identity-too-early");
        assert_eq!(refusal(right()), "invalid: identity-too-early");
        desk.after(SignedDuration::from_secs(1));
        for _ in 0..12 {
            assert_eq!(wrong(), "invalid: identity-sign-in-refused");
            desk.after(SignedDuration::from_secs(60));
        }
        assert!(right().is_ok());
        assert_eq!(wrong(), "invalid: identity-sign-in-refused");
        assert!(right().is_ok());
    });
}

#[test]
fn sessions_are_listed_and_ended_by_whoever_they_are_of() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let (amina, basil) = (desk.staff("amina"), desk.staff("basil"));
        let elsewhere = sign_in(&desk, &amina.login, PASSWORD).unwrap();
        let me = desk.actor(&amina);
        let lines = identity::sessions(&desk.office, &me).unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines.iter().filter(|line| line.current).count(), 1);
        let other = lines.iter().find(|line| !line.current).unwrap();
        let by_basil = identity::end_session(&desk.office, &desk.actor(&basil), &other.handle);
        assert!(matches!(by_basil, Err(Error::Missing)));
        assert!(is_in(&desk, &elsewhere));
        identity::end_session(&desk.office, &me, &other.handle).unwrap();
        assert!(!is_in(&desk, &elsewhere));
        identity::sign_out(&desk.office, &me).unwrap();
        assert!(!is_in(&desk, &amina.token) && is_in(&desk, &basil.token));
    });
}

#[test]
fn a_changed_role_ends_the_sessions_and_an_excluded_pair_is_refused() {
    let (desk, people) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let analyst = Roles::of([Role::Staff, Role::Analyst]).unwrap();
    let by = |who: &Actor| identity::set_roles(&desk.office, who, &amina.login, analyst);
    assert!(matches!(by(&desk.actor(&people.head)), Err(Error::Denied)));
    by(&Actor::console()).unwrap();
    assert!(!is_in(&desk, &amina.token));
    for (one, other) in Roles::EXCLUSIONS {
        assert!(Roles::of([one, other]).is_err(), "{one:?} and {other:?}");
    }
}

#[test]
fn a_bearer_token_is_the_services_own() {
    let desk = Desk::founded(Kind::Sqlite);
    let amina = desk.staff("amina");
    let root = desk.office.root();
    let ends = desk.office.now() + SignedDuration::from_hours(8);
    let bearer = identity::token::bearer(root, &amina.token, ends).unwrap();
    let token = identity::token::session(root, &bearer).unwrap();
    assert!(is_in(&desk, &token));
    let unsigned = format!("eyJhbGciOiJub25lIn0.{}.", bearer.split('.').nth(1).unwrap());
    let cut = &bearer[..bearer.len() - 1];
    for forged in [unsigned.as_str(), cut, "", "a.b.c"] {
        assert!(identity::token::session(root, forged).is_err(), "{forged}");
    }
}

#[test]
fn a_clock_set_back_shuts_nobody_out_and_stops_no_matter() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        desk.triage(&people.officer, asked.id, "gifts").unwrap();
        let officer = desk.actor(&people.officer);
        let revision = desk.revision(&people.officer, asked.id);
        let question = crate::desk::message("From whom?");
        probity::advice::wait(&desk.office, &officer, (asked.id, revision), &question).unwrap();
        for _ in 0..4 {
            refusal(sign_in(&desk, &amina.login, "not the password"));
        }
        desk.days_later(-3);
        assert!(is_in(&desk, &amina.token));
        assert!(sign_in(&desk, &amina.login, PASSWORD).is_ok());
        let me = desk.actor(&amina);
        let reply = crate::desk::message("From a vendor.");
        probity::advice::hear(&desk.office, &me, asked.id, &reply).unwrap();
        desk.settle_triaged(&people.officer, asked.id);
        let again = desk.ask(&amina, "A job", "May I teach?");
        assert_eq!(again.number, "ADV-2026-0002");
        assert!(desk.office.verify(&[]).unwrap().is_sound());
    });
}
