//! Files of a statement: attached to a question of the draft, read by its filer and its reviewers, gone with the draft, kept
//! with what was filed.

use diesel::{QueryDsl, RunQueryDsl};
use probity::{
    Error, Result,
    actor::Actor,
    disclosure::{
        StatementId,
        attachment::{self, Upload},
        filing::{
            beginning::begin, drafting::amend, drafting::save, helping::designate, reading::own,
            submitting::submit,
        },
        form::{Answers, Form, Item, Value},
        review::assigning,
    },
    role::Role,
    storage::{Purpose, schema::attachment_segments},
    vault::AttachmentId,
};

use super::cast::Cast;
use crate::{
    databases::{Kind, each},
    desk::Person,
};

/// A form that asks for the deed of each asset.
pub fn deeds() -> Form {
    let text = r#"
code = "deeds"
version = 1
languages = ["en", "ar"]
title = { en = "Assets", ar = "أصول" }
certification = { en = "I certify that this is complete.", ar = "أشهد بأن هذا كامل." }
[[section]]
code = "assets"
title = { en = "Assets", ar = "أصول" }
nothing = { en = "I have none", ar = "ليس لدي" }
name = "what"
[[section.field]]
code = "what"
type = "organisation"
label = { en = "What", ar = "ماذا" }
required = true
[[section.field]]
code = "deed"
type = "file"
label = { en = "The deed", ar = "السند" }
"#;
    Form::parse("deeds-1.toml", text).unwrap()
}

/// Somebody who has begun a statement with these assets.
pub fn begun(cast: &Cast, staff_id: &str, whats: &[&str]) -> (Person, StatementId) {
    let office = &cast.desk.office;
    let person = cast.enrol(staff_id, &[]);
    let me = cast.actor(&person);
    let id = cast.newest(&person);
    begin(office, &me, id).unwrap();
    let mut answers = Answers::default();
    for what in whats {
        let named = Value::Organisation((*what).to_owned());
        let item = Item {
            id: what.to_lowercase(),
            subject: None,
            fields: [("what".to_owned(), named)].into(),
        };
        answers.put("assets", item);
    }
    let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
    save(office, &me, (id, saved), &answers).unwrap();
    (person, id)
}

/// A cycle with that form, launched.
pub fn launched(kind: Kind) -> Cast {
    launched_with(kind, "")
}

/// The same under more settings.
pub fn launched_with(kind: Kind, more: &str) -> Cast {
    let cast = Cast::open_with(kind, more);
    let id = cast.define_with(&cast.plan(), &deeds());
    cast.launch(id).unwrap();
    cast
}

fn file(length: usize) -> Vec<u8> {
    (1..=253).cycle().take(length).collect()
}

pub fn upload(cast: &Cast, who: &Actor, id: StatementId, bytes: &[u8]) -> Upload {
    let office = &cast.desk.office;
    let mut upload = attachment::begin(office, who, id).unwrap();
    for part in bytes.chunks(30_000) {
        if upload.push(part).unwrap() {
            upload.write(office).unwrap();
        }
    }
    upload
}

pub fn attach(
    cast: &Cast,
    who: &Actor,
    (id, place): (StatementId, &str),
    bytes: &[u8],
) -> AttachmentId {
    let upload = upload(cast, who, id, bytes);
    let named = ("deed.pdf", "application/pdf");
    let attached = attachment::attach(&cast.desk.office, who, (id, place), upload, named);
    attached.unwrap().0
}

fn whole(cast: &Cast, mut download: attachment::Download) -> Vec<u8> {
    let mut all = Vec::new();
    while let Some(part) = download.next(&cast.desk.office).unwrap() {
        all.extend_from_slice(&part);
    }
    assert_eq!(u64::try_from(all.len()).unwrap(), download.about.length);
    all
}

fn segments(cast: &Cast) -> i64 {
    let main = probity::office::main_address(cast.desk.office.settings());
    let mut conn = main.connect(Purpose::Read).unwrap();
    attachment_segments::table
        .count()
        .get_result(&mut conn)
        .unwrap()
}

/// The purpose of the first sentence of a refusal.
pub fn reason<T>(result: Result<T>) -> String {
    match result {
        Err(Error::Invalid(problems)) => problems.iter().next().unwrap().text.key().to_owned(),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("nothing is refused"),
    }
}

#[test]
fn a_file_is_attached_filed_and_read_by_its_reviewer() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let reviewer = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        let (bo, id) = begun(&cast, "2", &["House", "Boat"]);
        let me = cast.actor(&bo);
        let deed = file(900_000);
        let attached = attach(&cast, &me, (id, "assets.house.deed"), &deed);
        let files = attachment::files(office, &me, id).unwrap();
        assert_eq!(files.open.len(), 2);
        assert_eq!(files.files[0].about.name, "deed.pdf");
        assert_eq!(files.files[0].places[0].name(), "assets.house.deed");
        assert!(!files.files[0].filed);
        assert!(whole(&cast, attachment::open(office, &me, id, attached).unwrap()) == deed);

        // Before it is filed nobody of the desk reads it, and each try is recorded.
        let rui = cast.actor(&reviewer);
        for stranger in [&rui, &cast.officer(), &Actor::console()] {
            assert!(attachment::review(office, stranger, id, attached).is_err());
            assert!(attachment::open(office, stranger, id, attached).is_err());
        }
        let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
        submit(office, &me, (id, saved), "Bo Chen").unwrap();
        assigning::assign_by_load(office, &Actor::worker()).unwrap();
        let rui = cast.actor(&reviewer);
        let before = office.checkpoint().unwrap().size;
        let read = attachment::review(office, &rui, id, attached).unwrap();
        assert_eq!(office.checkpoint().unwrap().size, before + 1);
        assert!(whole(&cast, read) == deed);

        // What was filed is frozen: the amendment may do without it, what was filed may not.
        assert!(attachment::begin(office, &me, id).is_err());
        assert_eq!(
            reason(attachment::remove(office, &me, id, attached)),
            "disclosure-refused-filed"
        );
        amend(office, &me, id).unwrap();
        attachment::remove(office, &me, id, attached).unwrap();
        let files = attachment::files(office, &me, id).unwrap();
        assert!(files.files[0].filed && files.files[0].places.is_empty());
        assert!(attachment::review(office, &rui, id, attached).is_ok());
    });
}

