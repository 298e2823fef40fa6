//! The office that is measured: members of staff who can sign in, and as many matters as wanted, all of it
//! made by the commands that serve everybody.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use diesel::connection::SimpleConnection;
use probity::{
    advice,
    calendar::{Clock, SystemClock},
    role::Role,
    storage::{Conn, Purpose},
    vault::{MatterId, session::Token},
};

use crate::{
    databases::Kind,
    desk::{Desk, People, Person, asking},
};

/// More threads than cores: they wait for each other at the write door.
const THREADS: usize = 16;

/// Nobody is slowed down for coming from one address.
const UNHURRIED: &str = "[server]\nrequests_at_once = 1000000\nrequests_per_minute = 1000000\n";

/// An office with its people.
pub struct Scene {
    pub desk: Desk,
    pub people: People,
    pub staff: Vec<Person>,
    asked: AtomicUsize,
}

impl Scene {
    /// The office with so many members of staff, as yet without a matter.
    pub fn open(kind: Kind, staff: usize) -> Self {
        let (desk, people) = Desk::open_with(kind, UNHURRIED);
        let mut scene = Self {
            desk,
            people,
            staff: Vec::new(),
            asked: AtomicUsize::new(0),
        };
        scene.write_through();
        scene.wake();
        scene.staff = in_parallel(staff, |number| {
            let (login, name) = (
                format!("staff{number}@example.int"),
                format!("Staff {number}"),
            );
            scene.desk.enrol(&login, &name, &[Role::Staff])
        });
        scene
    }

    /// Sets the clock to the present, as the servers know it, and has the office sign in.
    pub fn wake(&mut self) {
        self.desk.clock.set(SystemClock.now());
        self.desk.sign_in(&mut self.people.officer);
    }

    /// The session of the officer.
    pub fn officer(&self) -> String {
        text(&self.people.officer.token)
    }

    /// Lets staff ask until there are `matters` matters in all, of which there are `now` already.
    pub fn fill(&self, now: usize, matters: usize) -> Vec<MatterId> {
        in_parallel(matters.saturating_sub(now), |_| {
            let turn = self.asked.fetch_add(1, Ordering::Relaxed);
            let me = self.desk.actor(&self.staff[turn % self.staff.len()]);
            advice::ask(&self.desk.office, &me, &asking(SUBJECT, &words(), false))
                .unwrap()
                .id
        })
    }

    /// The tests let PostgreSQL keep nothing on its disk; what is measured does.
    fn write_through(&self) {
        let address = probity::office::main_address(self.desk.office.settings());
        let mut conn = address.connect(Purpose::Write).unwrap();
        if let Conn::Postgres(conn) = &mut conn {
            conn.batch_execute("ALTER SYSTEM SET fsync = on").unwrap();
            conn.batch_execute("SELECT pg_reload_conf()").unwrap();
        }
    }
}

/// What is asked about.
pub const SUBJECT: &str = "May I keep a watch that a supplier sent me?";

/// A question of 2 KB.
pub fn words() -> String {
    const SENTENCE: &str = "A supplier whose offers I compare has sent a watch to my home, with a card in their own hand. ";
    SENTENCE.chars().cycle().take(2_000).collect()
}

fn text(token: &Token) -> String {
    token.text().to_string()
}

/// Does `work` for 0, 1, 2 … `count`, several at a time.
pub fn in_parallel<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let share = || {
        let numbers = std::iter::from_fn(|| {
            let number = next.fetch_add(1, Ordering::Relaxed);
            (number < count).then_some(number)
        });
        numbers.map(&work).collect::<Vec<T>>()
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..THREADS).map(|_| scope.spawn(share)).collect();
        let done = running.into_iter().map(|thread| thread.join().unwrap());
        done.flatten().collect()
    })
}
