//! A founded office with its people, on either database, under a clock that stands until a test moves it.

use std::{collections::BTreeMap, fmt::Write as _, path::Path, sync::Arc};

use jiff::{SignedDuration, Timestamp};
use probity::{
    actor::Actor,
    advice::{self, Asked, Asking, Message, Sorting},
    audit::Entry,
    calendar::FixedClock,
    chance::Chance,
    config::{self, Settings},
    error::Result,
    identity::{self, Choice, Enrolled, Gate, Invitation},
    office::{self, Office},
    role::{Role, Roles},
    storage::Tree,
    vault::{MatterId, ceremony::RecoveryKey, session::Token},
};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::databases::{Database, Kind};

/// The day the stories begin: a Monday morning.
pub const BEGINNING: &str = "2026-03-02T09:00:00Z";

/// The password of everybody who chose one.
pub const PASSWORD: &str = "the kettle sings at six";

/// An office with a head, an alternate, an officer, an auditor, an administrator, and staff who enrol by name.
pub struct Desk {
    pub office: Arc<Office>,
    pub gate: Arc<Gate>,
    pub clock: FixedClock,
    pub folder: TempDir,
    pub recovery: RecoveryKey,
    kind: Kind,
    databases: BTreeMap<String, String>,
    _databases: Option<(Database, Database)>,
}

/// Somebody with an open session.
pub struct Person {
    pub login: String,
    pub password: String,
    pub recovery_phrase: String,
    pub token: Token,
}

impl Desk {
    /// An office whose groups are founded and certified: intake is open.
    pub fn open(kind: Kind) -> (Self, People) {
        Self::open_with(kind, "")
    }

    /// The same with more lines in its settings.
    pub fn open_with(kind: Kind, more: &str) -> (Self, People) {
        Self::founded_with(kind, more).staffed()
    }

    /// An office that was founded, with its people: the groups are certified.
    pub fn staffed(self) -> (Self, People) {
        let desk = self;
        let head = desk.enrol(
            "head@example.int",
            "Hala Nasser",
            &[Role::Head, Role::Staff],
        );
        let alternate = desk.enrol("alternate@example.int", "Alma Ortiz", &[Role::Alternate]);
        desk.certify(&head);
        let auditor = desk.enrol("auditor@example.int", "Audrey Weiss", &[Role::Auditor]);
        desk.certify(&head);
        desk.certify(&alternate);
        let officer = desk.enrol(
            "officer@example.int",
            "Omar Khalil",
            &[Role::Officer, Role::Staff],
        );
        identity::membership::propose(&desk.office, &desk.actor(&head)).unwrap();
        desk.certify(&alternate);
        let administrator = desk.enrol("admin@example.int", "Ada Lind", &[Role::Administrator]);
        (
            desk,
            People {
                head,
                alternate,
                officer,
                auditor,
                administrator,
            },
        )
    }

    /// An office nobody has enrolled in.
    pub fn founded(kind: Kind) -> Self {
        Self::founded_with(kind, "")
    }

    fn founded_with(kind: Kind, more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let databases = (kind == Kind::Postgres)
            .then(|| (kind.migrated(Tree::Main), kind.migrated(Tree::Shares)));
        let mut text =
            String::from("[mail]\ndelivery = \"folder\"\nfrom = \"ethics@example.int\"\n");
        if let Some((main, shares)) = &databases {
            for (table, database) in [("database", main), ("shares", shares)] {
                writeln!(text, "[{table}]\nurl = \"{}\"", database.url()).unwrap();
            }
        }
        std::fs::write(folder.path().join("probity.toml"), text + more).unwrap();
        let chance = Chance::system();
        let recovery = RecoveryKey::draw(&chance);
        let settings = Settings::load(folder.path(), std::iter::empty()).unwrap();
        office::establish(&settings, &recovery.public(), &chance).unwrap();
        let clock = FixedClock::at(BEGINNING.parse().unwrap());
        let office = Arc::new(start(&folder, &BTreeMap::new(), &clock).unwrap());
        let cheap = config::Password {
            memory_kib: 64,
            passes: 1,
            at_once: 0,
            queue: 64,
            shortest: 12,
        };
        let gate = Arc::new(Gate::new(&cheap, 2).unwrap());
        Self {
            office,
            gate,
            clock,
            folder,
            recovery,
            kind,
            databases: BTreeMap::new(),
            _databases: databases,
        }
    }

    /// The same office as another process would open it: what is not on disk is forgotten.
    pub fn reopen(&mut self) {
        self.office = Arc::new(self.try_to_reopen().unwrap());
    }

    /// The office with databases that were copied from files, as after a disaster.
    pub fn put_back(&mut self, main: Option<&Path>, shares: Option<&Path>) -> Result<()> {
        let before = self.databases.clone();
        for (setting, copy) in [("DATABASE", main), ("SHARES", shares)] {
            if let Some(copy) = copy {
                let name = format!("copy-{}.sqlite", self.office.chance().uuid());
                std::fs::copy(copy, self.folder.path().join(&name)).unwrap();
                self.databases
                    .insert(format!("PROBITY__{setting}__URL"), name);
            }
        }
        match self.try_to_reopen() {
            Ok(office) => self.office = Arc::new(office),
            Err(error) => {
                self.databases = before;
                return Err(error);
            }
        }
        Ok(())
    }

    /// As [`Desk::reopen`], beside the one that runs: what somebody did to its databases may be in the way.
    pub fn try_to_reopen(&self) -> Result<Office> {
        start(&self.folder, &self.databases, &self.clock)
    }

    /// Lets go of the databases, as before they are put back; another office stands in until it is opened again.
    pub fn close(&mut self) {
        let other = Self::founded(Kind::Sqlite);
        self.office = Arc::clone(&other.office);
    }

