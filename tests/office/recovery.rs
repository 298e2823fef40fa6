//! The drills of docs/recovery.md, step by step.

use std::{fs, path::Path, process::Command, sync::Arc};

use probity::{
    actor::Actor,
    advice,
    audit::Finding,
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    identity::{self, membership, succession},
    office::{self, Office, main_address, recover_root, recovery_key, share_address},
    role::Role,
    storage::{Address, Tree, backup},
    vault::{
        Group, MatterId, Root,
        ceremony::{RecoveryKey, Scheme},
        certificate::Member,
        custodian::CustodianShare,
        fingerprint::Fingerprint,
        group::GroupSeed,
    },
};

use crate::{
    advice::open_filter,
    databases::each,
    desk::{Desk, People, Person, message},
    postgres,
};

/// Two of the three custodians with their papers.
pub fn custodians(desk: &Desk) -> Vec<CustodianShare> {
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
            let status = Command::new(postgres::programs().unwrap().join("pg_restore"))
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

pub fn reads(desk: &Desk, person: &Person, id: MatterId) -> bool {
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
        let seed: Result<GroupSeed> = desk.office.recovered_seed(Group::Office, &other);
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

#[test]
fn a_matter_without_its_share_is_shut_and_no_other() {
    each(|kind| {
        let (mut desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let kept = desk.ask(&amina, "A gift", "May I keep it?");
        let file = desk.folder.path().join("shares.backup");
        let shares = share_address(desk.office.settings());
        backup(&shares, &file).unwrap();
        let lost = desk.ask(&amina, "A second gift", "And this?");

        desk.close();
        put_back(&shares, &file);
        desk.reopen();
        assert!(reads(&desk, &people.head, kept.id));
        assert!(!reads(&desk, &people.head, lost.id));
        let head = desk.actor(&people.head);
        let inbox = advice::list(&desk.office, &head, &open_filter(&desk), 1).unwrap();
        let subjects: Vec<_> = inbox.rows.iter().map(|row| row.subject.as_str()).collect();
        assert_eq!(inbox.total, 2);
        assert!(subjects.contains(&"A gift") && subjects.contains(&""));
        let mine = advice::mine(&desk.office, &desk.actor(&amina)).unwrap();
        assert_eq!(mine.len(), 1);
        let after = desk.ask(&amina, "A third gift", "And this one?");
        assert!(reads(&desk, &people.officer, after.id));
    });
}

#[test]
fn an_empty_share_store_or_another_offices_is_none() {
    each(|kind| {
        let (mut desk, _) = Desk::open(kind);
        let (other, _) = Desk::open(kind);
        let refused = |desk: &Desk| match start(desk) {
            Err(Error::Invalid(problems)) => {
                problems.iter().next().unwrap().text.key() == "office-shares-foreign"
            }
            _ => false,
        };
        let own = share_address(desk.office.settings());
        let kept = desk.folder.path().join("shares.backup");
        backup(&own, &kept).unwrap();
        let strange = desk.folder.path().join("strange.backup");
        backup(&share_address(other.office.settings()), &strange).unwrap();
        desk.close();

        put_back(&own, &strange);
        assert!(refused(&desk));
        let unmarked = kind.migrated(Tree::Shares);
        let empty = desk.folder.path().join("empty.backup");
        backup(unmarked.address(), &empty).unwrap();
        put_back(&own, &empty);
        assert!(refused(&desk));
        assert!(
            start_put_back(&desk).unwrap().loss().is_err(),
            "nor can it be accepted"
        );
        put_back(&own, &kept);
        desk.reopen();
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
