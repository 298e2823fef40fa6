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
/// a failed commit answers [`Error::Broken`] to the whole group; a panic rolls back its own savepoint only.
pub struct Door<L: Ledger> {
    address: Address,
    queued: AtomicUsize,
    writer: FairMutex<Writer<L>>,
    acts: AtomicUsize,
    commits: AtomicUsize,
}

struct Writer<L> {
    conn: Option<Conn>,
    group: Option<Group<L>>,
}

struct Ready<'w, L> {
    conn: &'w mut Conn,
    group: &'w mut Option<Group<L>>,
}

struct Group<L> {
    ledger: L,
    acts: usize,
    outcome: Arc<Outcome>,
}

#[derive(Default)]
struct Outcome {
    settled: Mutex<Option<Result<(), String>>>,
    told: Condvar,
}

impl Outcome {
    fn settle(&self, result: Result<(), String>) {
        *self.settled.lock() = Some(result);
        self.told.notify_all();
    }

    fn wait(&self) -> Result<()> {
        let mut settled = self.settled.lock();
        loop {
            match settled.as_ref() {
                Some(Ok(())) => return Ok(()),
                Some(Err(cause)) => return Err(Error::broken(cause)),
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
                conn: Some(address.connect(Purpose::Write)?),
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
    /// The act's own, or [`Error::Broken`] when the commit failed.
    pub fn write<T>(&self, mut act: impl FnMut(&mut Conn, &mut L) -> Result<T>) -> Result<T> {
        self.queued.fetch_add(1, Ordering::SeqCst);
        let mut writer = self.writer.lock();
        self.queued.fetch_sub(1, Ordering::SeqCst);
        let (ran, outcome) = match self.step(&mut writer, &mut act) {
            Ok(done) => done,
            Err(error) => {
                writer.abandon(&error);
                return Err(error);
            }
        };
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

    fn step<T>(
        &self,
        writer: &mut Writer<L>,
        act: &mut impl FnMut(&mut Conn, &mut L) -> Result<T>,
    ) -> Result<(Ran<T>, Arc<Outcome>)> {
        let Ready { conn, group } = writer.ready(&self.address)?;
        let Some(open) = group else {
            return Err(Error::broken("the write door has no group"));
        };
        let ran = open.run(conn, act)?;
        self.acts.fetch_add(1, Ordering::Relaxed);
        let outcome = Arc::clone(&open.outcome);
        let nobody_behind = self.queued.load(Ordering::SeqCst) == 0;
        if (nobody_behind || open.acts >= LARGEST_GROUP)
            && let Some(full) = group.take()
        {
            full.commit(conn)?;
            self.commits.fetch_add(1, Ordering::Relaxed);
        }
        Ok((ran, outcome))
    }
}

impl<L: Ledger> Writer<L> {
    /// The connection with a group open on it. A connection that was lost since the last commit is replaced once:
    /// nothing had been done on it.
    fn ready(&mut self, address: &Address) -> Result<Ready<'_, L>> {
        if self.group.is_none() {
            let opened = match &mut self.conn {
                Some(conn) => Group::open(conn),
                None => Err(Error::broken("no connection")),
            };
            self.group = Some(match opened {
                Ok(group) => group,
                Err(_) => Group::open(self.conn.insert(address.connect(Purpose::Write)?))?,
            });
        }
        match &mut self.conn {
            Some(conn) => Ok(Ready {
                conn,
                group: &mut self.group,
            }),
            None => Err(Error::broken("the write door has no connection")),
        }
    }

    /// After an error of the connection itself nothing of the group is certain: tell all who wait, and start anew.
    fn abandon(&mut self, error: &Error) {
        if let Some(group) = self.group.take() {
            group.outcome.settle(Err(error.to_string()));
        }
        self.conn = None;
    }
}

impl<L: Ledger> Group<L> {
    fn open(conn: &mut Conn) -> Result<Self> {
        conn.batch_execute(match conn {
            Conn::Sqlite(_) => "BEGIN IMMEDIATE",
            Conn::Postgres(_) => "BEGIN ISOLATION LEVEL READ COMMITTED",
        })?;
        Ok(Self {
            ledger: L::open(conn)?,
            acts: 0,
            outcome: Arc::default(),
        })
    }

    /// The outer error means the connection is of no use any more; the inner ones are the act's own.
    fn run<T>(
        &mut self,
        conn: &mut Conn,
        act: &mut impl FnMut(&mut Conn, &mut L) -> Result<T>,
    ) -> Result<Ran<T>> {
        self.acts += 1;
        conn.batch_execute("SAVEPOINT act")?;
        let mut ledger = self.ledger.clone();
        let ran = catch_unwind(AssertUnwindSafe(|| act(conn, &mut ledger)));
        match &ran {
            Ok(Ok(_)) => {
                conn.batch_execute("RELEASE SAVEPOINT act")?;
                self.ledger = ledger;
            }
            _ => conn.batch_execute("ROLLBACK TO SAVEPOINT act; RELEASE SAVEPOINT act")?,
        }
        Ok(ran)
    }

    fn commit(self, conn: &mut Conn) -> Result<()> {
        let result = self
            .ledger
            .close(conn)
            .and_then(|()| Ok(conn.batch_execute("COMMIT")?));
        self.outcome
            .settle(result.as_ref().map(|&()| ()).map_err(ToString::to_string));
        result
    }
}
