//! What a filer does, and what nobody else can do to what is theirs.

use std::thread;

use jiff::civil::date;
use probity::{
    Error,
    actor::Actor,
    disclosure::{
        State,
        cycle::{reminding::remind, status::status},
        ending::{Ending, approve_ending, endings, propose_ending},
        filing::{
            beginning::begin,
            drafting::{amend, save},
            extension::{ask_extension, decide_extension},
            helping::{designate, designees},
            mine,
            reading::own,
            submitting::{receipt, submit},
        },
        review,
    },
    inspection::inspect,
    reminders,
    role::Role,
};

use super::cast::{Cast, assets};
use crate::{
    databases::{Kind, each},
    desk::message,
};

#[test]
fn a_statement_is_begun_saved_filed_and_receipted_and_filed_twice_it_is_filed_once() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let bo = cast.enrol("2", &[]);
        let me = cast.actor(&bo);
        let list = mine(office, &me).unwrap();
        let [obligation] = list.as_slice() else {
            panic!("{} obligations", list.len())
        };
        assert_eq!(
            (obligation.state, obligation.due),
            (State::Assigned, date(2026, 4, 6))
        );
        let id = obligation.id;
        begin(office, &me, id).unwrap();
        begin(office, &me, id).unwrap();
        let read = own(office, &me, id).unwrap();
        assert_eq!(read.versions.len(), 1, "begun twice, begun once");
        let half = assets(&[("Acme", true)]);
        let saved = save(office, &me, (id, read.draft().unwrap().saved), &half).unwrap();

        // Two windows: the second to save is told, and what was acknowledged stays.
        let late = save(office, &me, (id, saved - 1), &assets(&[]));
        assert!(matches!(late, Err(Error::Conflict)));
        let read = own(office, &me, id).unwrap();
        assert!(read.draft().unwrap().version.answers == half);
        let progress = mine(office, &me).unwrap()[0].progress.unwrap();
        assert!(progress.is_complete());

        assert_eq!(receipt(office, &me, id).unwrap(), None);
        let first = submit(office, &me, (id, saved), "Bo Chen").unwrap();
        assert!(first.verified && first.number.starts_with("DIS-2026-0000"));
        let again = submit(office, &me, (id, saved), "Bo Chen").unwrap();
        assert_eq!(first, again);
        assert_eq!(receipt(office, &me, id).unwrap(), Some(first));
        let read = own(office, &me, id).unwrap();
        assert_eq!(
            (read.versions.len(), read.obligation.state),
            (1, State::Submitted)
        );
        let certified = read.filed().unwrap().version.certified.clone().unwrap();
        assert_eq!(certified.words, "I certify that this is complete.");

        // A filed statement is not written over, whatever is sent.
        let edited = save(office, &me, (id, saved + 1), &assets(&[]));
        assert!(matches!(edited, Err(Error::Invalid(_))));
        assert!(
            inspect(office, &cast.actor(&cast.people.auditor))
                .unwrap()
                .is_sound()
        );
    });
}

#[test]
fn what_is_incomplete_is_not_filed_and_an_amendment_takes_the_place_of_what_was() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let bo = cast.enrol("2", &[]);
        let me = cast.actor(&bo);
        let id = cast.newest(&bo);
        begin(office, &me, id).unwrap();
        let Err(Error::Invalid(problems)) = submit(office, &me, (id, 1), "Bo Chen") else {
            panic!("filed although nothing was answered");
        };
        let fields: Vec<_> = problems
            .iter()
            .map(|problem| problem.field.clone())
            .collect();
        assert_eq!(fields, [Some("assets".to_owned())]);
        assert!(matches!(amend(office, &me, id), Err(Error::Invalid(_))));

        let (id, first) = cast.file(&bo, &assets(&[("Acme", false)]));
        amend(office, &me, id).unwrap();
        amend(office, &me, id).unwrap();
        let read = own(office, &me, id).unwrap();
        assert_eq!(read.versions.len(), 2);
        assert!(receipt(office, &me, id).unwrap().unwrap().pending);
        let draft = read.draft().unwrap();
        let saved = save(office, &me, (id, draft.saved), &assets(&[("Beta", false)])).unwrap();
        let second = submit(office, &me, (id, saved), "Bo Chen").unwrap();
        assert_eq!((first.version, second.version), (1, 2));
        assert_ne!(first.fingerprint, second.fingerprint);
        let read = own(office, &me, id).unwrap();
        assert_eq!(read.obligation.state, State::Submitted);
        assert_eq!(read.versions.len(), 2, "what was filed first is kept");
    });
}

