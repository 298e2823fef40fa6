//! The drills of docs/recovery.md, step by step.

use std::{fs, path::Path, process::Command, sync::Arc};

use probity::{
    actor::Actor,
    advice,
    audit::Finding,
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    identity::{self, Choice, membership, succession},
    office::{self, Office, main_address, recover_root, recovery_key, share_address},
    role::Role,
    storage::{Address, backup},
    vault::{
        MatterId, Root,
        ceremony::{RecoveryKey, Scheme},
        certificate::Member,
        custodian::CustodianShare,
        fingerprint::Fingerprint,
        group::GroupSeed,
    },
};
use zeroize::Zeroizing;

use crate::{
    databases::each,
    desk::{Desk, PASSWORD, People, Person, message, visitor},
    postgres,
};

/// Two of the three custodians with their papers.
fn custodians(desk: &Desk) -> Vec<CustodianShare> {
    let mut shares = desk
        .recovery
        .split(Scheme::SMALL, &Chance::seeded(7))
        .unwrap();
    shares.remove(1);
    shares
}

fn put_back(address: &Address, file: &Path) {
    match address {
        Address::Sqlite(path) => {
            for ending in ["-wal", "-shm"] {
                fs::remove_file(format!("{}{ending}", path.display())).ok();
            }
            fs::copy(file, path).unwrap();
        }
        Address::Postgres(url) => {
            let status = Command::new(postgres::programs().join("pg_restore"))
                .args(["--clean", "--if-exists", "--exit-on-error", "--no-owner"])
                .args(["--dbname", url])
                .arg(file)
                .status()
                .unwrap();
            assert!(status.success());
        }
    }
}

fn settings(desk: &Desk) -> Settings {
    Settings::load(desk.folder.path(), std::iter::empty()).unwrap()
}

fn start_put_back(desk: &Desk) -> Result<Office> {
    Office::start_put_back(
        settings(desk),
        Arc::new(desk.clock.clone()),
        Chance::system(),
    )
}

fn start(desk: &Desk) -> Result<Office> {
    Office::start(
        settings(desk),
        Arc::new(desk.clock.clone()),
        Chance::system(),
    )
}

fn reads(desk: &Desk, person: &Person, id: MatterId) -> bool {
    advice::open(&desk.office, &desk.actor(person), id).is_ok()
}

#[test]
fn a_lost_credential_file_is_restored_by_two_custodians_of_three() {
    each(|kind| {
        let (mut desk, mut people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let settings = settings(&desk);
        let file = settings.credential.file.clone();
        desk.close();
        fs::remove_file(&file).unwrap();
        assert!(matches!(start(&desk), Err(Error::Invalid(_))));

        let shares = custodians(&desk);
        assert!(recovery_key(&settings, &shares[..1]).is_err());
        let key = recovery_key(&settings, &shares).unwrap();
        recover_root(&settings, &key).unwrap();
        assert!(Root::read(&file).is_ok());
        assert!(
            recover_root(&settings, &key).is_err(),
            "nothing is overwritten"
        );

        desk.reopen();
        desk.sign_in(&mut people.officer);
        assert!(reads(&desk, &people.officer, asked.id));
    });
}

#[test]
fn a_head_who_lost_passphrase_and_phrase_gets_new_keys_and_is_certified_again() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let head = desk.enrol(
            "head@example.int",
            "Hala Nasser",
            &[Role::Head, Role::Staff],
        );
        assert!(
            !reads(&desk, &head, asked.id),
            "new keys open nothing by themselves"
        );

        membership::propose(&desk.office, &desk.actor(&people.officer)).unwrap();
        desk.certify(&people.alternate);
        assert!(reads(&desk, &head, asked.id));
        assert!(reads(&desk, &people.officer, asked.id));
    });
}

fn fingerprint(desk: &Desk, person: &Person) -> Fingerprint {
    let actor = desk.actor(person);
    let keys = actor.keys().unwrap();
    Fingerprint::of_member(&Member {
        account: keys.account(),
        keys: keys.public(),
    })
}

#[test]
fn a_vacant_office_is_handed_over_to_a_successor() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        for gone in [&people.head, &people.officer] {
            identity::end_account(&desk.office, &Actor::console(), &gone.login).unwrap();
        }
        let successor = desk.enrol("noor@example.int", "Noor Haddad", &[Role::Head]);
        assert!(!reads(&desk, &successor, asked.id));

        let settings = desk.office.settings();
        let key = recovery_key(settings, &custodians(&desk)).unwrap();
        let hand_over = |print: Fingerprint| {
            succession::hand_over(&desk.office, &key, &[(successor.login.clone(), print)])
        };
        assert!(hand_over(fingerprint(&desk, &people.alternate)).is_err());
        hand_over(fingerprint(&desk, &successor)).unwrap();
        desk.certify(&successor);
        assert!(!reads(&desk, &successor, asked.id), "one signature is none");
        desk.certify(&people.alternate);
        assert!(reads(&desk, &successor, asked.id));
        let after = desk.ask(&amina, "Another gift", "And this one?");
        assert!(reads(&desk, &successor, after.id));
    });
}

#[test]
fn another_recovery_key_opens_nothing() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let chance = Chance::seeded(9);
        let other = RecoveryKey::draw(&chance);
        let shares = other.split(Scheme::SMALL, &chance).unwrap();
        assert!(recovery_key(desk.office.settings(), &shares).is_err());
        let seed: Result<GroupSeed> = desk
            .office
            .recovered_seed(probity::vault::Group::Office, &other);
        assert!(seed.is_err());
        let successor = (people.head.login.clone(), fingerprint(&desk, &people.head));
        assert!(succession::hand_over(&desk.office, &other, &[successor]).is_err());
    });
}

