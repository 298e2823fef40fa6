//! The house keeps its plan. The plan stands here as data; [`read`] reads what a file names, and the rules below say
//! in a sentence what is wrong with it. `docs/architecture.md` tells why the house is built so.

mod examples;
mod read;

use std::{
    fs,
    path::{Path, PathBuf},
};

use read::{Named, Source};

/// The rooms from the top floor down. A room knows the floors below its own, and nobody else.
const FLOORS: [&[&str]; 12] = [
    &["main"],
    &["cli"],
    &["demo"],
    &["web", "worker"],
    &["inspection", "report"],
    &["statistics"],
    &["advice", "disclosure", "reception", "retaliation"],
    &["identity", "reminders", "staff"],
    &["office"],
    &["actor"],
    &["audit", "vault"],
    &["storage"],
];

/// Plain values that stand on nothing but each other.
const GROUND: [&str; 8] = [
    "calendar",
    "chance",
    "config",
    "error",
    "language",
    "role",
    "sheet",
    "vocabulary",
];

/// Which places keep a crate: a folder (`src/web/`), a file, or every file of a name (`*/rows.rs`).
const KEEPERS: [(&[&str], &[&str], &str); 9] = [
    (
        &["actix_web", "actix_http", "actix_rt", "actix_files"],
        &["src/web/"],
        "HTTP is spoken in web only: a command is the same for a page, the API and the command line",
    ),
    (
        &[
            "diesel",
            "diesel_migrations",
            "r2d2",
            "libsqlite3_sys",
            "pq_sys",
        ],
        &["src/storage/", "*/rows.rs"],
        "SQL is written in storage and in files called rows.rs only, where every query begins inside its caller's scope",
    ),
    (
        &["lettre"],
        &["src/reminders/post.rs"],
        "letters leave through reminders/post.rs only: leased, committed, sent, settled",
    ),
    (
        &["argon2"],
        &["src/identity/password.rs"],
        "passwords are stretched in identity/password.rs only, which bounds how many run at once",
    ),
    (
        &["jsonwebtoken"],
        &["src/identity/token.rs"],
        "tokens are made and read in identity/token.rs only",
    ),
    (
        &[
            "hpke",
            "chacha20poly1305",
            "aead_stream",
            "hkdf",
            "hmac",
            "ed25519_dalek",
            "x25519_dalek",
            "blahaj",
        ],
        &["src/vault/"],
        "ciphers stay in the vault: no other room holds a key or chooses an algorithm",
    ),
    (
        &["sha2"],
        &["src/vault/", "src/audit/", "src/chance.rs"],
        "hashes belong to the vault, the record's tree and the repeatable stream of chance",
    ),
    (
        &["getrandom", "rand", "rand_core"],
        &["src/chance.rs", "src/vault/"],
        "randomness comes in as an argument: take a chance::Chance",
    ),
    (
        &["askama"],
        &["src/web/", "src/reminders/letter.rs", "src/report/"],
        "templates belong to the faces: pages, letters, the report",
    ),
];

/// Proofs of a right, made by the room whose right it is and nowhere else.
const PROOFS: [&str; 2] = ["Entitled", "Own"];

/// All that housekeeping may change: columns it sets, tables whose rows it adds or deletes (`::table`). Everything else
/// is changed by an act, with an entry in the record.
/// (Letters: who has one in hand, when it is tried next. What it says was written by an act; once it is delivered it goes.)
const TENDED: [&str; 11] = [
    "accounts::failures",
    "accounts::not_before",
    "letters::lease",
    "letters::leased_until",
    "letters::not_before",
    "letters::reason",
    "letters::state",
    "letters::table",
    "letters::tries",
    "sessions::seen",
    "sessions::table",
];

/// Names of rooms that belong to nobody and so fill with everything.
const NOBODYS: [&str; 6] = ["utils", "util", "helpers", "common", "manager", "prelude"];

const LONGEST_FILE: usize = 450;

/// What is wrong with one file of the house, each finding a place and the sentence of the rule.
fn findings(source: &Source) -> Vec<String> {
    let mut all = Vec::new();
    let mut found = |line: usize, what: String| {
        all.push(format!("{}:{line}: {what}", source.path));
    };
    for named in &source.names {
        if let Some(broken) = arrow(source, named).or_else(|| keeper(source, named)) {
            found(named.line, broken);
        }
    }
    for proof in &source.proofs {
        if PROOFS.contains(&proof.name.as_str()) && !source.is_called("may.rs") {
            found(
                proof.line,
                format!(
                    "implements {}: a proof of a right is made in the may.rs of its room only",
                    proof.name
                ),
            );
        }
    }
    for line in &source.connections {
        if !source.is_called("rows.rs") && source.room() != "office" {
            found(
                *line,
                "takes the connection: only rows.rs does, so that a command cannot go round its rules".to_owned(),
            );
        }
    }
    for function in &source.functions {
        for broken in door(source, function) {
            found(function.line, format!("{}: {broken}", function.name));
        }
    }
    all.dedup();
    all
}