#[test]
fn anothers_statement_looks_like_none_and_each_try_is_recorded() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let bo = cast.enrol("2", &[]);
        let (id, _) = cast.file(&bo, &assets(&[]));
        let amal = cast.enrol("4", &[]);
        let begun = cast.newest(&amal);
        let other = cast.actor(&amal);
        let before = office.checkpoint().unwrap().size;
        let answers = assets(&[]);
        assert!(matches!(own(office, &other, id), Err(Error::Denied)));
        assert!(matches!(
            save(office, &other, (id, 2), &answers),
            Err(Error::Denied)
        ));
        assert!(matches!(
            submit(office, &other, (id, 2), "Amal"),
            Err(Error::Denied)
        ));
        assert!(matches!(amend(office, &other, id), Err(Error::Denied)));
        let me = cast.actor(&bo);
        assert!(matches!(begin(office, &me, begun), Err(Error::Denied)));
        for stranger in [
            &cast.people.administrator,
            &cast.people.auditor,
            &cast.people.alternate,
        ] {
            let stranger = cast.actor(stranger);
            assert!(matches!(own(office, &stranger, id), Err(Error::Denied)));
            assert!(matches!(
                review::reading::open(office, &stranger, id),
                Err(Error::Denied)
            ));
        }
        let tries = office.checkpoint().unwrap().size - before;
        assert!(tries >= 11, "{tries}");
    });
}

#[test]
fn last_years_closed_statement_is_taken_over_into_this_years() {
    let cast = Cast::open(Kind::Sqlite);
    let office = &cast.desk.office;
    let cleo = cast.enrol("3", &[Role::Reviewer]);
    cast.certify_reviewer();
    cast.launched();
    let amal = cast.enrol("4", &[]);
    let (id, _) = cast.file(&amal, &assets(&[("Acme", false), ("Beta", true)]));
    cast.settle(&cleo, id);

    cast.desk.days_later(365);
    let mut plan = cast.plan();
    plan.year = 2027;
    plan.opens = date(2027, 3, 2);
    plan.due = date(2027, 4, 4);
    let next = cast.define(&plan);
    cast.launch(next).unwrap();
    let me = cast.actor(&amal);
    let id = cast.newest(&amal);
    assert_eq!(begin(office, &me, id).unwrap(), []);
    let read = own(office, &me, id).unwrap();
    let draft = read.draft().unwrap();
    assert!(draft.version.answers == assets(&[("Acme", false), ("Beta", true)]));
    let saved = save(
        office,
        &me,
        (id, draft.saved),
        &assets(&[("Acme", false), ("Cork", false)]),
    )
    .unwrap();
    submit(office, &me, (id, saved), "Amal Nasser").unwrap();
    let worker = Actor::worker();
    review::assigning::assign_by_load(office, &worker).unwrap();
    let seen = review::reading::open(office, &cast.actor(&cleo), id).unwrap();
    let summary = seen.summary.unwrap();
    assert_eq!(
        (summary.added, summary.removed, summary.first),
        (1, 1, false)
    );
    assert!(seen.last_year.is_some() && !seen.comparison.unwrap().is_unchanged());
}

#[test]
fn more_time_is_asked_for_decided_and_capped() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let cycle = cast.launched();
        let bo = cast.enrol("2", &[]);
        let id = cast.newest(&bo);
        let me = cast.actor(&bo);
        let too_much = ask_extension(office, &me, id, (91, &message("I am ill.")));
        assert!(matches!(too_much, Err(Error::Invalid(_))));
        ask_extension(office, &me, id, (12, &message("I am ill."))).unwrap();
        let officer = cast.officer();
        let read = own(office, &me, id).unwrap();
        assert_eq!(read.obligation.state, State::ExtensionPending);
        let at = (id, read.obligation.revision);
        assert!(matches!(
            decide_extension(office, &me, at, (12, &message("Yes."))),
            Err(Error::Denied)
        ));
        decide_extension(office, &officer, at, (12, &message("Get well."))).unwrap();
        let due = own(office, &me, id).unwrap().obligation.due;
        assert_eq!(due, date(2026, 4, 20), "the 18th is a Saturday");
        assert_eq!(status(office, &officer, cycle).unwrap().all.extended, 1);
        let more = ask_extension(office, &me, id, (79, &message("Still ill.")));
        assert!(matches!(more, Err(Error::Invalid(_))), "90 days in all");
    });
}

#[test]
fn whoever_helps_may_enter_and_never_certify_and_loses_the_key_again() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let amal = cast.enrol("4", &[]);
        let rui = cast.enrol("5", &[Role::Designee]);
        let id = cast.newest(&amal);
        let me = cast.actor(&amal);
        begin(office, &me, id).unwrap();
        let helper = designees(office, &me).unwrap()[0].0;
        let other = cast.actor(&rui);
        assert!(matches!(own(office, &other, id), Err(Error::Denied)));
        designate(office, &me, id, Some(helper)).unwrap();

        assert!(mine(office, &other).unwrap()[0].whose.is_some());
        let saved = own(office, &other, id).unwrap().draft().unwrap().saved;
        let saved = save(office, &other, (id, saved), &assets(&[("Acme", true)])).unwrap();
        assert!(matches!(
            submit(office, &other, (id, saved), "Rui Costa"),
            Err(Error::Denied)
        ));
        let read = own(office, &me, id).unwrap();
        assert_eq!(read.draft().unwrap().name, "Rui Costa");
        designate(office, &me, id, None).unwrap();
        assert!(matches!(own(office, &other, id), Err(Error::Denied)));
        submit(office, &me, (id, saved), "Amal Nasser").unwrap();
        assert!(
            inspect(office, &cast.actor(&cast.people.auditor))
                .unwrap()
                .is_sound()
        );
    });
}

