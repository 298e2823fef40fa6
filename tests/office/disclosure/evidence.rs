//! What shows that a remedy was carried out: files and versions of the statement, from both sides, to their destruction.

use diesel::{QueryDsl, RunQueryDsl};
use probity::{
    Error, Result,
    actor::Actor,
    disclosure::{
        StatementId,
        attachment::{self, Upload},
        filing::{
            drafting::{amend, save},
            helping::designate,
            reading::own,
            submitting::submit,
        },
        remedy::{Stage, Step, evidence},
        retention,
        review::{
            certifying::{certify, close},
            reading::open,
            reviewing::conclude,
        },
        statement::content::Words,
    },
    inspection::inspect,
    role::Role,
    storage::{
        Purpose,
        schema::{attachment_segments, attachments},
    },
    vault::AttachmentId,
};
use reqwest::Method;
use serde_json::{Value, json};

use super::{
    cast::assets,
    files::reason,
    remedy::Case,
    reviewing::{Bench, send},
};
use crate::{api::Program, databases::each, desk::Person, pages::attaching, portal::Browser};

const NOTE: &[u8] = b"The bank has sold the shares of Acme.\n";

/// Somebody gives a file as evidence of the remedy.
fn give(case: &Case, who: &Actor) -> Result<AttachmentId> {
    let office = &case.bench.cast.desk.office;
    let mut upload: Upload = evidence::begin(office, who, case.id)?;
    upload.push(NOTE)?;
    let named = ("note.pdf", "application/pdf");
    evidence::give(office, who, (case.id, case.remedy), upload, named)
}

/// Bo files once more, with what is left.
fn filed_again(bench: &Bench, id: StatementId) {
    let (office, bo) = (&bench.cast.desk.office, bench.cast.actor(&bench.bo));
    amend(office, &bo, id).unwrap();
    let saved = own(office, &bo, id).unwrap().draft().unwrap().saved;
    let saved = save(office, &bo, (id, saved), &assets(&[("Bonds", false)])).unwrap();
    submit(office, &bo, (id, saved), "Bo Chen").unwrap();
}

fn attach(browser: &mut Browser, page: &str, (name, bytes): (&str, &[u8])) -> u16 {
    let action = format!("{page}/evidence");
    let shown = browser.open(page);
    let (token, remedy) = (shown.token(&action).unwrap(), shown.hidden("remedy"));
    let pairs = [("token", token.as_str()), ("remedy", remedy.as_str())];
    attaching::send(browser, &action, &pairs, (name, bytes)).status
}

#[test]
fn a_file_and_a_version_show_that_it_was_done_and_its_reviewer_reads_both() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bench, id) = (&case.bench, case.id);
        let office = &bench.cast.desk.office;
        let (mine, theirs) = (
            format!("/disclosures/{id}/remedies"),
            format!("/reviews/{id}/remedies"),
        );
        let mut bo = bench.browser(&bench.bo);
        assert!(!bo.open(&mine).says("A file that shows it"), "not agreed");
        case.step(&bench.bo, Step::Agree, "").unwrap();
        assert_eq!(attach(&mut bo, &mine, ("", b"")), 422);
        assert!(bo.page.says("id=\"file-problem\""));
        assert_eq!(attach(&mut bo, &mine, ("إشعار.pdf", NOTE)), 303);
        let page = bo.follow();
        assert!(page.says("from then on the files stay") && page.says("File attached"));
        let file = attaching::link(page, &format!("/disclosures/{id}/files"));
        assert!(bo.open(&file).text.as_bytes() == NOTE);
        assert!(
            bo.open(&format!("/disclosures/{id}/files"))
                .says("Shows how a remedy")
        );

        filed_again(bench, id);
        assert!(bo.open(&mine).says("Version 2 of the statement"));
        let remedy = bo.page.hidden("remedy");
        let prove = |version| {
            [
                ("remedy", remedy.as_str()),
                ("version", version),
                ("as", "prove"),
            ]
        };
        assert_eq!(send(&mut bo, &mine, &prove("1")), 422);
        assert!(bo.page.says("href=\"#version\""));
        assert_eq!(send(&mut bo, &mine, &prove("2")), 303, "needs no words");

        let mut rui = bench.browser(&bench.rui);
        let page = rui.open(&theirs);
        assert!(page.says("إشعار.pdf") && page.says("Version 2 of the statement"));
        let read = attaching::link(page, &format!("/reviews/{id}/files"));
        let before = office.checkpoint().unwrap().size;
        assert!(rui.open(&read).text.as_bytes() == NOTE);
        assert_eq!(office.checkpoint().unwrap().size, before + 1);
        let people = &bench.cast.people;
        let mut auditor = bench.browser(&people.auditor);
        let mut other = bench.browser(&bench.cast.enrol("4", &[]));
        for (browser, path) in [
            (&mut bo, &read),
            (&mut rui, &file),
            (&mut auditor, &read),
            (&mut other, &file),
        ] {
            assert_eq!(browser.open(path).status, 404, "{path}");
        }
        assert_eq!(
            case.step(&bench.rui, Step::Verify, "").unwrap(),
            Stage::Verified
        );
    });
}

