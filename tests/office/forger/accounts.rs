//! Accounts, links and sessions in the forger's hands.

use probity::{
    actor::Actor,
    error::Error,
    identity::{self, Choice},
    role::Role,
    vault::{
        account::{AccountSeed, RecoveryPhrase},
        digest,
    },
};
use zeroize::Zeroizing;

use super::{Forger, is_denied, is_noticed, x};
use crate::{
    databases::{Kind, each},
    desk::{Desk, PASSWORD, visitor},
};

/// Changes the row of `amina@example.int` and tells whether each way to use it is closed.
fn is_noticed_in_the_directory(change: &str) -> bool {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    desk.staff("basil");
    let console = Actor::console();
    assert!(identity::accounts(&desk.office, &console, true).is_ok());
    Forger::of(&desk).forge(&format!(
        "UPDATE accounts SET {change} WHERE login = 'amina@example.int'"
    ));
    let listed = identity::accounts(&desk.office, &console, true);
    let back = identity::resume(&desk.office, &amina.token);
    let login = if change.starts_with("login") {
        "carol@example.int"
    } else {
        "amina@example.int"
    };
    let again = identity::sign_in(&desk.office, &desk.gate, &visitor(), login, PASSWORD);
    is_noticed(&listed) && is_denied(&back) && again.is_err()
}

#[test]
fn keys_put_in_place_of_somebodys_in_the_directory_are_detected() {
    for column in ["kem", "sign", "mac"] {
        let stolen =
            format!("{column} = (SELECT {column} FROM accounts WHERE login = 'basil@example.int')");
        assert!(is_noticed_in_the_directory(&stolen), "{column}");
    }
}

#[test]
fn a_role_lent_to_an_account_is_detected() {
    for role in ["roles | 16", "roles | 32", "roles | 64", "512"] {
        let lent = format!("roles = {role}");
        assert!(is_noticed_in_the_directory(&lent), "{role}");
    }
}

#[test]
fn an_account_under_another_login_name_person_or_generation_is_detected() {
    for change in [
        "login = 'carol@example.int'",
        "name = 'Hala Nasser'",
        "person = x'00112233445566778899aabbccddeeff'",
        "generation = generation + 1",
    ] {
        assert!(is_noticed_in_the_directory(change), "{change}");
    }
}

#[test]
fn an_ended_account_made_active_again_is_detected() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    desk.staff("amina");
    identity::end_account(&desk.office, &Actor::console(), "amina@example.int").unwrap();
    let sign_in = || {
        identity::sign_in(
            &desk.office,
            &desk.gate,
            &visitor(),
            "amina@example.int",
            PASSWORD,
        )
    };
    assert!(sign_in().is_err());
    Forger::of(&desk).forge("UPDATE accounts SET state = 'active' WHERE state = 'ended'");
    assert!(is_noticed(&sign_in()));
}

#[test]
fn an_administrator_who_would_hold_a_key_is_refused_by_the_database() {
    each(|kind| {
        let (desk, _) = Desk::open(kind);
        let mut forger = Forger::of(&desk);
        for key_holder in [8, 16, 32, 64, 256] {
            let both = format!(
                "UPDATE accounts SET roles = {} WHERE roles = 512",
                512 + key_holder
            );
            assert!(is_noticed(&forger.try_to(&both)), "{both}");
        }
    });
}

#[test]
fn a_recovery_phrase_of_the_forgers_own_is_detected() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let chance = desk.office.chance();
    let (phrase, seed) = (RecoveryPhrase::draw(chance), AccountSeed::draw(chance));
    let id = desk.actor(&amina).id().unwrap();
    let box_of_mine = seed.seal_for_recovery(&phrase, id.bytes(), chance).unwrap();
    let mut forger = Forger::of(&desk);
    let of_amina = "WHERE login = 'amina@example.int'";
    forger.forge(&format!(
        "UPDATE accounts SET recovery_seed = {} {of_amina}",
        x(&box_of_mine)
    ));
    let words = phrase.words().unwrap();
    let recover = || {
        let who = ("amina@example.int", words.as_str());
        let new = Some("nobody guesses this one");
        identity::recover(&desk.office, &desk.gate, &visitor(), who, new)
    };
    assert!(matches!(recover(), Err(Error::Invalid(_))));

    let keys = seed.keys().public();
    forger.forge(&format!(
        "UPDATE accounts SET kem = {}, sign = {} {of_amina}",
        x(keys.kem.bytes()),
        x(keys.sign.bytes())
    ));
    assert!(is_noticed(&recover()));
}

