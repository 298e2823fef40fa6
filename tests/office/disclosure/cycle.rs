//! The plan, the launch, the roster that goes on changing, the letters.

use jiff::civil::date;
use probity::{
    Error,
    actor::Actor,
    disclosure::{
        State,
        cycle::{
            self, CycleState,
            following::{Followed, follow_roster},
            launch::{launch, preview},
            naming::{name_filer, named, unname_filer},
            occasion::Occasion,
            reminding::{letters_ahead, remind},
            status::status,
        },
        filing::mine,
    },
    reminders::deliver,
    role::Role,
};

use super::cast::{Cast, ROSTER, form};
use crate::databases::{Kind, each};

#[test]
fn a_cycle_is_planned_previewed_and_launched_and_launched_again_it_changes_nothing() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.define(&cast.plan());
        let seen = preview(office, &cast.officer(), id).unwrap();
        assert_eq!((seen.filers, seen.assigned), (4, 0));
        assert_eq!(seen.by_reason["grade"], 3);
        assert_eq!(seen.by_unit["Logistics"], 1);
        assert!(seen.unknown.is_empty() && seen.unreachable.is_empty());

        assert_eq!(cast.launch(id).unwrap(), 4);
        assert_eq!(cast.launch(id).unwrap(), 0, "launched twice, assigned once");
        let status = status(office, &cast.officer(), id).unwrap();
        assert_eq!(status.cycle.state, CycleState::Open);
        assert_eq!(status.all.by_state[&State::Assigned], 4);
        assert_eq!(status.all.expected(), 4);
        let by_unit = status
            .by_unit
            .values()
            .map(probity::disclosure::cycle::status::Tally::expected);
        assert_eq!(by_unit.sum::<i64>(), status.all.expected());
        assert_eq!(preview(office, &cast.officer(), id).unwrap().assigned, 4);
    });
}

#[test]
fn a_launch_that_was_interrupted_goes_on_by_itself_and_nobody_is_assigned_twice() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.define(&cast.plan());
        // The process dies in the middle: what was committed stays, the rest was never written.
        let dies = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            launch(office, &cast.officer(), id, &mut |_, _| panic!("killed"))
        }));
        assert!(dies.is_err());
        let half = status(office, &cast.officer(), id).unwrap();
        assert_eq!(half.cycle.state, CycleState::Launching);
        let assigned = half.all.expected();

        let followed = follow_roster(office, &Actor::worker()).unwrap();
        let whole = status(office, &cast.officer(), id).unwrap();
        assert_eq!(whole.cycle.state, CycleState::Open);
        assert_eq!(whole.all.expected(), 4);
        assert_eq!(i64::try_from(followed.joined).unwrap(), 4 - assigned);
        assert_eq!(cast.launch(id).unwrap(), 0);
    });
}

#[test]
fn joiners_movers_and_leavers_follow_from_the_next_roster() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.launched();
        let follow = || follow_roster(office, &Actor::worker()).unwrap();
        assert_eq!(follow(), Followed::default());

        cast.desk.days_later(30);
        // Cleo is promoted, Bo moves, Amal has left, Rui is as before.
        cast.import(
            &ROSTER
                .replace(
                    "3,Cleo Diaz,cleo@example.int,Logistics,2,general-service",
                    "3,Cleo Diaz,cleo@example.int,Logistics,2,director",
                )
                .replace(
                    "2,Bo Chen,bo@example.int,Logistics",
                    "2,Bo Chen,bo@example.int,Bureau",
                )
                .replace(
                    "4,Amal Nasser,amal@example.int,Legal,1,director,,ar,",
                    "4,Amal Nasser,amal@example.int,Legal,1,director,,ar,2026-03-31",
                ),
        );
        let expected = Followed {
            joined: 1,
            moved: 1,
            left: 1,
            ..Followed::default()
        };
        assert_eq!(follow(), expected);
        assert_eq!(
            follow(),
            Followed::default(),
            "each roster is followed once"
        );
        let after = status(office, &cast.officer(), id).unwrap();
        assert_eq!(after.all.by_state[&State::Cancelled], 1);
        assert_eq!(after.by_unit["Bureau"].expected(), 2);
        assert_eq!(after.all.expected(), 4);

        cast.import(ROSTER);
        let back = follow();
        assert_eq!(
            (back.returned, back.moved),
            (1, 1),
            "whoever comes back is asked again"
        );
        let again = status(office, &cast.officer(), id).unwrap();
        assert_eq!(again.all.by_state.get(&State::Cancelled), None);
    });
}

