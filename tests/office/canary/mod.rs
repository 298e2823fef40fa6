//! Canaries: words that occur nowhere else, in every text that is sealed, looked for in everything that is stored.

mod matters;
mod needles;
mod statements;

use std::{fs, path::Path, process::Command};

use probity::{
    reminders::{self, Post},
    storage::{Address, backup},
};

use self::needles::Needles;
use crate::{desk::Desk, postgres};

/// Sends what waits in the outbox into the data folder.
fn send(desk: &Desk) {
    fs::create_dir_all(desk.folder.path().join("mail")).unwrap();
    let post = Post::open(&desk.office.settings().mail).unwrap().unwrap();
    let sent = reminders::deliver(&desk.office, |mail, now| post.send(mail, now));
    assert!(sent.unwrap().sent > 0);
}

/// Looks for canaries in the data folder, in backups of both databases and in their dumps.
fn search(desk: &Desk, needles: &Needles) {
    let settings = desk.office.settings();
    let copies = tempfile::tempdir().unwrap();
    let (main, shares) = (
        probity::office::main_address(settings),
        probity::office::share_address(settings),
    );
    backup(&main, &copies.path().join("main")).unwrap();
    backup(&shares, &copies.path().join("shares")).unwrap();
    let mut places = files(desk.folder.path());
    places.extend(files(copies.path()));
    for address in [&main, &shares] {
        places.extend(dump(address));
    }
    assert!(places.iter().any(|(name, _)| name.contains("/mail/")));
    if !matches!(main, Address::Postgres(_)) {
        let wal = |(name, _): &(String, Vec<u8>)| name.ends_with("sqlite-wal");
        assert_eq!(places.iter().filter(|place| wal(place)).count(), 2);
    }
    for (name, bytes) in places.iter().filter(|(_, bytes)| bytes.len() > 3) {
        needles.assert_not_in(name, bytes);
    }
}

/// The data folder and everything below it; credential and settings are no place for content, and searched as well.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    all
}

/// What `pg_dump` writes as text, with every row.
fn dump(address: &Address) -> Option<(String, Vec<u8>)> {
    let Address::Postgres(url) = address else {
        return None;
    };
    let dumped = Command::new(postgres::programs().unwrap().join("pg_dump"))
        .args(["--inserts", url])
        .output()
        .unwrap();
    assert!(dumped.status.success());
    Some(("pg_dump".to_owned(), dumped.stdout))
}

/// Files that nobody declared, such as temporary ones left behind.
fn strangers(folder: &Path) -> Vec<String> {
    const KNOWN: [&str; 9] = [
        "credential",
        "probity.toml",
        "probity.sqlite",
        "probity.sqlite-wal",
        "probity.sqlite-shm",
        "shares.sqlite",
        "shares.sqlite-wal",
        "shares.sqlite-shm",
        "mail",
    ];
    let names = fs::read_dir(folder).unwrap();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !KNOWN.contains(&name.as_str()))
        .collect()
}
