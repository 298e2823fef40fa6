//! The office and its doors.
//!
//! Every command of every feature passes one of three. [`Office::look`] reads committed rows and opens nothing that
//! belongs to somebody else. [`Office::act`] changes something or opens something, and must say what happened: no
//! entry, no commit, no answer. [`Office::tend`] keeps house (session times, leases, throttles) and reaches nothing
//! else. What an act opens leaves it only as its answer, and the answer leaves only after the commit: a reading is
//! recorded before it is shown.

use std::sync::Arc;

use jiff::{Timestamp, civil::Date};
use parking_lot::RwLock;

use crate::{
    actor::Actor,
    audit::{self, Code, Entry},
    calendar::{Calendar, Clock},
    chance::Chance,
    config::Settings,
    error::{Error, Result},
    language::{Languages, Text},
    storage::{Address, Conn, Id, Store},
    vault::{
        self, Entitled, Envelope, Group, GroupSeeds, Groups, Keyring, Label, Locked, MatterId,
        NewGeneration, NewMatter, Opened, Own, Reader, Root, SealedFacts, StatisticsKey, Wrapped,
        account::OwnerTag, certificate::Certificate, label::message,
    },
    vocabulary::Vocabulary,
};

/// Marks the ids of audit entries.
pub enum Entries {}

/// What the database keeps to know its credential file again.
const ROOT_CHECK: &str = "root-check";

/// All that one running office has: its two stores, its keys, its clock, its words.
pub struct Office {
    store: Store<audit::Head>,
    shares: Store<()>,
    groups: RwLock<Arc<Groups>>,
    outfit: Outfit,
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

/// A door through which rows can be read.
pub trait Reads {
    /// The connection; named in files called `rows.rs` only.
    fn conn(&mut self) -> &mut Conn;
    /// Who stands at the door.
    fn who(&self) -> &Actor;
    /// The office behind it.
    fn office(&self) -> &Office;
}

/// Reading committed rows.
pub struct Look<'a> {
    conn: &'a mut Conn,
    who: &'a Actor,
    office: &'a Office,
}

/// Changing rows, or opening what is sealed.
pub struct Act<'a> {
    conn: &'a mut Conn,
    who: &'a Actor,
    office: &'a Office,
    now: Timestamp,
}

/// Keeping house.
pub struct Tend<'a> {
    conn: &'a mut Conn,
    worker: &'a Actor,
    office: &'a Office,
}

macro_rules! reads {
    ($($door:ident . $who:ident),*) => { $(
        impl Reads for $door<'_> {
            fn conn(&mut self) -> &mut Conn {
                self.conn
            }
            fn who(&self) -> &Actor {
                self.$who
            }
            fn office(&self) -> &Office {
                self.office
            }
        }
    )* };
}
reads!(Look.who, Act.who, Tend.worker);

