//! `kill -9` in the middle of a launch and of a reminder run: each goes on, and comes to what it would have come to.

use std::{
    env,
    fmt::Write as _,
    io::{BufRead, BufReader, Write as _, stdout},
    path::Path,
    process::{Child, Command, Stdio},
    sync::Arc,
};

use probity::{
    actor::Actor,
    calendar::FixedClock,
    chance::Chance,
    config::Settings,
    disclosure::{
        CycleId,
        cycle::{
            CycleState, cycles,
            filers::{Filer, View, Wanted, filers},
            following::follow_roster,
            launch::{PAGE, launch},
            population::Rule,
            reminding::remind,
            status::status,
        },
    },
    office::Office,
    reminders,
};

use super::cast::{Cast, ROSTER};
use crate::{
    databases::each,
    desk::{BEGINNING, at},
};

const FOLDER: &str = "PROBITY_TEST_LAUNCH_FOLDER";
const DEED: &str = "PROBITY_TEST_LAUNCH_DEED";

/// Two pages of the roster and a bit of a third.
const EVERYBODY: usize = 2_050;

/// What the child does. A launch says after each page how many people it has looked at; one that is to stand still does so
/// between two pages, until it is killed.
fn act_until_killed(folder: &Path) {
    let settings = Settings::load(folder, std::iter::empty()).unwrap();
    let clock = Arc::new(FixedClock::at(at(BEGINNING)));
    let office = Office::start(settings, clock, Chance::system()).unwrap();
    let deed = env::var(DEED).unwrap();
    if deed == "remind" {
        remind(&office, &Actor::worker()).unwrap();
        return;
    }
    launch(&office, &Actor::console(), real(&office), &mut |done, _| {
        let mut out = stdout().lock();
        writeln!(out, "looked at {done}").unwrap();
        out.flush().unwrap();
        if deed == "stand still" {
            loop {
                std::thread::park();
            }
        }
    })
    .unwrap();
}

/// The cycle that is no rehearsal.
fn real(office: &Office) -> CycleId {
    let all = cycles(office, &Actor::console()).unwrap();
    all.iter().find(|cycle| !cycle.plan.rehearsal).unwrap().id
}

fn child(cast: &Cast, deed: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "disclosure::killed::a_launch_and_a_reminder_run_that_were_killed_go_on_where_they_were",
            "--exact",
        ])
        .args(["--nocapture", "--test-threads=1"])
        .env(FOLDER, cast.desk.folder.path())
        .env(DEED, deed)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Kills a launch after its first page.
fn kill_launch(cast: &Cast, deed: &str) {
    let mut child = child(cast, deed);
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = format!("looked at {PAGE}");
    assert!(said.any(|line| line.unwrap().ends_with(&first)));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Kills a reminder run as soon as a letter is there.
fn kill_reminding(cast: &Cast) -> i64 {
    let mut child = child(cast, "remind");
    let letters = || reminders::count(&cast.desk.office).unwrap().waiting;
    while letters() == 0 {
        assert!(child.try_wait().unwrap().is_none(), "it ended of itself");
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    letters()
}

/// Everybody who files in a cycle, page by page.
fn population(cast: &Cast, id: CycleId) -> Vec<Filer> {
    let mut all = Vec::new();
    let mut wanted = Wanted {
        view: View::Expected,
        unit: None,
        page: 1,
    };
    loop {
        let page = filers(&cast.desk.office, &Actor::console(), id, &wanted).unwrap();
        if page.rows.is_empty() {
            return all;
        }
        all.extend(page.rows);
        wanted.page += 1;
    }
}

/// Who files where and why and until when, in an order of its own.
fn compared(filers: &[Filer]) -> Vec<(&str, &str, &str, String)> {
    let mut all: Vec<_> = filers
        .iter()
        .map(|filer| {
            let (who, unit, why) = (&filer.staff_id, &filer.unit, &filer.reason);
            (&**who, &**unit, &**why, filer.due.to_string())
        })
        .collect();
    all.sort_unstable();
    all
}

fn roster() -> String {
    let mut roster = ROSTER.to_owned();
    for person in 7..=EVERYBODY {
        let unit = ["Bureau", "Logistics", "Legal"][person % 3];
        writeln!(
            roster,
            "{person},Person {person},person-{person}@example.int,{unit},1,professional,,en,"
        )
        .unwrap();
    }
    roster
}

#[test]
fn a_launch_and_a_reminder_run_that_were_killed_go_on_where_they_were() {
    if let Some(folder) = env::var_os(FOLDER) {
        act_until_killed(Path::new(&folder));
        return;
    }
    each(|kind| {
        let mut cast = Cast::open(kind);
        cast.import(&roster());
        let mut plan = cast.plan();
        plan.rules.push(Rule::everybody());
        let id = cast.define(&plan);
        plan.rehearsal = true;
        let whole = cast.define(&plan);
        assert_eq!(cast.launch(whole).unwrap(), EVERYBODY);

        kill_launch(&cast, "stand still");
        cast.desk.reopen();
        let half = status(&cast.desk.office, &Actor::console(), id).unwrap();
        assert_eq!(half.cycle.state, CycleState::Launching);
        assert_eq!(half.all.expected(), PAGE, "one page, all of it");
        kill_launch(&cast, "go on");
        cast.desk.reopen();

        // The running service takes it up, or whoever launches again.
        let office = &cast.desk.office;
        follow_roster(office, &Actor::worker()).unwrap();
        let filers = population(&cast, id);
        assert_eq!(compared(&filers), compared(&population(&cast, whole)));
        let mut numbers: Vec<&str> = filers.iter().map(|filer| &*filer.number).collect();
        numbers.sort_unstable();
        let expected = (1..=EVERYBODY).map(|number| format!("DIS-2026-{number:05}"));
        assert!(expected.eq(numbers), "no number twice, none left out");
        let after = status(office, &Actor::console(), id).unwrap();
        assert_eq!(after.cycle.state, CycleState::Open);
        assert_eq!(cast.launch(id).unwrap(), 0);

        let written = kill_reminding(&cast);
        cast.desk.reopen();
        let office = &cast.desk.office;
        let rest = remind(office, &Actor::worker()).unwrap();
        assert_eq!(usize::try_from(written).unwrap() + rest, EVERYBODY);
        let letters = reminders::count(office).unwrap();
        assert_eq!(usize::try_from(letters.waiting).unwrap(), EVERYBODY);
        assert_eq!(remind(office, &Actor::worker()).unwrap(), 0);
    });
}
