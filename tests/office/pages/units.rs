//! A focal point: how one unit stands, and naming its people. And the filer's calendar.

use probity::role::Role;

use crate::{
    databases::{Kind, each},
    disclosure::cast::Cast,
    portal::{Portal, UNHURRIED},
};

#[test]
fn a_focal_point_sees_their_unit_alone_and_names_its_people() {
    each(|kind| {
        let cast = Cast::open_with(kind, UNHURRIED);
        let id = cast.define(&cast.plan());
        let bo = cast.enrol("2", &[Role::FocalPoint]);
        let portal = Portal::over(cast.desk, cast.people);
        let (page, cycle) = (format!("/units/{id}"), format!("/cycles/{id}"));
        let mut bo = portal.browser(&bo);
        assert_eq!(bo.open(&cycle).status, 404);
        assert!(bo.open("/units").says(&page));
        assert!(bo.open(&page).says("Nobody of your unit is to file"));
        let foreign = bo.send(&page, &[("person", "5"), ("reason", "other-duty")]);
        assert_eq!(foreign.status, 422, "of another unit");
        bo.send(&page, &[("person", "3"), ("reason", "other-duty")]);
        assert!(bo.follow().says("Cleo Diaz"));

        let mut officer = portal.browser(&portal.people.officer);
        let launch = format!("{cycle}/launch");
        let revision = officer.open(&launch).hidden("revision");
        officer.send(&launch, &[("revision", &revision)]);
        assert!(officer.follow().says("0 of 5 have been filed."));
        let shown = bo.open(&page);
        assert!(shown.says("Bo Chen") && shown.says("Cleo Diaz"));
        assert!(!shown.says("Amal Nasser") && !shown.says("/statements/"));
        let mut staff = portal.staff("amina");
        assert_eq!(staff.open("/units").status, 404);
        assert_eq!(staff.open(&page).status, 404);
    });
}

#[test]
fn a_filer_puts_the_due_day_into_their_calendar_and_nobody_elses() {
    let cast = Cast::open_with(Kind::Sqlite, UNHURRIED);
    cast.launched();
    let bo = cast.enrol("2", &[]);
    let id = cast.newest(&bo);
    let portal = Portal::over(cast.desk, cast.people);
    let path = format!("/disclosures/{id}/calendar");
    let mut browser = portal.browser(&bo);
    assert!(browser.open(&format!("/disclosures/{id}")).says(&path));
    let file = browser.open(&path);
    assert_eq!(file.header("content-type"), "text/calendar; charset=utf-8");
    assert!(
        file.says("DTSTART;VALUE=DATE:20260406\r\n"),
        "{}",
        file.text
    );
    let mut officer = portal.browser(&portal.people.officer);
    assert_eq!(officer.open(&path).status, 404);
}
