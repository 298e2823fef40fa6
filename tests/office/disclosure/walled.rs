//! Those of the ethics office itself: whether they need not file is decided at the alternate's desk, by two people of it, from the
//! plan of a cycle on; nobody of the office decides about a colleague, or about themselves.

use probity::{
    Error,
    actor::Actor,
    disclosure::{
        CycleId, State, StatementId,
        cycle::{
            exempting::{
                approve_exemption, candidate, exempted, exemptions, propose_exemption, take_back,
            },
            filers::{Page, Wanted, filer, filers},
            known,
            launch::preview,
        },
        ending::{Ending, approve_ending, endings, is_alone, propose_ending},
        filing::extension::{ask_extension, asked, decide_extension},
    },
    identity::{self, membership},
    reminders,
    role::{Role, Roles},
};

use super::{
    cast::{Cast, assets},
    files::reason,
};
use crate::{
    databases::{Kind, each},
    desk::{Person, message},
};

const WAIVE: (Ending, &str) = (Ending::Waive, "long-leave");

/// Another alternate, whom the first and the head have stood for.
pub fn second_alternate(cast: &Cast) -> Person {
    let office = &cast.desk.office;
    let second = cast
        .desk
        .enrol("second@example.int", "Sami Odeh", &[Role::Alternate]);
    membership::propose(office, &cast.actor(&cast.people.alternate)).unwrap();
    cast.desk.certify(&cast.people.head);
    second
}

/// An office with two alternates: a first and a second.
fn walled(kind: Kind) -> (Cast, Actor, Actor) {
    let cast = Cast::open(kind);
    let second = second_alternate(&cast);
    let (first, second) = (cast.actor(&cast.people.alternate), cast.actor(&second));
    (cast, first, second)
}

fn denied<T>(result: &probity::Result<T>) -> bool {
    matches!(result, Err(Error::Denied))
}

fn missing<T>(result: &probity::Result<T>) -> bool {
    matches!(result, Err(Error::Missing))
}

fn listed(cast: &Cast, who: &Actor, cycle: CycleId) -> Page {
    filers(&cast.desk.office, who, cycle, &Wanted::default()).unwrap()
}

/// The statement of somebody of the roster, whether they have an account or none.
fn statement_of(cast: &Cast, cycle: CycleId, staff_id: &str) -> StatementId {
    let all = listed(cast, &cast.officer(), cycle).rows;
    let found = all.iter().find(|filer| filer.staff_id == staff_id);
    found.unwrap().id
}

#[test]
fn two_alternates_exempt_somebody_of_the_office_and_nobody_of_the_office_does() {
    each(|kind| {
        let (cast, first, second) = walled(kind);
        let office = &cast.desk.office;
        let colleagues = [cast.officer(), cast.actor(&cast.people.head)];
        let cycle = cast.define(&cast.plan());
        let (hala, bo) = ((cycle, cast.person("6").id), (cycle, cast.person("2").id));
        for of_the_office in &colleagues {
            let refused = propose_exemption(office, of_the_office, hala, WAIVE.1);
            assert!(denied(&refused), "the head is 6");
        }
        assert!(denied(&propose_exemption(office, &first, bo, WAIVE.1)));
        assert!(missing(&candidate(office, &first, "2")));
        assert_eq!(candidate(office, &first, "6").unwrap().id, hala.1);

        let approval = propose_exemption(office, &first, hala, WAIVE.1).unwrap();
        for of_the_office in &colleagues {
            assert!(exemptions(office, of_the_office).unwrap().is_empty());
            assert!(missing(&approve_exemption(office, of_the_office, approval)));
            assert!(denied(&take_back(office, of_the_office, hala)));
        }
        let twice = approve_exemption(office, &first, approval);
        assert_eq!(reason(twice), "office-approved-before");
        assert!(!exemptions(office, &second).unwrap()[0].signed_by_me);
        assert!(approve_exemption(office, &second, approval).unwrap());

        // The office counts them, and cannot ask them after all; the alternates know of nobody else.
        let [officer, _] = &colleagues;
        let seen = preview(office, officer, cycle).unwrap();
        assert_eq!((seen.filers, seen.exempted.len()), (3, 1));
        assert!(exempted(office, officer, cycle).unwrap()[0].alternate);
        let approval = propose_exemption(office, officer, bo, WAIVE.1).unwrap();
        assert!(approve_exemption(office, &colleagues[1], approval).unwrap());
        assert_eq!(exempted(office, officer, cycle).unwrap().len(), 2);
        assert_eq!(exempted(office, &first, cycle).unwrap().len(), 1);
        assert!(denied(&take_back(office, officer, hala)));
        assert!(denied(&take_back(office, &second, bo)));
        take_back(office, &second, hala).unwrap();
        assert_eq!(preview(office, officer, cycle).unwrap().filers, 3);
    });
}

