//! The drill of docs/recovery.md in the words an operator types: work, a backup, a disaster, an older copy put back, and
//! work again.

use std::{
    fs,
    io::Write,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use probity::{identity::Gate, vault::custodian::CustodianShare};

use crate::{
    databases::Kind,
    desk::{Desk, People},
    recovery::{custodians, reads},
};

/// An office on its own folder, with people whose passphrases the program itself can check.
fn office() -> (Desk, People) {
    let mut desk = Desk::founded(Kind::Sqlite);
    let costs = &desk.office.settings().password;
    desk.gate = Arc::new(Gate::new(costs, 1).unwrap());
    desk.staffed()
}

/// What a command prints, both streams, and whether it ended well; `typed` is what its operators type.
fn probity(desk: &Desk, arguments: &[&str], typed: &[&str]) -> (bool, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_probity"))
        .arg("--dir")
        .arg(desk.folder.path())
        .args(arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all((typed.join("\n") + "\n").as_bytes()).ok();
    drop(input);
    let done = child.wait_with_output().unwrap();
    let said = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8(said).unwrap())
}

fn runs(desk: &Desk, arguments: &[&str], typed: &[&str]) -> String {
    let (well, said) = probity(desk, arguments, typed);
    assert!(well, "{arguments:?}: {said}");
    said
}

fn fails(desk: &Desk, arguments: &[&str], typed: &[&str]) -> String {
    let (well, said) = probity(desk, arguments, typed);
    assert!(!well, "{arguments:?}: {said}");
    said
}

fn put_back(desk: &Desk, copies: &Path, name: &str) {
    let file = desk.folder.path().join(name);
    for ending in ["-wal", "-shm"] {
        fs::remove_file(format!("{}{ending}", file.display())).ok();
    }
    fs::copy(copies.join(name), file).unwrap();
}

#[test]
fn an_older_main_database_is_put_back_command_by_command() {
    let (mut desk, mut people) = office();
    let amina = desk.staff("amina");
    let kept = desk.ask(&amina, "A gift", "May I keep it?");
    let home = tempfile::tempdir().unwrap();
    let copies = home.path().join("copies");
    runs(&desk, &["backup", copies.to_str().unwrap()], &[]);

    let lost = desk.ask(&amina, "A second gift", "And this?");
    desk.office.drop_anchor().unwrap();
    let checkpoint = home.path().join("checkpoint.txt");
    fs::write(&checkpoint, runs(&desk, &["audit", "checkpoint"], &[])).unwrap();
    let checkpoint = checkpoint.to_str().unwrap();

    desk.close();
    put_back(&desk, &copies, "probity.sqlite");
    let said = fails(&desk, &["account", "list"], &[]);
    assert!(said.contains("probity accept-loss"), "{said}");
    let verify = ["audit", "verify", "--checkpoint", checkpoint];
    let said = fails(&desk, &verify, &[]);
    assert!(said.contains("The checkpoint counts"), "{said}");

    let (head, alternate) = (&people.head, &people.alternate);
    let one = ["accept-loss", "--by", &head.login];
    assert!(runs(&desk, &one, &[&head.password]).contains("Somebody else must be the second"));
    fails(&desk, &one, &[&head.password]);
    fails(&desk, &["account", "list"], &[]);
    let other = ["accept-loss", "--by", &alternate.login];
    let said = runs(&desk, &other, &[&alternate.password]);
    assert!(said.contains("Two people have accepted the loss"), "{said}");
    assert!(runs(&desk, &other, &[]).contains("Nothing is lost"));

    let auditor = &people.auditor;
    let inspect = ["audit", "verify", "--auditor", &auditor.login];
    runs(&desk, &inspect, &[&auditor.password]);
    desk.reopen();
    desk.sign_in(&mut people.officer);
    assert!(reads(&desk, &people.officer, kept.id));
    assert!(!reads(&desk, &people.officer, lost.id));
    let after = desk.ask(&amina, "A third gift", "And this one?");
    desk.settle(&people.officer, after.id);
    runs(&desk, &inspect, &[&auditor.password]);
}

#[test]
fn both_sign_one_after_the_other_in_one_command() {
    let (mut desk, people) = office();
    let home = tempfile::tempdir().unwrap();
    runs(&desk, &["backup", home.path().to_str().unwrap()], &[]);
    let amina = desk.staff("amina");
    desk.ask(&amina, "A gift", "May I keep it?");
    desk.office.drop_anchor().unwrap();
    desk.close();
    put_back(&desk, home.path(), "probity.sqlite");
    let (one, other) = (&people.head, &people.alternate);
    let both = ["accept-loss", "--by", &one.login, "--by", &other.login];
    let said = runs(&desk, &both, &[&one.password, &other.password]);
    assert!(said.contains("Two people have accepted the loss"), "{said}");
    desk.reopen();
}

#[test]
fn a_lost_credential_file_is_restored_from_shares_in_files_or_typed() {
    let (mut desk, people) = office();
    let home = tempfile::tempdir().unwrap();
    let shares = custodians(&desk);
    let lines = |share: &CustodianShare| {
        let lines: Vec<_> = share.lines().iter().map(|line| line.to_string()).collect();
        lines.join("\n")
    };
    let files: Vec<String> = (shares.iter().zip(["one.txt", "two.txt"]))
        .map(|(share, name)| {
            let file = home.path().join(name);
            fs::write(&file, lines(share)).unwrap();
            file.to_str().unwrap().to_owned()
        })
        .collect();
    let credential = desk.office.settings().credential.file.clone();
    desk.close();
    let in_files = ["--share", &files[0], "--share", &files[1]];
    for (more, typed) in [
        (&in_files[..], Vec::new()),
        (&[], shares.iter().map(lines).collect()),
    ] {
        fs::remove_file(&credential).unwrap();
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let command = [&["recover", "credential"], more].concat();
        let said = runs(&desk, &command, &typed);
        assert!(said.contains("The credential file is restored"), "{said}");
        fails(&desk, &command, &typed);
    }
    desk.reopen();
    assert!(desk.actor(&people.head).id().is_some());
}
