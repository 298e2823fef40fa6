//! A matter under a new key: given back to an owner with new keys, or taken from a colleague.

use probity::{
    advice::{self, Turn},
    error::Error,
    vault::{Group, Reader},
};

use crate::{
    databases::each,
    desk::{Desk, Person},
    recovery::reads,
};

#[test]
fn a_matter_is_given_back_to_an_owner_with_new_keys() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let office = &desk.office;
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let estranged = |id| {
            let officer = desk.actor(&people.officer);
            advice::open(office, &officer, id).unwrap().estranged
        };
        assert!(!estranged(asked.id));
        let mut amina = desk.staff("amina");
        let finds = |amina: &Person| advice::mine(office, &desk.actor(amina)).unwrap().len();
        assert_eq!(finds(&amina), 0);
        assert!(estranged(asked.id));

        let (officer, alternate) = (desk.actor(&people.officer), desk.actor(&people.alternate));
        let approval = advice::propose_rewrap(office, &officer, asked.id).unwrap();
        let turn = |who| advice::rewraps(office, who).unwrap()[0].turn;
        assert_eq!((turn(&officer), turn(&alternate)), (Turn::Wait, Turn::Sign));
        assert!(advice::propose_rewrap(office, &officer, asked.id).is_err());
        assert!(advice::approve_rewrap(office, &officer, approval).is_err());
        // the alternate is the second and reads nothing; the officer comes back to it
        assert!(!advice::approve_rewrap(office, &alternate, approval).unwrap());
        assert_eq!(
            (turn(&officer), turn(&alternate)),
            (Turn::CarryOut, Turn::Wait)
        );
        assert!(advice::approve_rewrap(office, &officer, approval).unwrap());
        assert!(advice::rewraps(office, &officer).unwrap().is_empty());
        assert!(!estranged(asked.id));

        desk.sign_in(&mut amina);
        let mine = advice::mine(office, &desk.actor(&amina)).unwrap();
        assert_eq!(mine[0].subject, "A gift");
        assert!(reads(&desk, &people.head, asked.id));
        let auditor = desk.actor(&people.auditor);
        let seen = probity::inspection::inspect(office, &auditor).unwrap();
        assert!(seen.is_sound(), "{:?}", seen.findings);
    });
}

#[test]
fn a_recusal_gives_keys_from_after_a_reset_nothing() {
    each(|kind| {
        let (desk, people) = Desk::open(kind);
        let office = &desk.office;
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let mut amina = desk.staff("amina");
        let (head, officer) = (desk.actor(&people.head), desk.actor(&people.officer));
        let stale = advice::propose_rewrap(office, &officer, asked.id).unwrap();
        let revision = desk.revision(&people.head, asked.id);
        let shut_out = [officer.id().unwrap()];
        advice::recuse(office, &head, (asked.id, revision), &shut_out).unwrap();
        desk.sign_in(&mut amina);
        assert!(advice::own(office, &desk.actor(&amina), asked.id).is_err());
        assert!(advice::open(office, &head, asked.id).unwrap().estranged);

        // what was signed for before the recusal is signed for anew
        assert!(matches!(
            advice::approve_rewrap(office, &head, stale),
            Err(Error::Conflict)
        ));
        let approval = advice::propose_rewrap(office, &head, asked.id).unwrap();
        assert!(!advice::approve_rewrap(office, &officer, approval).unwrap());
        assert!(advice::approve_rewrap(office, &head, approval).unwrap());
        desk.sign_in(&mut amina);
        assert!(advice::own(office, &desk.actor(&amina), asked.id).is_ok());
        assert!(
            !reads(&desk, &people.officer, asked.id),
            "whoever was shut out stays out"
        );
    });
}

#[test]
fn a_recusal_that_broke_off_after_its_share_was_written_is_made_again() {
    each(|kind| {
        let (mut desk, people) = Desk::open(kind);
        let amina = desk.staff("amina");
        let asked = desk.ask(&amina, "A gift", "May I keep it?");
        let head = desk.actor(&people.head);
        let locked = desk.office.unlock(&head, asked.id).unwrap().unwrap();
        desk.office
            .draw_generation(&locked, &[Reader::Group(Group::Office)])
            .unwrap();
        drop(locked);
        desk.reopen();

        let head = desk.actor(&people.head);
        let officer = desk.actor(&people.officer).id().unwrap();
        let revision = desk.revision(&people.head, asked.id);
        advice::recuse(&desk.office, &head, (asked.id, revision), &[officer]).unwrap();
        assert!(reads(&desk, &people.head, asked.id));
        assert!(!reads(&desk, &people.officer, asked.id));
        assert!(advice::own(&desk.office, &desk.actor(&amina), asked.id).is_ok());
    });
}
