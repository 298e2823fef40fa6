//! The office and its doors.
//!
//! Every command of every feature passes one of three. [`Office::look`] reads committed rows and opens nothing that
//! belongs to somebody else. [`Office::act`] changes something or opens something, and must say what happened: no
//! entry, no commit, no answer. [`Office::tend`] keeps house (session times, leases, throttles) and reaches nothing
//! else. What an act opens leaves it only as its answer, and the answer leaves only after the commit: a reading is
//! recorded before it is shown.

mod anchor;
mod approvals;
mod doors;
mod founding;
mod keys;
mod pen;
mod record;
mod recovery;
mod rows;

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use parking_lot::{RwLock, RwLockUpgradableReadGuard};
use secrecy::ExposeSecret;

pub use anchor::Loss;
pub use approvals::{PURGE, Proposed, proposed};
pub use doors::{Act, Look, Reads, Tend, files_of, is_held, state_of};
pub use founding::{establish, found};
use pen::Pen;
pub use record::{Disclosed, verify};
pub use recovery::{recover_root, recovery_key};

use crate::{
    actor::Actor,
    audit::{self, Code, Entry},
    calendar::{Calendar, Clock},
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    language::{Languages, Text},
    storage::{Address, Purpose, Store, Tree, pending},
    vault::{self, Groups, Root},
    vocabulary::Vocabulary,
};

/// What the database keeps to know its credential file again.
const ROOT_CHECK: &str = "root-check";

/// All that one running office has: its two stores, its keys, its clock, its words.
pub struct Office {
    store: Store<audit::Head>,
    shares: Store<()>,
    groups: RwLock<Arc<Groups>>,
    outfit: Outfit,
}

/// Where the settings say that everything but the shares is kept.
#[must_use]
pub fn main_address(settings: &Settings) -> Address {
    Address::parse(settings.database.url.expose_secret(), &settings.folder)
}

/// Where the settings say that the shares are kept.
#[must_use]
pub fn share_address(settings: &Settings) -> Address {
    Address::parse(settings.shares.url.expose_secret(), &settings.folder)
}

/// What an office is given at its start, besides its databases.
pub struct Outfit {
    /// The settings of the organisation.
    pub settings: Settings,
    /// The keys derived from the credential file.
    pub root: Root,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Randomness for ids, keys and nonces.
    pub chance: Chance,
    /// Working days and holidays in the office's time zone.
    pub calendar: Calendar,
    /// Codes and their order.
    pub vocabulary: Vocabulary,
    /// The words of every language.
    pub languages: Languages,
}
impl Outfit {
    /// What the settings name: the credential file, calendar, vocabularies and languages of the organisation.
    ///
    /// # Errors
    /// [`Error::Invalid`] saying which file is missing or cannot be understood.
    pub fn load(settings: Settings, clock: Arc<dyn Clock>, chance: Chance) -> Result<Self> {
        let adaptations = settings.adaptations();
        let languages = adaptations.join("languages");
        let languages = languages.is_dir().then_some(languages);
        Ok(Self {
            root: Root::read(&settings.credential.file)?,
            calendar: Calendar::load(&settings)?,
            vocabulary: Vocabulary::load(&adaptations)?,
            languages: Languages::load(languages.as_deref(), &settings.office.language)?,
            clock,
            chance,
            settings,
        })
    }
}

impl Office {
    /// Opens the office that the settings describe.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a database is not of this version, belongs to another credential file, or was put back.
    pub fn start(settings: Settings, clock: Arc<dyn Clock>, chance: Chance) -> Result<Self> {
        Self::start_put_back(settings, clock, chance)?.anchored()
    }

