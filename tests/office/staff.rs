//! The roster of the staff, from the file to the figures.

use jiff::civil::date;
use probity::{
    Error, Result,
    actor::Actor,
    role::Role,
    staff::{self, Choices, Headcount, Hierarchy, Plan, Roster},
};

use crate::{databases::each, desk::Desk};

const HEADING: &str = "id,name,e-mail,unit,supervisor,gender,duties,end";

fn read(desk: &Desk, lines: &str) -> Roster {
    let file = format!("{HEADING}\n{lines}");
    Roster::read(file.as_bytes(), desk.office.vocabulary(), |_, _| {}).unwrap()
}

fn import(desk: &Desk, lines: &str, choices: Choices) -> Result<Plan> {
    let roster = read(desk, lines);
    staff::import(
        &desk.office,
        &Actor::console(),
        &roster,
        choices,
        &mut |_, _| {},
    )
}

fn refusals(desk: &Desk, lines: &str) -> Vec<String> {
    let Err(Error::Invalid(problems)) = import(desk, lines, Choices::default()) else {
        panic!("imported: {lines}");
    };
    let english = desk.office.languages().speech("en").unwrap();
    let said = problems.iter().map(|problem| english.say(&problem.text));
    // The marks that keep an argument's direction to itself are in the way of reading.
    said.map(|sentence| sentence.replace(['\u{2068}', '\u{2069}'], ""))
        .collect()
}

fn find(desk: &Desk, name: &str) -> Result<staff::Person> {
    staff::find(&desk.office, &Actor::console(), name)
}

#[test]
fn a_roster_is_taken_over_changed_and_ended() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let first = import(
            &desk,
            "1,Dina Haddad,Dina@Example.int,Legal,,female,,\n\
             2,Bo Chen,bo@example.int,Legal,1,male,procurement; investment,\n\
             3,Cleo Diaz,cleo@example.int,Finance,1,,,2026-12-31\n",
            Choices::default(),
        )
        .unwrap();
        assert_eq!((first.added.len(), first.is_empty()), (3, false));
        let dina = find(&desk, "1").unwrap();
        assert_eq!(find(&desk, " DINA@example.int ").unwrap(), dina);
        let bo = find(&desk, "bo@example.int").unwrap();
        assert_eq!(bo.details.duties, ["procurement", "investment"]);

        let recorded = |desk: &Desk| desk.office.verify(&[]).unwrap().rows;
        let before = recorded(&desk);
        desk.days_later(1);
        let second = import(
            &desk,
            "1,Dina Haddad,dina@example.int,Legal,,female,,\n\
             2,Bo Chen,bo@example.int,Finance,1,,,\n",
            Choices {
                complete: true,
                ..Choices::default()
            },
        )
        .unwrap();
        assert_eq!(
            (second.unchanged, second.changed.len(), second.ended.len()),
            (1, 1, 1)
        );
        assert_eq!(recorded(&desk), before + 1, "one entry an import");
        let moved = find(&desk, "2").unwrap();
        assert_eq!(moved.id, bo.id);
        assert_eq!(moved.details.unit.name(), "Finance");
        assert_eq!(moved.details.gender, None, "what is empty now is forgotten");
        assert!(moved.details.duties.is_empty());
        assert_eq!(
            find(&desk, "3").unwrap().details.end,
            Some(date(2026, 3, 3))
        );
    });
}

#[test]
fn one_bad_line_changes_nothing_unless_told_otherwise() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let lines = "1,Dina Haddad,dina@example.int,Legal,,,,\n\
                     2,Bo Chen,bo(at)example.int,Legal,1,,,\n\
                     3,Cleo Diaz,cleo@example.int,Finance,2,,,\n";
        assert_eq!(
            refusals(&desk, lines),
            ["Line 3: bo(at)example.int is not an e-mail address. Write it as name@example.org."]
        );
        assert!(matches!(find(&desk, "1"), Err(Error::Missing)));

        let skip = Choices {
            skip_bad_lines: true,
            ..Choices::default()
        };
        let rehearsed =
            staff::rehearse(&desk.office, &Actor::console(), &read(&desk, lines), skip).unwrap();
        assert!(matches!(find(&desk, "1"), Err(Error::Missing)));
        let plan = import(&desk, lines, skip).unwrap();
        assert_eq!(plan.flaws, rehearsed.flaws);
        assert_eq!((plan.added.len(), plan.flaws.len()), (1, 2));
        assert!(find(&desk, "1").is_ok());
        assert!(
            matches!(find(&desk, "3"), Err(Error::Missing)),
            "nobody comes without their supervisor"
        );
    });
}

