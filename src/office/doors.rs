use jiff::{Timestamp, civil::Date};

use super::Office;
use crate::{
    actor::Actor,
    audit,
    error::Result,
    storage::Conn,
    vault::{
        self, Attachment, AttachmentId, Entitled, Group, Keyring, Locked, MatterId, NewGeneration,
        NewMatter, Opened, Own, SealedFacts,
        attachment::{self, Segment},
        certificate::Certificate,
    },
};

/// A door through which rows can be read.
pub trait Reads {
    /// The connection; named in files called `rows.rs` only.
    fn conn(&mut self) -> &mut Conn;
    /// Who stands at the door.
    fn who(&self) -> &Actor;
    /// The office behind it.
    fn office(&self) -> &Office;
    /// The generation of the key that a matter was opened with behind this door.
    fn opened_with(&self, _: MatterId) -> Option<i32> {
        None
    }
}

/// What the record remembers of a matter as this door sees it: SHA-256 over the vault's rows and those of its room,
/// given as fields in the order of their keys. An act that changes a matter calls it last.
///
/// # Errors
/// [`crate::Error::Missing`] when there is no such matter; [`crate::Error::Conflict`] when its key was replaced after it was
/// unlocked for this act: what the act has sealed could not be read any more.
pub fn state_of(at: &mut impl Reads, matter: MatterId, room: &[Vec<u8>]) -> Result<audit::Hash> {
    let generation = at.opened_with(matter);
    vault::state(at.conn(), (matter, generation), room)
}

/// The files of a matter as they are stored, in no order that tells anything.
///
/// # Errors
/// [`crate::Error::Broken`] when rows cannot be read.
pub fn files_of(at: &mut impl Reads, matter: MatterId) -> Result<Vec<Attachment>> {
    attachment::rows::of_matter(at.conn(), matter)
}

/// Whether a matter is on legal hold.
///
/// # Errors
/// [`crate::Error::Missing`] when there is no such matter.
pub fn is_held(at: &mut impl Reads, id: MatterId) -> Result<bool> {
    vault::rows::is_held(at.conn(), id)
}

/// Reading committed rows.
pub struct Look<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) who: &'a Actor,
    pub(super) office: &'a Office,
}

/// Changing rows, or opening what is sealed.
pub struct Act<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) who: &'a Actor,
    pub(super) office: &'a Office,
    pub(super) now: Timestamp,
    pub(super) opened: Vec<(MatterId, i32)>,
}

/// Keeping house.
pub struct Tend<'a> {
    pub(super) conn: &'a mut Conn,
    pub(super) worker: &'a Actor,
    pub(super) office: &'a Office,
}

