use zeroize::Zeroizing;

use super::{
    AccountId, MatterId,
    account::OwnerTag,
    directory::Holder,
    group::Group,
    groups::Groups,
    keyring::Keyring,
    matter_key::{Commit, Dek, MatterKey, Share},
    readers::{NO_TAG, OWNER, OwnerWrap, Reader, Readers, member_name, tag},
    rows::{self, MatterRow, WrapRow},
    seal::{FieldKey, Place},
    shares,
};
use crate::{
    chance::Chance,
    error::{Error, Result},
    storage::Conn,
};

/// A right to open one matter. Implemented only in files called `may.rs`: nothing else can make a proof.
pub trait Entitled {
    /// The matter that may be opened.
    fn matter(&self) -> MatterId;
}

/// The right of an owner to open what is their own. Implemented only in files called `may.rs`.
pub trait Own {
    /// The owner's matter.
    fn matter(&self) -> MatterId;
}

/// How an actor's keys reached a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// As a member of this group.
    Group(Group),
    /// As one of the members a split group was left with.
    Member,
    /// As its owner, with this tag.
    Owner(OwnerTag),
}

/// A matter whose keys are drawn but whose row is not yet kept.
pub struct NewMatter {
    locked: Locked,
    share: Share,
    row: MatterRow,
    wraps: Vec<WrapRow>,
    /// The generation it replaces; 0 for a new matter.
    replaces: i32,
}

/// A matter whose key the actor's keys have unwrapped. It can seal; it opens nothing until a door has entitled it.
pub struct Locked {
    id: MatterId,
    generation: i32,
    key: FieldKey,
    via: Option<Via>,
    readers: Readers,
}

/// A matter that a door has opened: its fields can be read. Only a door makes one, for a proof that only a room's
/// `may.rs` makes.
///
/// ```compile_fail,E0423
/// # use probity::vault::{Locked, Opened};
/// # fn example(locked: &Locked) {
/// let opened = Opened(locked);
/// # }
/// ```
pub struct Opened<'l>(&'l Locked);

impl NewMatter {
    /// Draws a DEK and a share and wraps the DEK for each reader.
    ///
    /// # Errors
    /// [`Error::Invalid`] when a group among them is not certified.
    pub fn draw(kind: &str, groups: &Groups, readers: &[Reader], chance: &Chance) -> Result<Self> {
        let row = MatterRow {
            id: MatterId::draw(chance),
            kind: kind.to_owned(),
            generation: 1,
            commitment: Vec::new(),
            hold: false,
            purged: false,
        };
        Self::wrapped((row, 0), groups, readers, chance)
    }

    /// Draws the next generation of a matter for new readers, numbered after `latest`, the newest that has a share: one
    /// drawn before may never have been kept, and its share is not written over.
    ///
    /// # Errors
    /// As [`NewMatter::draw`].
    pub fn next(
        (old, latest): (&Locked, i32),
        groups: &Groups,
        readers: &[Reader],
        chance: &Chance,
    ) -> Result<Self> {
        let row = MatterRow {
            id: old.id,
            kind: String::new(),
            generation: old.generation.max(latest) + 1,
            commitment: Vec::new(),
            hold: false,
            purged: false,
        };
        Self::wrapped((row, old.generation), groups, readers, chance)
    }

    fn wrapped(
        (mut row, replaces): (MatterRow, i32),
        groups: &Groups,
        readers: &[Reader],
        chance: &Chance,
    ) -> Result<Self> {
        let (dek, share) = (Dek::draw(chance), Share::draw(chance));
        let of = matter_key(&row)?;
        let commit = dek.commit(&of, &share);
        let mut wraps = Vec::with_capacity(readers.len());
        for reader in readers {
            let (recipient, tag, claimed, key) = match reader {
                Reader::Group(group) => (
                    group.name().to_owned(),
                    NO_TAG,
                    true,
                    groups.certified(*group)?,
                ),
                Reader::Member(account, key) => (member_name(*account), NO_TAG, true, key.clone()),
                Reader::Owner { key, tag, claimed } => {
                    (OWNER.to_owned(), *tag, *claimed, key.clone())
                }
            };
            wraps.push(WrapRow {
                matter: row.id,
                generation: row.generation,
                recipient,
                recipient_gen: i32::try_from(key.generation()).map_err(Error::broken)?,
                tag: tag.to_vec(),
                claimed,
                wrapped: dek.wrap(&of, &commit, &key, chance)?,
            });
        }
        let key = dek.content_key(&of, &share, &commit)?;
        row.commitment = commit.to_vec();
        let readers = Readers::of(&wraps);
        let locked = Locked {
            id: row.id,
            generation: row.generation,
            key,
            via: None,
            readers,
        };
        Ok(Self {
            locked,
            share,
            row,
            wraps,
            replaces,
        })
    }