#[test]
fn a_focal_point_names_people_of_their_unit_and_sees_its_standing_and_no_more() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.define(&cast.plan());
        let bo = cast.enrol("2", &[Role::FocalPoint]);
        let bo = cast.actor(&bo);
        let (cleo, rui) = (cast.person("3"), cast.person("5"));
        name_filer(office, &bo, (id, cleo.id), "confidential-access").unwrap();
        assert!(matches!(
            name_filer(office, &bo, (id, rui.id), "other-duty"),
            Err(Error::Denied)
        ));
        assert!(matches!(
            name_filer(office, &bo, (id, cleo.id), "because"),
            Err(Error::Invalid(_))
        ));
        name_filer(office, &cast.officer(), (id, rui.id), "other-duty").unwrap();
        assert_eq!(named(office, &bo, id).unwrap().len(), 1);
        assert_eq!(named(office, &cast.officer(), id).unwrap().len(), 2);
        unname_filer(office, &cast.officer(), (id, rui.id)).unwrap();

        assert_eq!(cast.launch(id).unwrap(), 5);
        let own = status(office, &bo, id).unwrap();
        assert_eq!(own.by_unit.keys().collect::<Vec<_>>(), ["Logistics"]);
        assert_eq!(own.all.expected(), 2);
        assert!(matches!(cast.launch_as(&bo, id), Err(Error::Denied)));

        // Named in a cycle under way: assigned with the next round, with a newcomer's time.
        name_filer(office, &cast.officer(), (id, rui.id), "other-duty").unwrap();
        let followed = follow_roster(office, &Actor::worker()).unwrap();
        assert_eq!(followed.joined, 1);
    });
}

#[test]
fn only_those_who_run_cycles_plan_them_and_the_console_launches_what_they_planned() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.define(&cast.plan());
        let staff = cast.enrol("5", &[]);
        for who in [
            cast.actor(&cast.people.alternate),
            cast.actor(&cast.people.auditor),
            cast.actor(&cast.people.administrator),
            cast.actor(&staff),
        ] {
            assert!(matches!(
                cycle::define(office, &who, &cast.plan(), &form()),
                Err(Error::Denied)
            ));
            assert!(matches!(preview(office, &who, id), Err(Error::Denied)));
            assert!(matches!(cast.launch_as(&who, id), Err(Error::Denied)));
            assert!(matches!(status(office, &who, id), Err(Error::Denied)));
        }
        // Whoever keeps the machine may plan, which says nothing of anybody, and launch what is planned; no more.
        let console = Actor::console();
        assert!(matches!(
            cycle::define(office, &console, &cast.plan(), &form()),
            Err(Error::Invalid(_))
        ));
        let read = cycle::cycle(office, &console, id).unwrap();
        let changed = cycle::adjust(office, &console, (id, read.revision), (&read.plan, None));
        assert!(matches!(changed, Err(Error::Denied)));
        assert_eq!(cast.launch_as(&console, id).unwrap(), 4);
    });
}

#[test]
fn a_cycle_under_way_keeps_its_form_and_only_moves_its_day_away() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.launched();
        let officer = cast.officer();
        let read = cycle::cycle(office, &officer, id).unwrap();
        let mut plan = read.plan.clone();
        let mut other = form();
        other.version += 1;
        assert!(matches!(
            cycle::adjust(office, &officer, (id, read.revision), (&plan, Some(&other))),
            Err(Error::Invalid(_))
        ));
        plan.due = date(2026, 3, 20);
        assert!(matches!(
            cycle::adjust(
                office,
                &officer,
                (id, read.revision),
                (&plan, Some(&form()))
            ),
            Err(Error::Invalid(_))
        ));
        plan.due = date(2026, 5, 1);
        cycle::adjust(
            office,
            &officer,
            (id, read.revision),
            (&plan, Some(&form())),
        )
        .unwrap();
        assert!(matches!(
            cycle::adjust(
                office,
                &officer,
                (id, read.revision),
                (&plan, Some(&form()))
            ),
            Err(Error::Conflict)
        ));
        let days = (date(2026, 4, 20), date(2026, 5, 1));
        let ahead = letters_ahead(office, &officer, id, days).unwrap();
        assert_eq!(ahead[&(date(2026, 5, 1), Occasion::Due)], 4);
        let twice = cycle::define(office, &officer, &plan, &form());
        assert!(matches!(twice, Err(Error::Invalid(_))));
    });
}

