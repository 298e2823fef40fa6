//! Filing, through HTTP: from last year's statement and from nothing, and the days on which something goes wrong.

use probity::{disclosure::form::Form, role::Role};
use serde_json::Value;

use crate::{
    databases::{Kind, each},
    desk::Person,
    disclosure::cast::{Cast, assets},
    portal::{Browser, Page, Portal, UNHURRIED},
};

/// Activities with an amount that is asked of paid ones only, and a question that is asked once and anew.
const FORM: &str = r#"
code = "outside"
version = 1
languages = ["en", "ar"]
title = { en = "Outside work", ar = "عمل خارجي" }
certification = { en = "I certify that this is complete.", ar = "أشهد بأن هذا كامل." }
[[section]]
code = "activities"
title = { en = "Activities", ar = "أنشطة" }
help = { en = "Paid or not.", ar = "بأجر أو من دون أجر." }
nothing = { en = "I have none", ar = "ليس لدي" }
subjects = ["self", "spouse"]
name = "body"
threshold = [{ currency = "USD", from = 250, of = "pay" }]
[[section.field]]
code = "body"
type = "organisation"
label = { en = "Body", ar = "جهة" }
required = true
[[section.field]]
code = "since"
type = "date"
label = { en = "Since", ar = "منذ" }
[[section.field]]
code = "paid"
type = "yes-no"
label = { en = "Paid", ar = "بأجر" }
required = true
[[section.field]]
code = "pay"
type = "money"
label = { en = "Pay", ar = "الأجر" }
required = true
currencies = ["USD", "CHF"]
when = { field = "paid", is = "yes" }
[[section]]
code = "rules"
title = { en = "The rules", ar = "القواعد" }
once = true
anew = true
[[section.field]]
code = "read"
type = "yes-no"
label = { en = "Read them", ar = "قرأتها" }
required = true
"#;

/// Bo, who has a statement to file.
struct Filing {
    portal: Portal,
    bo: Person,
    browser: Browser,
    /// The address of the statement.
    statement: String,
}

impl Filing {
    fn assigned(kind: Kind) -> Self {
        let cast = Cast::open_with(kind, UNHURRIED);
        let form = Form::parse("outside-1.toml", FORM).unwrap();
        cast.launch(cast.define_with(&cast.plan(), &form)).unwrap();
        let bo = cast.enrol("2", &[]);
        Self::open(cast, bo)
    }

    fn open(cast: Cast, bo: Person) -> Self {
        let id = cast.newest(&bo);
        let portal = Portal::over(cast.desk, cast.people);
        Self {
            browser: portal.browser(&bo),
            statement: format!("/disclosures/{id}"),
            portal,
            bo,
        }
    }

    fn begun(kind: Kind) -> Self {
        let mut filing = Self::assigned(kind);
        filing.send("", "/begin", &[]);
        assert_eq!(filing.browser.page.status, 303);
        filing
    }

    fn finds_what_is_to_be_done(&mut self) {
        let home = self.browser.open("/");
        assert!(home.says("Outside work") && home.says("href=\"/disclosures\""));
        let list = self.browser.open("/disclosures");
        assert!(list.says("Not begun") && list.says("Monday, 6 April 2026"));
        assert!(self.open_step("").says("Begin"));
    }

    fn at(&self, step: &str) -> String {
        format!("{}{step}", self.statement)
    }

    fn open_step(&mut self, step: &str) -> &Page {
        let path = self.at(step);
        self.browser.open(&path)
    }

    /// Sends the form of the page `from` that posts to `action`.
    fn send(&mut self, from: &str, action: &str, fields: &[(&str, &str)]) -> &Page {
        let (from, action) = (self.at(from), self.at(action));
        self.browser.send_from(&from, &action, fields)
    }

