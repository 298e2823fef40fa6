//! The JSON API: the same commands, the same walls, the same words.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    databases::{Kind, each},
    desk::{PASSWORD, Person},
    disclosure::{
        cast::{Cast, assets},
        walled::second_alternate,
    },
    portal::{Browser, Doors, Page, Portal, UNHURRIED},
};

/// A program with a bearer token, or none.
pub struct Program {
    browser: Browser,
    bearer: Option<String>,
}

impl Program {
    fn new(portal: &Doors) -> Self {
        Self {
            browser: portal.stranger(),
            bearer: None,
        }
    }

    pub fn signed_in(portal: &Doors, login: &str, password: &str) -> Self {
        let mut program = Self::new(portal);
        let session = program.post("/session", &json!({"login": login, "password": password}));
        assert_eq!(session.status, 201, "{}", session.text);
        program.bearer = session.json()["token"].as_str().map(str::to_owned);
        program
    }

    pub fn call(&mut self, method: Method, path: &str, body: Option<&Value>) -> &Page {
        let request = self.browser.request(method, &format!("/api/v1{path}"));
        let request = match &self.bearer {
            Some(bearer) => request.bearer_auth(bearer),
            None => request,
        };
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        self.browser.fetch(request)
    }

    pub fn get(&mut self, path: &str) -> &Page {
        self.call(Method::GET, path, None)
    }

    pub fn post(&mut self, path: &str, body: &Value) -> &Page {
        self.call(Method::POST, path, Some(body))
    }

    /// Sends a file.
    pub fn give(&mut self, path: &str, file: &'static [u8]) -> &Page {
        let request = self
            .browser
            .request(Method::POST, &format!("/api/v1{path}"));
        let bearer = self.bearer.clone().unwrap_or_default();
        let request = request.bearer_auth(bearer).body(file);
        self.browser.fetch(request)
    }
}

impl Page {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }
}

fn question() -> Value {
    json!({"subject": "A gift", "message": "May I keep the pen?", "concerns_office": false})
}

#[test]
fn a_question_is_asked_sorted_and_answered_by_programs() {
    each(|kind| {
        let portal = Portal::open(kind);
        portal.desk.staff("amina");
        let mut amina = Program::signed_in(&portal, "amina@example.int", PASSWORD);
        let arrived = amina.post("/requests", &question());
        assert_eq!(arrived.status, 201);
        let arrived = arrived.json();
        assert_eq!(
            (&arrived["number"], &arrived["due"]),
            (&json!("ADV-2026-0001"), &json!("2026-03-05"))
        );
        let id = arrived["id"].as_str().unwrap().to_owned();

        let officer = &portal.people.officer;
        let mut officer = Program::signed_in(&portal, &officer.login, &officer.password);
        let inbox = officer.get("/inbox?view=unread").json();
        assert_eq!(inbox["total"], 1);
        assert_eq!(inbox["matters"][0]["requester"], "amina");
        let revision = inbox["matters"][0]["revision"].as_i64().unwrap();
        let path = format!("/matters/{id}");
        let triage = json!({"do": "triage", "revision": revision, "subject": "gifts", "urgency": "routine",
            "requester_kind": "staff", "counted": true});
        assert_eq!(officer.post(&path, &triage).status, 204);
        let late =
            json!({"do": "note", "revision": revision, "message": "Written at the same time."});
        assert_eq!(officer.post(&path, &late).status, 409);
        let seen = officer.get(&path).json();
        assert_eq!(
            (&seen["triage"]["subject"], &seen["state"]),
            (&json!("gifts"), &json!("triaged"))
        );
        let answer = json!({"do": "answer", "revision": seen["revision"], "message": "You may."});
        assert_eq!(officer.post(&path, &answer).status, 204);

        let own = amina.get(&format!("/requests/{id}")).json();
        assert_eq!(own["state"], "answered");
        let said: Vec<_> = own["lines"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|line| line["kind"] == "message")
            .map(|line| (line["text"].clone(), line["verified"].clone()))
            .collect();
        assert_eq!(
            said,
            [
                (json!("May I keep the pen?"), json!(true)),
                (json!("You may."), json!(true))
            ]
        );
        assert_eq!(amina.call(Method::DELETE, "/session", None).status, 204);
        assert_eq!(amina.get("/requests").status, 401);
    });
}