macro_rules! reads {
    ($($door:ident . $who:ident $({ $more:item })?),*) => { $(
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
            $($more)?
        }
    )* };
}
reads!(Look.who, Tend.worker, Act.who {
    fn opened_with(&self, matter: MatterId) -> Option<i32> {
        let found = self.opened.iter().rfind(|(id, _)| *id == matter);
        found.map(|(_, generation)| *generation)
    }
});

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
    /// [`Error::Conflict`](crate::Error::Conflict) when its owner's tag was taken in the meantime.
    pub fn keep(&mut self, matter: &NewMatter) -> Result<()> {
        matter.insert(self.conn)
    }

    /// Moves a matter on to the key generation drawn before the door; its fields are resealed by the caller.
    ///
    /// # Errors
    /// [`Error::Conflict`](crate::Error::Conflict) when somebody else moved it first.
    pub fn rekey(&mut self, matter: &NewMatter) -> Result<()> {
        self.opened.push((matter.id(), matter.key().generation()));
        matter.replace(self.conn)
    }

    /// Makes a file that came in whole part of its matter.
    ///
    /// # Errors
    /// [`Error::Conflict`](crate::Error::Conflict) when it took so long that what came in was swept out.
    pub fn keep_file(&mut self, file: &Attachment) -> Result<()> {
        attachment::rows::keep(self.conn, file)
    }

    /// Destroys one file of a matter.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be written.
    pub fn destroy_file(&mut self, file: &Attachment) -> Result<()> {
        attachment::rows::destroy(self.conn, file.id())
    }

    /// Seals the headers of a matter's files for its next key generation.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when a header was changed.
    pub fn reseal_files(&mut self, opened: &Opened<'_>, next: &Locked) -> Result<()> {
        attachment::reseal(self.conn, opened, next, self.office.chance())
    }

    /// Opens a matter for whoever has proved a right to it. What is opened leaves the door only with the act's answer.
    ///
    /// # Errors
    /// [`Error::Denied`](crate::Error::Denied) when the actor's keys do not reach it or the proof is for another matter.
    pub fn open<'l>(
        &mut self,
        proof: &impl Entitled,
        locked: Option<&'l Locked>,
    ) -> Result<Opened<'l>> {
        let opened = Opened::entitled(proof, locked)?;
        let key = opened.key();
        self.opened.push((key.id(), key.generation()));
        Ok(opened)
    }

    /// Seals the codes of a matter to the desk that handled it.
    ///
    /// # Errors
    /// [`Error::Invalid`](crate::Error::Invalid) while the desk is not certified.
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
    /// [`Error::Conflict`](crate::Error::Conflict) when it is on hold.
    pub fn purge(&mut self, proof: &impl Entitled) -> Result<()> {
        vault::rows::mark_purged(self.conn, proof.matter())
    }

    /// A value the house was told to remember.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be read.
    pub fn remembered(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        vault::rows::house_value(self.conn, name)
    }

    /// Has the house remember a value in place of an older one, such as what was told last.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be written.
    pub fn remember(&mut self, name: &str, value: &[u8]) -> Result<()> {
        vault::rows::set_house_value(self.conn, name, value)
    }

    /// Puts a matter on legal hold or lifts it.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when the row cannot be written.
    pub fn hold(&mut self, proof: &impl Entitled, hold: bool) -> Result<()> {
        vault::rows::set_hold(self.conn, proof.matter(), hold)
    }

    /// Writes a new generation of a group key, still waiting for its quorum.
    ///
    /// # Errors
    /// [`Error::Conflict`](crate::Error::Conflict) when there is one of this number already.
    pub fn found(&mut self, generation: &NewGeneration) -> Result<()> {
        generation.insert(self.conn)
    }

    /// Adds the signature of whoever holds `keys` under a waiting certificate; tells whether its quorum is complete.
    ///
    /// # Errors
    /// [`Error::Conflict`](crate::Error::Conflict) when that certificate does not wait any more.
    pub fn stand_for(
        &mut self,
        keys: &Keyring,
        certificate: (Group, &Certificate),
    ) -> Result<bool> {
        let office = (&self.office.outfit.root, &*self.office.groups());
        vault::stand_for(self.conn, office, keys, certificate)
    }
}

impl Tend<'_> {
    /// Writes sealed segments of a file under way; only an act makes it part of a matter.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be written.
    pub fn put_segments(&mut self, id: AttachmentId, segments: &[Segment]) -> Result<()> {
        attachment::rows::put_segments(self.conn, id, self.office.today().into(), segments)
    }

    /// Sweeps out the files that were broken off before a day; tells how many.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be written.
    pub fn sweep_segments(&mut self, day: Date) -> Result<usize> {
        attachment::rows::sweep(self.conn, day.into())
    }
}

impl Look<'_> {
    /// Up to `most` sealed segments of a file from `from` on.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be read.
    pub fn segments(&mut self, id: AttachmentId, from: i32, most: i64) -> Result<Vec<Vec<u8>>> {
        attachment::rows::segments(self.conn, id, (from, most))
    }

    /// A value the house knows of itself; empty where it was never set.
    ///
    /// # Errors
    /// [`Error::Broken`](crate::Error::Broken) when rows cannot be read.
    pub fn house_value(&mut self, name: &str) -> Result<Vec<u8>> {
        Ok(vault::rows::house_value(self.conn, name)?.unwrap_or_default())
    }

    /// Every matter there is, with its kind: the room it belongs to.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] when rows cannot be read.
    pub fn matters(&mut self) -> Result<Vec<(MatterId, String)>> {
        vault::rows::matters(self.conn)
    }

    /// Opens what is the actor's own: its reading is covered by the entry of the sign-in.
    ///
    /// # Errors
    /// [`Error::Denied`](crate::Error::Denied) when it is not the actor's own.
    pub fn open_own<'l>(&self, proof: &impl Own, locked: Option<&'l Locked>) -> Result<Opened<'l>> {
        Opened::own(proof, locked)
    }
}