    /// Which database it runs on.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Somebody invited from the console who has used the link.
    pub fn enrol(&self, login: &str, name: &str, roles: &[Role]) -> Person {
        let link = self.invite(login, name, roles);
        let generated = Roles::of(roles.iter().copied()).unwrap().holds_key();
        let choice = if generated {
            Choice::Generated
        } else {
            Choice::Chosen(Zeroizing::new(PASSWORD.into()))
        };
        let enrolled =
            identity::enrol(&self.office, &self.gate, &visitor(), &link, &choice).unwrap();
        Person::of(login, enrolled)
    }

    /// The token of a link for somebody, as the letter would carry it.
    pub fn invite(&self, login: &str, name: &str, roles: &[Role]) -> Zeroizing<String> {
        let invitation = Invitation {
            login: login.into(),
            name: name.into(),
            language: "en".into(),
            person: None,
            roles: Roles::of(roles.iter().copied()).unwrap(),
        };
        self.office
            .act(&Actor::console(), |act| {
                Ok((
                    identity::invite(act, &invitation)?,
                    Entry::new(probity::audit::Code::EnrolmentSent),
                ))
            })
            .unwrap()
    }

    /// A member of staff.
    pub fn staff(&self, name: &str) -> Person {
        self.enrol(&format!("{name}@example.int"), name, &[Role::Staff])
    }

    /// Who a person is for one request.
    pub fn actor(&self, person: &Person) -> Actor {
        identity::resume(&self.office, &person.token).unwrap()
    }

    /// Signs under every certificate that waits.
    pub fn certify(&self, person: &Person) {
        for waiting in identity::membership::waiting(&self.office, &self.actor(person)).unwrap() {
            if !waiting.signed_by_me {
                identity::membership::stand_for(&self.office, &self.actor(person), &waiting.handle)
                    .unwrap();
            }
        }
    }

    /// Moves the clock.
    pub fn after(&self, duration: SignedDuration) {
        self.clock.advance(duration);
    }

    /// Takes a matter of somebody's from the question to its end.
    pub fn settle(&self, officer: &Person, id: MatterId) {
        self.triage(officer, id, "gifts").unwrap();
        self.settle_triaged(officer, id);
    }

    /// Answers a matter and closes it.
    pub fn settle_triaged(&self, officer: &Person, id: MatterId) {
        let answer = message("Please declare it.");
        let revision = self.revision(officer, id);
        let me = self.actor(officer);
        advice::answer(&self.office, &me, (id, revision), &answer).unwrap();
        advice::close(&self.office, &me, (id, revision + 1)).unwrap();
    }

    /// Moves the clock by whole days.
    pub fn days_later(&self, days: i64) {
        self.after(SignedDuration::from_hours(24 * days));
    }

    /// Signs a person in again, as after a night.
    pub fn sign_in(&self, person: &mut Person) {
        let opened = identity::sign_in(
            &self.office,
            &self.gate,
            &visitor(),
            &person.login,
            &person.password,
        )
        .unwrap();
        person.token = opened.token;
    }

    /// A request from somebody.
    pub fn ask(&self, person: &Person, subject: &str, message: &str) -> Asked {
        advice::ask(
            &self.office,
            &self.actor(person),
            &asking(subject, message, false),
        )
        .unwrap()
    }

    /// Opens a matter at its desk and gives back its revision.
    pub fn revision(&self, person: &Person, id: MatterId) -> i32 {
        advice::open(&self.office, &self.actor(person), id)
            .unwrap()
            .revision
    }

    /// Triages a matter to whoever asks.
    pub fn triage(&self, person: &Person, id: MatterId, subject: &str) -> Result<()> {
        let me = self.actor(person);
        advice::triage(
            &self.office,
            &me,
            (id, self.revision(person, id)),
            &Sorting {
                handler: me.id(),
                ..sorting(subject)
            },
        )
    }
}

/// The people of an office.
pub struct People {
    pub head: Person,
    pub alternate: Person,
    pub officer: Person,
    pub auditor: Person,
    pub administrator: Person,
}

impl Person {
    /// Whoever has just enrolled.
    pub fn of(login: &str, enrolled: Enrolled) -> Self {
        Self {
            login: login.into(),
            password: enrolled
                .passphrase
                .map_or_else(|| PASSWORD.to_owned(), |words| words.to_string()),
            recovery_phrase: enrolled.recovery_phrase.to_string(),
            token: enrolled.session.token,
        }
    }
}

fn start(
    folder: &TempDir,
    databases: &BTreeMap<String, String>,
    clock: &FixedClock,
) -> Result<Office> {
    let settings = Settings::load(folder.path(), databases.clone().into_iter())?;
    Office::start(settings, Arc::new(clock.clone()), Chance::system())
}

/// Somebody who has not signed in.
pub fn visitor() -> Actor {
    Actor::visitor("en".into())
}

/// A request as it is typed.
pub fn asking(subject: &str, message: &str, concerns_office: bool) -> Asking {
    Asking {
        subject: subject.into(),
        message: message.into(),
        concerns_office: Some(concerns_office),
    }
}

/// A message as it is typed.
pub fn message(words: &str) -> Message {
    Message::parse(words).unwrap()
}

/// How an ordinary matter is sorted.
pub fn sorting(subject: &str) -> Sorting {
    Sorting {
        subject: subject.into(),
        urgency: "routine".into(),
        requester_kind: "staff".into(),
        counted: true,
        ..Sorting::default()
    }
}

/// The instant of a text.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

impl Drop for Desk {
    /// Whatever a story did, its record must be whole.
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let report = self.office.verify(&[]).unwrap();
            assert!(report.is_sound(), "{:?}", report.findings);
        }
    }
}