#[test]
fn a_receipt_comes_back_through_the_api_too() {
    let portal = Portal::open(Kind::Sqlite);
    let mut program = Program::new(&portal);
    let arrived = program.post("/requests/anonymous", &question()).json();
    assert!(arrived.get("id").is_none());
    let receipt = json!({"receipt": arrived["receipt"]});
    let session = program.post("/session/receipt", &receipt).json();
    program.bearer = session["token"].as_str().map(str::to_owned);
    let mine = program.get("/requests").json();
    assert_eq!(mine[0]["subject"], "A gift");
}

#[test]
fn a_problem_is_a_document_in_the_callers_language() {
    let portal = Portal::open(Kind::Sqlite);
    portal.desk.staff("amina");
    let mut amina = Program::signed_in(&portal, "amina@example.int", PASSWORD);
    let page = amina.post("/requests", &json!({"subject": "", "message": ""}));
    assert_eq!(
        (page.status, page.header("content-type")),
        (422, "application/problem+json")
    );
    let fields: Vec<_> = page.json()["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flaw| flaw["field"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(fields, ["subject", "message", "concerns_office"]);

    let request = amina.browser.request(Method::GET, "/api/v1/requests");
    let page = amina.browser.fetch(request.header("accept-language", "ar"));
    assert_eq!((page.status, page.header("content-language")), (401, "ar"));
    assert!(page.json()["title"].as_str().unwrap().contains("تسجيل"));

    for (path, status) in [
        ("/inbox", 404),
        ("/requests/00000000-0000-0000-0000-000000000007", 404),
        ("/requests/seven", 404),
        ("/nothing", 404),
        ("/figures/1999", 404),
    ] {
        let page = amina.get(path);
        assert_eq!(
            (page.status, page.header("content-type")),
            (status, "application/problem+json"),
            "{path}"
        );
        assert_eq!(page.json()["status"], status);
    }
}

#[test]
fn a_body_that_does_not_fit_is_told_its_place_and_never_repeated() {
    let portal = Portal::open(Kind::Sqlite);
    let mut program = Program::new(&portal);
    let page = program.post("/session", &json!({"login": 3, "password": "the-secret"}));
    assert_eq!(page.status, 422);
    assert!(page.says("line") && !page.says("the-secret"));
    let request = program
        .browser
        .request(Method::POST, "/api/v1/session")
        .body("login=me");
    assert_eq!(program.browser.fetch(request).status, 422);
}

#[test]
fn the_document_describes_every_operation() {
    let portal = Portal::open(Kind::Sqlite);
    let mut program = Program::new(&portal);
    let document = program.get("/openapi.json").json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3."));
    assert_eq!(document["servers"][0]["url"], "/api/v1");
    let mut operations = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let there = path
            .replace("{id}", "00000000-0000-0000-0000-000000000007")
            .replace("{year}", "1999");
        for method in item.as_object().unwrap().keys() {
            let method: Method = method.to_uppercase().parse().unwrap();
            let body = (method == Method::POST).then(|| json!({}));
            let status = program.call(method.clone(), &there, body.as_ref()).status;
            assert!(
                [200, 401, 404, 422].contains(&status),
                "{method} {path}: {status}"
            );
            operations += 1;
        }
    }
    assert!(operations > 12, "{operations}");
    let page = program.browser.open("/api");
    assert!(page.says("POST /api/v1/matters/{id}"));
}

#[test]
fn a_statement_is_filed_by_a_program_and_filed_twice_it_is_filed_once() {
    let cast = Cast::open_with(Kind::Sqlite, UNHURRIED);
    cast.launched();
    let bo = cast.enrol("2", &[]);
    let portal = Portal::over(cast.desk, cast.people);
    let mut program = Program::signed_in(&portal, &bo.login, &bo.password);
    let list = program.get("/disclosures").json();
    assert_eq!(
        (&list[0]["state"], &list[0]["due"], &list[0]["title"]),
        (&json!("assigned"), &json!("2026-04-06"), &json!("Assets"))
    );
    let path = format!("/disclosures/{}", list[0]["id"].as_str().unwrap());
    assert_eq!(program.get(&path).status, 404, "there is nothing yet");
    let begun = program.post(&format!("{path}/begin"), &json!({}));
    assert_eq!((begun.status, begun.json()), (200, json!([])));
    let answers = serde_json::to_value(assets(&[("Acme", true)])).unwrap();
    let draft = format!("{path}/draft");
    let first = json!({"saved": 1, "answers": answers});
    let kept = program.call(Method::PUT, &draft, Some(&first)).json();
    assert_eq!(kept, json!({"saved": 2}));
    assert_eq!(program.call(Method::PUT, &draft, Some(&first)).status, 409);
    let strange =
        json!({"saved": 2, "answers": {"sections": {"assets": {"items": [{"id": "../x"}]}}}});
    assert_eq!(
        program.call(Method::PUT, &draft, Some(&strange)).status,
        422
    );

    let certified = json!({"saved": 2, "name": "Bo Chen"});
    let receipt = program.post(&format!("{path}/filing"), &certified).json();
    assert_eq!(
        (&receipt["version"], &receipt["verified"]),
        (&json!(1), &json!(true))
    );
    let again = program.post(&format!("{path}/filing"), &certified).json();
    assert_eq!(again, receipt);
    let statement = program.get(&path).json();
    assert_eq!(statement["versions"][0]["answers"], answers);
    assert_eq!(statement["asked"]["code"], "short");

    portal.desk.enrol(
        "cleo@example.int",
        "Cleo Diaz",
        &[probity::role::Role::Staff],
    );
    let mut other = Program::signed_in(&portal, "cleo@example.int", PASSWORD);
    assert_eq!(other.get(&path).status, 404);
    assert_eq!(
        other.post(&format!("{path}/filing"), &certified).status,
        404
    );
}

