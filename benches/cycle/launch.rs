//! The launch and the first letters, each by the command that an office types, in a process of its own.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use probity::{
    calendar::{Clock, SystemClock},
    disclosure::{State, cycle::status::status},
    reminders,
};

use crate::{
    Size,
    databases::Kind,
    limits::{Column, Limit},
    scene::Scene,
    statements::{import, plan},
};

/// What a command took.
struct Took {
    seconds: f64,
    /// The most memory it held, in megabytes.
    highest: f64,
}

/// The launch for all filers of a large roster, and the run that writes to all of them.
pub fn measure(column: &mut Column, (kind, size): (Kind, Size)) {
    let mut scene = Scene::open(kind, 0);
    scene.wake();
    let began = Instant::now();
    import(&scene.desk, size.roster, size.filers);
    let imported = began.elapsed().as_secs_f64();
    column.note("import of the roster, s", imported, 1, Limit::None);
    let id = plan(&scene);
    let folder = scene.desk.folder.path().to_owned();

    let launch = run(&folder, "launch");
    column.note("launch, s", launch.seconds, 1, Limit::AtMost(60.0));
    column.note(
        "launch: memory, MB",
        launch.highest,
        1,
        Limit::AtMost(500.0),
    );
    let reminders = run(&folder, "reminders");
    column.note(
        "first letters, s",
        reminders.seconds,
        1,
        Limit::AtMost(60.0),
    );
    column.note(
        "first letters: memory, MB",
        reminders.highest,
        1,
        Limit::AtMost(500.0),
    );

    scene.wake();
    let officer = scene.desk.actor(&scene.people.officer);
    let all = status(&scene.desk.office, &officer, id).unwrap().all;
    let assigned = all.by_state.get(&State::Assigned).copied();
    assert_eq!(assigned, i64::try_from(size.filers).ok());
    let waiting = reminders::count(&scene.desk.office).unwrap().waiting;
    assert!(
        waiting >= i64::try_from(size.filers).unwrap(),
        "{waiting} letters"
    );
}

fn run(folder: &Path, what: &str) -> Took {
    let year = jiff::civil::Date::from(SystemClock.now().to_zoned(jiff::tz::TimeZone::UTC)).year();
    let began = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_probity"))
        .args(["--dir".as_ref(), folder.as_os_str()])
        .args(["cycle", what, "--year", &year.to_string()])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut highest = 0.0_f64;
    let status = loop {
        let about = fs::read_to_string(format!("/proc/{}/status", child.id()));
        highest = highest.max(about.map_or(0.0, |about| megabytes(&about)));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        sleep(Duration::from_millis(10));
    };
    assert!(status.success(), "{what}");
    Took {
        seconds: began.elapsed().as_secs_f64(),
        highest,
    }
}

/// The most a process has held, by its `status` in proc(5); none once it ended.
fn megabytes(about: &str) -> f64 {
    let line = about.lines().find(|line| line.starts_with("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().nth(1));
    kibibytes.map_or(0.0, |number| number.parse::<f64>().unwrap() * 1024.0 / 1e6)
}
