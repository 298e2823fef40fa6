//! Files, through HTTP: attached by a form without a script and by a program, read by those entitled, refused to others.

use probity::{
    actor::Actor,
    disclosure::{
        StatementId, filing::reading::own, filing::submitting::submit, review::assigning,
    },
    role::Role,
};
use reqwest::Method;

use crate::{
    databases::{Kind, each},
    desk::Person,
    disclosure::{
        cast::Cast,
        files::{begun, launched_with},
    },
    portal::{Browser, Page, Portal, UNHURRIED},
};

struct Scene {
    portal: Portal,
    bo: Person,
    reviewer: Person,
    id: StatementId,
    path: String,
}

fn scene(kind: Kind) -> Scene {
    let cast = launched_with(kind, UNHURRIED);
    let reviewer = cast.enrol("5", &[Role::Reviewer]);
    cast.certify_reviewer();
    let (bo, id) = begun(&cast, "2", &["House"]);
    let Cast { desk, people } = cast;
    Scene {
        portal: Portal::over(desk, people),
        bo,
        reviewer,
        path: format!("/disclosures/{id}/files"),
        id,
    }
}

/// What a browser sends for a form with a file, the file last.
fn multipart(pairs: &[(&str, &str)], (name, bytes): (&str, &[u8])) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in pairs {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n"
        );
        body.extend(head.into_bytes());
    }
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/pdf\r\n\r\n"
    );
    body.extend(head.into_bytes());
    body.extend(bytes);
    body.extend(b"\r\n--edge--\r\n");
    body
}

/// Sends a form with a file.
pub fn send<'b>(
    browser: &'b mut Browser,
    path: &str,
    pairs: &[(&str, &str)],
    file: (&str, &[u8]),
) -> &'b Page {
    let request = browser
        .request(Method::POST, path)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(multipart(pairs, file));
    browser.fetch(request)
}

fn attach<'b>(browser: &'b mut Browser, path: &str, file: (&str, &[u8])) -> &'b Page {
    browser.open(path);
    let token = browser.page.token(path).unwrap();
    let pairs = [("token", token.as_str()), ("place", "assets.house.deed")];
    send(browser, path, &pairs, file)
}

/// The address of the only file on the page.
pub fn link(page: &Page, path: &str) -> String {
    let (_, rest) = page.text.split_once(&format!("href=\"{path}/")).unwrap();
    format!("{path}/{}", rest.split('"').next().unwrap())
}

#[test]
fn a_file_is_attached_without_a_script_and_leaves_as_a_file() {
    each(|kind| {
        let scene = scene(kind);
        let path = scene.path.as_str();
        let mut bo = scene.portal.browser(&scene.bo);
        let deed = b"This deed says that the house is mine.\n".repeat(4_000);
        let page = attach(&mut bo, path, ("سند.html", &deed));
        assert_eq!(page.location(), format!("{path}?done=added"));
        let page = bo.follow();
        assert!(page.says("سند.html") && page.says("153"), "{}", page.text);
        let file = link(page, path);
        let item = format!("/disclosures/{}/sections/assets/items/house", scene.id);
        let place = format!("{path}?place=assets.house.deed");
        assert!(bo.open(&item).says(&place), "{}", bo.page.text);
        let check = format!("/disclosures/{}/check", scene.id);
        assert!(bo.open(&check).says(&format!("href=\"{file}\"")));
        let page = bo.open(&file);
        assert_eq!(page.status, 200);
        assert!(page.text.as_bytes() == deed);
        assert_eq!(page.header("content-type"), "application/octet-stream");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(
            page.header("content-disposition"),
            "attachment; filename=\"file\"; filename*=UTF-8''%D8%B3%D9%86%D8%AF.html"
        );

        let office = &scene.portal.desk.office;
        let me = scene.portal.desk.actor(&scene.bo);
        let saved = own(office, &me, scene.id).unwrap().draft().unwrap().saved;
        submit(office, &me, (scene.id, saved), "Bo Chen").unwrap();
        assigning::assign_by_load(office, &Actor::worker()).unwrap();
        let reviewed = file.replace("/disclosures/", "/reviews/");
        let mut rui = scene.portal.browser(&scene.reviewer);
        let sheet = rui.open(&format!("/reviews/{}", scene.id));
        assert!(sheet.says(&format!("href=\"{reviewed}\"")));
        assert!(rui.open(&reviewed).text.as_bytes() == deed);
        let copy = format!("/disclosures/{}/copy", scene.id);
        assert!(bo.open(&copy).says(&format!("href=\"{file}\"")));
        for (browser, path, status) in [
            (&mut rui, &file, 404),
            (&mut bo, &reviewed, 404),
            (&mut scene.portal.stranger(), &file, 401),
            (
                &mut scene.portal.browser(&scene.portal.people.auditor),
                &reviewed,
                404,
            ),
            (
                &mut scene.portal.browser(&scene.portal.people.administrator),
                &file,
                404,
            ),
        ] {
            assert_eq!(browser.open(path).status, status, "{path}");
        }
        let removed = bo.post(&format!("{file}/remove"), &[("token", "x")]).status;
        assert_eq!(removed, 403);
        let mut rui = scene.portal.browser(&scene.reviewer);
        let token = token(&rui, path);
        let pairs = [("token", token.as_str()), ("place", "assets.house.deed")];
        assert_eq!(send(&mut rui, path, &pairs, ("x", b"x")).status, 404);
    });
}

