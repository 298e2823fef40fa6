//! Group keys, certificates and what is pinned, in the forger's hands.

use probity::{
    advice,
    error::Error,
    identity::{self, membership},
    role::Role,
    vault::{
        AccountId,
        account::AccountSeed,
        certificate::{Certificate, Member},
        group::GroupSeed,
    },
};

use super::{Forger, is_denied, is_noticed, x};
use crate::{
    databases::{Kind, each},
    desk::{Desk, People, Person},
};

/// An office with a second officer whose membership waits for its second signature.
fn with_a_change_that_waits(kind: Kind) -> (Desk, People, Person) {
    let (desk, people) = Desk::open(kind);
    let second = desk.enrol("second@example.int", "Sara Lund", &[Role::Officer]);
    let proposed = membership::propose(&desk.office, &desk.actor(&people.head)).unwrap();
    assert!(!proposed.is_empty());
    (desk, people, second)
}

#[test]
fn a_change_declared_complete_without_its_second_signature_is_detected() {
    each(|kind| {
        let (desk, _, _) = with_a_change_that_waits(kind);
        Forger::of(&desk).forge("UPDATE group_keys SET state = 'current' WHERE state = 'pending'");
        assert!(is_noticed(&desk.office.refresh_groups()));
    });
}

#[test]
fn a_signature_of_nobodys_completes_nothing() {
    each(|kind| {
        let (desk, people, second) = with_a_change_that_waits(kind);
        let mut forger = Forger::of(&desk);
        let strangers = [
            [9; 16],
            *desk
                .actor(&people.alternate)
                .id()
                .unwrap()
                .uuid()
                .as_bytes(),
        ];
        for stranger in strangers {
            forger.forge(&format!(
                "INSERT INTO group_signatures (name, generation, account, signature) \
                 SELECT name, generation, {}, {} FROM group_keys WHERE state = 'pending'",
                x(&stranger),
                x(&[5; 64])
            ));
        }
        // Whoever is not yet of the office has a role and no signature that counts.
        let waiting = membership::waiting(&desk.office, &desk.actor(&second)).unwrap();
        for change in &waiting {
            let done = membership::stand_for(&desk.office, &desk.actor(&second), &change.handle);
            assert!(!done.unwrap());
        }
        desk.office.refresh_groups().unwrap();
        // The alternate's own signature takes the place of the forged one, and counts.
        for change in &waiting {
            let alternate = desk.actor(&people.alternate);
            assert!(membership::stand_for(&desk.office, &alternate, &change.handle).unwrap());
        }
    });
}

#[test]
fn a_waiting_change_that_names_a_stranger_is_signed_by_nobody() {
    let (desk, people, _) = with_a_change_that_waits(Kind::Sqlite);
    let mut forger = Forger::of(&desk);
    let of_office = "group_keys WHERE name = 'office' AND state";
    let current = forger.one("certificate", &format!("{of_office} = 'current'"));
    let current = Certificate::parse(&current).unwrap();
    let chance = desk.office.chance();
    let stranger = Member {
        account: AccountId::draw(chance),
        keys: AccountSeed::draw(chance).keys().public(),
    };
    let members = [current.members(), &[stranger]].concat();
    let seed = GroupSeed::draw(current.generation() + 1, chance);
    let mine = current.next(&seed, desk.office.groups().recovery_key(), members);
    forger.forge(&format!(
        "UPDATE group_keys SET certificate = {}, public = {} WHERE name = 'office' AND state = 'pending'",
        x(&mine.bytes()),
        x(seed.public().bytes())
    ));
    desk.office.refresh_groups().unwrap();
    let handle = hex::encode(mine.hash());
    let alternate = desk.actor(&people.alternate);
    let signed = membership::stand_for(&desk.office, &alternate, &handle);
    assert!(matches!(signed, Err(Error::Conflict)));
}

#[test]
fn what_is_pinned_cannot_be_exchanged() {
    for name in [
        "founders",
        "first-certificate-office",
        "first-certificate-alternate",
        "recovery-key",
        "root-check",
    ] {
        let (desk, _) = Desk::open(Kind::Sqlite);
        Forger::of(&desk).forge(&format!(
            "UPDATE house SET value = {} WHERE name = '{name}'",
            x(&[3; 32])
        ));
        assert!(desk.try_to_reopen().is_err(), "{name}");
    }
}

#[test]
fn a_chain_of_certificates_that_was_cut_is_detected() {
    each(|kind| {
        let (desk, _) = Desk::open(kind);
        desk.office.drop_anchor().unwrap();
        let mut forger = Forger::of(&desk);
        for table in ["group_keys", "group_seeds", "group_signatures"] {
            forger.forge(&format!(
                "DELETE FROM {table} WHERE name = 'office' AND generation = 2"
            ));
        }
        forger.forge("UPDATE group_keys SET state = 'current' WHERE name = 'office'");
        assert!(is_noticed(&desk.office.refresh_groups()));
        let reopened = desk.try_to_reopen().map(drop);
        assert_eq!(
            reopened.unwrap_err().to_string(),
            "invalid: office-behind-anchor"
        );
    });
}

#[test]
fn a_seed_sealed_anew_by_the_forger_opens_nothing() {
    let (desk, people) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let asked = desk.ask(&amina, "A gift", "May I keep it?");
    Forger::of(&desk).forge(
        "UPDATE group_seeds SET wrapped = \
         (SELECT wrapped FROM group_seeds WHERE name = 'audit' LIMIT 1) WHERE name = 'office'",
    );
    let opened = advice::open(&desk.office, &desk.actor(&people.officer), asked.id);
    assert!(is_noticed(&opened));
}

#[test]
fn a_former_officer_whose_role_is_lent_again_holds_no_key() {
    let (desk, people) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let asked = desk.ask(&amina, "A gift", "May I keep it?");
    let mut former = desk.enrol("former@example.int", "Fay Moss", &[Role::Officer]);
    membership::propose(&desk.office, &desk.actor(&people.head)).unwrap();
    desk.certify(&people.alternate);
    assert!(advice::open(&desk.office, &desk.actor(&former), asked.id).is_ok());
    let mut forger = Forger::of(&desk);
    forger
        .try_to("CREATE TABLE kept AS SELECT * FROM accounts WHERE login = 'former@example.int'")
        .unwrap();

    let console = probity::actor::Actor::console();
    identity::end_account(&desk.office, &console, &former.login).unwrap();
    membership::propose(&desk.office, &desk.actor(&people.head)).unwrap();
    desk.certify(&people.alternate);

    // The whole row as it once was, with its code, is accepted: the directory has no memory. The certificate has.
    forger.forge("DELETE FROM accounts WHERE login = 'former@example.int'");
    forger.forge("INSERT INTO accounts SELECT * FROM kept");
    desk.sign_in(&mut former);
    let opened = advice::open(&desk.office, &desk.actor(&former), asked.id);
    assert!(is_denied(&opened));
}
