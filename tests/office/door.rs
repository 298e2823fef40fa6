//! The write door: whoever stands at it shares one commit, and nothing acknowledged is ever lost.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use diesel::{connection::SimpleConnection, prelude::*, sql_query};
use probity::{
    error::{Error, Result},
    storage::{
        Conn, Door, Ledger, Store, Tree,
        schema::{log_entries, log_head},
    },
};

use crate::{
    databases::{Database, Kind, each},
    postgres,
};

/// What the audit record carries through a group, without its hashes: the number of entries.
#[derive(Clone)]
struct Count(i64);

impl Ledger for Count {
    fn open(conn: &mut Conn) -> Result<Self> {
        let head = log_head::table.select(log_head::size);
        let size = match conn {
            Conn::Sqlite(conn) => head.first(conn),
            Conn::Postgres(conn) => head.for_update().first(conn),
        };
        Ok(Self(size?))
    }

    fn close(self, conn: &mut Conn) -> Result<()> {
        diesel::update(log_head::table)
            .set(log_head::size.eq(self.0))
            .execute(conn)?;
        Ok(())
    }
}

impl Count {
    /// Writes the next entry, as every act does.
    fn add(&mut self, conn: &mut Conn, id: &str) -> Result<()> {
        insert(conn, self.0, id)?;
        self.0 += 1;
        Ok(())
    }
}

fn insert(conn: &mut Conn, seq: i64, id: &str) -> Result<()> {
    diesel::insert_into(log_entries::table)
        .values((
            log_entries::seq.eq(seq),
            log_entries::id.eq(id.as_bytes()),
            log_entries::hour.eq(0),
            log_entries::class.eq(0),
            log_entries::generation.eq(0),
            log_entries::detail.eq(vec![0; 256]),
            log_entries::detail_hash.eq(vec![0; 32]),
        ))
        .execute(conn)?;
    Ok(())
}