/// The token of a form that the browser was not given: of one's own session it can be had, and is not the wall.
fn token(browser: &Browser, path: &str) -> String {
    let session = probity::vault::session::Token::parse(&browser.cookies["session"]);
    session.unwrap().csrf(path)
}

#[test]
fn what_is_wrong_with_a_file_is_said_beside_it() {
    let scene = scene(Kind::Sqlite);
    let path = scene.path.as_str();
    let mut bo = scene.portal.browser(&scene.bo);
    let empty = attach(&mut bo, path, ("", b""));
    assert_eq!(empty.status, 422);
    assert!(empty.says("id=\"file-problem\"") && empty.says("not empty"));
    // The place that was chosen is kept.
    assert!(empty.says("<option value=\"assets.house.deed\" selected>"));

    let large = vec![b'x'; 26 * 1024 * 1024];
    let large = attach(&mut bo, path, ("large.bin", &large));
    assert_eq!(large.status, 422);
    assert!(large.says("larger than"), "{}", large.text);
    assert!(bo.open(path).says("No file is attached."));

    let token = bo.page.token(path).unwrap();
    let unplaced = [("token", token.as_str()), ("place", "assets.boat.deed")];
    let unplaced = send(&mut bo, path, &unplaced, ("x", b"x"));
    assert!(unplaced.status == 422 && unplaced.says("id=\"place-problem\""));

    // Without the token, or with it behind the file, nothing is taken.
    let place = ("place", "assets.house.deed");
    assert_eq!(send(&mut bo, path, &[place], ("x", b"x")).status, 403);
    let foreign = bo
        .request(Method::POST, path)
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(multipart(&[("token", &token), place], ("x", b"x")));
    assert_eq!(bo.fetch(foreign).status, 403);
    let mut stranger = scene.portal.stranger();
    assert_eq!(send(&mut stranger, path, &[place], ("x", b"x")).status, 401);
}

#[test]
fn a_program_attaches_reads_and_takes_out() {
    let scene = scene(Kind::Sqlite);
    let api = format!("/api/v1{}", scene.path);
    let mut bo = scene.portal.stranger();
    let signed_in = serde_json::json!({"login": scene.bo.login, "password": scene.bo.password});
    let request = bo.request(Method::POST, "/api/v1/session").json(&signed_in);
    let answer: serde_json::Value = serde_json::from_str(&bo.fetch(request).text).unwrap();
    let bearer = answer["token"].as_str().unwrap().to_owned();
    let mut call = |method, path: &str, body: &'static [u8]| {
        let request = bo.request(method, path).bearer_auth(&bearer).body(body);
        let page = bo.fetch(request);
        (page.status, page.text.clone())
    };
    let to = format!("{api}?place=assets.house.deed&name=deed.txt");
    let (status, attached) = call(Method::POST, &to, b"mine");
    assert_eq!(status, 201, "{attached}");
    let attached: serde_json::Value = serde_json::from_str(&attached).unwrap();
    let file = format!("{api}/{}", attached["id"].as_str().unwrap());
    assert_eq!(call(Method::GET, &file, b""), (200, "mine".to_owned()));
    let (_, list) = call(Method::GET, &api, b"");
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list["files"][0]["places"][0], "assets.house.deed");
    assert_eq!(call(Method::POST, &api, b"mine").0, 422);
    assert_eq!(call(Method::DELETE, &file, b"").0, 204);
    assert_eq!(call(Method::GET, &file, b"").0, 404);
    let review = file.replace("/disclosures/", "/reviews/");
    assert_eq!(call(Method::GET, &review, b"").0, 404);
}

#[test]
fn a_table_in_a_file_is_shown_before_it_is_taken_over() {
    let scene = scene(Kind::Sqlite);
    let path = format!("/disclosures/{}/sections/assets/import", scene.id);
    let to = format!("{path}/file");
    let mut bo = scene.portal.browser(&scene.bo);
    bo.open(&path);
    let token = bo.page.token(&to).unwrap();
    let pairs = [("token", token.as_str())];
    let page = send(&mut bo, &to, &pairs, ("holdings.csv", b"what\nYacht\n"));
    assert!(page.status == 200 && page.says("Yacht"), "{}", page.text);
    let old = [0xd0, 0xcf, 0x11, 0xe0, 0, 0];
    let page = send(&mut bo, &to, &pairs, ("holdings.xls", &old));
    assert!(
        page.status == 422 && page.says("before 2007"),
        "{}",
        page.text
    );
    let long = format!("what\n{}", "Yacht\n".repeat(20_000));
    let page = send(&mut bo, &to, &pairs, ("holdings.csv", long.as_bytes()));
    assert!(
        page.status == 422 && page.says("id=\"file-problem\""),
        "{}",
        page.text
    );
}