impl Office {
    /// Opens the office on two migrated databases: checks that the credential file belongs to them and that the main
    /// database is not older than the share store remembers.
    ///
    /// # Errors
    /// [`Error::Invalid`] saying what does not fit: a foreign credential file, a database that was put back.
    pub fn open(main: &Address, shares: &Address, outfit: Outfit) -> Result<Self> {
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
        let office = Self {
            store,
            shares,
            groups: RwLock::new(Arc::new(groups)),
            outfit,
        };
        office.check_anchor()?;
        Ok(office)
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

    /// Keeps house: session times, leases, throttles. Nothing of it is recorded and nothing else can be reached.
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

    /// Draws a new matter: its share is on disk before this returns, its row is yet to be kept by an act.
    ///
    /// # Errors
    /// [`Error::Invalid`] while the group that shall read it is not certified (intake is closed).
    pub fn draw_matter(&self, kind: &'static str, readers: &[Reader]) -> Result<NewMatter> {
        let matter = NewMatter::draw(kind, &self.groups(), readers, &self.outfit.chance)?;
        self.shares.write(|conn, ()| matter.put_share(conn))?;
        Ok(matter)
    }

    /// Draws the next key generation of a matter, for new recipients; the new share is on disk before this returns.
    ///
    /// # Errors
    /// As [`Office::draw_matter`].
    pub fn draw_generation(&self, old: &Locked, readers: &[Reader]) -> Result<NewMatter> {
        let matter = NewMatter::next(old, &self.groups(), readers, &self.outfit.chance)?;
        self.shares.write(|conn, ()| matter.put_share(conn))?;
        Ok(matter)
    }

    /// Fetches and unwraps the key of a matter as far as the actor's own keys reach; it opens nothing until an act
    /// has entitled it. `None` where no wrap is for this actor, or there is no such matter.
    ///
    /// # Errors
    /// [`Error::Broken`] when a share is missing or does not fit its commitment.
    pub fn unlock(&self, who: &Actor, id: MatterId) -> Result<Option<Locked>> {
        Ok(self.unlock_all(who, &[id])?.pop())
    }

    /// As [`Office::unlock`], for the matters of a page; those not for this actor are left out.
    ///
    /// # Errors
    /// As [`Office::unlock`].
    pub fn unlock_all(&self, who: &Actor, ids: &[MatterId]) -> Result<Vec<Locked>> {
        let Some(keys) = who.keys() else {
            return Ok(Vec::new());
        };
        let wrapped = self
            .store
            .read(|conn| Wrapped::fetch(conn, keys, &self.groups(), ids))?;
        let shares = self.shares.read(|conn| vault::rows::shares_of(conn, ids))?;
        wrapped
            .into_iter()
            .map(|wrapped| wrapped.unlock(&shares))
            .collect()
    }

    /// The seeds of a group the actor is a member of, present and past generations.
    ///
    /// # Errors
    /// [`Error::Denied`] when the actor is no member.
    pub fn group_seeds(&self, who: &Actor, group: Group) -> Result<Arc<GroupSeeds>> {
        let keys = who.keys().ok_or(Error::Denied)?;
        self.store
            .read(|conn| keys.group(conn, group, &self.groups()))?
            .ok_or(Error::Denied)
    }

    /// The key that persons are counted under, opened with the seeds of the actor's desk. The first to need it draws
    /// it; from then on it is wrapped to each desk that is certified.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the other desk has drawn it and has not yet passed it on.
    pub fn statistics_key(
        &self,
        who: &Actor,
        desk: Group,
        seeds: &GroupSeeds,
    ) -> Result<StatisticsKey> {
        let name = |group: Group| format!("statistics-key-{}", group.name());
        let stored = |group| self.look(who, |look| look.house_value(&name(group)));
        let desks = [Group::Office, Group::Alternate];
        let own = stored(desk)?;
        let key = if own.is_empty() {
            for other in desks.into_iter().filter(|other| *other != desk) {
                if !stored(other)?.is_empty() {
                    return Err(Error::invalid(Text::new("office-no-statistics-key")));
                }
            }
            StatisticsKey::draw(self.chance())
        } else {
            StatisticsKey::unwrap(desk, seeds, &own)?
        };
        for group in desks {
            if self.groups().is_certified(group) && stored(group)?.is_empty() {
                let wrapped = key.wrap(&self.groups().certified(group)?, self.chance())?;
                self.act(who, |act| {
                    if vault::rows::house_value(act.conn, &name(group))?.is_some() {
                        return Err(Error::Conflict);
                    }
                    vault::rows::set_house_value(act.conn, &name(group), &wrapped)?;
                    Ok(((), Entry::new(Code::GroupRotated).note("statistics key")))
                })?;
            }
        }
        Ok(key)
    }

    /// The tag for the actor's next own matter.
    ///
    /// # Errors
    /// [`Error::Denied`] when nobody is signed in.
    pub fn next_tag(&self, who: &Actor) -> Result<OwnerTag> {
        let keys = who.keys().ok_or(Error::Denied)?;
        self.store.read(|conn| keys.next_tag(conn))
    }

    /// The actor's own matters, the oldest first.
    ///
    /// # Errors
    /// [`Error::Denied`] when nobody is signed in.
    pub fn owned(&self, who: &Actor) -> Result<Vec<MatterId>> {
        let keys = who.keys().ok_or(Error::Denied)?;
        self.store
            .read(|conn| Ok(keys.owned(conn)?.iter().map(|owned| owned.matter).collect()))
    }

    /// Makes the actor's own what others sealed for them while they were away; tells how many.
    ///
    /// # Errors
    /// [`Error::Broken`] when rows cannot be read.
    pub fn claim_owned(&self, who: &Actor) -> Result<usize> {
        let Some(keys) = who.keys() else { return Ok(0) };
        let found = self.store.read(|conn| {
            keys.owned(conn)?;
            keys.unclaimed(conn)
        })?;
        for (offset, unclaimed) in (0..).zip(&found) {
            self.store
                .write(|conn, _| keys.claim(conn, unclaimed, offset))?;
        }
        Ok(found.len())
    }

    /// Deletes the shares of all purged matters, as often as needed until they are gone; also after a share store was
    /// restored. Tells how many shares went.
    ///
    /// # Errors
    /// [`Error::Broken`] when either store cannot be reached.
    pub fn replay_purges(&self) -> Result<usize> {
        let purged = self.store.read(vault::rows::purged)?;
        self.shares.write(|conn, ()| {
            purged
                .iter()
                .map(|id| vault::rows::empty_shares(conn, *id))
                .sum()
        })
    }

    /// Tells the share store how far the record has come.
    ///
    /// # Errors
    /// [`Error::Broken`] when either store cannot be reached.
    pub fn drop_anchor(&self) -> Result<()> {
        let head = audit::Checkpoint::of(self.store.read(audit::Head::read)?.tree());
        let size = i64::try_from(head.size).map_err(Error::broken)?;
        let groups = self.groups().fingerprint();
        self.shares
            .write(|conn, ()| vault::rows::set_anchor(conn, size, &head.root, &groups))
    }

    /// A main database behind its anchor was put back to an older state: readings and acts are missing from it.
    fn check_anchor(&self) -> Result<()> {
        let Some((size, root, _)) = self.shares.read(vault::rows::anchor_row)? else {
            return Ok(());
        };
        let remembered = audit::Checkpoint {
            size: u64::try_from(size).map_err(Error::broken)?,
            root: root.as_slice().try_into().map_err(Error::broken)?,
        };
        if self.store.read(|conn| audit::reaches(conn, &remembered))? {
            Ok(())
        } else {
            Err(Error::invalid(
                Text::new("office-behind-anchor").with("size", size),
            ))
        }
    }

    /// The group keys and their certificates.
    pub fn groups(&self) -> Arc<Groups> {
        Arc::clone(&self.groups.read())
    }

    /// Reads the group keys again, after they changed here or in another process.
    ///
    /// # Errors
    /// [`Error::Invalid`] when their certificates do not hold.
    pub fn refresh_groups(&self) -> Result<()> {
        let pinned = self.outfit.settings.office.recovery_fingerprint.as_deref();
        let fresh = self
            .store
            .read(|conn| Groups::load(conn, &self.outfit.root, pinned))?;
        *self.groups.write() = Arc::new(fresh);
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

impl Act<'_> {
    /// The instant at which the actor came to the door.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day of that instant in the office's time zone.
    #[must_use]
    pub fn today(&self) -> Date {
        self.office.outfit.calendar.today(self.now)
    }

    /// Keeps a matter that was drawn before the door.
    ///
    /// # Errors
    /// [`Error::Conflict`] when its owner's tag was taken in the meantime.
    pub fn keep(&mut self, matter: &NewMatter) -> Result<()> {
        matter.insert(self.conn)
    }

    /// Moves a matter on to the key generation drawn before the door; its fields are resealed by the caller.
    ///
    /// # Errors
    /// [`Error::Conflict`] when somebody else moved it first.
    pub fn rekey(&mut self, matter: &NewMatter) -> Result<()> {
        matter.replace(self.conn)
    }

    /// Opens a matter for whoever has proved a right to it. What is opened leaves the door only with the act's answer.
    ///
    /// # Errors
    /// [`Error::Denied`] when the actor's keys do not reach it or the proof is for another matter.
    pub fn open<'l>(
        &self,
        proof: &impl Entitled,
        locked: Option<&'l Locked>,
    ) -> Result<Opened<'l>> {
        Opened::entitled(proof, locked)
    }

