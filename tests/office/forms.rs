//! Forms from the command line: what an office writes is whole, or told to be mended line by line.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use probity::{
    disclosure::form::{Answers, Form, Forms, Standing, Typed},
    error::Error,
    language::Languages,
};

const PROBITY: &str = env!("CARGO_BIN_EXE_probity");

fn check(arguments: &[&str]) -> Output {
    let mut command = Command::new(PROBITY);
    command.args(["form", "check"]).args(arguments);
    command.env_clear().output().unwrap()
}

fn said(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

/// The small form of docs/forms.md.
fn documented() -> String {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/forms.md"));
    let page = page.unwrap();
    let begins = page.find("```toml\n# Who gets a laptop").unwrap() + "```toml\n".len();
    let form = &page[begins..];
    form[..form.find("```").unwrap()].to_owned()
}

#[test]
fn the_form_of_the_documentation_is_whole_and_the_command_says_so_in_either_language() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("equipment-1.toml");
    fs::write(&file, documented()).unwrap();
    let name = file.display().to_string();
    let done = check(&[&name]);
    assert_eq!(
        (done.status.code(), said(done.stderr).as_str()),
        (Some(0), "")
    );
    let form = Form::parse(&name, &documented()).unwrap();
    let summary = said(done.stdout);
    let expected = format!(
        "ok: Equipment at home, version 1: 2 sections, 5 questions, in en and ar; fingerprint {}\n",
        form.fingerprint().unwrap()
    );
    assert_eq!(summary, expected);
    let arabic = said(check(&[&name, "--language", "ar"]).stdout);
    assert!(
        arabic.contains("المعدات في المنزل") && arabic.contains("قسمان"),
        "{arabic}"
    );
}

#[test]
fn every_mistake_is_a_line_with_file_line_and_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("equipment-1.toml");
    let broken = documented()
        .replace("type = \"money\"", "type = \"mony\"")
        .replace("most = 20", "moost = 20")
        .replace("{ currency = \"CHF\", from", "{ from")
        .replace("field = \"state\"", "field = \"value\"");
    fs::write(&file, &broken).unwrap();
    let name = file.display().to_string();
    let done = check(&[&name]);
    assert_eq!(done.status.code(), Some(1));
    assert_eq!(said(done.stdout), "");
    let told = said(done.stderr);
    let line = |part: &str| broken[..broken.find(part).unwrap()].matches('\n').count() + 1;
    let expected = [
        (
            line("moost"),
            "There is no “moost” here. Did you mean “most”?",
        ),
        (
            line("{ from"),
            "The threshold has no currency. Write one, as in currency = \"USD\".",
        ),
        (
            line("field = \"value\""),
            "“value” is asked later. A condition names an earlier field.",
        ),
        (
            line("mony"),
            "There is no type “mony”. Did you mean “money”?",
        ),
    ];
    let expected = expected.map(|(line, sentence)| format!("{name}:{line}: {sentence}"));
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);
    let arabic = said(check(&[&name, "--language", "ar"]).stderr);
    assert!(
        arabic.lines().count() == 4 && arabic.contains("هل قصدت “money”؟"),
        "{arabic}"
    );
}

#[test]
fn what_cannot_be_read_or_said_is_told() {
    let missing = said(check(&["/nowhere/form-1.toml"]).stderr);
    assert!(missing.contains("/nowhere/form-1.toml"), "{missing}");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/forms/oge-450-1.toml");
    let shipped = shipped.display().to_string();
    let done = check(&[&shipped, "--language", "tlh"]);
    assert_eq!(done.status.code(), Some(1));
    let told = said(done.stderr);
    assert_eq!(
        told,
        "There is no language “tlh” here. There are: en, ar.\n"
    );
}

#[test]
fn an_offices_own_file_wins_and_a_broken_one_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let forms = folder.path().join("forms");
    fs::create_dir(&forms).unwrap();
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/forms/annual-attestation-1.toml");
    let ours = fs::read_to_string(ours).unwrap();
    let own = ours.replace("en = \"Annual attestation\"", "en = \"Yearly promise\"");
    fs::write(forms.join("annual-attestation-1.toml"), own).unwrap();
    fs::write(forms.join("equipment-1.toml"), documented()).unwrap();
    let second = ours.replace("version = 1", "version = 2");
    fs::write(forms.join("annual-attestation-2.toml"), second).unwrap();
    let loaded = Forms::load(folder.path()).unwrap();
    assert_eq!(loaded.iter().count(), 6);
    let first = loaded.get("annual-attestation", 1).unwrap();
    assert_eq!(first.title.spoken("en"), "Yearly promise");
    assert_eq!(loaded.newest("annual-attestation").unwrap().version, 2);

    fs::write(forms.join("equipment-1.toml"), "code = \"equipment\"\n").unwrap();
    let Err(Error::Invalid(problems)) = Forms::load(folder.path()) else {
        panic!("a broken form was taken");
    };
    let languages = Languages::load(None, "en").unwrap();
    let first = languages
        .speech("en")
        .unwrap()
        .say(&problems.iter().next().unwrap().text);
    assert!(first.contains("equipment-1.toml"), "{first}");
}

/// The attestation as a person fills it in, answer by answer.
#[test]
fn a_person_fills_in_the_attestation() {
    let forms = Forms::load(Path::new("/nowhere")).unwrap();
    let form = forms.newest("annual-attestation").unwrap();
    let section = &form.sections[0];
    let mut answers = Answers::default();
    let mut item = probity::disclosure::form::Item {
        id: "1".to_owned(),
        subject: None,
        fields: std::collections::BTreeMap::new(),
    };
    for (code, typed) in [
        ("standards", "yes"),
        ("training", "yes"),
        ("activities", "none"),
        ("gifts", "none"),
        ("conflict", "no"),
        ("conflict-disclosed", ""),
        ("reporting", "yes"),
        ("remark", ""),
    ] {
        let field = section.field(code).unwrap();
        if let Some(value) = field.read(Typed::One(typed)).unwrap() {
            item.fields.insert(code.to_owned(), value);
        }
    }
    answers.put(&section.code, item.clone());
    assert!(form.progress(&answers).is_complete());
    assert!(form.is_blank(&answers) && form.check(&answers).unwrap().is_clear());
    assert_eq!(form.codes(&answers).len(), 6);

    let yes = section.field("conflict").unwrap().read(Typed::One("yes"));
    item.fields
        .insert("conflict".to_owned(), yes.unwrap().unwrap());
    answers.put(&section.code, item);
    let standing = form.standings(&answers).next().unwrap().1;
    assert_eq!(
        standing,
        Standing::Begun,
        "it is now asked what it is about"
    );
    assert!(!form.is_blank(&answers));
}
