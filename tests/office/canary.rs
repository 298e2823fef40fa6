//! Canaries: words that occur nowhere else, in every text that is sealed, looked for in everything that is stored.

use std::{
    collections::HashMap,
    fs, io,
    path::Path,
    process::Command,
    sync::{Arc, Mutex},
};

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use probity::{
    actor::{Actor, PersonId},
    advice::{self, From, Logged},
    disclosure::{
        attachment,
        filing::{reading::own, submitting::submit},
        publication,
        sample::{self, Asked, draw::Strata, verification},
    },
    identity::{self, Choice},
    reminders::{self, Post},
    role::Role,
    storage::{Address, backup},
};
use zeroize::Zeroizing;

use crate::{
    databases::{Kind, each},
    desk::{Desk, Person, asking, message, sorting, visitor},
    disclosure::files,
    postgres,
};

/// What must be found nowhere, with its name.
#[derive(Default)]
struct Canaries(Vec<(String, String)>);

impl Canaries {
    /// A word of its own for one field, in Latin and in Arabic letters.
    fn hatch(&mut self, field: &str) -> String {
        let number = 7_919 * (self.0.len() + 131);
        let latin = format!("{field} canary {number} Qx");
        let arabic: String = number
            .to_string()
            .chars()
            .map(|digit| char::from_u32(u32::from('ا') + digit.to_digit(10).unwrap()).unwrap())
            .collect();
        let arabic = format!("كناري {field} {arabic}");
        self.watch(field, &latin);
        self.watch(field, &arabic);
        format!("{latin} {arabic}")
    }

    fn watch(&mut self, name: &str, word: &str) {
        self.0.push((name.to_owned(), word.to_owned()));
    }

    /// Every way of writing every canary.
    fn needles(&self) -> Needles {
        let mut needles = Needles::default();
        for (name, word) in &self.0 {
            for (how, bytes) in spellings(word) {
                needles.add(format!("{name} in {how}"), bytes);
            }
        }
        needles
    }
}

fn spellings(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let utf8 = word.as_bytes().to_vec();
    let utf16 = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect();
    let mut all: Vec<(&'static str, Vec<u8>)> = vec![
        ("UTF-16LE", utf16(u16::to_le_bytes)),
        ("UTF-16BE", utf16(u16::to_be_bytes)),
        ("hex", hex::encode(&utf8).into_bytes()),
        ("HEX", hex::encode_upper(&utf8).into_bytes()),
    ];
    for before in 0..3 {
        let shifted = [vec![0; before], utf8.clone()].concat();
        // The letters that depend on neither of the neighbours.
        let whole = (before * 8).div_ceil(6)..shifted.len() * 8 / 6;
        for encoded in [
            STANDARD_NO_PAD.encode(&shifted),
            URL_SAFE_NO_PAD.encode(&shifted),
        ] {
            all.push(("base64", encoded[whole.clone()].as_bytes().to_vec()));
        }
    }
    all.push(("UTF-8", utf8));
    all
}

/// Many needles looked for in one walk, by their first four bytes.
#[derive(Default)]
struct Needles(HashMap<[u8; 4], Vec<(String, Vec<u8>)>>);

impl Needles {
    fn add(&mut self, name: String, bytes: Vec<u8>) {
        let beginning = *bytes.first_chunk().expect("a canary is long");
        self.0.entry(beginning).or_default().push((name, bytes));
    }

    fn found_in(&self, haystack: &[u8]) -> Vec<&str> {
        let mut found = Vec::new();
        for at in 0..haystack.len().saturating_sub(3) {
            let beginning: &[u8; 4] = haystack[at..].first_chunk().unwrap();
            for (name, needle) in self.0.get(beginning).into_iter().flatten() {
                if haystack[at..].starts_with(needle) {
                    found.push(name.as_str());
                }
            }
        }
        found
    }

    fn assert_not_in(&self, place: &str, haystack: &[u8]) {
        assert!(haystack.len() > 3, "{place} is empty");
        let found = self.found_in(haystack);
        assert!(found.is_empty(), "{place} holds {found:?}");
    }
}

/// What would be printed, of every level and room.
#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<u8>>>);

