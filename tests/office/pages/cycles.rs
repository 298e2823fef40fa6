//! A cycle through its pages: planned, looked at, launched, followed.

use probity::{
    actor::Actor,
    disclosure::cycle::{self, launch::launch},
    staff::{self, Choices, Roster},
};

use crate::{
    databases::{Kind, each},
    disclosure::cast::ROSTER,
    portal::{Browser, Portal},
};

/// A portal whose office knows the roster of the stories of disclosure.
fn portal(kind: Kind) -> Portal {
    let portal = Portal::open(kind);
    let office = &portal.desk.office;
    let roster = Roster::read(ROSTER.as_bytes(), office.vocabulary(), |_, _| {}).unwrap();
    let console = Actor::console();
    staff::import(
        office,
        &console,
        &roster,
        Choices::default(),
        &mut |_, _| {},
    )
    .unwrap();
    portal
}

/// The days of a plan, due on a Saturday.
const PLAN: [(&str, &str); 26] = [
    ("year", "2026"),
    ("form", "annual-attestation:1"),
    ("opens-day", "2"),
    ("opens-month", "3"),
    ("opens-year", "2026"),
    ("due-day", "٤"),
    ("due-month", "٤"),
    ("due-year", "٢٠٢٦"),
    ("from-day", "1"),
    ("from-month", "1"),
    ("from-year", "2025"),
    ("until-day", "31"),
    ("until-month", "12"),
    ("until-year", "2025"),
    ("before", "7, 3"),
    ("told", "day"),
    ("told", "managers"),
    ("after", "3"),
    ("every", "7"),
    ("review", "60"),
    ("information", "30"),
    ("remedy", "90"),
    ("newcomer", "30"),
    ("extension_cap", "90"),
    ("late_fee", ""),
    ("retention_years", "6"),
];

fn with<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut plan = PLAN.to_vec();
    for (name, value) in changed {
        plan.retain(|(known, _)| known != name);
        plan.push((name, value));
    }
    plan
}

/// Plans a cycle, and gives back where it is.
fn planned(officer: &mut Browser) -> String {
    officer.open("/cycles/plan");
    officer.send("/cycles/plan", &PLAN);
    officer.page.location()
}

#[test]
fn a_cycle_is_planned_previewed_launched_and_its_dashboard_adds_up() {
    each(|kind| {
        let portal = portal(kind);
        let mut officer = portal.browser(&portal.people.officer);
        assert!(officer.open("/cycles").says("No cycle is planned."));
        let proposed = officer.open("/cycles/plan");
        assert!(proposed.says("name=\"due-month\"") && proposed.says("value=\"7, 3\""));

        let wrong = with(&[("due-day", "31"), ("due-month", "2"), ("review", "soon")]);
        let page = officer.send("/cycles/plan", &wrong);
        assert_eq!(page.status, 422);
        assert!(page.says("href=\"#due\"") && page.says("href=\"#review\""));
        assert!(page.says("value=\"soon\""), "what was typed is kept");

        let cycle = planned(&mut officer);
        let page = officer.follow();
        assert!(page.says("Monday, 6 April 2026"), "{}", page.text);
        officer.open("/cycles/plan");
        let twice = officer.send("/cycles/plan", &PLAN);
        assert!(twice.says("There is a cycle with this form"));

        let preview = officer.open(&format!("{cycle}/preview"));
        assert!(preview.says("4 people would file."), "{}", preview.text);
        assert!(preview.says("Everybody who would file has an e-mail address."));
        assert!(
            preview.says("<bdi>investment</bdi>"),
            "nobody has that duty"
        );

        let page = officer.open(&format!("{cycle}/launch"));
        assert!(page.says("Launch for 4 people"));
        let revision = page.hidden("revision");
        officer.send(&format!("{cycle}/launch"), &[("revision", &revision)]);
        let board = officer.follow().plain();
        assert!(board.contains("0 of 4 have been filed."), "{board}");
        assert!(sums(&board), "{board}");
        let list = officer.open(&format!("{cycle}/statements?view=not-begun&unit=Logistics"));
        assert!(list.says("Bo Chen") && !list.says("Dina Haddad"));
        let letters = officer.open(&format!("{cycle}/letters"));
        assert!(letters.says("Monday, 30 March 2026") && letters.says("Overdue"));

        let again = officer.open(&format!("{cycle}/launch"));
        assert_eq!(again.location(), cycle, "what is launched is launched");
    });
}

