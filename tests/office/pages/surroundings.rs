//! What is around every page: headers, language, assets, pace, and the operator's view.

use std::cell::RefCell;

use jiff::SignedDuration;
use probity::{
    reminders::{Failure, deliver},
    storage::Purpose,
};
use reqwest::Method;

use crate::{
    databases::{Kind, each},
    portal::{Page, Portal},
};

use super::ask;

#[test]
fn a_page_speaks_the_language_that_was_asked_for_last() {
    let portal = Portal::open(Kind::Sqlite);
    let mut browser = portal.stranger();
    let request = browser.request(Method::GET, "/sign-in");
    let page = browser.fetch(request.header("accept-language", "ar-EG, en;q=0.5"));
    assert!(page.says("<html lang=\"ar\" dir=\"rtl\">") && page.says("تسجيل الدخول"));
    browser.open("/language/en?to=/anonymous");
    assert_eq!(browser.page.location(), "/anonymous");
    let request = browser.request(Method::GET, "/anonymous");
    let page = browser.fetch(request.header("accept-language", "ar"));
    assert!(page.says("<html lang=\"en\" dir=\"ltr\">"));
    assert_eq!(
        browser
            .open("/language/en?to=//evil.example.org")
            .location(),
        "/"
    );
    assert_eq!(browser.open("/language/xx").status, 404);
}

#[test]
fn a_fault_of_ours_shows_a_number_and_no_cause() {
    let portal = Portal::open(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    let address = probity::office::main_address(portal.desk.office.settings());
    diesel::connection::SimpleConnection::batch_execute(
        &mut address.connect(Purpose::Write).unwrap(),
        "ALTER TABLE advice_matters RENAME TO elsewhere",
    )
    .unwrap();
    let page = officer.open("/inbox");
    assert_eq!(page.status, 500);
    assert!(page.says("Number of this request") && !page.says("advice_matters"));
    headers(page);
}

/// What every answer carries.
fn headers(page: &Page) {
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none';"), "{policy}");
    assert!(
        !policy.contains("unsafe") && !policy.contains("http"),
        "{policy}"
    );
    for (name, value) in [
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(page.header(name), value, "{name} of {}", page.status);
    }
}

#[test]
fn every_answer_carries_the_headers_and_only_assets_are_kept() {
    let portal = Portal::open(Kind::Sqlite);
    let mut officer = portal.browser(&portal.people.officer);
    for path in [
        "/",
        "/inbox",
        "/sessions",
        "/nothing",
        "/requests/1",
        "/healthz",
        "/readyz",
        "/metrics",
        "/api",
        "/api/v1/openapi.json",
        "/api/v1/requests",
        "/api/v1/nothing",
        "/figures/1.csv",
        "/assets/0000000000000000/probity.css",
    ] {
        headers(officer.open(path));
    }
    let request = officer.request(Method::PUT, "/inbox");
    headers(officer.fetch(request));
    assert_eq!(officer.page.status, 404, "a method that is not there");
    officer.open("/");
    let style = officer.page.text.split("href=\"/assets/").nth(1).unwrap();
    let style = format!("/assets/{}", style.split('"').next().unwrap());
    let request = officer
        .request(Method::GET, &style)
        .header("accept-encoding", "gzip");
    let page = officer.fetch(request);
    assert_eq!(
        page.header("cache-control"),
        "public, max-age=31536000, immutable"
    );
    assert_eq!(page.header("content-encoding"), "gzip");
}

#[test]
fn over_tls_cookies_are_of_this_host_alone() {
    let server = "[server]\npublic_url = \"https://ethics.example.int\"\nbehind_proxy = true\n";
    let portal = Portal::with(Kind::Sqlite, server);
    let mut somebody = portal.stranger();
    let page = somebody.open("/sign-in");
    let cookie = page.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-visit=") && cookie.contains("Secure"),
        "{cookie}"
    );
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    assert!(page.header("strict-transport-security").contains("max-age"));
}

