//! The hour of the deadline: 64 people at a time load their draft, save five sections one after the other, and file; and
//! beside it as many who do nothing but commit the same bytes to the bare database, each for themselves.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use diesel::connection::SimpleConnection;
use probity::{
    actor::Actor,
    disclosure::{
        StatementId,
        cycle::launch::launch,
        filing::{drafting::save, reading::own, submitting::submit},
        form::Answers,
    },
    storage::{Conn, Purpose},
};

use crate::{
    Size,
    databases::Kind,
    limits::{Column, Limit},
    rounds::{median, millis},
    scene::{Scene, in_parallel},
    statements::{SECTIONS, answers, begun, import, plan},
};

/// How many file at a time.
const AT_ONCE: usize = 64;
/// Things of 200 bytes in a section: 30 KB in all.
const THINGS: usize = 30;
/// Bytes of one commit of the bare database: a section, as it is sealed.
const BYTES: usize = 6_000;
/// Commits of the bare database, of each of those who commit at once.
const COMMITS: usize = 20;

/// How long each step takes, beside the commits of the bare database, and how many acts share one.
pub fn measure(column: &mut Column, (kind, size): (Kind, Size)) {
    let mut scene = Scene::open(kind, size.hour);
    scene.wake();
    import(&scene.desk, size.hour, size.hour);
    let id = plan(&scene);
    let office = &scene.desk.office;
    let officer = scene.desk.actor(&scene.people.officer);
    launch(office, &officer, id, &mut |_, _| {}).unwrap();
    let filers: Vec<Filer> = in_parallel(size.hour, |number| {
        let me = scene.desk.actor(&scene.staff[number]);
        let (id, _) = begun(&scene, &me);
        Filer { me, id }
    });
    let stages: Vec<Answers> = (1..=SECTIONS.len())
        .map(|sections| answers(THINGS, sections))
        .collect();

    let (alone, together) = bare_commits(&scene);
    let before = office.door_counts();
    let began = Instant::now();
    let steps = all_file(&scene, &filers, &stages);
    let took = began.elapsed().as_secs_f64();
    let after = office.door_counts();
    let p99 = hundredth(steps);
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let shared = count(after.0 - before.0) / count(after.1 - before.1);

    column.note("bare commit, one alone, ms", alone, 2, Limit::None);
    column.note("bare commit, 64 at once: p99, ms", together, 1, Limit::None);
    column.note("filing, 64 at once: p99 of a step, ms", p99, 1, Limit::None);
    column.note(
        "filing: p99 to that of bare commits",
        p99 / together,
        2,
        Limit::AtMost(20.0),
    );
    column.note("filing: acts per commit", shared, 1, Limit::AtLeast(4.0));
    column.note(
        "filing: statements per second",
        count(size.hour) / took,
        0,
        Limit::None,
    );
}

/// Somebody with a draft.
struct Filer {
    me: Actor,
    id: StatementId,
}

/// Everybody files, so many at a time; gives how long each step took. Whatever fails ends the run.
fn all_file(scene: &Scene, filers: &[Filer], stages: &[Answers]) -> Vec<Duration> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut took = Vec::new();
        while let Some(filer) = filers.get(next.fetch_add(1, Ordering::Relaxed)) {
            file(scene, filer, stages, &mut took);
        }
        took
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(share)).collect();
        let done = running.into_iter().map(|thread| thread.join().unwrap());
        done.flatten().collect()
    })
}

fn file(scene: &Scene, filer: &Filer, stages: &[Answers], took: &mut Vec<Duration>) {
    let (office, Filer { me, id }) = (&scene.desk.office, filer);
    let mut step = |began: Instant| took.push(began.elapsed());
    let began = Instant::now();
    let mut saved = own(office, me, *id).unwrap().draft().unwrap().saved;
    step(began);
    for stage in stages {
        let began = Instant::now();
        saved = save(office, me, (*id, saved), stage).unwrap();
        step(began);
    }
    let began = Instant::now();
    submit(office, me, (*id, saved), "A Name").unwrap();
    step(began);
}

/// What commits of the bare database take, in milliseconds: the median of one who is alone, and what one in a hundred takes
/// longer than when so many commit at once.
fn bare_commits(scene: &Scene) -> (f64, f64) {
    let address = probity::office::main_address(scene.desk.office.settings());
    let run = |conn: &mut Conn, sql: &str| match conn {
        Conn::Sqlite(conn) => conn.batch_execute(sql).unwrap(),
        Conn::Postgres(conn) => conn.batch_execute(sql).unwrap(),
    };
    let insert = format!("INSERT INTO bare VALUES ('{}')", "x".repeat(BYTES));
    let commit = || {
        let mut conn = address.connect(Purpose::Write).unwrap();
        let timed = (0..COMMITS).map(|_| {
            let began = Instant::now();
            run(&mut conn, &insert);
            began.elapsed()
        });
        timed.collect::<Vec<Duration>>()
    };
    let mut conn = address.connect(Purpose::Write).unwrap();
    run(&mut conn, "CREATE TABLE bare (words TEXT NOT NULL)");
    let alone = median(commit().into_iter().map(millis).collect());
    let together = thread::scope(|scope| {
        let running: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(commit)).collect();
        let done = running.into_iter().map(|thread| thread.join().unwrap());
        hundredth(done.flatten().collect())
    });
    run(&mut conn, "DROP TABLE bare");
    (alone, together)
}

/// What one in a hundred takes longer than, in milliseconds.
fn hundredth(mut took: Vec<Duration>) -> f64 {
    took.sort();
    millis(took[took.len() * 99 / 100])
}