    /// As [`Office::start`], though the main database may have been put back to an older state: for the auditor and for
    /// those who accept the loss.
    ///
    /// # Errors
    /// As [`Office::start`], but for a database that was put back.
    pub fn start_put_back(
        settings: Settings,
        clock: Arc<dyn Clock>,
        chance: Chance,
    ) -> Result<Self> {
        let (main, shares) = (main_address(&settings), share_address(&settings));
        for (address, tree) in [(&main, Tree::Main), (&shares, Tree::Shares)] {
            if pending(&mut address.connect(Purpose::Write)?, tree)? {
                return Err(Error::invalid(Text::new("office-migrate-first")));
            }
        }
        Self::open_put_back(&main, &shares, Outfit::load(settings, clock, chance)?)
    }

    /// Opens the office on two migrated databases: checks that the credential file belongs to them and that the main
    /// database is not older than the share store remembers.
    ///
    /// # Errors
    /// [`Error::Invalid`] saying what does not fit: a foreign credential file, a database that was put back.
    pub fn open(main: &Address, shares: &Address, outfit: Outfit) -> Result<Self> {
        Self::open_put_back(main, shares, outfit)?.anchored()
    }

    fn open_put_back(main: &Address, shares: &Address, outfit: Outfit) -> Result<Self> {
        let store = Store::open(main, outfit.settings.database.readers)?;
        let shares = Store::open(shares, outfit.settings.database.readers)?;
        let groups = store.read(|conn| {
            let check = vault::rows::house_value(conn, ROOT_CHECK)?
                .ok_or_else(|| Error::invalid(Text::new("vault-not-initialised")))?;
            outfit.root.check(&check)?;
            Groups::load(
                conn,
                &outfit.root,
                outfit.settings.office.recovery_fingerprint.as_deref(),
            )
        })?;
        Ok(Self {
            store,
            shares,
            groups: RwLock::new(Arc::new(groups)),
            outfit,
        })
    }