#[test]
fn a_main_database_put_back_alone_starts_only_after_two_have_accepted_the_loss() {
    each(|kind| {
        let (mut desk, mut people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let kept = desk.ask(&amina, "A gift", "May I keep it?");
        let file = desk.folder.path().join("main.backup");
        let main = main_address(desk.office.settings());
        backup(&main, &file).unwrap();
        let lost = desk.ask(&amina, "A second gift", "And this?");
        desk.office.drop_anchor().unwrap();
        let outside = desk.office.checkpoint().unwrap();

        desk.close();
        put_back(&main, &file);
        assert!(matches!(start(&desk), Err(Error::Invalid(_))));
        let report = office::verify(&main, &[outside]).unwrap();
        assert!(matches!(
            &report.findings[..],
            [Finding::BehindCheckpoint { .. }]
        ));

        desk.office = Arc::new(start_put_back(&desk).unwrap());
        let loss = desk.office.loss().unwrap().unwrap();
        assert_eq!(loss.remembered, outside);
        for person in [&mut people.head, &mut people.alternate, &mut people.auditor] {
            desk.sign_in(person);
        }
        let accept = |person: &Person| desk.office.accept_loss(&desk.actor(person));
        assert!(matches!(accept(&people.auditor), Err(Error::Denied)));
        assert!(!accept(&people.head).unwrap());
        assert!(accept(&people.head).is_err(), "nobody is two people");
        assert!(start(&desk).is_err());
        assert!(accept(&people.alternate).unwrap());
        assert_eq!(desk.office.loss().unwrap(), None);

        desk.close();
        desk.reopen();
        assert!(reads(&desk, &people.head, kept.id));
        assert!(!reads(&desk, &people.head, lost.id));
    });
}

/// A matter destroyed by two people after its retention.
fn purge(desk: &Desk, people: &mut People, id: MatterId) {
    desk.triage(&people.officer, id, "gifts").unwrap();
    let at = desk.revision(&people.officer, id);
    let officer = desk.actor(&people.officer);
    advice::answer(&desk.office, &officer, (id, at), &message("No.")).unwrap();
    advice::close(&desk.office, &officer, (id, at + 1)).unwrap();
    desk.days_later(366 * 30);
    assert_eq!(
        advice::propose_purges(&desk.office, &Actor::worker()).unwrap(),
        1
    );
    for person in [&mut people.head, &mut people.officer] {
        desk.sign_in(person);
        let actor = desk.actor(person);
        let purge = advice::purges(&desk.office, &actor).unwrap().remove(0);
        advice::approve_purge(&desk.office, &actor, purge.approval).unwrap();
    }
}

#[test]
fn what_was_destroyed_stays_destroyed_whichever_database_is_put_back() {
    each(|kind| {
        let (mut desk, mut people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let settings = settings(&desk);
        let copies = [main_address(&settings), share_address(&settings)].map(|address| {
            let name = if address == main_address(&settings) {
                "main"
            } else {
                "shares"
            };
            let file = desk.folder.path().join(format!("{name}.backup"));
            backup(&address, &file).unwrap();
            (address, file)
        });
        purge(&desk, &mut people, asked.id);
        let [main, shares] = copies;

        // the shares alone: the worker's next round destroys again
        desk.close();
        put_back(&shares.0, &shares.1);
        desk.reopen();
        assert_eq!(desk.office.replay_purges().unwrap(), 1);

        // the main database alone: its matter is back, its share is not
        desk.close();
        put_back(&main.0, &main.1);
        desk.reopen();
        desk.sign_in(&mut people.officer);
        assert!(!reads(&desk, &people.officer, asked.id));

        // both, of one day: nothing here can tell, but a checkpoint kept elsewhere does
        let outside = desk.office.checkpoint().unwrap();
        desk.close();
        put_back(&main.0, &main.1);
        put_back(&shares.0, &shares.1);
        desk.reopen();
        let report = desk.office.verify(&[outside]).unwrap();
        assert!(matches!(
            &report.findings[..],
            [Finding::BehindCheckpoint { .. }]
        ));
    });
}

#[test]
fn a_matter_is_given_back_to_an_owner_with_new_keys() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let office = &desk.office;
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let link = desk.invite("amina@example.int", "amina", &[Role::Staff]);
        let choice = Choice::Chosen(Zeroizing::new(PASSWORD.into()));
        identity::enrol(office, &desk.gate, &visitor(), &link, &choice).unwrap();
        let mut amina = Person {
            login: "amina@example.int".into(),
            ..amina
        };
        desk.sign_in(&mut amina);
        assert!(
            advice::mine(office, &desk.actor(&amina))
                .unwrap()
                .is_empty()
        );

        let officer = desk.actor(&people.officer);
        let approval = advice::propose_rewrap(office, &officer, asked.id).unwrap();
        assert!(advice::approve_rewrap(office, &officer, approval).is_err());
        // the alternate is the second and reads nothing; the officer comes back to it
        let alternate = desk.actor(&people.alternate);
        assert_eq!(advice::rewraps(office, &alternate).unwrap().len(), 1);
        assert!(!advice::approve_rewrap(office, &alternate, approval).unwrap());
        assert!(advice::approve_rewrap(office, &officer, approval).unwrap());
        assert!(advice::rewraps(office, &officer).unwrap().is_empty());

        desk.sign_in(&mut amina);
        let mine = advice::mine(office, &desk.actor(&amina)).unwrap();
        assert_eq!(mine[0].subject, "A gift");
        assert!(reads(&desk, &people.head, asked.id));
        let auditor = desk.actor(&people.auditor);
        let seen = probity::inspection::inspect(office, &auditor).unwrap();
        assert!(seen.is_sound(), "{:?}", seen.findings);
    });
}
