//! Who may come how far: each page and operation against each role, both ways. From outside, what one may not see and
//! what is not there look the same.

use probity::disclosure::cycle::{define, plan::Plan};
use reqwest::Method;
use uuid::Uuid;

use crate::{
    databases::{Kind, each},
    desk::asking,
    disclosure::cast::form,
    portal::{Browser, Portal},
};

/// The columns of the matrix.
const ROLES: [&str; 7] = [
    "stranger",
    "owner",
    "other staff",
    "officer",
    "alternate",
    "auditor",
    "administrator",
];

/// Pages, and the status each role gets, in the order of [`ROLES`]. `{own}` is a matter of the owner at the office's
/// desk, `{walled}` one at the alternate's, `{cycle}` a cycle that is planned.
const PAGES: [(&str, [u16; 7]); 50] = [
    ("/cycles", [401, 404, 404, 200, 200, 404, 404]),
    ("/cycles/plan", [401, 404, 404, 200, 404, 404, 404]),
    ("/cycles/endings", [401, 404, 404, 200, 200, 404, 404]),
    ("/cycles/{cycle}", [401, 404, 404, 200, 303, 404, 404]),
    ("/cycles/{cycle}/plan", [401, 404, 404, 200, 404, 404, 404]),
    ("/cycles/{cycle}/rules", [401, 404, 404, 200, 404, 404, 404]),
    ("/cycles/{cycle}/named", [401, 404, 404, 200, 404, 404, 404]),
    (
        "/cycles/{cycle}/exempted",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "/cycles/{cycle}/preview",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    (
        "/cycles/{cycle}/launch",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    (
        "/cycles/{cycle}/statements",
        [401, 404, 404, 200, 200, 404, 404],
    ),
    (
        "/cycles/{cycle}/letters",
        [401, 404, 404, 200, 404, 404, 404],
    ),
    ("/cycles/{cycle}/end", [401, 404, 404, 200, 404, 404, 404]),
    ("/", [200, 200, 200, 200, 200, 200, 200]),
    ("/confidentiality", [200, 200, 200, 200, 200, 200, 200]),
    ("/anonymous", [200, 200, 200, 200, 200, 200, 200]),
    ("/figures", [200, 200, 200, 200, 200, 200, 200]),
    ("/figures/2025", [404, 404, 404, 200, 200, 404, 404]),
    ("/figures/2025/publish", [401, 404, 404, 404, 404, 404, 404]),
    ("/sessions", [401, 200, 200, 200, 200, 200, 200]),
    ("/ask", [401, 200, 200, 200, 200, 200, 200]),
    ("/requests/{own}", [401, 200, 404, 404, 404, 404, 404]),
    (
        "/requests/{own}/withdraw",
        [401, 200, 404, 404, 404, 404, 404],
    ),
    ("/requests/{walled}", [401, 200, 404, 404, 404, 404, 404]),
    // Everybody's list is their own; what stands in it is told in the stories of filing.
    ("/disclosures", [401, 200, 200, 200, 200, 200, 200]),
    ("/disclosures/{own}", [401, 404, 404, 404, 404, 404, 404]),
    (
        "/disclosures/{own}/check",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    ("/inbox", [401, 404, 404, 200, 200, 404, 404]),
    ("/matters/{own}", [401, 404, 404, 200, 404, 404, 404]),
    ("/matters/{walled}", [401, 404, 404, 404, 200, 404, 404]),
    ("/reviews", [401, 404, 404, 200, 200, 404, 404]),
    ("/reviews/plain", [401, 404, 404, 200, 200, 404, 404]),
    ("/remedies", [401, 404, 404, 200, 200, 404, 404]),
    (
        "/reviews/{own}/remedies",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "/disclosures/{own}/remedies",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    ("/reviews/{own}", [401, 404, 404, 404, 404, 404, 404]),
    (
        "/reviews/{own}/verification",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "/disclosures/{own}/files",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "/disclosures/{own}/verification",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    (
        "/disclosures/{own}/summary",
        [401, 404, 404, 404, 404, 404, 404],
    ),
    ("/cycles/{own}/sample", [401, 404, 404, 404, 404, 404, 404]),
    ("/retention", [401, 404, 404, 200, 200, 404, 404]),
    ("/summaries", [200, 200, 200, 200, 200, 200, 200]),
    ("/summaries/waiting", [401, 404, 404, 200, 200, 404, 404]),
    ("/search", [401, 404, 404, 200, 200, 404, 404]),
    ("/log", [401, 404, 404, 200, 200, 404, 404]),
    ("/giving-back", [401, 404, 404, 200, 200, 404, 404]),
    ("/groups", [401, 404, 404, 200, 200, 404, 404]),
    ("/accounts", [401, 404, 404, 200, 200, 200, 200]),
    ("/letters", [401, 404, 404, 404, 404, 404, 200]),
];

/// Commands by form, and the status each role gets; `200` and `303` are both "yes", and so is `422`.
const COMMANDS: [(&str, [bool; 7]); 27] = [
    (
        "/cycles/plan",
        [false, false, false, true, false, false, false],
    ),
    (
        "/cycles/endings",
        [false, false, false, true, true, false, false],
    ),
    (
        "/cycles/{cycle}/plan",
        [false, false, false, true, false, false, false],
    ),
    (
        "/cycles/{cycle}/rules",
        [false, false, false, true, false, false, false],
    ),
    (
        "/cycles/{cycle}/named",
        [false, false, false, true, false, false, false],
    ),
    (
        "/cycles/{cycle}/exempted",
        [false, false, false, true, true, false, false],
    ),
    (
        "/cycles/{cycle}/launch",
        [false, false, false, true, false, false, false],
    ),
    (
        "/cycles/{cycle}/end",
        [false, false, false, true, false, false, false],
    ),
    (
        "/disclosures/{own}/begin",
        [false, false, false, false, false, false, false],
    ),
    (
        "/requests/{own}/reply",
        [false, true, false, false, false, false, false],
    ),
    (
        "/requests/{own}/withdraw",
        [false, true, false, false, false, false, false],
    ),
    (
        "/matters/{own}/note",
        [false, false, false, true, false, false, false],
    ),
    (
        "/matters/{own}/triage",
        [false, false, false, true, false, false, false],
    ),
    (
        "/matters/{own}/recuse",
        [false, false, false, true, false, false, false],
    ),
    (
        "/matters/{walled}/note",
        [false, false, false, false, true, false, false],
    ),
    (
        "/matters/{walled}/acknowledge",
        [false, false, false, false, true, false, false],
    ),
    (
        "/reviews/plain",
        [false, false, false, true, true, false, false],
    ),
    (
        "/reviews/{own}/write",
        [false, false, false, false, false, false, false],
    ),
    (
        "/retention",
        [false, false, false, true, true, false, false],
    ),
    ("/cycles/{own}/sample", [false; 7]),
    (
        "/reviews/{own}/verification",
        [false, false, false, false, false, false, false],
    ),
    (
        "/disclosures/{own}/summary",
        [false, false, false, false, false, false, false],
    ),
    (
        "/summaries/waiting/{own}",
        [false, false, false, false, false, false, false],
    ),
    ("/search", [false, false, false, true, true, false, false]),
    ("/log", [false, false, false, true, true, false, false]),
    (
        "/groups/propose",
        [false, false, false, true, true, false, false],
    ),
    (
        "/letters/test",
        [false, false, false, false, false, false, true],
    ),
];

struct Cast {
    portal: Portal,
    browsers: Vec<Browser>,
    own: String,
    walled: String,
    cycle: String,
}

fn cast(kind: Kind) -> Cast {
    let portal = Portal::open(kind);
    let owner = portal.desk.staff("amina");
    let own = portal.desk.ask(&owner, "A gift", "May I keep it?").id;
    let concerns = asking("About the office", "They know too much.", true);
    let walled = probity::advice::ask(&portal.desk.office, &portal.desk.actor(&owner), &concerns);
    let people = &portal.people;
    let browsers = vec![
        portal.stranger(),
        portal.browser(&owner),
        portal.staff("basil"),
        portal.browser(&people.officer),
        portal.browser(&people.alternate),
        portal.browser(&people.auditor),
        portal.browser(&people.administrator),
    ];
    Cast {
        browsers,
        own: own.to_string(),
        walled: walled.unwrap().id.to_string(),
        cycle: planned(&portal),
        portal,
    }
}

/// A cycle that asks nobody.
fn planned(portal: &Portal) -> String {
    let office = &portal.desk.office;
    let officer = portal.desk.actor(&portal.people.officer);
    let plan = Plan::proposed(2026, office.settings()).unwrap();
    define(office, &officer, &plan, &form())
        .unwrap()
        .to_string()
}

impl Cast {
    fn path(&self, pattern: &str) -> String {
        pattern
            .replace("{own}", &self.own)
            .replace("{walled}", &self.walled)
            .replace("{cycle}", &self.cycle)
    }
}

#[test]
fn every_page_is_for_those_it_is_for() {
    each(|kind| {
        let mut cast = cast(kind);
        for (pattern, expected) in PAGES {
            let path = cast.path(pattern);
            for ((browser, role), expected) in cast.browsers.iter_mut().zip(ROLES).zip(expected) {
                let found = browser.open(&path).status;
                assert_eq!(found, expected, "{role} asks for {pattern}");
            }
        }
    });
}

#[test]
fn every_command_is_for_those_it_is_for() {
    let mut cast = cast(Kind::Sqlite);
    for (pattern, expected) in COMMANDS {
        let path = cast.path(pattern);
        for ((browser, role), may) in cast.browsers.iter_mut().zip(ROLES).zip(expected) {
            // Any form of one's own session gives its secret a token for any address of it: the token is not the wall.
            let status = forged(browser, &path);
            let done = [200, 303, 409, 422].contains(&status);
            assert_eq!(done, may, "{role} sends {pattern}: {status}");
            if !may {
                assert!(
                    [401, 403, 404].contains(&status),
                    "{role} sends {pattern}: {status}"
                );
            }
        }
    }
}

/// Sends a form with the right token but no page behind it, as somebody with their own developer tools can.
fn forged(browser: &mut Browser, path: &str) -> u16 {
    let session = browser.cookies.get("session").cloned().unwrap_or_default();
    let token = probity::vault::session::Token::parse(&session);
    let token = token.map_or_else(|_| String::new(), |token| token.csrf(path));
    let fields = [
        ("token", token.as_str()),
        ("revision", "1"),
        ("message", "Words"),
        ("note", "Words"),
    ];
    browser.post(path, &fields).status
}

#[test]
fn what_is_not_ones_own_looks_like_what_is_not_there() {
    let mut cast = cast(Kind::Sqlite);
    let nobody = Uuid::from_u128(7).to_string();
    for (pattern, id) in [("/requests/{}", &cast.own), ("/matters/{}", &cast.walled)] {
        let (there, not) = (pattern.replace("{}", id), pattern.replace("{}", &nobody));
        for browser in &mut cast.browsers[2..3] {
            let found = browser.open(&there).text.replace(id.as_str(), "");
            let missing = browser.open(&not).text.replace(&nobody, "");
            assert_eq!(found, missing, "{pattern}");
        }
        let stranger = &mut cast.browsers[0];
        let found = stranger.open(&there).text.replace(id.as_str(), "");
        let missing = stranger.open(&not).text.replace(&nobody, "");
        assert_eq!(found, missing, "{pattern} without a session");
    }
}

#[test]
fn refusals_are_recorded() {
    let mut cast = cast(Kind::Sqlite);
    let before = cast.portal.desk.office.checkpoint().unwrap().size;
    let path = cast.path("/matters/{walled}");
    cast.browsers[3].open(&path);
    let path = cast.path("/requests/{own}");
    cast.browsers[2].open(&path);
    let after = cast.portal.desk.office.checkpoint().unwrap().size;
    assert_eq!(after - before, 2);
}

#[test]
fn a_session_cookie_means_nothing_to_the_api() {
    let mut cast = cast(Kind::Sqlite);
    let officer = &mut cast.browsers[3];
    let request = officer.request(Method::GET, "/api/v1/inbox");
    let page = officer.fetch(request);
    assert_eq!(
        (page.status, page.header("www-authenticate")),
        (401, "Bearer")
    );
}
