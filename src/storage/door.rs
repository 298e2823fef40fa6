use std::{
    any::Any,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use diesel::connection::SimpleConnection;
use parking_lot::{Condvar, FairMutex, Mutex};

use super::conn::{Address, Conn, Purpose};
use crate::error::{Error, Result};

/// What a group transaction carries besides rows: read when it opens, written back when it closes.
pub trait Ledger: Clone + Send {
    /// The group's first statement; on PostgreSQL it takes the lock that serialises replicas.
    ///
    /// # Errors
    /// Whatever the database refuses.
    fn open(conn: &mut Conn) -> Result<Self>;

    /// The group's last statement before the commit.
    ///
    /// # Errors
    /// Whatever the database refuses.
    fn close(self, conn: &mut Conn) -> Result<()>;
}

impl Ledger for () {
    fn open(_: &mut Conn) -> Result<Self> {
        Ok(())
    }

    fn close(self, _: &mut Conn) -> Result<()> {
        Ok(())
    }
}

/// More acts than this never share one commit, so that nobody waits long under a flood.
const LARGEST_GROUP: usize = 64;

/// The write door: one writer connection behind a fair mutex, and whoever stands at it shares one commit.
///
/// Each caller runs its own act on its own thread inside a savepoint of the open group transaction and then waits;
/// whoever finds nobody queued behind, or the group full, commits for all. An answer leaves only after that commit;
/// a failed commit is the answer to the whole group; a panic rolls back its own savepoint only.
pub struct Door<L: Ledger> {
    address: Address,
    queued: AtomicUsize,
    writer: FairMutex<Writer<L>>,
    acts: AtomicUsize,
    commits: AtomicUsize,
}

struct Writer<L> {
    idle: Option<Conn>,
    group: Option<Group<L>>,
}

/// An open group transaction. It owns the connection: dropped before its commit, it is rolled back.
struct Group<L> {
    conn: Conn,
    ledger: L,
    acts: usize,
    outcome: Arc<Outcome>,
}

#[derive(Default)]
struct Outcome {
    settled: Mutex<Option<Result<()>>>,
    told: Condvar,
}

impl Outcome {
    fn settle(&self, result: Result<()>) {
        *self.settled.lock() = Some(result);
        self.told.notify_all();
    }

    fn wait(&self) -> Result<()> {
        let mut settled = self.settled.lock();
        loop {
            match &*settled {
                Some(result) => return result.clone(),
                None => self.told.wait(&mut settled),
            }
        }
    }
}

/// What became of one act: its own result, or a panic to be carried on after the group has settled.
type Ran<T> = std::result::Result<Result<T>, Box<dyn Any + Send>>;

impl<L: Ledger> Door<L> {
    /// Opens the door's one connection.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the database cannot be reached.
    pub fn open(address: &Address) -> Result<Self> {
        Ok(Self {
            address: address.clone(),
            queued: AtomicUsize::new(0),
            writer: FairMutex::new(Writer {
                idle: Some(address.connect(Purpose::Write)?),
                group: None,
            }),
            acts: AtomicUsize::new(0),
            commits: AtomicUsize::new(0),
        })
    }

    /// Runs `act` in its own savepoint and returns once the group's commit is on disk. An `Err` from the act undoes
    /// what it wrote and nothing else.
    ///
    /// # Errors
    /// The act's own, or [`Error::Broken`] when the commit failed ([`Error::Invalid`] when the disk is full).
    pub fn write<T>(&self, mut act: impl FnMut(&mut Conn, &mut L) -> Result<T>) -> Result<T> {
        self.queued.fetch_add(1, Ordering::SeqCst);
        let mut writer = self.writer.lock();
        self.queued.fetch_sub(1, Ordering::SeqCst);
        let (ran, outcome) = self.step(&mut writer, &mut act)?;
        drop(writer);
        let committed = outcome.wait();
        match ran {
            Err(panic) => resume_unwind(panic),
            Ok(Err(error)) => Err(error),
            Ok(Ok(value)) => committed.map(|()| value),
        }
    }

    /// Acts and commits since the door opened: their ratio tells how well the group shares its fsync.
    pub fn counts(&self) -> (usize, usize) {
        (
            self.acts.load(Ordering::Relaxed),
            self.commits.load(Ordering::Relaxed),
        )
    }

    /// Callers that stand at the door now, whoever is inside not counted.
    pub fn waiting(&self) -> usize {
        self.queued.load(Ordering::SeqCst)
    }

    fn step<T>(
        &self,
        writer: &mut Writer<L>,
        act: &mut impl FnMut(&mut Conn, &mut L) -> Result<T>,
    ) -> Result<(Ran<T>, Arc<Outcome>)> {
        let mut group = writer.group(&self.address)?;
        let outcome = Arc::clone(&group.outcome);
        let (ran, sound) = group.run(act);
        self.acts.fetch_add(1, Ordering::Relaxed);
        if let Err(lost) = sound {
            outcome.settle(Err(lost));
        } else if self.waiting() > 0 && group.acts < LARGEST_GROUP {
            writer.group = Some(group);
        } else if let Some(conn) = group.commit() {
            self.commits.fetch_add(1, Ordering::Relaxed);
            writer.idle = Some(conn);
        }
        Ok((ran, outcome))
    }
}

impl<L: Ledger> Writer<L> {
    /// The open group, or a new one. A connection that was lost since the last commit is replaced once: nothing had
    /// been done on it.
    fn group(&mut self, address: &Address) -> Result<Group<L>> {
        if let Some(open) = self.group.take() {
            return Ok(open);
        }
        match self.idle.take().map(Group::open) {
            Some(Ok(group)) => Ok(group),
            _ => Group::open(address.connect(Purpose::Write)?),
        }
    }
}

impl<L: Ledger> Group<L> {
    fn open(mut conn: Conn) -> Result<Self> {
        conn.batch_execute(match conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            Conn::Postgres(_) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        })?;
        Ok(Self {
            ledger: L::open(&mut conn)?,
            conn,
            acts: 0,
            outcome: Arc::default(),
        })
    }

    /// What became of the act, and whether the group can go on: an error there is one of the connection itself.
    fn run<T>(
        &mut self,
        act: &mut impl FnMut(&mut Conn, &mut L) -> Result<T>,
    ) -> (Ran<T>, Result<()>) {
        self.acts += 1;
        if let Err(lost) = self
            .conn
            .batch_execute("SAVEPOINT act")
            .map_err(Error::from)
        {
            return (Ok(Err(lost.clone())), Err(lost));
        }
        let mut ledger = self.ledger.clone();
        let ran = catch_unwind(AssertUnwindSafe(|| {
            let done = act(&mut self.conn, &mut ledger)?;
            // An act that swallowed a refused statement has nothing left to release on PostgreSQL, and fails here.
            self.conn.batch_execute("RELEASE SAVEPOINT act")?;
            Ok(done)
        }));
        let sound = if let Ok(Ok(_)) = ran {
            self.ledger = ledger;
            Ok(())
        } else {
            let undo = "ROLLBACK TO SAVEPOINT act; RELEASE SAVEPOINT act";
            self.conn.batch_execute(undo).map_err(Error::from)
        };
        (ran, sound)
    }

    /// Commits and tells everybody; gives the connection back if it is still of use.
    fn commit(mut self) -> Option<Conn> {
        let result = self
            .ledger
            .close(&mut self.conn)
            .and_then(|()| Ok(self.conn.batch_execute("COMMIT")?))
            .map_err(for_all);
        let done = result.is_ok();
        self.outcome.settle(result);
        done.then_some(self.conn)
    }
}

/// What a whole group is told: the row that one of them could not write is no business of the others, a full disk is.
fn for_all(error: Error) -> Error {
    match error {
        Error::Invalid(_) | Error::Broken(_) => error,
        other => Error::broken(other),
    }
}