#[test]
fn a_file_of_a_draft_goes_with_it_and_what_is_refused_leaves_nothing() {
    each(|kind| {
        let cast = launched(kind);
        let office = &cast.desk.office;
        let (dina, id) = begun(&cast, "1", &["House"]);
        let me = cast.actor(&dina);
        let place = (id, "assets.house.deed");
        let first = attach(&cast, &me, place, &file(200_000));
        let rows = segments(&cast);
        let second = attach(&cast, &me, place, &file(10));
        assert!(rows > segments(&cast), "the file before is destroyed");
        assert!(attachment::open(office, &me, id, first).is_err());
        attachment::remove(office, &me, id, second).unwrap();
        assert_eq!(segments(&cast), 0);

        let refuse = |place: &str, bytes: &[u8]| {
            let upload = upload(&cast, &me, id, bytes);
            let named = ("x", "text/plain");
            reason(attachment::attach(office, &me, (id, place), upload, named))
        };
        assert_eq!(refuse("assets.house.what", b"x"), "files-place");
        assert_eq!(refuse("assets.other.deed", b"x"), "files-place");
        assert_eq!(refuse("assets.house.deed", b""), "files-choose");
        let mut endless = attachment::begin(office, &me, id).unwrap();
        let (piece, mut pushed) = (file(1024 * 1024), 0);
        let refused = loop {
            match endless.push(&piece) {
                Ok(_) => endless.write(office).unwrap(),
                Err(error) => break Err::<(), _>(error),
            }
            pushed += 1;
        };
        assert_eq!((pushed, reason(refused)), (25, "files-large".to_owned()));
        drop(endless);

        // What was broken off is swept out the day after next.
        assert!(segments(&cast) > 0);
        cast.desk.days_later(2);
        probity::worker::round(office, None).unwrap();
        assert_eq!(segments(&cast), 0);
    });
}

#[test]
fn a_designee_attaches_too_and_keys_change_under_the_files() {
    let cast = launched(Kind::Sqlite);
    let office = &cast.desk.office;
    let helper = cast.enrol("3", &[Role::Designee]);
    let designee = cast.actor(&helper);
    let (dina, id) = begun(&cast, "1", &["House", "Boat"]);
    let me = cast.actor(&dina);
    let mine = attach(&cast, &me, (id, "assets.house.deed"), &file(70_000));
    designate(office, &me, id, designee.id()).unwrap();
    let cleo = cast.actor(&helper);
    let hers = attach(&cast, &cleo, (id, "assets.boat.deed"), &file(5));
    assert!(whole(&cast, attachment::open(office, &cleo, id, mine).unwrap()) == file(70_000));
    designate(office, &me, id, None).unwrap();
    for gone in [mine, hers] {
        assert!(attachment::open(office, &cleo, id, gone).is_err());
        assert!(attachment::open(office, &me, id, gone).is_ok());
    }
}

#[test]
fn an_item_that_was_taken_out_takes_its_file_along_when_it_is_filed() {
    let cast = launched(Kind::Sqlite);
    let office = &cast.desk.office;
    let (dina, id) = begun(&cast, "1", &["House", "Boat"]);
    let me = cast.actor(&dina);
    let gone = attach(&cast, &me, (id, "assets.boat.deed"), &file(5));
    let kept = attach(&cast, &me, (id, "assets.house.deed"), &file(5));
    let draft = own(office, &me, id).unwrap();
    let draft = draft.draft().unwrap();
    let mut answers = draft.version.answers.clone();
    answers.remove("assets", "boat");
    let saved = save(office, &me, (id, draft.saved), &answers).unwrap();
    submit(office, &me, (id, saved), "Dina Haddad").unwrap();
    assert!(attachment::open(office, &me, id, gone).is_err());
    assert!(attachment::open(office, &me, id, kept).is_ok());

    // A file that is not there cannot be filed.
    amend(office, &me, id).unwrap();
    let draft = own(office, &me, id).unwrap();
    let draft = draft.draft().unwrap();
    let mut item = answers.items("assets")[0].clone();
    let other = Value::File {
        id: gone.to_string(),
        name: "deed.pdf".into(),
    };
    item.fields.insert("deed".into(), other);
    answers.put("assets", item);
    let saved = save(office, &me, (id, draft.saved), &answers).unwrap();
    assert_eq!(
        reason(submit(office, &me, (id, saved), "Dina Haddad")),
        "files-lost"
    );
}
