//! Exemptions before the launch: proposed by one, signed by another, and nobody is asked who was exempted.

use probity::{
    Error,
    actor::Actor,
    audit::Code,
    disclosure::{
        CycleId,
        cycle::{
            exempting::{approve_exemption, exempted, exemptions, propose_exemption, take_back},
            following::follow_roster,
            launch::preview,
            naming::name_filer,
            reminding::remind,
            status::status,
        },
    },
    office::Disclosed,
    role::Role,
    vault::Group,
};

use super::{
    cast::{Cast, ROSTER},
    files::reason,
};
use crate::databases::each;

const LEAVE: &str = "long-leave";

/// Exempts somebody, as the officer proposes and the head signs.
fn exempt(cast: &Cast, cycle: CycleId, staff_id: &str) {
    let (office, whom) = (&cast.desk.office, (cycle, cast.person(staff_id).id));
    let approval = propose_exemption(office, &cast.officer(), whom, LEAVE).unwrap();
    let head = cast.actor(&cast.people.head);
    assert!(approve_exemption(office, &head, approval).unwrap());
}

#[test]
fn whom_two_people_exempt_is_counted_apart_and_asked_neither_by_the_launch_nor_later() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let cycle = cast.define(&cast.plan());
        let (bo, cleo) = (cast.person("2"), cast.person("3"));
        let bo_leaves = (cycle, bo.id);

        let unasked = propose_exemption(office, &officer, (cycle, cleo.id), LEAVE);
        assert_eq!(reason(unasked), "exempted-not-asked");
        let approval = propose_exemption(office, &officer, bo_leaves, LEAVE).unwrap();
        let again = propose_exemption(office, &head, bo_leaves, LEAVE);
        assert_eq!(reason(again), "exempted-before");
        let twice = approve_exemption(office, &officer, approval);
        assert_eq!(reason(twice), "office-approved-before");
        assert_eq!(preview(office, &officer, cycle).unwrap().filers, 4);
        let waiting = exemptions(office, &head).unwrap();
        assert_eq!((waiting.len(), waiting[0].signed_by_me), (1, false));
        assert_eq!(waiting[0].because, LEAVE);
        assert!(exemptions(office, &officer).unwrap()[0].signed_by_me);
        assert!(approve_exemption(office, &head, approval).unwrap());
        assert!(exemptions(office, &head).unwrap().is_empty());
        let again = propose_exemption(office, &head, bo_leaves, LEAVE);
        assert_eq!(reason(again), "exempted-before");

        // Whom a focal point names can be exempted as well.
        name_filer(office, &officer, (cycle, cleo.id), "other-duty").unwrap();
        exempt(&cast, cycle, "3");
        let seen = preview(office, &officer, cycle).unwrap();
        assert_eq!((seen.filers, seen.exempted.len()), (3, 2));
        assert_eq!(seen.by_reason.values().sum::<usize>(), seen.filers);
        assert_eq!(seen.by_unit.values().sum::<usize>(), seen.filers);
        assert!(seen.exempted.iter().all(|one| one.because == LEAVE));

        assert_eq!(cast.launch(cycle).unwrap(), 3);
        let all = || status(office, &officer, cycle).unwrap();
        assert_eq!(all().all.expected(), 3);
        assert!(!all().by_unit.contains_key("Logistics"));
        assert_eq!(remind(office, &Actor::worker()).unwrap(), 3);

        // A later roster, on which their duties and units are others, does not ask them either.
        cast.import(&ROSTER.replace("Logistics,1,professional", "Legal,1,director"));
        let followed = follow_roster(office, &Actor::worker()).unwrap();
        assert_eq!((followed.joined, all().all.expected()), (0, 3));
        let late = propose_exemption(office, &officer, (cycle, cast.person("1").id), LEAVE);
        assert_eq!(reason(late), "exempted-launched");

        // One person is enough to ask somebody after all.
        take_back(office, &head, bo_leaves).unwrap();
        let gone = take_back(office, &head, bo_leaves);
        assert!(matches!(gone, Err(Error::Missing)));
        let followed = follow_roster(office, &Actor::worker()).unwrap();
        assert_eq!((followed.joined, all().all.expected()), (1, 4));
        assert_eq!(exempted(office, &officer, cycle).unwrap().len(), 1);
    });
}

