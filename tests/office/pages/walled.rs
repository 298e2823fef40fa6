//! The alternate's desk in a cycle, through its pages.

use crate::{
    databases::{Kind, each},
    disclosure::{cast::Cast, walled::second_alternate},
    portal::{Browser, Portal, UNHURRIED},
};

/// Sends a form to which no page of theirs leads.
fn forged(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> u16 {
    let session = browser.cookies["session"].clone();
    let token = probity::vault::session::Token::parse(&session).unwrap();
    let token = token.csrf(path);
    let mut all = vec![("token", token.as_str())];
    all.extend_from_slice(fields);
    browser.post(path, &all).status
}

/// Ticks the first ending that waits, and signs it.
fn sign(browser: &mut Browser) {
    let page = browser.open("/cycles/endings");
    let handle = page.text.split("name=\"sign\" value=\"").nth(1).unwrap();
    let handle = handle.split('"').next().unwrap().to_owned();
    browser.send("/cycles/endings", &[("sign", &handle)]);
    assert!(browser.follow().says("You have signed."));
}

const WAIVE: [(&str, &str); 3] = [
    ("decide", "end"),
    ("ending", "waive"),
    ("because", "long-leave"),
];

#[test]
fn two_alternates_do_without_the_heads_statement_which_the_office_cannot_reach() {
    each(|kind| {
        let cast = Cast::open_with(kind, UNHURRIED);
        let second = second_alternate(&cast);
        let cycle = format!("/cycles/{}", cast.launched());
        let portal = Portal::over(cast.desk, cast.people);
        let mut first = portal.browser(&portal.people.alternate);
        let mut second = portal.browser(&second);
        let mut officer = portal.browser(&portal.people.officer);

        let page = first.open("/cycles");
        assert!(page.says("the people of the Ethics Office itself") && page.says(&cycle));
        assert!(!page.says("Plan a cycle"));
        first.open(&cycle);
        let page = first.follow();
        assert!(page.says("Hala Nasser") && !page.says("Bo Chen"));
        let (_, link) = page.text.split_once("class=\"title\" href=\"").unwrap();
        let statement = link.split('"').next().unwrap().to_owned();

        let list = officer.open(&format!("{cycle}/statements"));
        assert!(list.says("Hala Nasser") && list.says("With the alternate"));
        assert!(list.says("Bo Chen") && !list.says(&statement));
        assert_eq!(officer.open(&statement).status, 404);
        assert_eq!(forged(&mut officer, &statement, &WAIVE), 404);

        first.open(&statement);
        first.send(&statement, &WAIVE);
        assert!(first.follow().says("Somebody else must sign as well."));
        assert!(!officer.open("/cycles/endings").says("Hala Nasser"));
        assert!(!first.open("/cycles/endings").says("name=\"sign\""));
        sign(&mut second);
        let page = second.open(&statement);
        assert!(page.says("Waived") && page.says("On long leave"));
    });
}

#[test]
fn two_alternates_exempt_the_head_and_the_office_sees_it_and_cannot_take_it_back() {
    each(|kind| {
        let cast = Cast::open_with(kind, UNHURRIED);
        let second = second_alternate(&cast);
        let cycle = format!("/cycles/{}", cast.define(&cast.plan()));
        let portal = Portal::over(cast.desk, cast.people);
        let mut first = portal.browser(&portal.people.alternate);
        let mut second = portal.browser(&second);
        let mut officer = portal.browser(&portal.people.officer);
        let exempted = format!("{cycle}/exempted");
        let of = |person| [("person", person), ("because", "long-leave")];

        officer.open(&exempted);
        let refused = officer.send(&exempted, &of("6"));
        assert!(
            refused.says("About the people of the Ethics Office itself the alternate decides.")
        );
        first.open(&cycle);
        first.follow();
        assert_eq!(first.send(&exempted, &of("2")).status, 422);
        first.send(&exempted, &of("6"));
        assert!(first.follow().says("Waits for a second signature"));
        assert!(!officer.open(&exempted).says("Hala Nasser"));
        sign(&mut second);

        let page = officer.open(&exempted);
        assert!(page.says("Hala Nasser") && page.says("With the alternate"));
        assert!(!page.says("name=\"remove\""));
        let person = first.open(&exempted).hidden("remove");
        assert_eq!(forged(&mut officer, &exempted, &[("remove", &person)]), 404);
        first.send(&exempted, &[("remove", &person)]);
        assert!(first.follow().says("Nobody is exempted."));
    });
}

#[test]
fn a_lone_alternate_reads_that_it_takes_two() {
    let cast = Cast::open_with(Kind::Sqlite, UNHURRIED);
    let (planned, launched) = {
        let planned = cast.define(&cast.plan());
        let mut rehearsal = cast.plan();
        rehearsal.rehearsal = true;
        let launched = cast.define(&rehearsal);
        cast.launch(launched).unwrap();
        (planned, launched)
    };
    let portal = Portal::over(cast.desk, cast.people);
    let mut alternate = portal.browser(&portal.people.alternate);
    let alone = "Two people of your desk must sign for this";
    let page = alternate.open(&format!("/cycles/{planned}/exempted"));
    assert!(page.says(alone) && !page.says("name=\"because\""));
    let list = alternate.open(&format!("/cycles/{launched}/statements"));
    let (_, link) = list.text.split_once("class=\"title\" href=\"").unwrap();
    let statement = link.split('"').next().unwrap().to_owned();
    let page = alternate.open(&statement);
    assert!(page.says(alone) && !page.says("name=\"because\""));
}