#[test]
fn only_whoever_carries_it_out_or_reviews_it_gives_evidence_and_only_in_its_time() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let cast = &case.bench.cast;
        let bo = cast.actor(&case.bench.bo);
        assert_eq!(reason(give(&case, &bo)), "disclosure-remedy-no-evidence");
        case.step(&case.bench.bo, Step::Agree, "").unwrap();
        let other = cast.enrol("4", &[]);
        for nobody in [&other, &cast.people.auditor, &cast.people.administrator] {
            assert!(matches!(
                give(&case, &cast.actor(nobody)),
                Err(Error::Denied)
            ));
        }
        let unsaid = case.step(&case.bench.bo, Step::Prove, "");
        assert_eq!(reason(unsaid), "message-missing");

        // What the reviewer wrote down for the filer, the reviewer does not verify.
        give(&case, &cast.actor(&case.bench.rui)).unwrap();
        case.step(&case.bench.bo, Step::Prove, "").unwrap();
        let verified = case.step(&case.bench.rui, Step::Verify, "");
        assert_eq!(reason(verified), "disclosure-remedy-proven-by-you");
        case.step(&cast.people.officer, Step::Verify, "").unwrap();
        assert_eq!(reason(give(&case, &bo)), "disclosure-remedy-no-evidence");
    });
}

#[test]
fn a_file_is_taken_back_by_whoever_gave_it_until_they_say_that_it_is_done() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bench, id) = (&case.bench, case.id);
        let cast = &bench.cast;
        let office = &cast.desk.office;
        let at = (id, case.remedy);
        let take_back =
            |who: &Person, file| evidence::take_back(office, &cast.actor(who), at, file);
        case.step(&bench.bo, Step::Agree, "").unwrap();
        let bo = cast.actor(&bench.bo);
        let (wrong, right) = (give(&case, &bo).unwrap(), give(&case, &bo).unwrap());
        let of_rui = give(&case, &cast.actor(&bench.rui)).unwrap();
        for nobody in [&bench.rui, &cast.people.head, &cast.enrol("4", &[])] {
            assert!(matches!(take_back(nobody, wrong), Err(Error::Denied)));
        }
        let anothers = take_back(&bench.bo, of_rui);
        assert!(matches!(anothers, Err(Error::Missing)));
        take_back(&bench.bo, wrong).unwrap();
        let gone = attachment::open(office, &bo, id, wrong);
        assert!(matches!(gone, Err(Error::Missing)));
        assert!(attachment::open(office, &bo, id, right).is_ok());
        let lines = &case.seen_by(&bench.rui).remedies[0].lines;
        assert!(matches!(&lines.last().unwrap().words,
            Words::Remedy { what, words, .. }
                if what == evidence::TAKE_BACK && words.as_deref() == Some("note.pdf")));

        // Once it was told with, it stays, also when the office asks for more.
        case.step(&bench.bo, Step::Prove, "").unwrap();
        let told = "disclosure-remedy-file-told";
        assert_eq!(reason(take_back(&bench.bo, right)), told);
        let officer = &cast.people.officer;
        case.step(officer, Step::SendBack, "Which shares?").unwrap();
        assert_eq!(reason(take_back(&bench.bo, right)), told);
        let more = give(&case, &bo).unwrap();
        take_back(&bench.bo, more).unwrap();
        let auditor = cast.actor(&cast.people.auditor);
        assert!(inspect(office, &auditor).unwrap().is_sound());
    });
}

#[test]
fn a_button_takes_a_file_back_and_the_office_sees_none() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bench, id) = (&case.bench, case.id);
        case.step(&bench.bo, Step::Agree, "").unwrap();
        let mine = format!("/disclosures/{id}/remedies");
        let theirs = format!("/reviews/{id}/remedies");
        let mut bo = bench.browser(&bench.bo);
        assert_eq!(attach(&mut bo, &mine, ("wrong.pdf", NOTE)), 303);
        let mut rui = bench.browser(&bench.rui);
        let page = rui.open(&theirs);
        assert!(page.says("wrong.pdf") && !page.says("Take it back"));
        let page = bo.follow();
        let (file, remedy) = (page.hidden("file"), page.hidden("remedy"));
        let take_back = [
            ("file", file.as_str()),
            ("remedy", remedy.as_str()),
            ("as", "take-back"),
        ];
        assert_eq!(send(&mut rui, &theirs, &take_back), 404);
        assert_eq!(send(&mut bo, &mine, &take_back), 303);
        let page = &bo.page;
        assert!(page.says("The file is taken back and destroyed."));
        assert!(page.says("File taken back") && !page.says("name=\"file\" value"));
    });
}