    /// Opens the page of a new activity and gives the address that its form posts to, and the beginning of its inputs.
    fn new_activity(&mut self) -> (String, String) {
        let page = self.open_step("/sections/activities/items/new");
        let (_, action) = page.text.split_once("data-changed").unwrap();
        let (_, action) = action.split_once("action=\"").unwrap();
        let action = action.split('"').next().unwrap().to_owned();
        let item = action.rsplit('/').next().unwrap();
        let inputs = format!("activities.{item}");
        (action, inputs)
    }
}

fn fields<'a>(inputs: &str, answers: &[(&str, &'a str)], mark: &'a str) -> Vec<(String, &'a str)> {
    let named = answers
        .iter()
        .map(|(name, typed)| (format!("{inputs}.{name}"), *typed));
    named.chain([("mark".to_owned(), mark)]).collect()
}

fn borrowed<'a>(fields: &'a [(String, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(name, typed)| (name.as_str(), *typed))
        .collect()
}

const UNPAID: [(&str, &str); 6] = [
    ("subject", "self"),
    ("body", "A choir"),
    ("since-day", "٣"),
    ("since-month", "2"),
    ("since-year", "2020"),
    ("paid", "no"),
];

#[test]
fn a_first_filer_is_led_through_every_section_and_gets_a_receipt() {
    each(|kind| {
        let mut filing = Filing::assigned(kind);
        filing.finds_what_is_to_be_done();
        filing.send("", "/begin", &[]);
        let page = filing.browser.follow();
        assert!(page.says("of 2 sections") || page.says("sections are complete"));

        // A question that follows from an answer is brought up, and nothing that was typed is lost.
        let (action, inputs) = filing.new_activity();
        let mut paid = UNPAID.to_vec();
        paid[5].1 = "yes";
        let typed = fields(&inputs, &paid, "");
        let page = filing.browser.send(&action, &borrowed(&typed));
        assert_eq!(page.status, 422);
        assert!(page.says("A choir") && page.says(&format!("href=\"#{inputs}.pay\"")));
        let (_, pay) = page
            .text
            .split_once(&format!("data-when=\"{inputs}.paid\""))
            .unwrap();
        assert!(
            pay.starts_with(" data-is=\"yes\">"),
            "the question is brought up"
        );
        paid.extend([("pay", "١٬٥٠٠"), ("pay-currency", "CHF")]);
        let typed = fields(&inputs, &paid, "");
        filing.browser.send(&action, &borrowed(&typed));
        let page = filing.browser.follow();
        assert!(page.says("A choir") && page.says("CHF") && page.says("1,500"));
        assert!(page.says("Go on to:"));

        let page = filing.open_step("/check");
        assert!(page.says("still missing") && !page.says("name=\"saved\""));
        let rules = [("rules.once.read", "yes"), ("mark", "")];
        filing.send("/sections/rules", "/sections/rules/items/once", &rules);
        let check = filing.browser.follow();
        assert!(check.says("I certify that this is complete.") && check.says("A choir"));
        let saved = check.hidden("saved");
        let send = filing.at("/check");
        let unnamed = [("saved", saved.as_str()), ("name", "")];
        assert_eq!(filing.browser.send(&send, &unnamed).status, 422);
        let named = [("saved", saved.as_str()), ("name", "Bo Chen")];
        filing.browser.send(&send, &named);
        let receipt = filing.browser.follow();
        assert!(receipt.says("DIS-2026-0000") && receipt.says("Fingerprint"));
        assert!(filing.open_step("/copy").says("A choir"));
        assert!(filing.open_step("").says("Filed"));
    });
}