#[test]
fn a_circle_names_its_members_and_twins_their_lines() {
    each(|kind| {
        let desk = Desk::founded(kind);
        assert_eq!(
            refusals(
                &desk,
                "1,Dina,dina@example.int,Legal,3,,,\n\
                 2,Bo,bo@example.int,Legal,1,,,\n\
                 3,Cleo,cleo@example.int,Legal,2,,,\n\
                 4,Ed,ed@example.int,Legal,,,,\n\
                 4,Eda,eda@example.int,Legal,,,,\n",
            ),
            [
                "Lines 2, 3, 4: These persons supervise each other in a circle: 1, 3, 2.",
                "Lines 5, 6: The id 4 is there more than once."
            ]
        );
    });
}

#[test]
fn two_people_may_swap_their_addresses_and_a_successor_may_have_an_old_one() {
    each(|kind| {
        let desk = Desk::founded(kind);
        import(
            &desk,
            "1,Dina,one@example.int,Legal,,,,\n2,Bo,two@example.int,Legal,,,,\n",
            Choices::default(),
        )
        .unwrap();
        import(
            &desk,
            "1,Dina,two@example.int,Legal,,,,2026-03-01\n2,Bo,one@example.int,Legal,,,,\n",
            Choices::default(),
        )
        .unwrap();
        assert_eq!(find(&desk, "one@example.int").unwrap().details.name, "Bo");
        import(
            &desk,
            "3,Cleo,two@example.int,Legal,,,,\n",
            Choices::default(),
        )
        .unwrap();
        assert_eq!(
            find(&desk, "two@example.int").unwrap().details.name,
            "Cleo",
            "whoever has the address today"
        );
    });
}

#[test]
fn people_are_counted_while_they_serve() {
    each(|kind| {
        let desk = Desk::founded(kind);
        import(
            &desk,
            "1,Dina,d@example.int,Legal,,female,,\n2,Bo,b@example.int,Legal,,male,,\n\
             3,Cleo,c@example.int,Legal,,female,,\n4,Ed,e@example.int,Finance,,,,2026-02-28\n",
            Choices::default(),
        )
        .unwrap();
        let console = Actor::console();
        let today = desk.office.today();
        let counts = staff::headcounts(&desk.office, &console, today).unwrap();
        let units = Headcount::by(&counts, |count| count.unit.name().to_owned());
        assert_eq!(
            units.into_iter().collect::<Vec<_>>(),
            [("Legal".to_owned(), 3)]
        );
        let women = Headcount::by(&counts, |count| count.gender.clone());
        assert_eq!(women.get(&Some("female".to_owned())), Some(&2));
        let earlier = staff::headcounts(&desk.office, &console, date(2026, 2, 28)).unwrap();
        assert_eq!(earlier.iter().map(|count| count.persons).sum::<i64>(), 4);
    });
}

#[test]
fn supervisors_are_known_to_the_top() {
    each(|kind| {
        let desk = Desk::founded(kind);
        import(
            &desk,
            "1,Top,t@example.int,Legal,,,,\n2,Mid,m@example.int,Legal,1,,,\n3,Low,l@example.int,Legal,2,,,\n",
            Choices::default(),
        )
        .unwrap();
        let low = find(&desk, "3").unwrap();
        let reporting = desk
            .office
            .look(&Actor::console(), |look| staff::reporting(look, vec![low]))
            .unwrap();
        let mut hierarchy = Hierarchy::default();
        for (person, above) in &reporting {
            hierarchy.set(person, Some(above));
        }
        assert_eq!(hierarchy.chain("3"), ["2", "1"]);
    });
}

#[test]
fn the_roster_is_closed_to_everybody_who_has_no_business_with_it() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let roster = read(&desk, "1,Dina,d@example.int,Legal,,,,\n");
        let may = |roles: &[Role]| {
            let somebody = desk.enrol(&format!("{roles:?}@example.int"), "Somebody", roles);
            let who = desk.actor(&somebody);
            let allowed = |done: Result<()>| match done {
                Ok(()) | Err(Error::Missing) => true,
                Err(Error::Denied) => false,
                Err(other) => panic!("{other}"),
            };
            (
                allowed(
                    staff::import(
                        &desk.office,
                        &who,
                        &roster,
                        Choices::default(),
                        &mut |_, _| {},
                    )
                    .map(drop),
                ),
                allowed(staff::find(&desk.office, &who, "nobody").map(drop)),
                allowed(staff::headcounts(&desk.office, &who, desk.office.today()).map(drop)),
            )
        };
        assert_eq!(may(&[Role::Administrator]), (true, true, true));
        assert_eq!(may(&[Role::Officer]), (false, true, true));
        assert_eq!(may(&[Role::Analyst]), (false, false, true));
        for nothing in [Role::Staff, Role::FocalPoint, Role::Reviewer, Role::Auditor] {
            assert_eq!(may(&[nothing]), (false, false, false), "{nothing:?}");
        }
    });
}
