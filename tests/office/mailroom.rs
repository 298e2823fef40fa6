//! An office that writes letters, and the day it lives in.

use std::{fs, path::PathBuf, sync::Arc};

use jiff::{SignedDuration, civil::date};
use probity::{
    actor::Actor,
    audit::{Code, Entry},
    calendar::{Calendar, FixedClock},
    chance::Chance,
    config::Settings,
    language::Languages,
    office::{Office, Outfit, found},
    reminders::{self, Count, Enrolment, Letter, News, Post, Tally, To, deliver},
    storage::Tree,
    vault::{Root, ceremony::RecoveryKey, fingerprint::Fingerprint},
    vocabulary::Vocabulary,
};
use tempfile::TempDir;

use crate::{
    databases::{Database, Kind},
    relay::Relay,
};

/// An office that writes letters, with a clock that stands.
pub struct Mailroom {
    pub office: Arc<Office>,
    clock: FixedClock,
    pub folder: TempDir,
    pub database: Database,
    _shares: Database,
}

impl Mailroom {
    pub fn open(kind: Kind, mail: &[(&str, &str)]) -> Self {
        Self::with_folder(kind, mail, tempfile::tempdir().unwrap())
    }

    /// An office in this data folder; its settings of mail are given by their names.
    pub fn with_folder(kind: Kind, mail: &[(&str, &str)], folder: TempDir) -> Self {
        let database = kind.migrated(Tree::Main);
        let clock = FixedClock::at("2017-07-03T08:30:00Z".parse().unwrap());
        let (root, shares) = (Root::draw(&Chance::seeded(7)), kind.migrated(Tree::Shares));
        let recovery = RecoveryKey::draw(&Chance::seeded(8)).public();
        found(
            database.address(),
            shares.address(),
            (&root, &recovery),
            &Chance::system(),
        )
        .unwrap();
        let pin = Fingerprint::of_recovery(&recovery).to_string();
        let setting =
            |(key, value): &(&str, &str)| (format!("PROBITY__MAIL__{key}"), (*value).to_owned());
        let mut settings = Settings::load(folder.path(), mail.iter().map(setting)).unwrap();
        settings.office.recovery_fingerprint = Some(pin);
        let outfit = Outfit {
            calendar: Calendar::load(&settings).unwrap(),
            vocabulary: Vocabulary::load(&settings.adaptations()).unwrap(),
            settings,
            root,
            clock: Arc::new(clock.clone()),
            chance: Chance::system(),
            languages: Languages::load(None, "en").unwrap(),
        };
        let office = Office::open(database.address(), shares.address(), outfit).unwrap();
        Self {
            office: Arc::new(office),
            clock,
            folder,
            database,
            _shares: shares,
        }
    }

    /// An office whose relay speaks in the clear, as one on the same machine may.
    pub fn beside(kind: Kind, relay: &Relay) -> Self {
        let port = relay.port();
        Self::open(kind, &smtp(&port, "none"))
    }

    pub fn write(&self, letter: &dyn Letter, to: &To<'_>) {
        let written = self.office.act(&Actor::worker(), |act| {
            reminders::enqueue(act, letter, to)?;
            Ok(((), Entry::new(Code::Reminded)))
        });
        written.unwrap();
    }

    /// Writes a letter to each of so many people.
    pub fn write_many(&self, people: usize) {
        let written = self.office.act(&Actor::worker(), |act| {
            for person in 0..people {
                let address = format!("person-{person}@example.org");
                reminders::enqueue(act, &News, &To::new(&address, "en"))?;
            }
            Ok(((), Entry::new(Code::Reminded)))
        });
        written.unwrap();
    }

    pub fn post(&self) -> Post {
        Post::open(&self.office.settings().mail).unwrap().unwrap()
    }

    /// What a worker does each minute.
    pub fn deliver(&self) -> Tally {
        let post = self.post();
        deliver(&self.office, |mail, now| post.send(mail, now)).unwrap()
    }

    pub fn count(&self) -> Count {
        reminders::count(&self.office).unwrap()
    }

    /// So many minutes go by.
    pub fn minutes(&self, minutes: i64) {
        self.clock.advance(SignedDuration::from_mins(minutes));
    }

    /// The letters in the folder.
    pub fn eml(&self) -> Vec<PathBuf> {
        let mail = fs::read_dir(self.folder.path().join("mail")).unwrap();
        mail.map(|entry| entry.unwrap().path()).collect()
    }
}

/// The settings of a relay on this machine.
pub fn smtp<'a>(port: &'a str, security: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("DELIVERY", "smtp"),
        ("HOST", "localhost"),
        ("PORT", port),
        ("SECURITY", security),
        ("FROM", "Ethics Office <ethics@example.org>"),
    ]
}

/// The one letter that does not wait for others.
pub fn enrolment() -> Enrolment {
    Enrolment {
        path: "/enrol/5uwn5gUFBQ".to_owned().into(),
        until: date(2017, 7, 6),
    }
}

pub const SENT: Tally = Tally { sent: 1, failed: 0 };
pub const FAILED: Tally = Tally { sent: 0, failed: 1 };
pub const NOTHING: Tally = Tally { sent: 0, failed: 0 };
pub const EMPTY: Count = Count {
    waiting: 0,
    dead: 0,
};
pub const ONE_WAITS: Count = Count {
    waiting: 1,
    dead: 0,
};
pub const ONE_DEAD: Count = Count {
    waiting: 0,
    dead: 1,
};
