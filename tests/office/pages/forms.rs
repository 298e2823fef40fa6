//! Forms: only ours are taken, and nothing somebody wrote is lost.

use jiff::SignedDuration;
use reqwest::Method;

use crate::{
    databases::{Kind, each},
    desk::PASSWORD,
    portal::Portal,
};

use super::{QUESTION, ask};

#[test]
fn a_large_form_comes_back_to_be_shortened() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    amina.open("/ask");
    let word = "استشارة ";
    let arabic = word.repeat(62 * 1024 / word.len());
    let page = amina.send(
        "/ask",
        &[
            ("subject", "سؤال"),
            ("message", &arabic),
            ("concerns_office", "no"),
        ],
    );
    assert_eq!(
        page.status, 422,
        "what a form may hold, a message may be too long for"
    );
    assert!(page.says("استشارة استشارة"));
    let long = word.repeat(80 * 1024 / word.len());
    amina.open("/ask");
    let page = amina.send("/ask", &[("subject", "سؤال"), ("message", &long)]);
    assert_eq!(page.status, 413);
    assert!(
        page.says("64") && page.says("استشارة استشارة"),
        "the text can be copied"
    );
    let huge = "a ".repeat(200 * 1024);
    amina.open("/ask");
    let page = amina.send("/ask", &[("subject", "x"), ("message", &huge)]);
    assert_eq!(page.status, 413);
}

#[test]
fn a_form_that_is_not_ours_is_not_accepted() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    amina.open("/ask");
    let token = amina.page.token("/ask").unwrap();
    let mut with = |token: Option<&str>, headers: &[(&str, &str)]| {
        let mut fields = QUESTION.to_vec();
        fields.extend(token.map(|token| ("token", token)));
        let request = amina.request(Method::POST, "/ask/send").form(&fields);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        amina.fetch(request).status
    };
    let ours = [("sec-fetch-site", "same-origin")];
    assert_eq!(with(None, &ours), 403, "no token");
    assert_eq!(with(Some("AAAA"), &ours), 403, "a wrong token");
    assert_eq!(with(Some(&token), &ours), 403, "the token of another form");
    amina.open("/ask");
    amina.send("/ask", &QUESTION);
    let token = amina.page.token("/ask/send").unwrap();
    let mut with = |headers: &[(&str, &str)]| {
        let mut fields = QUESTION.to_vec();
        fields.push(("token", &token));
        let request = amina.request(Method::POST, "/ask/send").form(&fields);
        let request = headers.iter().fold(request, |request, (name, value)| {
            request.header(*name, *value)
        });
        amina.fetch(request).status
    };
    for foreign in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
        ("origin", "https://evil.example.org"),
    ] {
        assert_eq!(with(&[foreign]), 403, "{foreign:?}");
    }
    assert!(!amina.open("/").says("ADV-2026-0001"), "nothing was asked");
    let token = {
        amina.open("/ask");
        amina.send("/ask", &QUESTION);
        amina.page.token("/ask/send").unwrap()
    };
    let mut basil = portal.staff("basil");
    let mut fields = QUESTION.to_vec();
    fields.push(("token", &token));
    assert_eq!(
        basil.post("/ask/send", &fields).status,
        403,
        "somebody else's token"
    );
}

#[test]
fn a_sign_in_is_bound_to_the_browser_that_was_given_the_form() {
    let portal = Portal::open(Kind::Sqlite);
    let mut one = portal.stranger();
    one.open("/confidentiality");
    assert!(
        one.cookies.is_empty(),
        "a page without a form hands out no cookie"
    );
    one.open("/sign-in");
    assert_eq!(one.cookies.keys().collect::<Vec<_>>(), ["visit"]);
    let token = one.page.token("/sign-in").unwrap();
    let person = &portal.people.officer;
    let fields = [
        ("token", token.as_str()),
        ("login", &person.login),
        ("password", &person.password),
    ];
    let mut other = portal.stranger();
    assert_eq!(other.post("/sign-in", &fields).status, 403);
    other.open("/sign-in");
    assert_eq!(other.post("/sign-in", &fields).status, 403);
    assert_eq!(one.post("/sign-in", &fields).status, 303);
    assert_eq!(one.page.location(), "/inbox");
}

#[test]
fn a_form_sent_after_the_session_ended_is_not_lost() {
    each(|kind| {
        let portal = Portal::open(kind);
        let mut amina = portal.staff("amina");
        let request = ask(&mut amina);
        amina.open(&request);
        let reply = format!("{request}/reply");
        portal.desk.after(SignedDuration::from_mins(45));
        let page = amina.send(&reply, &[("message", "Written over lunch.\r\nتمت الكتابة")]);
        assert_eq!(page.status, 401);
        assert!(page.says("Nothing is lost") && page.says("Written over lunch."));
        assert!(
            !page.says("kept.token"),
            "the old token is not carried along"
        );

        let kept = page.hidden("kept.message");
        let there = page.hidden("then");
        let mut fields = vec![
            ("login", "amina@example.int"),
            ("password", "not the password"),
            ("then", there.as_str()),
            ("kept.message", kept.as_str()),
        ];
        let page = amina.send("/sign-in", &fields);
        assert_eq!(page.status, 422);
        assert!(
            page.says("Written over lunch."),
            "a mistyped password loses nothing either"
        );
        fields[1].1 = PASSWORD;
        let page = amina.send("/sign-in", &fields);
        assert_eq!(page.status, 200, "{}", page.text);
        let kept = page.hidden("message");
        amina.send(&reply, &[("message", &kept)]);
        assert!(amina.follow().says("Written over lunch."));
    });
}

#[test]
fn a_page_asked_for_after_the_session_ended_comes_after_the_sign_in() {
    let portal = Portal::open(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    portal.desk.after(SignedDuration::from_mins(20));
    let page = officer.open("/figures/2026/publish");
    assert_eq!(page.status, 401);
    assert_eq!(page.hidden("then"), "/figures/2026/publish");
    let person = &portal.people.officer;
    let fields = [
        ("login", person.login.as_str()),
        ("password", &person.password),
        ("then", "//evil.example.org"),
    ];
    officer.send("/sign-in", &fields);
    assert_eq!(officer.page.location(), "/", "never to another site");
}