#[test]
fn a_source_in_a_hurry_is_asked_to_wait() {
    let portal = Portal::with(
        Kind::Sqlite,
        "[server]\nrequests_at_once = 3\nrequests_per_minute = 60\n",
    );
    let mut somebody = portal.stranger();
    for _ in 0..3 {
        assert_eq!(somebody.open("/confidentiality").status, 200);
    }
    let page = somebody.open("/confidentiality");
    assert_eq!((page.status, page.header("retry-after")), (429, "1"));
    headers(page);
    assert_eq!(
        somebody.open("/healthz").status,
        200,
        "the operator's questions are free"
    );
    assert_eq!(
        somebody.open("/api/v1/figures").header("content-type"),
        "application/problem+json"
    );
    portal.desk.after(SignedDuration::from_secs(2));
    assert_eq!(somebody.open("/confidentiality").status, 200);
}

#[test]
fn the_operators_figures_name_no_matter_and_nobody() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    let request = ask(&mut amina);
    assert_eq!(amina.open("/readyz").text, "ready\n");
    let figures = amina.open("/metrics");
    assert!(
        figures.says(
            "probity_requests_total{method=\"GET\",route=\"/requests/{id}/sent\",status=\"200\"} 1"
        ),
        "{}",
        figures.text
    );
    assert!(figures.says("probity_acts_total"));
    let id = request.strip_prefix("/requests/").unwrap();
    assert!(!figures.says(id) && !figures.says("amina"));
}

#[test]
fn the_headers_of_a_page_can_be_asked_for_alone() {
    let portal = Portal::open(Kind::Sqlite);
    let mut somebody = portal.stranger();
    let request = somebody.request(Method::HEAD, "/confidentiality");
    let page = somebody.fetch(request);
    assert_eq!((page.status, page.text.as_str()), (200, ""));
}

#[test]
fn the_components_are_shown_where_that_was_asked_for_only() {
    let portal = Portal::open(Kind::Sqlite);
    assert_eq!(portal.stranger().open("/styleguide").status, 404);
    let portal = Portal::showroom(Kind::Sqlite);
    let mut somebody = portal.stranger();
    assert_eq!(somebody.open("/styleguide").status, 200);
    assert_eq!(somebody.open("/styleguide/matter").status, 200);
    assert_eq!(somebody.open("/styleguide/nothing").status, 404);
}

#[test]
fn an_account_keeps_its_language_on_every_device() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    amina.open("/sessions");
    amina.send("/language", &[("language", "ar")]);
    assert!(amina.follow().says("dir=\"rtl\""));
    let mut elsewhere = portal.stranger();
    elsewhere.sign_in("amina@example.int", crate::desk::PASSWORD);
    assert!(elsewhere.open("/").says("dir=\"rtl\""));
    amina.open("/sessions");
    assert_eq!(amina.send("/language", &[("language", "xx")]).status, 422);
}

#[test]
fn an_administrator_sees_which_letters_are_stuck_and_that_the_post_works() {
    each(|kind| {
        let portal = Portal::open(kind);
        let office = &portal.desk.office;
        let empty = || deliver(office, |_, _| Ok(())).unwrap();
        portal.desk.days_later(1);
        empty();
        let mut browser = portal.browser(&portal.people.administrator);
        assert!(browser.open("/letters").says("Every letter has left."));
        browser.send("/letters/test", &[]);
        assert!(browser.follow().says("A test letter is on its way to you."));
        let to = RefCell::new(Vec::new());
        deliver(office, |mail, _| {
            to.borrow_mut().push(mail.to.to_owned());
            Err(Failure::Refused(550))
        })
        .unwrap();
        assert_eq!(to.take(), [portal.people.administrator.login.as_str()]);

        let page = browser.open("/letters");
        assert!(
            page.says("Test letter") && page.says("550"),
            "{}",
            page.text
        );
        let again = page.token_path("/again");
        browser.send(&again, &[]);
        assert!(browser.follow().says("back in the outbox"));
        deliver(office, |_, _| Err(Failure::Refused(550))).unwrap();
        let discard = browser.open("/letters").token_path("/discard");
        browser.send(&discard, &[]);
        assert!(browser.follow().says("Every letter has left."));
    });
}