#[test]
fn a_password_of_the_forgers_own_account_opens_nobody_elses() {
    let (desk, people) = Desk::open(Kind::Sqlite);
    desk.staff("mallory");
    Forger::of(&desk).forge(
        "UPDATE accounts SET (salt, verifier, seed) = \
         (SELECT salt, verifier, seed FROM accounts WHERE login = 'mallory@example.int') \
         WHERE login = 'head@example.int'",
    );
    let as_head = identity::sign_in(
        &desk.office,
        &desk.gate,
        &visitor(),
        &people.head.login,
        PASSWORD,
    );
    assert!(is_noticed(&as_head));
}

#[test]
fn a_link_the_service_did_not_make_is_no_link() {
    each(|kind| {
        let (desk, _) = Desk::open(kind);
        let token = "of-the-forgers-own-making";
        Forger::of(&desk).forge(&format!(
            "INSERT INTO enrolments (token, login, name, language, person, roles, account, expires, mac) VALUES \
             ({}, 'mallory@example.int', 'Mallory', 'en', NULL, 32, NULL, 99999999999, {})",
            x(&digest(token.as_bytes())),
            x(&[7; 32])
        ));
        assert!(is_denied(&identity::offer(&desk.office, &visitor(), token)));
        let enrolled = identity::enrol(
            &desk.office,
            &desk.gate,
            &visitor(),
            token,
            &Choice::Generated,
        );
        assert!(is_denied(&enrolled));
    });
}

#[test]
fn a_link_for_more_roles_a_longer_time_or_somebody_elses_account_is_no_link() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    desk.staff("amina");
    for change in [
        "roles = 33",
        "expires = expires + 1",
        "login = 'hala@example.int'",
        "account = (SELECT id FROM accounts WHERE login = 'amina@example.int')",
    ] {
        let link = desk.invite("mallory@example.int", "Mallory", &[Role::Staff]);
        let offer = || identity::offer(&desk.office, &visitor(), &link);
        assert!(offer().is_ok());
        Forger::of(&desk).forge(&format!("UPDATE enrolments SET {change}"));
        assert!(is_denied(&offer()), "{change}");
        Forger::of(&desk).forge("DELETE FROM enrolments");
    }
}

#[test]
fn a_used_link_that_is_put_back_renews_nothing() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    desk.staff("amina");
    let link = desk.invite("amina@example.int", "amina", &[Role::Staff]);
    let mut forger = Forger::of(&desk);
    forger
        .try_to("CREATE TABLE kept AS SELECT * FROM enrolments")
        .unwrap();
    let enrol = || {
        let choice = Choice::Chosen(Zeroizing::new(PASSWORD.into()));
        identity::enrol(&desk.office, &desk.gate, &visitor(), &link, &choice)
    };
    assert!(enrol().is_ok());
    forger.forge("INSERT INTO enrolments SELECT * FROM kept");
    assert!(is_denied(&enrol()));
}

#[test]
fn a_session_made_longer_fresher_stronger_or_somebody_elses_is_detected() {
    for change in [
        "ends = ends + 3600",
        "stepped = stepped + 3600",
        "factor = 2",
        "account = (SELECT account FROM sessions WHERE sid <> x'SID' LIMIT 1)",
        "owner = (SELECT owner FROM sessions WHERE owner <> x'OWNER' LIMIT 1)",
        "seed = (SELECT seed FROM sessions WHERE sid <> x'SID' LIMIT 1)",
    ] {
        let (desk, _) = Desk::open(Kind::Sqlite);
        let amina = desk.staff("amina");
        assert!(identity::resume(&desk.office, &amina.token).is_ok());
        let sid = hex::encode(amina.token.sid_hash());
        let mut forger = Forger::of(&desk);
        let owner = forger.one("owner", &format!("sessions WHERE sid = x'{sid}'"));
        let change = change
            .replace("SID", &sid)
            .replace("OWNER", &hex::encode(owner));
        forger.forge(&format!(
            "UPDATE sessions SET {change} WHERE sid = x'{sid}'"
        ));
        let back = identity::resume(&desk.office, &amina.token);
        assert!(is_denied(&back), "{change}");
    }
}

#[test]
fn a_session_kept_awake_ends_all_the_same_at_its_absolute_end() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    Forger::of(&desk).forge("UPDATE sessions SET seen = 99999999999");
    desk.after(jiff::SignedDuration::from_hours(9));
    assert!(is_denied(&identity::resume(&desk.office, &amina.token)));
}
