//! `kill -9` at any moment: what was acknowledged is there afterwards, whole and readable.

use std::{
    collections::BTreeMap,
    env,
    io::{BufRead, BufReader, Write, stdout},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use probity::{
    advice,
    calendar::FixedClock,
    chance::Chance,
    config::Settings,
    identity,
    office::Office,
    storage::{Address, Purpose, Tree, pending},
    vault::{MatterId, session::Token},
};

use crate::{
    databases::{Kind, each},
    desk::{BEGINNING, Desk, Person, asking, at},
};

const FOLDER: &str = "PROBITY_TEST_KILL_FOLDER";
const TOKENS: &str = "PROBITY_TEST_KILL_TOKENS";
const PROBITY: &str = env!("CARGO_BIN_EXE_probity");

/// What the child does: people ask, each on a thread of their own, until the process is killed. A number is printed once it
/// was acknowledged and not before.
fn ask_until_killed(folder: &Path) -> ! {
    let settings = Settings::load(folder, std::iter::empty()).unwrap();
    let clock = Arc::new(FixedClock::at(at(BEGINNING)));
    let office = Office::start(settings, clock, Chance::system()).unwrap();
    let tokens = env::var(TOKENS).unwrap();
    std::thread::scope(|scope| {
        for token in tokens.split(',') {
            let office = &office;
            scope.spawn(move || {
                let token = Token::parse(token).unwrap();
                loop {
                    let me = identity::resume(office, &token).unwrap();
                    let asking = asking("A gift", "May I keep the watch?", false);
                    let asked = advice::ask(office, &me, &asking).unwrap();
                    let mut out = stdout().lock();
                    writeln!(out, "acknowledged {} {}", asked.number, asked.id).unwrap();
                    out.flush().unwrap();
                }
            });
        }
    });
    unreachable!("nobody stops asking")
}

/// Lets the child ask until it has acknowledged some matters, kills it, and tells which ones.
fn killed_after(desk: &Desk, askers: &[Person], enough: usize) -> BTreeMap<String, MatterId> {
    let tokens: Vec<String> = askers
        .iter()
        .map(|asker| asker.token.text().to_string())
        .collect();
    let mut child = Command::new(env::current_exe().unwrap())
        .args([
            "kill::what_was_acknowledged_before_a_kill_is_there",
            "--exact",
        ])
        .args(["--nocapture", "--test-threads=1"])
        .env(FOLDER, desk.folder.path())
        .env(TOKENS, tokens.join(","))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = BTreeMap::new();
    let mut note = |line: String| {
        let mut words = line.split(' ');
        if words.next() == Some("acknowledged") {
            let number = words.next().unwrap().to_owned();
            let id = MatterId::parse(words.next().unwrap()).unwrap();
            assert!(acknowledged.insert(number, id).is_none(), "a number twice");
        }
        acknowledged.len()
    };
    for line in said.by_ref() {
        if note(line.unwrap()) >= enough {
            break;
        }
    }
    child.kill().unwrap();
    // What it had still said is acknowledged as well; half a line is not.
    let rest: Vec<String> = said.map_while(Result::ok).collect();
    for line in rest.iter().filter(|line| line.len() > 50) {
        note(line.clone());
    }
    let ended = child.wait_with_output().unwrap();
    let complaints = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(!complaints.contains("locked"), "{complaints}");
    assert!(acknowledged.len() >= enough, "{complaints}");
    acknowledged
}

#[test]
fn what_was_acknowledged_before_a_kill_is_there() {
    if let Some(folder) = env::var_os(FOLDER) {
        ask_until_killed(Path::new(&folder));
    }
    let chance = Chance::system();
    each(|kind| {
        let (mut desk, people) = Desk::open(kind);
        let askers: Vec<Person> = ["amina", "basil", "carol", "dario", "edith", "farid"]
            .map(|name| desk.staff(name))
            .into();
        let mut all = BTreeMap::new();
        for _ in 0..3 {
            let enough = 4 + usize::try_from(chance.below(12)).unwrap();
            let acknowledged = killed_after(&desk, &askers, enough);
            desk.reopen();
            assert!(desk.office.verify(&[]).unwrap().is_sound());
            for (number, id) in acknowledged {
                let officer = desk.actor(&people.officer);
                let opened = advice::open(&desk.office, &officer, id).unwrap();
                assert_eq!(opened.number, number);
                assert!(opened.lines[0].verified);
                assert!(all.insert(number, id).is_none(), "a number twice");
            }
        }
        // Whoever asked goes on where they were.
        for asker in &askers {
            let mine = advice::mine(&desk.office, &desk.actor(asker)).unwrap();
            let asked = desk.ask(asker, "A job", "May I teach?");
            assert!(mine.iter().all(|own| own.number != asked.number));
        }
    });
}

/// Starts the program and kills it as soon as `begun` is true; tells whether it was quicker than that.
fn killed_when(arguments: &[&str], begun: impl Fn() -> bool) -> bool {
    let mut child = Command::new(PROBITY)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.success();
        }
        if begun() {
            child.kill().unwrap();
            child.wait().unwrap();
            return false;
        }
        std::thread::yield_now();
    }
}

fn run(arguments: &[&str]) -> bool {
    killed_when(arguments, || false)
}

#[test]
fn a_backup_that_is_killed_leaves_no_half_file_under_its_name() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    for _ in 0..20 {
        desk.ask(&amina, "A gift", "May I keep the watch?");
    }
    let folder = desk.folder.path().display().to_string();
    for round in 0..4 {
        let into = desk.folder.path().join(format!("backup-{round}"));
        let (main, part) = (
            into.join("probity.sqlite"),
            into.join("probity.sqlite.part"),
        );
        let name = into.display().to_string();
        let arguments = ["--dir", &folder, "backup", &name];
        killed_when(&arguments, || match round {
            0 => into.exists(),
            1 => part.exists(),
            2 => part.metadata().is_ok_and(|about| about.len() > 0),
            _ => main.exists(),
        });
        if main.exists() {
            let mut copy = Address::Sqlite(main).connect(Purpose::Read).unwrap();
            assert!(probity::audit::examine(&mut copy, &[]).unwrap().is_sound());
        } else {
            // What lies about of the half one is in nobody's way.
            assert!(run(&arguments));
        }
    }
}

#[test]
fn a_migration_that_is_killed_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (main, shares) = (
        folder.path().join("probity.sqlite"),
        folder.path().join("shares.sqlite"),
    );
    for file in [&main, &shares] {
        std::fs::write(file, "").unwrap();
    }
    let name = folder.path().display().to_string();
    let arguments = ["--dir", &name, "migrate"];
    let log = folder.path().join("probity.sqlite-wal");
    for kilobytes in [0, 8, 64] {
        killed_when(&arguments, || {
            let written = log.metadata().map_or(0, |about| about.len());
            log.exists() && written >= kilobytes * 1024
        });
    }
    assert!(run(&arguments));
    for (file, tree) in [(main, Tree::Main), (shares, Tree::Shares)] {
        let mut conn = Address::Sqlite(file).connect(Purpose::Read).unwrap();
        assert!(!pending(&mut conn, tree).unwrap());
    }
}