    /// Seals the codes of a matter to the desk that handled it.
    ///
    /// # Errors
    /// [`Error::Invalid`] while the desk is not certified.
    pub fn seal_facts(&self, desk: Group, matter: MatterId, codes: &[u8]) -> Result<SealedFacts> {
        SealedFacts::seal(
            &self.office.groups().certified(desk)?,
            matter,
            codes,
            self.office.chance(),
        )
    }

    /// Marks a matter as purged; its share is deleted after the commit by [`Office::replay_purges`].
    ///
    /// # Errors
    /// [`Error::Conflict`] when it is on hold.
    pub fn purge(&mut self, proof: &impl Entitled) -> Result<()> {
        vault::rows::mark_purged(self.conn, proof.matter())
    }
}

impl Act<'_> {
    /// Writes a new generation of a group key, still waiting for its quorum.
    ///
    /// # Errors
    /// [`Error::Conflict`] when there is one of this number already.
    pub fn found(&mut self, generation: &NewGeneration) -> Result<()> {
        generation.insert(self.conn)
    }

    /// Adds the signature of whoever holds `keys` under a waiting certificate; tells whether its quorum is complete.
    ///
    /// # Errors
    /// [`Error::Conflict`] when that certificate does not wait any more.
    pub fn stand_for(
        &mut self,
        keys: &Keyring,
        certificate: (Group, &Certificate),
    ) -> Result<bool> {
        vault::stand_for(self.conn, &self.office.outfit.root, keys, certificate)
    }
}