#[test]
fn what_is_kept_while_keys_change_is_read_with_the_new_ones() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let amal = cast.enrol("4", &[]);
        cast.enrol("5", &[Role::Designee]);
        let id = cast.newest(&amal);
        let me = cast.actor(&amal);
        begin(office, &me, id).unwrap();
        let helper = designees(office, &me).unwrap()[0].0;
        let mut saved = own(office, &me, id).unwrap().draft().unwrap().saved;
        let mut kept = assets(&[]);
        thread::scope(|scope| {
            let turns = scope.spawn(|| {
                for turn in 0..20 {
                    let helper = (turn % 2 == 0).then_some(helper);
                    designate(office, &me, id, helper).unwrap();
                }
            });
            for number in 0.. {
                let last = turns.is_finished();
                let typed = assets(&[(format!("Acme {number}").as_str(), true)]);
                match save(office, &me, (id, saved), &typed) {
                    Ok(now) => (saved, kept) = (now, typed),
                    Err(Error::Conflict) => {}
                    Err(error) => panic!("{error}"),
                }
                if last {
                    break;
                }
            }
        });
        let read = own(office, &me, id).unwrap();
        assert!(read.draft().unwrap().version.answers == kept);
    });
}

#[test]
fn a_statement_is_read_in_the_instant_in_which_its_key_is_replaced() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let amal = cast.enrol("4", &[]);
        cast.enrol("5", &[Role::Designee]);
        let id = cast.newest(&amal);
        let me = cast.actor(&amal);
        begin(office, &me, id).unwrap();
        let helper = designees(office, &me).unwrap()[0].0;
        thread::scope(|scope| {
            let turns = scope.spawn(|| {
                for turn in 0..40 {
                    let helper = (turn % 2 == 0).then_some(helper);
                    designate(office, &me, id, helper).unwrap();
                }
            });
            while !turns.is_finished() {
                assert!(own(office, &me, id).unwrap().draft().is_some());
            }
        });
    });
}

#[test]
fn two_people_do_without_a_statement_and_nobody_does_without_a_filed_one() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let cycle = cast.launched();
        let bo = cast.enrol("2", &[]);
        let id = cast.newest(&bo);
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let waive = (Ending::Waive, "long-leave");
        assert!(matches!(
            propose_ending(office, &cast.actor(&bo), id, waive),
            Err(Error::Denied)
        ));
        assert!(matches!(
            propose_ending(office, &officer, id, (Ending::Waive, "no reason")),
            Err(Error::Invalid(_))
        ));
        let approval = propose_ending(office, &officer, id, waive).unwrap();
        assert!(matches!(
            approve_ending(office, &officer, approval),
            Err(Error::Invalid(_))
        ));
        assert_eq!(endings(office, &head).unwrap()[0].because, "long-leave");
        assert!(approve_ending(office, &head, approval).unwrap());
        let after = status(office, &officer, cycle).unwrap().all;
        assert_eq!((after.by_state[&State::Waived], after.expected()), (1, 3));
        assert!(matches!(
            begin(office, &cast.actor(&bo), id),
            Err(Error::Invalid(_))
        ));

        let amal = cast.enrol("4", &[]);
        let (filed, _) = cast.file(&amal, &assets(&[]));
        assert!(matches!(
            propose_ending(office, &officer, filed, waive),
            Err(Error::Invalid(_))
        ));
    });
}

#[test]
fn nobody_does_without_their_own_statement_or_that_of_whoever_they_report_to() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        cast.launched();
        let (officer, head) = (cast.officer(), cast.actor(&cast.people.head));
        let dina = cast.enrol("1", &[]);
        let (own, supervisors) = (cast.newest(&cast.people.head), cast.newest(&dina));
        let waive = (Ending::Waive, "long-leave");
        for id in [own, supervisors] {
            let refused = propose_ending(office, &head, id, waive);
            assert!(matches!(refused, Err(Error::Denied)));
        }
        let approval = propose_ending(office, &officer, supervisors, waive).unwrap();
        assert!(endings(office, &head).unwrap().is_empty());
        let refused = approve_ending(office, &head, approval);
        assert!(matches!(refused, Err(Error::Missing)));
    });
}

#[test]
fn whoever_has_filed_is_reminded_no_more() {
    let cast = Cast::open(Kind::Sqlite);
    let office = &cast.desk.office;
    cast.launched();
    let bo = cast.enrol("2", &[]);
    assert_eq!(remind(office, &Actor::worker()).unwrap(), 4);
    let waiting = reminders::count(office).unwrap().waiting;
    cast.file(&bo, &assets(&[]));
    // The reminder that had not left is taken back; the filer hears that it has arrived.
    assert_eq!(reminders::count(office).unwrap().waiting, waiting);
    cast.desk.days_later(28);
    assert_eq!(remind(office, &Actor::worker()).unwrap(), 3);
}