/// Whether each table's columns sum to its foot, and the first column of each row to its parts.
fn sums(board: &str) -> bool {
    let numbers = |row: &str| -> Vec<i64> {
        let cells = row.split("<td class=\"number\">").skip(1);
        cells
            .map(|cell| {
                let (cell, _) = cell.split_once("</td>").unwrap();
                let text: String = cell
                    .split('<')
                    .map(|part| part.rsplit('>').next().unwrap())
                    .collect();
                text.trim().parse().unwrap()
            })
            .collect()
    };
    let tables = board.split("<table class=\"table figures\">").skip(1);
    let tables: Vec<bool> = tables
        .map(|table| {
            let (table, _) = table.split_once("</table>").unwrap();
            let (body, foot) = table.split_once("<tfoot>").unwrap();
            let rows: Vec<_> = body.split("<tr>").skip(2).map(numbers).collect();
            let foot = numbers(foot);
            (0..foot.len()).all(|at| rows.iter().map(|row| row[at]).sum::<i64>() == foot[at])
        })
        .collect();
    tables.len() == 2 && tables.into_iter().all(|adds_up| adds_up)
}

#[test]
fn rules_are_added_and_removed_and_somebody_is_named() {
    let portal = portal(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    let cycle = planned(&mut officer);
    let (rules, named) = (format!("{cycle}/rules"), format!("{cycle}/named"));
    for _ in 0..3 {
        let revision = officer.open(&rules).hidden("revision");
        officer.send(&rules, &[("revision", &revision), ("remove", "0")]);
        assert_eq!(officer.page.status, 303);
    }
    let page = officer.follow();
    assert!(page.says("There is no rule yet"));
    let revision = page.hidden("revision");
    let none = officer.send(&rules, &[("revision", &revision), ("units", "Legal")]);
    assert_eq!(none.status, 422, "a rule has a reason");
    let rule = [
        ("revision", revision.as_str()),
        ("reason", "other-duty"),
        ("units", "Legal"),
    ];
    officer.send(&rules, &rule);
    assert!(officer.follow().says("<bdi>Legal</bdi>"));

    officer.open(&named);
    let nobody = officer.send(&named, &[("person", "4711"), ("reason", "other-duty")]);
    assert_eq!(nobody.status, 422);
    assert!(nobody.says("value=\"4711\""));
    officer.send(
        &named,
        &[("person", "cleo@example.int"), ("reason", "grade")],
    );
    let page = officer.follow();
    assert!(page.says("Cleo Diaz"));
    let person = page.hidden("remove");
    assert!(
        officer
            .open(&format!("{cycle}/preview"))
            .says("3 people would file.")
    );
    officer.open(&named);
    officer.send(&named, &[("remove", &person)]);
    assert!(officer.follow().says("Nobody has been named."));
}

#[test]
fn two_officers_plan_at_once_and_the_second_is_told_and_keeps_what_was_typed() {
    each(|kind| {
        let portal = portal(kind);
        let mut officer = portal.browser(&portal.people.officer);
        let mut head = portal.browser(&portal.people.head);
        let cycle = planned(&mut officer);
        let plan = format!("{cycle}/plan");
        let revision = officer.open(&plan).hidden("revision");
        head.open(&plan);
        head.open(&format!("{cycle}/launch"));
        let seen = head.page.hidden("revision");

        let mut longer = with(&[("review", "45")]);
        longer.push(("revision", &revision));
        officer.send(&plan, &longer);
        assert!(officer.follow().says("The plan is changed."));

        let launched = head.send(&format!("{cycle}/launch"), &[("revision", &seen)]);
        assert_eq!(
            launched.status, 409,
            "nobody launches what they did not see"
        );
        assert!(launched.says("Somebody else changed this cycle"));
        head.open(&plan);
        let mut other = with(&[("review", "30")]);
        other.push(("revision", &seen));
        let page = head.send(&plan, &other);
        assert_eq!(page.status, 409);
        assert!(page.says("name=\"review\"") && page.says("value=\"30\""));
    });
}

#[test]
fn two_officers_launch_at_once_and_everybody_is_assigned_once() {
    let portal = portal(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    let mut head = portal.browser(&portal.people.head);
    let cycle = planned(&mut officer);
    let path = format!("{cycle}/launch");
    let revision = officer.open(&path).hidden("revision");
    head.open(&path);
    officer.send(&path, &[("revision", &revision)]);
    head.send(&path, &[("revision", &revision)]);
    assert_eq!((officer.page.status, head.page.status), (303, 303));
    let office = &portal.desk.office;
    let id = cycle::cycles(office, &Actor::console()).unwrap()[0].id;
    assert_eq!(
        launch(office, &Actor::console(), id, &mut |_, _| {}).unwrap(),
        0
    );
    assert!(officer.follow().says("0 of 4 have been filed."));
}

#[test]
fn somebody_is_exempted_before_the_launch_by_two_people_and_not_asked() {
    each(|kind| {
        let portal = portal(kind);
        let mut officer = portal.browser(&portal.people.officer);
        let mut head = portal.browser(&portal.people.head);
        let cycle = planned(&mut officer);
        let exempted = format!("{cycle}/exempted");
        assert!(officer.open(&cycle).says("Nobody is exempted"));
        assert!(officer.open(&exempted).says("Nobody is exempted."));

        let wrong = officer.send(&exempted, &[("person", "4711"), ("because", "left")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("href=\"#person\"") && wrong.says("value=\"4711\""));
        let unasked = officer.send(&exempted, &[("person", "3"), ("because", "long-leave")]);
        assert!(unasked.says("Neither a rule nor a name asks this person to file."));
        let whom = [("person", "bo@example.int"), ("because", "long-leave")];
        officer.send(&exempted, &whom);
        let page = officer.follow();
        assert!(page.says("Somebody else must sign as well."));
        assert!(page.says("Waits for a second signature") && page.says("On long leave"));
        let preview = officer.open(&format!("{cycle}/preview"));
        assert!(preview.says("4 people would file."), "{}", preview.text);

        head.open(&exempted);
        let near = head.send(&exempted, &[("person", "1"), ("because", "long-leave")]);
        assert!(near.says("somebody above or below you"), "{}", near.text);
        assert!(head.open(&exempted).says("Sign what others have proposed"));
        let page = head.open("/cycles/endings");
        assert!(page.says("Exempt before the launch:") && page.says("Bo Chen"));
        let handle = page.text.split("name=\"sign\" value=\"").nth(1).unwrap();
        let handle = handle.split('"').next().unwrap().to_owned();
        head.send("/cycles/endings", &[("sign", &handle)]);
        assert!(head.follow().says("You have signed."));

        let preview = officer.open(&format!("{cycle}/preview"));
        assert!(preview.says("3 people would file."), "{}", preview.text);
        assert!(preview.says("1 person is exempted and not counted above."));
        assert!(preview.says("Bo Chen"));
        let page = officer.open(&format!("{cycle}/launch"));
        assert!(page.says("Launch for 3 people") && page.says("1 person is exempted"));
        let revision = page.hidden("revision");
        officer.send(&format!("{cycle}/launch"), &[("revision", &revision)]);
        let board = officer.follow().plain();
        assert!(board.contains("0 of 3 have been filed."), "{board}");
        assert!(sums(&board), "{board}");
        assert!(board.contains("Exempted before the launch"), "{board}");

        let page = officer.open(&exempted);
        assert!(page.says("This cycle has been launched") && page.says("Bo Chen"));
        let person = page.hidden("remove");
        officer.send(&exempted, &[("remove", &person)]);
        assert!(officer.follow().says("Nobody is exempted."));
    });
}