#[test]
fn what_was_filed_is_not_changed_by_an_address() {
    let mut filing = Filing::begun(Kind::Sqlite);
    filing.send(
        "/sections/activities",
        "/sections/activities",
        &[("declare", "nothing")],
    );
    let rules = [("rules.once.read", "yes"), ("mark", "")];
    filing.send("/sections/rules", "/sections/rules/items/once", &rules);
    let item = "/sections/activities/items/new";
    filing.open_step(item);
    let send = filing.at("/check");
    let check = filing.open_step("/check");
    let saved = check.hidden("saved");
    let named = [("saved", saved.as_str()), ("name", "Bo Chen")];
    let token = check.token(&send).unwrap();
    filing.browser.send(&send, &named);
    let first = filing.browser.follow().text.clone();

    // Sent twice, it is filed once.
    let mut again = vec![("token", token.as_str())];
    again.extend(named);
    filing.browser.post(&send, &again);
    assert_eq!(filing.browser.follow().text, first);

    // What was filed is not changed by an address.
    for step in ["/check", "/sections/activities", item] {
        let page = filing.open_step(step);
        assert_eq!(page.status, 422, "{step}");
        assert!(page.says("Amend it instead"), "{step}");
    }
    let path = filing.at("/sections/activities");
    let session = filing.browser.cookies["session"].clone();
    let token = probity::vault::session::Token::parse(&session).unwrap();
    let forged = token.csrf(&path);
    let page = filing
        .browser
        .post(&path, &[("token", &forged), ("declare", "open")]);
    assert!(page.status == 422 && page.says("Amend it instead"));
}

#[test]
fn anothers_statement_is_not_there() {
    let filing = Filing::begun(Kind::Sqlite);
    let item = "/sections/activities/items/new";
    filing
        .portal
        .desk
        .enrol("amal@example.int", "Amal Nasser", &[Role::Staff]);
    let mut other = filing.portal.stranger();
    other.sign_in("amal@example.int", crate::desk::PASSWORD);
    let steps = [
        "",
        "/sections/activities",
        item,
        "/check",
        "/receipt",
        "/copy",
        "/time",
        "/helper",
    ];
    for step in steps {
        assert_eq!(other.open(&filing.at(step)).status, 404, "{step}");
    }
    let mut nobody = filing.portal.staff("cleo");
    assert!(
        !nobody.open("/").says("href=\"/disclosures\""),
        "nothing is asked of Cleo"
    );
    assert!(nobody.open("/disclosures").says("Nothing is asked of you"));
}

#[test]
fn of_two_windows_neither_writes_over_the_other() {
    each(|kind| {
        let mut filing = Filing::begun(kind);
        let (action, inputs) = filing.new_activity();
        let typed = fields(&inputs, &UNPAID, "");
        filing.browser.send(&action, &borrowed(&typed));
        assert_eq!(filing.browser.page.status, 303);
        let mut second = filing.portal.browser(&filing.bo);
        let mark = filing.browser.open(&action).hidden("mark");
        second.open(&action);
        let changed = |body: &'static str| {
            let mut answers = UNPAID.to_vec();
            answers[1].1 = body;
            answers
        };
        let typed = fields(&inputs, &changed("An orchestra"), &mark);
        filing.browser.send(&action, &borrowed(&typed));
        assert_eq!(filing.browser.page.status, 303);
        let typed = fields(&inputs, &changed("A quartet"), &mark);
        let page = second.send(&action, &borrowed(&typed));
        assert_eq!(page.status, 409);
        assert!(page.says("An orchestra") && page.says("A quartet"));
        let mark = page.hidden("mark");
        let typed = fields(&inputs, &changed("A quartet"), &mark);
        second.send(&action, &borrowed(&typed));
        assert!(second.follow().says("A quartet"));

        // Another section was saved meanwhile: that is nobody's loss.
        filing.open_step("/sections/activities/items/new");
        let rules = filing.at("/sections/rules");
        second.send_from(
            &rules,
            &format!("{rules}/items/once"),
            &[("rules.once.read", "no"), ("mark", "")],
        );
        assert_eq!(second.page.status, 303);
        let remove = format!("{action}/remove");
        let mark = filing.browser.open(&remove).hidden("mark");
        filing.browser.send(&remove, &[("mark", &mark)]);
        let page = filing.browser.follow();
        assert!(!page.says("A quartet") && page.says("I have none"));
    });
}