impl Look<'_> {
    /// A value the house knows of itself; empty where it was never set.
    ///
    /// # Errors
    /// [`Error::Broken`] when rows cannot be read.
    pub fn house_value(&mut self, name: &str) -> Result<Vec<u8>> {
        Ok(vault::rows::house_value(self.conn, name)?.unwrap_or_default())
    }

    /// Opens what is the actor's own: its reading is covered by the entry of the sign-in.
    ///
    /// # Errors
    /// [`Error::Denied`] when it is not the actor's own.
    pub fn open_own<'l>(&self, proof: &impl Own, locked: Option<&'l Locked>) -> Result<Opened<'l>> {
        Opened::own(proof, locked)
    }
}

/// Writes entries: what is costly about sealing one is done before the door.
struct Pen {
    who: [u8; 16],
    id: Id<Entries>,
    now: Timestamp,
    generation: i32,
    envelope: Option<Envelope>,
}

impl Pen {
    fn ready(office: &Office, who: &Actor) -> Result<Self> {
        let (generation, auditors) = office.groups().audit_key();
        Ok(Self {
            who: who.mark(),
            id: Id::draw(office.chance()),
            now: office.now(),
            generation,
            envelope: Some(Envelope::address(&auditors, office.chance())?),
        })
    }

    fn write(&mut self, conn: &mut Conn, head: &mut audit::Head, entry: Entry) -> Result<()> {
        let envelope = self
            .envelope
            .take()
            .ok_or_else(|| Error::broken("an act writes one entry"))?;
        let class = entry.code().class();
        let detail = entry.detail(self.id.uuid(), self.now, self.who).encode();
        let aad = message(
            Label::AUDIT,
            &[self.id.bytes(), &self.generation.to_be_bytes()],
        );
        let sealed = audit::SealedEntry {
            id: self.id.uuid(),
            hour: audit::hour_of(self.now),
            class,
            generation: self.generation,
            detail: envelope.seal(&aad, &detail)?,
        };
        audit::append(conn, head, sealed).map(|_| ())
    }
}
