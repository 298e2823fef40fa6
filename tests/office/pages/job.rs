//! The main job: asked, sorted, answered, counted.

use crate::{
    databases::{Kind, each},
    desk::PASSWORD,
    portal::{Browser, Portal},
};

use super::{QUESTION, ask, sorting};

#[test]
fn a_question_is_asked_sorted_answered_and_read() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut amina = portal.staff("amina");
        let request = ask(&mut amina);
        let matter = request.replace("/requests/", "/matters/");

        let mut officer = portal.browser(&portal.people.officer);
        let inbox = officer.open("/inbox");
        assert!(inbox.says("A gift from شركة النور") && inbox.says("amina"));
        let shown = officer.open(&matter);
        assert!(shown.says("A supplier offered me a pen.") && shown.says("هل يجوز لي قبوله؟"));
        let revision = shown.hidden("revision");
        officer.send(&format!("{matter}/triage"), &sorting(&revision, "gifts"));
        let shown = officer.follow();
        assert!(shown.says("The triage is kept.") && shown.says("Gifts, honours"));
        let revision = shown.hidden("revision");
        let answer = [
            ("revision", revision.as_str()),
            ("message", "You may keep it."),
            ("as", "answer"),
        ];
        officer.send(&format!("{matter}/write"), &answer);
        officer.follow();
        let revision = officer.page.hidden("revision");
        let note = [
            ("revision", revision.as_str()),
            ("note", "As in an earlier case."),
        ];
        officer.send(&format!("{matter}/note"), &note);
        assert!(officer.follow().says("As in an earlier case."));

        let seen = amina.open(&request);
        assert!(seen.says("You may keep it.") && seen.says("Answered"));
        assert!(!seen.says("earlier case"), "a note reached the requester");
        assert!(amina.open("/").says("A gift from شركة النور"));
        let thanks = [("message", "Thank you. One more thing?")];
        amina.send_from(&request, &format!("{request}/reply"), &thanks);
        assert!(amina.follow().says("One more thing?"));
    });
}

#[test]
fn a_receipt_is_shown_once_and_opens_its_question() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut somebody = portal.stranger();
        somebody.open("/anonymous");
        somebody.send("/anonymous", &QUESTION);
        let receipt = somebody.send("/anonymous/send", &QUESTION);
        assert_eq!(receipt.status, 200);
        let (_, digits) = receipt.text.split_once("class=\"keep digits\"").unwrap();
        let (digits, _) = digits.split_once("</ol>").unwrap();
        let digits: String = digits
            .split("<li>")
            .skip(1)
            .map(|group| &group[..4])
            .collect();
        assert_eq!(digits.len(), 24, "{digits}");

        let mut later = portal.stranger();
        later.open("/return");
        let wrong = later.send("/return", &[("receipt", "0000 0000 0000 0000 0000 0000")]);
        assert_eq!(wrong.status, 422);
        assert!(!wrong.says("0000 0000"), "digits are never filled in again");
        later.send("/return", &[("receipt", &digits)]);
        let request = later.follow();
        assert!(request.says("A gift from شركة النور"));
        let path = later.page.token_path("/reply");
        later.send(&path, &[("message", "More about it.")]);
        assert!(later.follow().says("More about it."));
    });
}

#[test]
fn what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    amina.open("/ask");
    let page = amina.send(
        "/ask",
        &[("subject", ""), ("message", "A long story about a pen")],
    );
    assert_eq!(page.status, 422);
    assert!(page.says("A long story about a pen"));
    assert!(page.says("href=\"#subject\"") && page.says("href=\"#concerns_office\""));
    let strange = [
        ("concerns_office", "no"),
        ("subject", "A gift\u{202e}tfig"),
        ("message", "Text"),
    ];
    let page = amina.send("/ask", &strange);
    assert_eq!(page.status, 422);
    assert!(page.says("invisible"), "{}", page.text);
}

#[test]
fn two_officers_at_once_the_second_is_told_and_keeps_the_text() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut amina = portal.staff("amina");
        let matter = ask(&mut amina).replace("/requests/", "/matters/");
        let mut head = portal.browser(&portal.people.head);
        let mut officer = portal.browser(&portal.people.officer);
        head.open(&matter);
        officer.open(&matter);
        let revision = head.page.hidden("revision");
        head.send(&format!("{matter}/triage"), &sorting(&revision, "gifts"));
        assert_eq!(head.page.status, 303);

        let note = [
            ("revision", revision.as_str()),
            ("note", "I know this supplier from another case."),
        ];
        let page = officer.send(&format!("{matter}/note"), &note);
        assert_eq!(page.status, 409);
        assert!(page.says("I know this supplier from another case."));
        assert!(page.says("Somebody else changed this matter") && page.says("Gifts, honours"));
        let revision = page.hidden("revision");
        let note = [
            ("revision", revision.as_str()),
            ("note", "I know this supplier."),
        ];
        officer.send(&format!("{matter}/note"), &note);
        assert_eq!(officer.page.status, 303);
    });
}