#[test]
fn somebody_is_exempted_by_two_programs_and_counted_apart() {
    let cast = Cast::open_with(Kind::Sqlite, UNHURRIED);
    let cycle = cast.define(&cast.plan()).uuid();
    let portal = Portal::over(cast.desk, cast.people);
    let program = |who: &Person| Program::signed_in(&portal, &who.login, &who.password);
    let mut officer = program(&portal.people.officer);
    let mut head = program(&portal.people.head);
    let path = format!("/cycles/{cycle}/exemptions");
    let bo = json!({"person": "2", "because": "long-leave"});
    let approval = officer.post(&path, &bo).json()["approval"].clone();
    assert_eq!(officer.post(&path, &bo).status, 422, "proposed before");
    let near = json!({"person": "1", "because": "long-leave"});
    assert_eq!(head.post(&path, &near).status, 404, "their supervisor");

    let sign = format!("/exemptions/{}/sign", approval.as_str().unwrap());
    assert_eq!(officer.post(&sign, &json!({})).status, 422);
    assert_eq!(head.get(&path).json()[0]["approval"], approval);
    assert_eq!(head.post(&sign, &json!({})).json(), json!({"done": true}));
    let holds = officer.get(&path).json()[0].clone();
    assert_eq!(
        (&holds["staff_id"], &holds["because"], &holds["approval"]),
        (&json!("2"), &json!("long-leave"), &Value::Null)
    );
    let preview = format!("/cycles/{cycle}/preview");
    let seen = officer.get(&preview).json();
    assert_eq!(
        (&seen["filers"], &seen["exempted"]),
        (&json!(3), &json!(["2"]))
    );

    let back = format!("{path}/{}", holds["person"].as_str().unwrap());
    assert_eq!(officer.call(Method::DELETE, &back, None).status, 204);
    assert_eq!(officer.call(Method::DELETE, &back, None).status, 404);
    assert_eq!(officer.get(&preview).json()["filers"], 4);
}

#[test]
fn two_programs_of_alternates_exempt_the_head_whom_the_office_cannot() {
    let cast = Cast::open_with(Kind::Sqlite, UNHURRIED);
    let second = second_alternate(&cast);
    let cycle = cast.define(&cast.plan()).uuid();
    let portal = Portal::over(cast.desk, cast.people);
    let program = |who: &Person| Program::signed_in(&portal, &who.login, &who.password);
    let (mut first, mut second) = (program(&portal.people.alternate), program(&second));
    let mut officer = program(&portal.people.officer);
    assert_eq!(first.get("/cycles").json()[0]["id"], json!(cycle));
    assert_eq!(first.get(&format!("/cycles/{cycle}")).status, 404);

    let path = format!("/cycles/{cycle}/exemptions");
    let hala = json!({"person": "6", "because": "long-leave"});
    assert_eq!(officer.post(&path, &hala).status, 404);
    let approval = first.post(&path, &hala).json()["approval"].clone();
    assert_eq!(officer.get(&path).json(), json!([]));
    let sign = format!("/exemptions/{}/sign", approval.as_str().unwrap());
    assert_eq!(officer.post(&sign, &json!({})).status, 404);
    assert_eq!(first.post(&sign, &json!({})).status, 422);
    assert_eq!(second.post(&sign, &json!({})).json(), json!({"done": true}));
    let holds = officer.get(&path).json()[0].clone();
    let back = format!("{path}/{}", holds["person"].as_str().unwrap());
    assert_eq!(officer.call(Method::DELETE, &back, None).status, 404);
    assert_eq!(first.call(Method::DELETE, &back, None).status, 204);
}