    /// Reads committed rows.
    ///
    /// # Errors
    /// The look's own.
    pub fn look<T>(&self, who: &Actor, look: impl FnOnce(&mut Look<'_>) -> Result<T>) -> Result<T> {
        self.store.read(|conn| {
            look(&mut Look {
                conn,
                who,
                office: self,
            })
        })
    }

    /// Does one thing and records it: the closure answers with a value and the [`Entry`] that says what happened, and
    /// the value leaves after both are on disk. A [`Error::Denied`] undoes the act and is itself recorded.
    ///
    /// ```no_run
    /// # use probity::{actor::Actor, audit::{Code, Entry}, office::Office};
    /// # fn example(office: &Office, who: &Actor) -> probity::Result<()> {
    /// office.act(who, |act| Ok((act.today(), Entry::new(Code::Settings))))?;
    /// # Ok(()) }
    /// ```
    ///
    /// No entry, no commit: without one it does not compile.
    ///
    /// ```compile_fail,E0308
    /// # use probity::{actor::Actor, audit::{Code, Entry}, office::Office};
    /// # fn example(office: &Office, who: &Actor) -> probity::Result<()> {
    /// office.act(who, |act| Ok(act.today()))?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// The act's own, or [`Error::Broken`] when the commit failed.
    pub fn act<T>(
        &self,
        who: &Actor,
        mut act: impl FnMut(&mut Act<'_>) -> Result<(T, Entry)>,
    ) -> Result<T> {
        let mut pen = Pen::ready(self, who)?;
        let done = self.store.write(|conn, head| {
            let mut door = Act {
                conn,
                who,
                office: self,
                now: pen.now,
                opened: Vec::new(),
            };
            let (value, entry) = act(&mut door)?;
            pen.write(conn, head, entry)?;
            Ok(value)
        });
        if matches!(done, Err(Error::Denied)) {
            self.record(who, &|| Entry::new(Code::Refused))?;
        }
        done
    }

    /// Records that something happened which changed no row.
    ///
    /// # Errors
    /// [`Error::Broken`] when the commit failed.
    pub fn record(&self, who: &Actor, entry: &dyn Fn() -> Entry) -> Result<()> {
        let mut pen = Pen::ready(self, who)?;
        self.store
            .write(|conn, head| pen.write(conn, head, entry()))
    }

    /// Keeps house: session times, leases, throttles. Nothing of it is recorded and nothing else can be reached: what an act
    /// does to a matter is no part of it.
    ///
    /// ```compile_fail,E0599
    /// # use probity::{office::Office, vault::NewMatter};
    /// # fn example(office: &Office, matter: &NewMatter) -> probity::Result<()> {
    /// office.tend(|tend| tend.keep(matter))?;
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// The closure's own, or [`Error::Broken`] when the commit failed.
    pub fn tend<T>(&self, mut tend: impl FnMut(&mut Tend<'_>) -> Result<T>) -> Result<T> {
        let worker = Actor::worker();
        self.store.write(|conn, _| {
            tend(&mut Tend {
                conn,
                worker: &worker,
                office: self,
            })
        })
    }

    /// Deletes the shares of all matters that two people purged, as often as needed until they are gone; also after a share
    /// store was restored. A row that says it is purged is not enough: the two signatures must be there. Tells how many
    /// shares went.
    ///
    /// # Errors
    /// [`Error::Broken`] when either store cannot be reached.
    pub fn replay_purges(&self) -> Result<usize> {
        let purged = self.store.read(vault::rows::purged)?;
        let left = self
            .shares
            .read(|conn| vault::shares::still_held(conn, &purged))?;
        let may = self.groups().ever_approvers();
        let approved = self.store.read(|conn| {
            let mut approved = Vec::new();
            for id in left {
                if approvals::were_given(conn, (PURGE, id.bytes()), &may)? {
                    approved.push(id);
                } else {
                    tracing::error!(event = "purge-without-signatures");
                }
            }
            Ok(approved)
        })?;
        self.shares.write(|conn, ()| {
            approved
                .iter()
                .map(|id| vault::shares::empty_shares(conn, *id))
                .sum()
        })
    }

    /// The group keys and their certificates.
    pub fn groups(&self) -> Arc<Groups> {
        Arc::clone(&self.groups.read())
    }

    /// Reads the group keys again, after they changed here or in another process.
    ///
    /// # Errors
    /// [`Error::Invalid`] when their certificates do not hold; [`Error::Broken`] when a chain is shorter than it was.
    pub fn refresh_groups(&self) -> Result<()> {
        let pinned = self.outfit.settings.office.recovery_fingerprint.as_deref();
        // One at a time, so that nobody mistakes an older reading for a chain that was cut.
        let groups = self.groups.upgradable_read();
        let fresh = self
            .store
            .read(|conn| Groups::load(conn, &self.outfit.root, pinned))?;
        if !fresh.continues(&groups) {
            return Err(Error::broken("the chain of a group's certificates was cut"));
        }
        *RwLockUpgradableReadGuard::upgrade(groups) = Arc::new(fresh);
        Ok(())
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.outfit.settings
    }

    /// The keys derived from the credential file.
    pub fn root(&self) -> &Root {
        &self.outfit.root
    }

    /// Randomness.
    pub fn chance(&self) -> &Chance {
        &self.outfit.chance
    }

    /// Codes and their order.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.outfit.vocabulary
    }

    /// The words of every language.
    pub fn languages(&self) -> &Languages {
        &self.outfit.languages
    }

    /// Working days, holidays, and what day it is.
    pub fn calendar(&self) -> &Calendar {
        &self.outfit.calendar
    }

    /// The present instant.
    pub fn now(&self) -> Timestamp {
        self.outfit.clock.now()
    }

    /// The present day in the office's time zone.
    pub fn today(&self) -> Date {
        self.outfit.calendar.today(self.now())
    }

    /// Acts and commits of the write door since the start, for the operator's figures.
    pub fn door_counts(&self) -> (usize, usize) {
        self.store.counts()
    }
}