#[test]
fn a_colleague_is_shut_out_and_the_matter_is_not_there_for_them() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    let matter = ask(&mut amina).replace("/requests/", "/matters/");
    let mut head = portal.browser(&portal.people.head);
    let mut officer = portal.browser(&portal.people.officer);
    officer.open(&matter);
    let (_, me) = officer
        .page
        .text
        .split_once("name=\"shut_out\" value=\"")
        .unwrap();
    assert!(me.contains("Omar Khalil"));
    let revision = officer.page.hidden("revision");
    let omar = {
        let (_, option) = officer.page.text.split_once("<option value=\"").unwrap();
        assert!(!option.is_empty());
        let id = portal.desk.actor(&portal.people.officer).id().unwrap();
        id.to_string()
    };
    officer.send(
        &format!("{matter}/recuse"),
        &[("revision", &revision), ("shut_out", &omar)],
    );
    assert!(officer.follow().says("has a new key"));
    assert_eq!(officer.open(&matter).status, 404);
    assert_eq!(head.open(&matter).status, 200);
    assert!(
        amina
            .open(&matter.replace("/matters/", "/requests/"))
            .says("A supplier offered")
    );
}

#[test]
fn what_came_by_telephone_is_logged() {
    let portal = Portal::open(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    officer.open("/log");
    let mut fields = vec![
        ("channel", "phone"),
        ("from", "person"),
        ("person", "4711"),
        ("concerns_office", "no"),
        ("subject", "A lecture"),
        ("message", "May I be paid for a lecture?"),
    ];
    let page = officer.send("/log", &fields);
    assert_eq!(page.status, 422);
    assert!(page.says("Nobody on the roster") && page.says("May I be paid for a lecture?"));
    fields[1].1 = "outside";
    fields.push(("name", "A contractor"));
    officer.send("/log", &fields);
    let page = officer.follow();
    assert!(page.says("A contractor") && page.says("Written down by the office"));
}

#[test]
fn a_year_is_proposed_published_and_then_anybodys() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    let matter = ask(&mut amina).replace("/requests/", "/matters/");
    let mut head = portal.browser(&portal.people.head);
    let blocked = head.open("/figures/2026");
    assert!(blocked.says("Not for publication") && blocked.says("can be published after"));
    assert_eq!(head.open("/figures/2026/publish").status, 422);
    head.open(&matter);
    let revision = head.page.hidden("revision");
    head.send(&format!("{matter}/triage"), &sorting(&revision, "gifts"));
    portal.desk.days_later(310);
    let mut head = portal.browser(&portal.people.head);
    head.open("/figures/2026/publish");
    head.send("/figures/2026/publish", &[("stage", "propose")]);
    assert!(head.follow().says("waits for a second person"));
    let mut officer = portal.browser(&portal.people.officer);
    officer.open("/figures/2026/publish");
    let password = portal.people.officer.password.clone();
    officer.send(
        "/figures/2026/publish",
        &[("stage", "publish"), ("current", &password)],
    );
    assert_eq!(officer.page.status, 303, "{}", officer.page.text);
    let mut anybody = portal.stranger();
    let page = anybody.open("/figures/2026");
    assert!(page.says("[c]") && !page.says("Not for publication"));
    assert!(anybody.open("/figures/2026.csv").says("[c]"));
    assert_eq!(
        anybody.page.header("content-type"),
        "text/csv; charset=utf-8"
    );
    assert_eq!(anybody.open("/figures/2025").status, 404);
}

#[test]
fn the_next_matter_is_one_step_away() {
    let portal = Portal::open(Kind::Sqlite);
    let amina = portal.desk.staff("amina");
    for subject in ["First", "Second", "Third"] {
        portal.desk.ask(&amina, subject, "May I?");
    }
    let mut officer = portal.browser(&portal.people.officer);
    let inbox = officer.open("/inbox?view=unassigned&order=oldest");
    let links: Vec<String> = inbox
        .text
        .split("class=\"title\" href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"))
        .collect();
    assert_eq!(links.len(), 3);
    assert!(
        links[1].ends_with("?view=unassigned&order=oldest&at=2"),
        "{}",
        links[1]
    );
    let page = officer.open(&links[1]);
    let href = |page: &str, rel: &str| {
        let (before, _) = page.split_once(&format!("\" rel=\"{rel}\"")).unwrap();
        before
            .rsplit("href=\"")
            .next()
            .unwrap()
            .replace("&#38;", "&")
    };
    assert_eq!(href(&page.text, "prev"), links[0]);
    assert_eq!(href(&page.text, "next"), links[2]);
    let revision = page.hidden("revision");
    let (matter, _) = links[1].split_once('?').unwrap();
    let taken = [
        ("revision", revision.as_str()),
        ("view", "unassigned"),
        ("order", "oldest"),
        ("at", "2"),
    ];
    let session = officer.cookies["session"].clone();
    let given = token(&session, &format!("{matter}/take"));
    let mut fields = vec![("token", given.as_str())];
    fields.extend(taken);
    officer.post(&format!("{matter}/take"), &fields);
    let page = officer.follow();
    let (third, _) = links[2].split_once('?').unwrap();
    assert!(
        href(&page.text, "next").starts_with(third),
        "the one that took its place in the list comes next"
    );
}