/// The ids of all entries in the order of the record, as anybody else sees them; the head must agree.
fn record(database: &Database) -> Vec<String> {
    let mut conn = database.connect();
    let ids: Vec<Vec<u8>> = log_entries::table
        .select(log_entries::id)
        .order(log_entries::seq)
        .load(&mut conn)
        .unwrap();
    let Count(size) = Count::open(&mut conn).unwrap();
    assert_eq!(usize::try_from(size).unwrap(), ids.len());
    ids.into_iter()
        .map(|id| String::from_utf8(id).unwrap())
        .collect()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

fn open(kind: Kind) -> (Database, Door<Count>) {
    let database = kind.migrated(Tree::Main);
    let door = Door::open(database.address()).unwrap();
    (database, door)
}

/// Lets `callers` threads write one entry each, all in one group: the first act stays inside until the others queue.
fn in_one_group(
    door: &Door<Count>,
    callers: usize,
    act: impl Fn(usize, &mut Conn, &mut Count) -> Result<()> + Sync,
) -> Vec<thread::Result<Result<()>>> {
    let inside = Barrier::new(callers);
    let call = |caller: usize| {
        if caller > 0 {
            inside.wait();
        }
        door.write(|conn, count| {
            if caller == 0 {
                inside.wait();
                while door.waiting() + 1 < callers {
                    thread::yield_now();
                }
            }
            act(caller, conn, count)
        })
    };
    thread::scope(|scope| {
        let callers: Vec<_> = (0..callers)
            .map(|caller| scope.spawn(move || call(caller)))
            .collect();
        callers
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect()
    })
}

#[test]
fn every_acknowledged_act_is_there_and_acts_share_commits() {
    const CALLERS: usize = 64;
    const ACTS: usize = 16;
    each(|kind| {
        let (database, door) = open(kind);
        thread::scope(|scope| {
            for caller in 0..CALLERS {
                let door = &door;
                scope.spawn(move || {
                    for act in 0..ACTS {
                        let id = format!("{caller}-{act}");
                        door.write(|conn, count| count.add(conn, &id)).unwrap();
                    }
                });
            }
        });
        let all =
            (0..CALLERS).flat_map(|caller| (0..ACTS).map(move |act| format!("{caller}-{act}")));
        assert_eq!(sorted(record(&database)), sorted(all.collect()));
        let (acts, commits) = door.counts();
        assert_eq!(acts, CALLERS * ACTS);
        assert!(commits * 4 <= acts, "{acts} acts in {commits} commits");
    });
}

#[test]
fn a_group_is_one_commit_and_never_larger_than_sixty_four_acts() {
    each(|kind| {
        let (database, door) = open(kind);
        let answers = in_one_group(&door, 100, |caller, conn, count| {
            count.add(conn, &caller.to_string())
        });
        assert!(answers.iter().all(|answer| matches!(answer, Ok(Ok(())))));
        assert_eq!(record(&database).len(), 100);
        assert_eq!(door.counts(), (100, 2));
    });
}

#[test]
fn a_refused_act_and_a_panicking_one_undo_what_they_wrote_and_nothing_else() {
    each(|kind| {
        let (database, door) = open(kind);
        let answers = in_one_group(&door, 12, |caller, conn, count| {
            count.add(conn, &caller.to_string())?;
            match caller % 3 {
                0 => Ok(()),
                1 => Err(Error::Denied),
                _ => panic!("a bug in caller {caller}"),
            }
        });
        for (caller, answer) in answers.iter().enumerate() {
            match caller % 3 {
                0 => assert!(matches!(answer, Ok(Ok(())))),
                1 => assert!(matches!(answer, Ok(Err(Error::Denied)))),
                _ => assert!(answer.is_err()),
            }
        }
        assert_eq!(sorted(record(&database)), ["0", "3", "6", "9"]);
        assert_eq!(door.counts(), (12, 1));
    });
}

#[test]
fn a_statement_the_database_refuses_is_the_error_of_its_act_alone() {
    each(|kind| {
        let (database, door) = open(kind);
        let answers = in_one_group(&door, 6, |caller, conn, count| {
            count.add(conn, &caller.to_string())?;
            match caller {
                2 => insert(conn, 0, "the same seq again"),
                // An act that swallows the refusal: PostgreSQL has ended its savepoint all the same.
                4 => {
                    assert!(insert(conn, 0, "the same seq again").is_err());
                    Ok(())
                }
                _ => Ok(()),
            }
        });
        assert!(matches!(answers[2], Ok(Err(Error::Conflict))));
        match kind {
            Kind::Sqlite => {
                assert!(matches!(answers[4], Ok(Ok(()))));
                assert_eq!(sorted(record(&database)), ["0", "1", "3", "4", "5"]);
            }
            Kind::Postgres => {
                assert!(matches!(answers[4], Ok(Err(Error::Broken(_)))));
                assert_eq!(sorted(record(&database)), ["0", "1", "3", "5"]);
            }
        }
        assert_eq!(door.counts(), (6, 1));
    });
}

#[test]
fn a_failed_commit_answers_broken_to_the_whole_group_and_leaves_nothing() {
    each(|kind| {
        let (database, door) = open(kind);
        database
            .connect()
            .batch_execute(
                "CREATE TABLE parent (id INTEGER PRIMARY KEY);
                 CREATE TABLE child (parent INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);",
            )
            .unwrap();
        let answers = in_one_group(&door, 8, |caller, conn, count| {
            count.add(conn, &caller.to_string())?;
            if caller == 3 {
                conn.batch_execute("INSERT INTO child (parent) VALUES (1)")?;
            }
            if caller == 5 {
                return Err(Error::Denied);
            }
            Ok(())
        });
        for (caller, answer) in answers.iter().enumerate() {
            match caller {
                5 => assert!(matches!(answer, Ok(Err(Error::Denied)))),
                _ => assert!(matches!(answer, Ok(Err(Error::Broken(_)))), "{answer:?}"),
            }
        }
        assert_eq!(record(&database), [""; 0]);
        door.write(|conn, count| count.add(conn, "after")).unwrap();
        assert_eq!(record(&database), ["after"]);
        assert_eq!(door.counts(), (9, 1));
    });
}

#[test]
fn a_full_disk_is_said_in_a_sentence_and_ends_when_there_is_room() {
    let (database, door) = open(Kind::Sqlite);
    let room = |pages: &str| format!("PRAGMA max_page_count = {pages}");
    let full = door.write(|conn, count| {
        conn.batch_execute(&room("1"))?; // what is there already is the least SQLite agrees to
        (0..1000).try_for_each(|entry| count.add(conn, &entry.to_string()))
    });
    assert!(matches!(full, Err(Error::Invalid(_))), "{full:?}");
    door.write(|conn, count| {
        conn.batch_execute(&room("1000000"))?;
        count.add(conn, "after")
    })
    .unwrap();
    assert_eq!(record(&database), ["after"]);
}

#[test]
fn two_doors_on_one_database_keep_one_record_and_never_find_it_locked() {
    const CALLERS: usize = 8;
    const ACTS: usize = 25;
    each(|kind| {
        let (database, here) = open(kind);
        let there = Door::<Count>::open(database.address()).unwrap();
        thread::scope(|scope| {
            for caller in 0..CALLERS {
                for (name, door) in [("here", &here), ("there", &there)] {
                    scope.spawn(move || {
                        for act in 0..ACTS {
                            let id = format!("{name}-{caller}-{act}");
                            door.write(|conn, count| count.add(conn, &id)).unwrap();
                        }
                    });
                }
            }
        });
        assert_eq!(record(&database).len(), 2 * CALLERS * ACTS);
    });
}

#[test]
fn another_process_holding_the_lock_only_delays() {
    each(|kind| {
        let (database, door) = open(kind);
        let mut other = database.connect();
        other
            .batch_execute(match kind {
                Kind::Sqlite => "BEGIN IMMEDIATE",
                Kind::Postgres => "BEGIN; SELECT size FROM log_head FOR UPDATE",
            })
            .unwrap();
        let (begun, released) = (Barrier::new(2), AtomicBool::new(false));
        thread::scope(|scope| {
            scope.spawn(|| {
                begun.wait();
                door.write(|conn, count| {
                    assert!(released.load(Ordering::SeqCst));
                    count.add(conn, "delayed")
                })
                .unwrap();
            });
            begun.wait();
            for seq in 1000..1500 {
                insert(&mut other, seq, &seq.to_string()).unwrap();
            }
            sql_query("DELETE FROM log_entries")
                .execute(&mut other)
                .unwrap();
            released.store(true, Ordering::SeqCst);
            other.batch_execute("COMMIT").unwrap();
        });
        assert_eq!(record(&database), ["delayed"]);
    });
}

#[test]
fn a_lost_connection_is_replaced() {
    let database = Kind::Postgres.migrated(Tree::Main);
    let store = Store::<Count>::open(database.address(), 2).unwrap();
    let count = |store: &Store<Count>| -> Result<i64> {
        store.read(|conn| Ok(log_entries::table.count().get_result(conn)?))
    };
    store
        .write(|conn, count| count.add(conn, "before"))
        .unwrap();
    assert_eq!(count(&store).unwrap(), 1);

    postgres::cut_connections(database.address());
    store.write(|conn, count| count.add(conn, "after")).unwrap();
    assert_eq!(count(&store).unwrap(), 2);

    let cut_inside = store.write(|conn, count| {
        count.add(conn, "lost")?;
        postgres::cut_connections(database.address());
        count.add(conn, "never sent")
    });
    assert!(matches!(cut_inside, Err(Error::Broken(_))));
    store.write(|conn, count| count.add(conn, "again")).unwrap();
    assert_eq!(record(&database), ["before", "after", "again"]);

    let cut_inside = store.read(|conn| {
        postgres::cut_connections(database.address());
        Ok(log_entries::table.count().get_result::<i64>(conn)?)
    });
    assert!(matches!(cut_inside, Err(Error::Broken(_))));
    assert_eq!(count(&store).unwrap(), 3);
}

#[test]
fn readers_see_one_snapshot_refuse_to_write_and_survive_a_panic() {
    each(|kind| {
        let database = kind.migrated(Tree::Main);
        let store = Store::<Count>::open(database.address(), 1).unwrap();
        let read = || log_entries::table.count();
        let seen = store.read(|conn| {
            let before: i64 = read().get_result(conn)?;
            store.write(|conn, count| count.add(conn, "meanwhile"))?;
            let after: i64 = read().get_result(conn)?;
            Ok((before, after))
        });
        assert_eq!(seen.unwrap(), (0, 0));

        let wrote = store.read(|conn| insert(conn, 7, "by a reader"));
        assert!(matches!(wrote, Err(Error::Broken(_))));
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            store.read(|conn| -> Result<()> {
                read().get_result::<i64>(conn)?;
                panic!("a bug in a page")
            })
        }));
        assert!(panicked.is_err());
        let refused = store.read(|conn| -> Result<()> {
            conn.batch_execute("SELECT nonsense FROM nowhere")?;
            Ok(())
        });
        assert!(matches!(refused, Err(Error::Broken(_))));
        assert_eq!(
            store
                .read(|conn| Ok(read().get_result::<i64>(conn)?))
                .unwrap(),
            1
        );
    });
}