#[test]
fn evidence_survives_the_next_draft_is_none_of_a_helpers_and_goes_with_the_statement() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bench, id) = (&case.bench, case.id);
        let cast = &bench.cast;
        let office = &cast.desk.office;
        case.step(&bench.bo, Step::Agree, "").unwrap();
        let bo = cast.actor(&bench.bo);
        let note = give(&case, &bo).unwrap();
        amend(office, &bo, id).unwrap();
        let helper = cast.enrol("4", &[Role::Designee]);
        designate(office, &bo, id, cast.actor(&helper).id()).unwrap();
        let dee = cast.actor(&helper);
        assert!(
            attachment::files(office, &dee, id)
                .unwrap()
                .files
                .is_empty()
        );
        assert!(matches!(
            attachment::open(office, &dee, id, note),
            Err(Error::Missing)
        ));
        designate(office, &bo, id, None).unwrap();
        let saved = own(office, &bo, id).unwrap().draft().unwrap().saved;
        submit(office, &bo, (id, saved), "Bo Chen").unwrap();
        assert!(attachment::open(office, &bo, id, note).is_ok());
        assert!(attachment::review(office, &cast.actor(&bench.rui), id, note).is_ok());

        case.step(&bench.bo, Step::Prove, "Sold.").unwrap();
        case.step(&bench.rui, Step::Verify, "").unwrap();
        let rui = cast.actor(&bench.rui);
        let read = open(office, &rui, id).unwrap().revision;
        conclude(office, &rui, (id, read)).unwrap();
        let head = cast.actor(&cast.people.head);
        certify(office, &head, (id, read + 1)).unwrap();
        close(office, &head, (id, read + 2)).unwrap();
        destroyed(&case);
    });
}

/// Years later two people destroy the statement; no file of it is left.
fn destroyed(case: &Case) {
    let cast = &case.bench.cast;
    let office = &cast.desk.office;
    cast.desk.days_later(6 * 366 + 1);
    probity::worker::round(office, None).unwrap();
    let sign = |who: &Person| {
        let due = retention::due(office, &cast.actor(who)).unwrap();
        retention::sign(office, &cast.actor(who), due[0].approval.unwrap()).unwrap()
    };
    assert!(!sign(&cast.people.head) && sign(&cast.people.officer));
    let head = cast.actor(&cast.people.head);
    assert_eq!(retention::certificates(office, &head).unwrap()[0].files, 1);
    let main = probity::office::main_address(office.settings());
    let mut conn = main.connect(Purpose::Read).unwrap();
    let files: i64 = attachments::table.count().get_result(&mut conn).unwrap();
    let segments = attachment_segments::table.count();
    let segments: i64 = segments.get_result(&mut conn).unwrap();
    assert_eq!((files, segments), (0, 0));
}

#[test]
fn a_program_gives_a_file_and_says_that_it_is_done() {
    each(|kind| {
        let case = Case::open(kind, "divestiture");
        let (bench, id) = (&case.bench, case.id);
        case.step(&bench.bo, Step::Agree, "").unwrap();
        let sign_in = |who: &Person| Program::signed_in(&bench.doors, &who.login, &who.password);
        let (mut bo, mut rui) = (sign_in(&bench.bo), sign_in(&bench.rui));
        let remedies = format!("/disclosures/{id}/remedies");
        let to = format!("{remedies}/{}/evidence?name=note.pdf", case.remedy);
        assert_eq!(
            sign_in(&bench.cast.enrol("4", &[])).give(&to, NOTE).status,
            404
        );
        let given = bo.give(&to, NOTE);
        assert_eq!(given.status, 201, "{}", given.text);
        let file = given.json()["id"].as_str().unwrap().to_owned();
        let seen = bo.get(&remedies).json();
        assert_eq!(seen[0]["evidence"][0]["file"], json!(file));
        assert_eq!(seen[0]["versions"], json!([]));
        let step = |seen: &Value| {
            json!({"do": "step", "remedy": case.remedy.to_string(), "step": "prove",
                "revision": seen[0]["revision"]})
        };
        let other = bo.give(&to, NOTE).json()["id"].as_str().unwrap().to_owned();
        let back = |file: &str| format!("{remedies}/{}/evidence/{file}", case.remedy);
        assert_eq!(rui.call(Method::DELETE, &back(&other), None).status, 404);
        assert_eq!(bo.call(Method::DELETE, &back(&other), None).status, 204);
        assert_eq!(bo.call(Method::DELETE, &back(&other), None).status, 404);
        let seen_now = bo.get(&remedies).json();
        assert_eq!(bo.post(&remedies, &step(&seen_now)).status, 204);
        assert_eq!(bo.call(Method::DELETE, &back(&file), None).status, 422);
        let seen = rui.get(&format!("/reviews/{id}/remedies")).json();
        assert_eq!(seen[0]["evidence"][0]["name"], "note.pdf");
        let read = rui.get(&format!("/reviews/{id}/files/{file}"));
        assert!(read.text.as_bytes() == NOTE);
    });
}