#[test]
fn the_end_of_a_matter_takes_two_people() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut amina = portal.staff("amina");
        let request = ask(&mut amina);
        let matter = request.replace("/requests/", "/matters/");
        let mut head = portal.browser(&portal.people.head);
        head.open(&matter);
        let mut revision = head.page.hidden("revision");
        head.send(&format!("{matter}/triage"), &sorting(&revision, "gifts"));
        for (act, more) in [
            ("write", [("message", "You may."), ("as", "answer")]),
            ("close", [("", ""); 2]),
        ] {
            head.follow();
            revision = head.page.hidden("revision");
            let mut fields = vec![("revision", revision.as_str())];
            fields.extend(more);
            head.send(&format!("{matter}/{act}"), &fields);
        }
        assert!(head.follow().says("The matter is closed."));
        portal.desk.days_later(366 * 6);
        let worker = probity::actor::Actor::worker();
        assert_eq!(
            probity::advice::propose_purges(&portal.desk.office, &worker).unwrap(),
            1
        );

        let sign = |browser: &mut Browser| {
            let page = browser.open("/purges");
            assert!(page.says("ADV-2026-0001"));
            let (_, rest) = page.text.split_once("name=\"sign\" value=\"").unwrap();
            let handle = rest.split('"').next().unwrap().to_owned();
            assert_eq!(
                browser.send("/purges", &[]).status,
                422,
                "nothing was ticked"
            );
            browser.send("/purges", &[("sign", &handle)]);
            browser.page.status
        };
        let mut head = portal.browser(&portal.people.head);
        assert_eq!(sign(&mut head), 303);
        assert_eq!(sign(&mut head), 422, "nobody is both");
        let held = head.page.hidden("matter");
        head.send("/purges/hold", &[("matter", &held), ("hold", "yes")]);
        assert!(head.follow().says("Lift the hold"));
        head.send("/purges/hold", &[("matter", &held), ("hold", "no")]);
        let mut officer = portal.browser(&portal.people.officer);
        assert_eq!(officer.open(&matter).status, 200);
        assert_eq!(sign(&mut officer), 303);
        assert!(officer.follow().says("No matter has reached its end."));
        assert_eq!(officer.open(&matter).status, 404);
    });
}

/// The token of a form that a page elsewhere shows.
fn token(session: &str, action: &str) -> String {
    let token = probity::vault::session::Token::parse(session).unwrap();
    token.csrf(action)
}

#[test]
fn a_matter_goes_back_to_a_requester_with_new_keys() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut amina = portal.staff("amina");
        let request = ask(&mut amina);
        let matter = request.replace("/requests/", "/matters/");
        let mut officer = portal.browser(&portal.people.officer);
        assert!(!officer.open(&matter).says("Give back to the requester"));

        let mut amina = portal.staff("amina");
        assert_eq!(amina.open(&request).status, 404, "her keys are new");
        assert!(officer.open(&matter).says("Give back to the requester"));
        let revision = officer.page.hidden("revision");
        let propose = format!("{matter}/give-back");
        officer.send(&propose, &[("revision", &revision)]);
        assert!(officer.follow().says("You have signed."));

        let sign = |browser: &mut Browser| {
            let page = browser.open("/giving-back");
            let (_, rest) = page.text.split_once("name=\"sign\" value=\"").unwrap();
            let handle = rest.split('"').next().unwrap().to_owned();
            browser.send("/giving-back", &[("sign", &handle)]);
            browser.follow().says("You have signed.")
        };
        assert!(officer.open("/giving-back").says("waits for somebody else"));
        let mut alternate = portal.browser(&portal.people.alternate);
        assert!(sign(&mut alternate));
        assert_eq!(alternate.open(&matter).status, 404, "and reads nothing");
        assert!(sign(&mut officer));
        assert!(officer.page.says("No matter waits to be given back."));

        let mut amina = portal.stranger();
        amina.sign_in("amina@example.int", PASSWORD);
        assert_eq!(amina.open(&request).status, 200);
    });
}