#[test]
fn filers_are_reminded_by_plan_once_on_each_occasion_whatever_the_clock_does() {
    each(|kind| {
        let cast = Cast::open(kind);
        let office = &cast.desk.office;
        let id = cast.launched();
        let told = || remind(office, &Actor::worker()).unwrap();
        assert_eq!((told(), told()), (4, 0), "assigned, and told so once");

        // Due on Saturday 4 April, so on Monday 6 April: reminders on 30 March and 3 April.
        let days = (date(2026, 3, 3), date(2026, 4, 9));
        let ahead = letters_ahead(office, &cast.officer(), id, days).unwrap();
        let planned: Vec<_> = ahead
            .iter()
            .map(|((day, on), count)| (*day, *on, *count))
            .collect();
        assert_eq!(
            planned,
            [
                (date(2026, 3, 30), Occasion::Due, 4),
                (date(2026, 4, 3), Occasion::Due, 4),
                (date(2026, 4, 6), Occasion::Due, 4),
                (date(2026, 4, 9), Occasion::Overdue, 4),
            ]
        );
        cast.desk.days_later(27);
        assert_eq!((told(), told()), (0, 0), "Sunday 29 March");
        cast.desk.days_later(1);
        assert_eq!((told(), told()), (4, 0));
        // Down for ten days: two occasions and the first overdue were missed; one letter makes up for them.
        cast.desk.days_later(10);
        let supervisors = 1;
        assert_eq!((told(), told()), (4 + supervisors, 0));
        // A clock that was set back doubles nothing.
        cast.desk.days_later(-3);
        assert_eq!(told(), 0);
        cast.desk.days_later(3);
        assert_eq!(told(), 0);

        let sent = std::cell::RefCell::new(Vec::new());
        deliver(office, |mail, _| {
            sent.borrow_mut()
                .push((mail.to.to_owned(), mail.composed.subject.clone()));
            Ok(())
        })
        .unwrap();
        let sent = sent.into_inner();
        let to = |address: &str| sent.iter().filter(|(to, _)| to == address).count();
        assert_eq!((to("bo@example.int"), to("amal@example.int")), (3, 3));
        assert_eq!(
            to("dina@example.int"),
            4,
            "a filer, and the supervisor of the others"
        );
        let arabic = sent
            .iter()
            .find(|(to, _)| to == "amal@example.int")
            .unwrap();
        assert_eq!(arabic.1, "إقرار إفصاح مطلوب تقديمه");
    });
}

#[test]
fn a_rehearsal_sends_nothing_and_does_not_keep_the_year_from_the_cycle_itself() {
    let cast = Cast::open(Kind::Sqlite);
    let office = &cast.desk.office;
    let mut plan = cast.plan();
    plan.rehearsal = true;
    let rehearsal = cast.define(&plan);
    assert_eq!(cast.launch(rehearsal).unwrap(), 4);
    assert_eq!(remind(office, &Actor::worker()).unwrap(), 0);
    let id = cast.launched();
    assert_ne!(id, rehearsal);
    assert_eq!(remind(office, &Actor::worker()).unwrap(), 4);

    let bo = cast.enrol("2", &[]);
    let listed = mine(office, &cast.actor(&bo)).unwrap().into_iter();
    let mut told: Vec<bool> = listed.map(|one| one.rehearsal).collect();
    told.sort_unstable();
    assert_eq!(told, [false, true], "its filer is told which is one");
}

#[test]
fn a_due_day_on_a_holiday_is_the_next_working_day() {
    let cast = Cast::open_with(Kind::Sqlite, "[office]\ncalendar = \"geneva\"\n");
    let mut plan = cast.plan();
    // Good Friday; Monday is Easter Monday.
    plan.due = date(2026, 4, 3);
    let id = cast.define(&plan);
    cast.launch(id).unwrap();
    let days = (date(2026, 4, 1), date(2026, 4, 7));
    let ahead = letters_ahead(&cast.desk.office, &cast.officer(), id, days).unwrap();
    assert!(ahead.contains_key(&(date(2026, 4, 7), Occasion::Due)));
}