#[test]
fn two_alternates_do_without_the_statement_of_a_colleague_who_has_not_begun() {
    each(|kind| {
        let (cast, first, second) = walled(kind);
        let office = &cast.desk.office;
        let colleagues = [cast.officer(), cast.actor(&cast.people.head)];
        let cycle = cast.launched();
        let (hala, bo) = (
            statement_of(&cast, cycle, "6"),
            statement_of(&cast, cycle, "2"),
        );

        // From the launch on it lies with the alternates: the office counts it, and can do nothing about it.
        let theirs = listed(&cast, &first, cycle);
        assert_eq!((theirs.total, theirs.rows[0].id), (1, hala));
        let all = listed(&cast, &colleagues[0], cycle).rows;
        assert_eq!(all.len(), 4);
        assert!(
            all.iter()
                .all(|filer| filer.alternate == (filer.id == hala))
        );
        assert_eq!(filer(office, &first, hala).unwrap().name, "Hala Nasser");
        assert!(denied(&filer(office, &first, bo)));
        assert!(denied(&propose_ending(office, &first, bo, WAIVE)));
        for of_the_office in &colleagues {
            assert!(denied(&filer(office, of_the_office, hala)));
            assert!(denied(&propose_ending(office, of_the_office, hala, WAIVE)));
        }

        let approval = propose_ending(office, &first, hala, WAIVE).unwrap();
        for of_the_office in &colleagues {
            assert!(endings(office, of_the_office).unwrap().is_empty());
            assert!(missing(&approve_ending(office, of_the_office, approval)));
        }
        let twice = approve_ending(office, &first, approval);
        assert_eq!(reason(twice), "office-approved-before");
        assert!(approve_ending(office, &second, approval).unwrap());
        assert_eq!(filer(office, &second, hala).unwrap().state, State::Waived);

        // And the other way round: what the office does without is none of theirs.
        let approval = propose_ending(office, &colleagues[0], bo, WAIVE).unwrap();
        assert!(endings(office, &first).unwrap().is_empty());
        assert!(missing(&approve_ending(office, &first, approval)));
    });
}

#[test]
fn a_lone_alternate_is_told_that_it_takes_two() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let alternate = cast.actor(&cast.people.alternate);
        let cycle = cast.define(&cast.plan());
        assert!(is_alone(office, &alternate).unwrap());
        assert!(!is_alone(office, &cast.officer()).unwrap());
        let whom = (cycle, cast.person("6").id);
        let alone = propose_exemption(office, &alternate, whom, WAIVE.1);
        assert_eq!(reason(alone), "ending-alone");
        cast.launch(cycle).unwrap();
        let hala = statement_of(&cast, cycle, "6");
        let alone = propose_ending(office, &alternate, hala, WAIVE);
        assert_eq!(reason(alone), "ending-alone");
        second_alternate(&cast);
        assert!(!is_alone(office, &alternate).unwrap());
        propose_ending(office, &alternate, hala, WAIVE).unwrap();
    });
}

#[test]
fn whoever_comes_to_the_office_or_leaves_it_changes_the_desk_and_no_desk_signs_for_the_other() {
    each(|kind| {
        let (cast, first, second) = walled(kind);
        let office = &cast.desk.office;
        let cycle = cast.launched();
        let bo = cast.enrol("2", &[]);
        let id = statement_of(&cast, cycle, "2");
        let become_one = |roles: &[Role]| {
            let roles = Roles::of(roles.iter().copied()).unwrap();
            identity::set_roles(office, &Actor::console(), &bo.login, roles).unwrap();
        };
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let by_the_office = propose_ending(office, &officer, id, WAIVE).unwrap();

        become_one(&[Role::Officer, Role::Staff]);
        assert_eq!(listed(&cast, &first, cycle).total, 2);
        assert!(endings(office, &head).unwrap().is_empty());
        assert!(missing(&approve_ending(office, &head, by_the_office)));
        assert!(endings(office, &first).unwrap().is_empty());
        assert!(missing(&approve_ending(office, &first, by_the_office)));
        let by_the_alternate = propose_ending(office, &first, id, WAIVE).unwrap();

        become_one(&[Role::Staff]);
        assert_eq!(listed(&cast, &first, cycle).total, 1);
        assert!(missing(&approve_ending(office, &second, by_the_alternate)));
        assert!(approve_ending(office, &head, by_the_office).unwrap());
    });
}

#[test]
fn more_time_for_a_colleague_is_asked_of_the_alternates_and_decided_by_one() {
    each(|kind| {
        let (cast, first, _) = walled(kind);
        let office = &cast.desk.office;
        let cycle = cast.launched();
        let id = cast.newest(&cast.people.head);
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let waiting = reminders::count(office).unwrap().waiting;
        ask_extension(office, &head, id, (5, &message("A mission."))).unwrap();
        let told = reminders::count(office).unwrap().waiting - waiting;
        assert_eq!(told, 2, "both alternates, and nobody else");
        assert!(denied(&asked(office, &officer, id)));
        let read = asked(office, &first, id).unwrap();
        assert_eq!((read.days, read.reason.as_str()), (5, "A mission."));
        let (at, fine) = ((id, read.revision), message("Fine."));
        assert!(denied(&decide_extension(office, &officer, at, (5, &fine))));
        decide_extension(office, &first, at, (5, &fine)).unwrap();
        assert_eq!(filer(office, &first, id).unwrap().extended, 5);
        assert_eq!(listed(&cast, &first, cycle).total, 1);
        cast.file(&cast.people.head, &assets(&[]));
        assert_eq!(listed(&cast, &first, cycle).rows[0].state, State::Submitted);
    });
}

#[test]
fn alternates_know_which_cycles_there_are_and_nothing_of_how_they_go() {
    let (cast, first, _) = walled(Kind::Sqlite);
    let office = &cast.desk.office;
    let cycle = cast.launched();
    assert_eq!(known(office, &first).unwrap()[0].id, cycle);
    for who in [&cast.people.auditor, &cast.people.administrator] {
        let who = cast.actor(who);
        assert!(denied(&known(office, &who)));
        assert!(denied(&exempted(office, &who, cycle)));
        assert!(denied(&endings(office, &who)));
    }
}
