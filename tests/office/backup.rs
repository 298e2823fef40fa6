//! A backup is taken while the office works, is whole or not there, and can be put back.

use std::{fs, path::Path, process::Command, thread};

use diesel::prelude::*;
use probity::{
    audit,
    error::{Error, Result},
    storage::{
        Address, Purpose, Store, Tree, backup, pending,
        schema::{house, log_entries},
    },
};

use crate::{
    databases::{Database, Kind, each},
    postgres,
};

/// Writes a pair of values that every honest copy has both of, or neither.
fn write_pair(store: &Store<audit::Head>, number: u32) -> Result<()> {
    store.write(|conn, _| {
        for half in ["left", "right"] {
            diesel::insert_into(house::table)
                .values((
                    house::name.eq(format!("{number}-{half}")),
                    house::value.eq(Vec::<u8>::new()),
                ))
                .execute(conn)?;
        }
        Ok(())
    })
}

/// The numbers of the pairs in a database.
fn pairs(address: &Address) -> usize {
    let mut conn = address.connect(Purpose::Read).unwrap();
    let count = |half: &str| -> i64 {
        house::table
            .filter(house::name.like(format!("%-{half}")))
            .count()
            .get_result(&mut address.connect(Purpose::Read).unwrap())
            .unwrap()
    };
    assert_eq!(count("left"), count("right"), "half an act was copied");
    let entries: i64 = log_entries::table.count().get_result(&mut conn).unwrap();
    assert_eq!(entries, 0);
    usize::try_from(count("left")).unwrap()
}

/// A database with what a backup holds.
fn restored(kind: Kind, file: &Path) -> Database {
    let database = kind.empty();
    match database.address() {
        Address::Sqlite(path) => {
            fs::copy(file, path).unwrap();
        }
        Address::Postgres(url) => {
            let status = Command::new(postgres::programs().unwrap().join("pg_restore"))
                .args(["--exit-on-error", "--no-owner", "--dbname", url])
                .arg(file)
                .status()
                .unwrap();
            assert!(status.success());
        }
    }
    database
}

#[test]
fn a_backup_taken_while_others_write_holds_whole_acts_and_can_be_put_back() {
    each(|kind| {
        let database = kind.migrated(Tree::Main);
        let store = Store::<audit::Head>::open(database.address(), 2).unwrap();
        for number in 0..10 {
            write_pair(&store, number).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("main.backup");
        thread::scope(|scope| {
            scope.spawn(|| {
                for number in 10..200 {
                    write_pair(&store, number).unwrap();
                }
            });
            backup(database.address(), &file).unwrap();
        });
        let copy = restored(kind, &file);
        assert!((10..=200).contains(&pairs(copy.address())));
        assert!(!pending(&mut copy.connect(), Tree::Main).unwrap());
        assert_eq!(pairs(database.address()), 200);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    });
}

#[test]
fn a_backup_never_writes_over_another_and_leaves_no_half_one() {
    each(|kind| {
        let database = kind.migrated(Tree::Main);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("main.backup");
        fs::write(&file, "an older one").unwrap();
        let refused = backup(database.address(), &file);
        assert!(matches!(refused, Err(Error::Invalid(_))));
        assert_eq!(fs::read_to_string(&file).unwrap(), "an older one");

        let nowhere = folder.path().join("no such folder").join("main.backup");
        assert!(backup(database.address(), &nowhere).is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    });
}

#[test]
fn a_missing_database_is_said_to_be_missing_and_never_made_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let address = Address::parse("shares.sqlite", folder.path());
    for missing in [
        Store::<()>::open(&address, 1).err(),
        address.connect(Purpose::Read).err(),
        backup(&address, &folder.path().join("shares.backup")).err(),
    ] {
        assert!(matches!(missing, Some(Error::Invalid(_))));
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
