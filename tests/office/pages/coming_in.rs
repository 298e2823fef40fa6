//! Coming in, going out, and standing for others.

use jiff::SignedDuration;
use probity::role::Role;

use crate::{
    databases::{Kind, each},
    desk::PASSWORD,
    portal::{Page, Portal},
};

#[test]
fn signing_out_ends_the_session_and_what_the_browser_kept() {
    let portal = Portal::open(Kind::Sqlite);
    let mut amina = portal.staff("amina");
    amina.open("/");
    let before = amina.cookies.clone();
    let page = amina.send("/sign-out", &[]);
    assert!(page.header("clear-site-data").contains("storage"));
    assert!(!amina.cookies.contains_key("session"));
    amina.cookies = before;
    assert_eq!(
        amina.open("/sessions").status,
        401,
        "the old cookie opens nothing"
    );
}

#[test]
fn a_link_enrols_somebody_once() {
    each(|kind| {
        let portal = Portal::open(kind);
        let link = portal
            .desk
            .invite("basil@example.int", "Basil", &[Role::Staff]);
        let path = format!("/enrol/{}", *link);
        let mut basil = portal.stranger();
        assert!(basil.open(&path).says("basil@example.int"));
        let typo = [
            ("password", PASSWORD),
            ("again", "the kettle sings at seven"),
        ];
        assert_eq!(basil.send(&path, &typo).status, 422);
        let short = [("password", "kettle"), ("again", "kettle")];
        assert!(basil.send(&path, &short).says("12"));
        let page = basil.send(&path, &[("password", PASSWORD), ("again", PASSWORD)]);
        assert_eq!(page.status, 200);
        assert_eq!(
            page.text.matches("<li>").count() - ways(page),
            12,
            "{}",
            page.text
        );
        assert_eq!(basil.open("/").status, 200, "and is signed in");
        assert_eq!(portal.stranger().open(&path).status, 410);
    });
}

/// Items of lists that every page has.
fn ways(page: &Page) -> usize {
    let (head, rest) = page.text.split_once("<main").unwrap();
    let (_, foot) = rest.split_once("</main>").unwrap();
    head.matches("<li>").count() + foot.matches("<li>").count()
}

#[test]
fn an_office_role_shows_that_the_passphrase_is_on_paper() {
    let portal = Portal::open(Kind::Sqlite);
    let link = portal
        .desk
        .invite("second@example.int", "Second", &[Role::Officer]);
    let path = format!("/enrol/{}", *link);
    let mut second = portal.stranger();
    second.open(&path);
    second.send(&path, &[]);
    let page = std::mem::take(&mut second.page);
    assert_eq!(page.status, 200, "{}", page.text);
    let (_, words) = page.text.split_once("class=\"keep words\"").unwrap();
    let (words, _) = words.split_once("</ol>").unwrap();
    let words: Vec<&str> = words
        .split("<li>")
        .skip(1)
        .map(|word| word.split('<').next().unwrap())
        .collect();
    assert_eq!(words.len(), 6);
    let token = page.token("/words").unwrap();
    let wrong = second.post(
        "/words",
        &[
            ("token", &token),
            ("current", "six other words entirely here now"),
        ],
    );
    assert_eq!(wrong.status, 422);
    assert!(!wrong.says(words[0]), "the words are not shown again");
    second.send("/words", &[("current", &words.join(" "))]);
    assert_eq!(second.page.location(), "/inbox");
}

#[test]
fn asking_for_a_link_says_the_same_to_everybody() {
    let portal = Portal::open(Kind::Sqlite);
    let mut somebody = portal.stranger();
    somebody.open("/link");
    let known = somebody
        .send("/link", &[("login", "officer@example.int")])
        .text
        .clone();
    somebody.open("/link");
    let unknown = somebody
        .send("/link", &[("login", "nobody@example.int")])
        .text
        .clone();
    assert_eq!(known, unknown);
    assert_eq!(somebody.page.status, 200);
    somebody.open("/link");
    assert_eq!(somebody.send("/link", &[("login", "nobody")]).status, 422);
}

#[test]
fn a_forgotten_password_is_helped_by_twelve_words() {
    let portal = Portal::open(Kind::Sqlite);
    let amina = portal.desk.staff("amina");
    let mut browser = portal.stranger();
    browser.open("/forgotten");
    let new = "a lantern over the quiet harbour";
    let fields = [
        ("login", "amina@example.int"),
        ("phrase", amina.recovery_phrase.as_str()),
        ("password", new),
        ("again", new),
    ];
    assert_eq!(browser.send("/forgotten", &fields).status, 200);
    browser.sign_in("amina@example.int", new);
    browser.open("/password");
    let fields = [
        ("current", new),
        ("password", PASSWORD),
        ("again", PASSWORD),
    ];
    assert_eq!(browser.send("/password", &fields).status, 200);
    browser.open("/sessions");
    assert_eq!(browser.page.status, 200, "one's own session goes on");
    portal.stranger().sign_in("amina@example.int", PASSWORD);
}

#[test]
fn two_people_stand_for_a_new_member() {
    let portal = Portal::open(Kind::Sqlite);
    portal
        .desk
        .enrol("second@example.int", "Second Officer", &[Role::Officer]);
    let mut head = portal.browser(&portal.people.head);
    head.open("/groups");
    head.send("/groups/propose", &[]);
    assert!(head.follow().says("New keys are drawn."));
    let mut alternate = portal.browser(&portal.people.alternate);
    assert!(alternate.open("/").says("for your signature") || alternate.page.status == 303);
    let page = alternate.open("/groups");
    assert!(page.says("Second Officer"));
    let handles: Vec<String> = page
        .text
        .split("name=\"sign\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert!(!handles.is_empty());
    assert_eq!(
        alternate.send("/groups", &[]).status,
        422,
        "nothing was ticked"
    );
    portal.desk.after(SignedDuration::from_mins(6));
    let fields: Vec<_> = handles
        .iter()
        .map(|handle| ("sign", handle.as_str()))
        .collect();
    let page = alternate.send("/groups", &fields);
    assert_eq!(page.status, 422, "the password is no longer fresh");
    let mut fields = fields;
    fields.push(("current", &portal.people.alternate.password));
    alternate.send("/groups", &fields);
    assert!(alternate.follow().says("No change waits"));
}