#[test]
fn a_draft_is_kept_while_somebody_types_and_goes_on_from_there() {
    let mut filing = Filing::begun(Kind::Sqlite);
    let (action, inputs) = filing.new_activity();
    let draft = |answers: &[(&str, &'static str)], mark: &'static str| {
        let mut typed = fields(&inputs, answers, mark);
        typed.push(("go".to_owned(), "draft"));
        typed
    };
    let page = filing.browser.page.text.clone();
    let mark = |browser: &Browser| -> String {
        let said: Value = serde_json::from_str(&browser.page.text).unwrap();
        said["mark"].as_str().unwrap().to_owned()
    };
    filing
        .browser
        .send(&action, &borrowed(&draft(&[("subject", "self")], "")));
    assert_eq!(mark(&filing.browser), "", "nothing was typed yet");
    filing.browser.page.text.clone_from(&page);
    let half = [
        ("subject", "self"),
        ("body", "A choir"),
        ("paid", "yes"),
        ("pay", "1.5.00"),
    ];
    filing.browser.send(&action, &borrowed(&draft(&half, "")));
    assert_eq!(filing.browser.page.status, 200);
    let seen = mark(&filing.browser);
    assert!(!seen.is_empty());
    let list = filing.open_step("/sections/activities");
    assert!(list.says("A choir") && list.says("To be completed"));

    // The page that was open goes on from the draft it has been told of.
    filing.browser.page.text.clone_from(&page);
    let typed = fields(&inputs, &UNPAID, &seen);
    filing.browser.send(&action, &borrowed(&typed));
    assert!(!filing.browser.follow().says("To be completed"));
    let later = [("body", "")];
    let (action, inputs) = filing.new_activity();
    let mut typed = fields(&inputs, &later, "");
    typed.push(("go".to_owned(), "later"));
    filing.browser.send(&action, &borrowed(&typed));
    assert_eq!(filing.browser.page.status, 303, "what is missing can wait");
}

#[test]
fn what_was_typed_survives_a_session_that_ended() {
    let mut filing = Filing::begun(Kind::Sqlite);
    let (action, inputs) = filing.new_activity();
    let typed = fields(&inputs, &UNPAID, "");
    filing.portal.desk.days_later(1);
    let page = filing.browser.send(&action, &borrowed(&typed));
    assert_eq!(page.status, 401);
    let kept = format!("name=\"kept.{inputs}.body\" value=\"A choir\"");
    assert!(page.says(&kept), "{}", page.text);
}

#[test]
fn a_returning_filer_begins_with_last_year_and_is_done_in_six_steps() {
    each(|kind| {
        let cast = Cast::open_with(kind, UNHURRIED);
        let mut plan = cast.plan();
        plan.year = 2025;
        cast.launch(cast.define(&plan)).unwrap();
        let (bo, rita) = (cast.enrol("2", &[]), cast.enrol("5", &[Role::Reviewer]));
        cast.certify_reviewer();
        let (last, _) = cast.file(&bo, &assets(&[("Acme", false)]));
        cast.settle(&rita, last);
        cast.launched();
        let mut filing = Filing::open(cast, bo);

        assert!(filing.browser.open("/").says(&filing.statement));
        let page = filing.open_step("");
        assert!(page.says("Begin with last year"));
        let begin = filing.at("/begin");
        filing.browser.send(&begin, &[]);
        let page = filing.browser.follow();
        assert!(page.says("Everything is as you filed it last year"));
        assert!(page.says("as last year") && page.says("/check\""));
        let check = filing.open_step("/check");
        assert!(check.says("Acme"));
        let saved = check.hidden("saved");
        let send = filing.at("/check");
        let named = [("saved", saved.as_str()), ("name", "Bo Chen")];
        filing.browser.send(&send, &named);
        assert!(filing.browser.follow().says("DIS-2026-0000"));
    });
}