    /// The matter's key, for sealing its fields.
    #[must_use]
    pub fn key(&self) -> &Locked {
        &self.locked
    }

    /// The matter's id.
    #[must_use]
    pub fn id(&self) -> MatterId {
        self.locked.id
    }

    /// Writes the share into the share store.
    pub(crate) fn put_share(&self, conn: &mut Conn) -> Result<()> {
        shares::insert_share(
            conn,
            self.locked.id,
            self.locked.generation,
            self.share.bytes(),
        )
    }

    /// Writes the matter and its wraps.
    pub(crate) fn insert(&self, conn: &mut Conn) -> Result<()> {
        rows::insert_matter(conn, &self.row, &self.wraps)
    }

    /// Replaces the generation it was drawn from.
    pub(crate) fn replace(&self, conn: &mut Conn) -> Result<()> {
        rows::replace_generation(conn, self.replaces, &self.row, &self.wraps)
    }
}

pub(super) fn matter_key(row: &MatterRow) -> Result<MatterKey<'_>> {
    Ok(MatterKey {
        matter: row.id.bytes(),
        generation: u32::try_from(row.generation).map_err(Error::broken)?,
    })
}

fn commit(row: &MatterRow) -> Result<Commit> {
    row.commitment.as_slice().try_into().map_err(Error::broken)
}

/// What the actor's keys have unwrapped of a matter before the door; the share is not yet applied.
pub(crate) struct Wrapped {
    row: MatterRow,
    via: Via,
    dek: Dek,
    readers: Readers,
}

impl Wrapped {
    /// Fetches and unwraps the DEKs of those of `ids` that have a wrap for this keyring, in the order of `ids`.
    pub(crate) fn fetch(
        conn: &mut Conn,
        keys: &Keyring,
        groups: &Groups,
        ids: &[MatterId],
    ) -> Result<Vec<Self>> {
        let mut found = Vec::with_capacity(ids.len());
        // A statement with a list is planned anew each time; most requests are about one matter.
        let stored = match ids {
            [id] => rows::matter_of(conn, *id)?.into_iter().collect(),
            ids => rows::matters_of(conn, ids)?,
        };
        for (row, mut wraps) in stored {
            // Whoever owns a matter comes to it as its owner, though they may sit at its desk as well.
            wraps.sort_by_key(|wrap| wrap.recipient != OWNER);
            if row.purged {
                continue;
            }
            for wrap in &wraps {
                if let Some((via, dek)) = reach(conn, keys, groups, (&row, wrap))? {
                    found.push(Self {
                        row,
                        via,
                        dek,
                        readers: Readers::of(&wraps),
                    });
                    break;
                }
            }
        }
        found.sort_by_key(|wrapped| ids.iter().position(|id| *id == wrapped.row.id));
        Ok(found)
    }

    /// Adds the share: only now is there a key to the matter's fields. `None` where the share is a tombstone: the matter
    /// was purged, and an older main database put back does not know it.
    pub(crate) fn unlock(self, shares: &[(MatterId, i32, Vec<u8>)]) -> Result<Option<Locked>> {
        let Self {
            row,
            via,
            dek,
            readers,
        } = self;
        let (_, _, share) = shares
            .iter()
            .find(|(id, generation, _)| *id == row.id && *generation == row.generation)
            .ok_or_else(|| {
                Error::broken("the share of a matter is missing from the share store")
            })?;
        if share.is_empty() {
            return Ok(None);
        }
        let key = dek.content_key(&matter_key(&row)?, &Share::read(share)?, &commit(&row)?)?;
        Ok(Some(Locked {
            id: row.id,
            generation: row.generation,
            key,
            via: Some(via),
            readers,
        }))
    }
}