#[test]
fn nobody_exempts_themselves_or_whoever_is_above_or_below_them_and_nobody_else_exempts_at_all() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let cycle = cast.define(&cast.plan());
        let whom = |staff_id: &str| (cycle, cast.person(staff_id).id);
        // The head is 6, about whom the alternates decide, and reports to 1.
        for near in ["6", "1"] {
            let refused = propose_exemption(office, &head, whom(near), LEAVE);
            assert!(matches!(refused, Err(Error::Denied)));
            let refused = take_back(office, &head, whom(near));
            assert!(matches!(refused, Err(Error::Denied)));
        }
        let approval = propose_exemption(office, &officer, whom("1"), LEAVE).unwrap();
        assert!(exemptions(office, &head).unwrap().is_empty());
        let refused = approve_exemption(office, &head, approval);
        assert!(matches!(refused, Err(Error::Missing)));
        // Whoever comes to report to the head is out of their hands from then on.
        let approval = propose_exemption(office, &officer, whom("2"), LEAVE).unwrap();
        cast.import(&ROSTER.replace("Logistics,1,professional", "Logistics,6,professional"));
        let refused = approve_exemption(office, &head, approval);
        assert!(matches!(refused, Err(Error::Missing)));

        let focal = cast.enrol("5", &[Role::FocalPoint]);
        for who in [
            &cast.actor(&focal),
            &cast.actor(&cast.people.auditor),
            &cast.actor(&cast.people.administrator),
            &Actor::console(),
        ] {
            let refused = propose_exemption(office, who, whom("4"), LEAVE);
            assert!(matches!(refused, Err(Error::Denied)));
            assert!(matches!(exemptions(office, who), Err(Error::Denied)));
            let refused = take_back(office, who, whom("2"));
            assert!(matches!(refused, Err(Error::Denied)));
        }
        let seen = preview(office, &officer, cycle).unwrap();
        assert_eq!((seen.filers, seen.exempted.len()), (4, 0));
    });
}

#[test]
fn a_proposal_is_withdrawn_and_ends_with_the_launch_and_all_of_it_is_recorded() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let cycle = cast.define(&cast.plan());
        let whom = |staff_id: &str| (cycle, cast.person(staff_id).id);
        let (bo, amal) = (whom("2"), whom("4"));
        let unknown = propose_exemption(office, &officer, bo, "because");
        assert!(matches!(unknown, Err(Error::Invalid(_))));

        let withdrawn = propose_exemption(office, &officer, bo, LEAVE).unwrap();
        take_back(office, &officer, bo).unwrap();
        assert!(exemptions(office, &head).unwrap().is_empty());
        let refused = approve_exemption(office, &head, withdrawn);
        assert!(matches!(refused, Err(Error::Missing)));

        exempt(&cast, cycle, "2");
        let waiting = propose_exemption(office, &officer, amal, LEAVE).unwrap();
        assert_eq!(
            cast.launch(cycle).unwrap(),
            3,
            "what waits does not hold yet"
        );
        assert!(exemptions(office, &head).unwrap().is_empty());
        let late = approve_exemption(office, &head, waiting);
        assert!(matches!(late, Err(Error::Missing)));
        let holds = exempted(office, &officer, cycle).unwrap();
        assert_eq!(holds[0].person.details.name, "Bo Chen");

        let entries = recorded(&cast);
        for (code, note, times) in [
            (Code::ApprovalGiven, "exempt-filer", 3),
            (Code::FilerExempted, "", 1),
            (Code::ExemptionTakenBack, "", 1),
        ] {
            let entry = (code, note.to_owned());
            let found = entries.iter().filter(|found| **found == entry).count();
            assert_eq!(found, times, "{code:?}");
        }
    });
}

/// What stands in the record, as the auditor's key opens it: codes and notes.
fn recorded(cast: &Cast) -> Vec<(Code, String)> {
    let (office, auditor) = (&cast.desk.office, cast.actor(&cast.people.auditor));
    let seeds = office.group_seeds(&auditor, Group::Audit).unwrap();
    let entries = office.look(&auditor, |look| {
        let opened = look
            .details(&seeds)
            .filter_map(|entry| match entry.unwrap().1 {
                Disclosed::Opened(detail) => Some((detail.code, detail.note.to_string())),
                _ => None,
            });
        Ok(opened.collect())
    });
    entries.unwrap()
}