impl io::Write for Journal {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_canary_is_found_however_it_is_written() {
    let mut canaries = Canaries::default();
    let song = canaries.hatch("song");
    let needles = canaries.needles();
    assert!(needles.found_in(b"nothing of the kind").is_empty());
    let mut written = vec![song.clone().into_bytes()];
    written.push(song.encode_utf16().flat_map(u16::to_le_bytes).collect());
    written.push(song.encode_utf16().flat_map(u16::to_be_bytes).collect());
    written.push(hex::encode(&song).into_bytes());
    for before in ["", "x", "xy", "xyz"] {
        written.push(
            STANDARD_NO_PAD
                .encode(format!("{before}{song}!"))
                .into_bytes(),
        );
    }
    for haystack in written {
        // the Latin and the Arabic one
        assert!(needles.found_in(&haystack).len() >= 2);
    }
}

/// A life of two matters in which every sealed field holds a canary; the errors are shown, as an operator would see them.
fn live(desk: &Desk, canaries: &mut Canaries) -> Vec<String> {
    let mut errors = Vec::new();
    let officer = office_people(desk, canaries);
    let password = canaries.hatch("password");
    let link = desk.invite("amina@example.int", "Amina", &[Role::Staff]);
    canaries.watch("token of a link", &link);
    let choice = Choice::Chosen(Zeroizing::new(password.clone()));
    let enrolled = identity::enrol(&desk.office, &desk.gate, &visitor(), &link, &choice).unwrap();
    let mut amina = Person::of("amina@example.int", enrolled);
    amina.password.clone_from(&password);
    watch(canaries, desk, &amina);
    desk.sign_in(&mut amina);
    watch(canaries, desk, &amina);
    let wrong = canaries.hatch("wrong password");
    let refused = identity::sign_in(
        &desk.office,
        &desk.gate,
        &visitor(),
        "amina@example.int",
        &wrong,
    );
    errors.extend(refused.err().map(|error| error.to_string()));

    let asked = desk.ask(
        &amina,
        &canaries.hatch("subject"),
        &canaries.hatch("question"),
    );
    let id = asked.id;
    desk.triage(&officer, id, "gifts").unwrap();
    let me = desk.actor(&officer);
    let say = |canaries: &mut Canaries, field: &str| message(&canaries.hatch(field));
    let next = || (id, desk.revision(&officer, id));
    advice::add_note(&desk.office, &me, next(), &say(canaries, "note")).unwrap();
    advice::write(&desk.office, &me, next(), &say(canaries, "message")).unwrap();
    advice::wait(&desk.office, &me, next(), &say(canaries, "query")).unwrap();
    let reply = say(canaries, "reply");
    advice::hear(&desk.office, &desk.actor(&amina), id, &reply).unwrap();
    advice::answer(&desk.office, &me, next(), &say(canaries, "answer")).unwrap();
    advice::close(&desk.office, &me, next()).unwrap();
    advice::reopen(&desk.office, &me, next(), &say(canaries, "reason")).unwrap();
    let referral = ("legal", &say(canaries, "referral"));
    advice::refer(&desk.office, &me, next(), referral).unwrap();
    let late = say(canaries, "too late");
    let refused = advice::hear(&desk.office, &desk.actor(&amina), id, &late);
    errors.extend(refused.err().map(|error| error.to_string()));

    let logged = |canaries: &mut Canaries, from: From| Logged {
        asking: asking(
            &canaries.hatch("call"),
            &canaries.hatch("what was said"),
            false,
        ),
        channel: "phone".into(),
        from,
    };
    let outside = From::Outside(canaries.hatch("name of a caller"));
    let first = advice::log(&desk.office, &me, &logged(canaries, outside)).unwrap();
    let name = canaries.hatch("name of the roster");
    let person = From::Person(PersonId::draw(desk.office.chance()), name);
    advice::log(&desk.office, &me, &logged(canaries, person)).unwrap();
    let kind = sorting("other-conflict");
    advice::triage(
        &desk.office,
        &me,
        (first.id, desk.revision(&officer, first.id)),
        &kind,
    )
    .unwrap();

    let asking = asking(
        &canaries.hatch("subject"),
        &canaries.hatch("question"),
        true,
    );
    let asked = advice::ask_anonymously(&desk.office, &desk.gate, &visitor(), &asking).unwrap();
    let digits = asked.receipt.unwrap();
    canaries.watch("receipt", &digits);
    canaries.watch("receipt", &digits.replace(' ', ""));
    errors
}

fn watch(canaries: &mut Canaries, desk: &Desk, person: &Person) {
    canaries.watch("password", &person.password);
    canaries.watch("recovery phrase", &person.recovery_phrase);
    let token = person.token.text();
    canaries.watch("token", &token);
    canaries.watch("token in a form", &person.token.csrf("/ask"));
    let root = desk.office.root();
    let bearer = identity::token::bearer(root, &person.token, desk.office.now()).unwrap();
    canaries.watch("bearer token", &bearer);
}

fn office_people(desk: &Desk, canaries: &mut Canaries) -> Person {
    let head = desk.enrol("head@example.int", "Hala Nasser", &[Role::Head]);
    let alternate = desk.enrol("alternate@example.int", "Alma Ortiz", &[Role::Alternate]);
    desk.certify(&head);
    for person in [&head, &alternate] {
        watch(canaries, desk, person);
    }
    head
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

#[test]
fn no_canary_is_heard_outside_its_cage() {
    each(|kind| {
        let desk = Desk::founded(kind);
        let mut canaries = Canaries::default();
        let journal = Journal::default();
        let writer = journal.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(move || writer.clone())
            .finish();
        let errors = tracing::subscriber::with_default(subscriber, || {
            tracing::info!("the journal is open");
            let errors = live(&desk, &mut canaries);
            desk.days_later(1);
            probity::worker::round(&desk.office, None).unwrap();
            let mail = desk.folder.path().join("mail");
            fs::create_dir_all(&mail).unwrap();
            let post = Post::open(&desk.office.settings().mail).unwrap().unwrap();
            let sent = reminders::deliver(&desk.office, |mail, now| post.send(mail, now));
            assert!(sent.unwrap().sent > 0);
            errors
        });
        let needles = canaries.needles();
        needles.assert_not_in("what errors say", errors.join("\n").as_bytes());
        needles.assert_not_in("the journal", &journal.0.lock().unwrap());

        search(&desk, &needles);
        assert_eq!(strangers(desk.folder.path()), Vec::<String>::new());
    });
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

/// A life of a statement with files, drawn for verification and summarised, up to the day before something of it is published.
#[test]
fn no_file_and_no_checklist_is_heard_outside_its_cage() {
    each(|kind| {
        let cast = files::launched(kind);
        let (office, mut canaries) = (&cast.desk.office, Canaries::default());
        let reviewer = cast.enrol("5", &[Role::Reviewer]);
        cast.certify_reviewer();
        let (bo, id) = files::begun(&cast, "2", &[&canaries.hatch("item")]);
        let me = cast.actor(&bo);
        let place = attachment::files(office, &me, id).unwrap().open[0].name();
        let words = canaries.hatch("file").repeat(3_000);
        let upload = files::upload(&cast, &me, id, words.as_bytes());
        let named = (canaries.hatch("name of a file"), canaries.hatch("media"));
        let named = (named.0.as_str(), named.1.as_str());
        attachment::attach(office, &me, (id, &place), upload, named).unwrap();
        files::upload(
            &cast,
            &me,
            id,
            canaries.hatch("broken off").repeat(9_000).as_bytes(),
        )
        .write(office)
        .unwrap();
        let saved = own(office, &me, id).unwrap().draft().unwrap().saved;
        submit(office, &me, (id, saved), &canaries.hatch("certified")).unwrap();
        let cycle = probity::disclosure::cycle::cycles(office, &cast.officer()).unwrap()[0].id;
        let asked = Asked {
            seed: "2026".into(),
            size: 1,
            strata: Strata::Unit,
        };
        sample::draw(office, &cast.officer(), cycle, &asked).unwrap();
        let mut document = verification::begin(office, &me, id).unwrap();
        document
            .push(canaries.hatch("document").as_bytes())
            .unwrap();
        let item = place.rsplit_once('.').unwrap().0;
        let named = (canaries.hatch("name of a document"), "");
        let named = (named.0.as_str(), named.1);
        verification::provide(office, &me, (id, item), document, named).unwrap();
        cast.settle(&reviewer, id);
        let summary = (canaries.hatch("public name"), canaries.hatch("public line"));
        let me = cast.actor(&bo);
        publication::approve(office, &me, id, (&summary.0, &summary.1)).unwrap();
        cast.desk.days_later(1);
        fs::create_dir_all(cast.desk.folder.path().join("mail")).unwrap();
        let post = Post::open(&office.settings().mail).unwrap().unwrap();
        let sent = reminders::deliver(office, |mail, now| post.send(mail, now));
        assert!(sent.unwrap().sent > 0);
        search(&cast.desk, &canaries.needles());
    });
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

/// The console never sees what people write.
#[test]
fn whoever_runs_the_machine_opens_nothing() {
    let (desk, _) = Desk::open(Kind::Sqlite);
    let amina = desk.staff("amina");
    let asked = desk.ask(&amina, "A gift", "May I keep it?");
    for nobody in [Actor::console(), Actor::worker(), visitor()] {
        assert!(advice::open(&desk.office, &nobody, asked.id).is_err());
        assert!(advice::own(&desk.office, &nobody, asked.id).is_err());
    }
}