/// The DEK of one wrap, if it is for a group of this keyring, for its own name, or carries a tag it made.
fn reach(
    conn: &mut Conn,
    keys: &Keyring,
    groups: &Groups,
    (row, wrap): (&MatterRow, &WrapRow),
) -> Result<Option<(Via, Dek)>> {
    let generation = u32::try_from(wrap.recipient_gen).map_err(Error::broken)?;
    let unwrap =
        |holder: &Holder<'_>| Dek::unwrap(&matter_key(row)?, &commit(row)?, holder, &wrap.wrapped);
    if let Some(group) = Group::from_name(&wrap.recipient) {
        let seeds = keys.group(conn, group, groups)?;
        return match seeds
            .as_ref()
            .and_then(|seeds| seeds.generation(generation))
        {
            Some(seed) => Ok(Some((
                Via::Group(group),
                unwrap(&seed.holder(group.name().as_bytes()))?,
            ))),
            None => Ok(None),
        };
    }
    let via = if wrap.recipient == member_name(keys.account()) {
        Via::Member
    } else if wrap.recipient == OWNER && wrap.claimed && keys.owns(conn, &wrap.tag)? {
        Via::Owner(tag(wrap))
    } else {
        return Ok(None);
    };
    Ok(Some((via, unwrap(&keys.holder(generation))?)))
}

/// Opens an owner's wrap that nobody has claimed, if it was sealed for this keyring.
pub(super) fn is_for(keys: &Keyring, wrap: &WrapRow, commitment: &[u8]) -> bool {
    let (Ok(generation), Ok(commit), Ok(own)) = (
        u32::try_from(wrap.generation),
        commitment.try_into(),
        u32::try_from(wrap.recipient_gen),
    ) else {
        return false;
    };
    let of = MatterKey {
        matter: wrap.matter.bytes(),
        generation,
    };
    Dek::unwrap(&of, &commit, &keys.holder(own), &wrap.wrapped).is_ok()
}

impl Locked {
    /// The matter's id.
    #[must_use]
    pub fn id(&self) -> MatterId {
        self.id
    }

    /// The generation of its DEK.
    #[must_use]
    pub fn generation(&self) -> i32 {
        self.generation
    }

    /// How the actor reached it; `None` while it is new.
    #[must_use]
    pub fn via(&self) -> Option<Via> {
        self.via
    }

    /// How its owner can read it; `None` when it is sealed to no owner.
    #[must_use]
    pub fn owner(&self) -> Option<&OwnerWrap> {
        self.readers.owner.as_ref()
    }

    /// The members a recusal has left it to; empty while the whole group reads it.
    #[must_use]
    pub fn members(&self) -> &[AccountId] {
        &self.readers.members
    }

    /// Seals one field of the matter.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal(&self, place: &Place<'_>, data: &[u8], chance: &Chance) -> Result<Vec<u8>> {
        self.key.seal(place, data, chance)
    }
}

impl<'l> Opened<'l> {
    pub(crate) fn entitled(proof: &impl Entitled, locked: Option<&'l Locked>) -> Result<Self> {
        locked
            .filter(|locked| locked.id == proof.matter())
            .map(Self)
            .ok_or(Error::Denied)
    }

    pub(crate) fn own(proof: &impl Own, locked: Option<&'l Locked>) -> Result<Self> {
        locked
            .filter(|locked| {
                locked.id == proof.matter() && matches!(locked.via, Some(Via::Owner(_)))
            })
            .map(Self)
            .ok_or(Error::Denied)
    }

    /// Reads one sealed field.
    ///
    /// # Errors
    /// [`Error::Broken`] when it was sealed for another place or was changed.
    pub fn read(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        self.0.key.open(place, sealed)
    }

    /// The matter's key, for sealing.
    #[must_use]
    pub fn key(&self) -> &'l Locked {
        self.0
    }
}