fn floor(room: &str) -> Option<usize> {
    let ground = GROUND.contains(&room).then_some(FLOORS.len());
    ground.or_else(|| FLOORS.iter().position(|rooms| rooms.contains(&room)))
}

fn arrow(source: &Source, named: &Named) -> Option<String> {
    let (here, there) = (source.room(), named.room.as_deref()?);
    if here == there {
        return None;
    }
    let Some(below) = floor(there) else {
        return Some(format!(
            "{there} has no floor: give it one in FLOORS, or name its room"
        ));
    };
    match floor(here)?.cmp(&below) {
        std::cmp::Ordering::Less => None,
        std::cmp::Ordering::Equal if below == FLOORS.len() => None,
        std::cmp::Ordering::Equal => Some(format!(
            "{here} names {there}: rooms of one floor don't know each other; what they share goes down as a value, or \
             up into worker or web"
        )),
        std::cmp::Ordering::Greater => Some(format!(
            "{here} names {there}, which stands above it: arrows point down only"
        )),
    }
}

fn keeper(source: &Source, named: &Named) -> Option<String> {
    let name = named.foreign.as_deref()?;
    let (_, places, why) = KEEPERS.iter().find(|(crates, ..)| crates.contains(&name))?;
    let kept = places.iter().any(|place| match place.strip_prefix("*/") {
        Some(file) => source.is_called(file),
        None => source.path.starts_with(place),
    });
    (!kept).then(|| format!("names {name}: {why}"))
}

/// Above the office a row is written by whoever stands in an act, and read through a door; below it by connection.
fn door(source: &Source, function: &read::Function) -> Vec<String> {
    let mut broken = Vec::new();
    let above = floor(source.room()) < floor("office");
    if !above || !source.is_called("rows.rs") {
        return broken;
    }
    let takes = |door: &str| function.takes.iter().any(|name| name == door);
    if takes("Conn") {
        broken.push(
            "takes a Conn: above the office rows are reached through its doors (Act, Tend, Reads)"
                .to_owned(),
        );
    }
    if function.writes && !takes("Act") && !takes("Tend") {
        broken.push("writes without standing in an Act: no entry, no commit".to_owned());
    }
    if takes("Tend") {
        let untended = function
            .sets
            .iter()
            .filter(|column| !TENDED.contains(&column.as_str()));
        broken.extend(untended.map(|column| {
            format!("changes {column} while keeping house: an act does that, with an entry (or name it in TENDED, with a reason)")
        }));
    }
    broken
}

/// What is wrong with the form of a file: its name, its length, the paragraph of a room.
fn manners(source: &Source) -> Vec<String> {
    let mut broken = Vec::new();
    let name = Path::new(&source.path)
        .file_stem()
        .unwrap()
        .to_string_lossy();
    if NOBODYS.contains(&&*name)
        || source
            .module
            .iter()
            .any(|part| NOBODYS.contains(&part.as_str()))
    {
        broken.push(format!(
            "{}: a room of that name belongs to nobody",
            source.path
        ));
    }
    if source.lines > LONGEST_FILE {
        broken.push(format!(
            "{}: {} lines; above {LONGEST_FILE} it tells two stories: part it",
            source.path, source.lines
        ));
    }
    let opens_a_room = source.path.starts_with("src/") && source.module.len() < 2;
    if opens_a_room
        && source.paragraph.chars().count() < 60
        && source.items > 0
        && source.room() != "main"
    {
        broken.push(format!(
            "{}: a room begins with a paragraph that says what the office promises here",
            source.path
        ));
    }
    broken
}

/// Every Rust file below `folder`, read.
fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join(folder)];
    let mut files: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(root).unwrap().display().to_string();
            Source::read(&path, &fs::read_to_string(file).unwrap())
        })
        .collect()
}

#[test]
fn arrows_point_down_and_every_crate_stays_with_its_keeper() {
    let broken: Vec<String> = sources("src").iter().flat_map(findings).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn files_are_short_rooms_begin_with_a_paragraph_and_none_belongs_to_nobody() {
    let all = sources("src").into_iter().chain(sources("tests"));
    let broken: Vec<String> = all.flat_map(|source| manners(&source)).collect();
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

#[test]
fn every_room_of_the_library_has_a_floor() {
    let library =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for item in syn::parse_file(&library).unwrap().items {
        if let syn::Item::Mod(room) = item {
            assert!(
                floor(&room.ident.to_string()).is_some(),
                "{} has no floor",
                room.ident
            );
        }
    }
}
