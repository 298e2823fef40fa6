use std::{collections::BTreeMap, sync::Arc};

use parking_lot::Mutex;

use super::{
    AccountId, MatterId,
    account::{AccountKeys, OwnerTag},
    directory::{Holder, PublicKeys},
    group::{Group, GroupSeed},
    groups::Groups,
    matter,
    rows::{self, WrapRow},
    sign::SigningKey,
};
use crate::{
    error::{Error, Result},
    storage::Conn,
};

/// How many of its own matters an account looks up in one query.
const TAGS_AT_ONCE: usize = 64;

/// The unlocked keys of one account for the length of one request. Group seeds are opened when first needed.
pub struct Keyring {
    account: AccountId,
    generation: u32,
    keys: AccountKeys,
    groups: Mutex<BTreeMap<Group, Option<Arc<GroupSeeds>>>>,
    tags: Mutex<Option<Arc<[OwnerTag]>>>,
}

/// The seeds of a group, from the newest a member holds back to the first.
pub struct GroupSeeds(BTreeMap<u32, GroupSeed>);

/// A wrap that somebody else sealed for this account, still under a random tag.
pub struct Unclaimed(WrapRow);

impl Keyring {
    /// The keyring of `account` in the generation the directory names.
    #[must_use]
    pub fn new(account: AccountId, generation: u32, keys: AccountKeys) -> Self {
        Self {
            account,
            generation,
            keys,
            groups: Mutex::default(),
            tags: Mutex::default(),
        }
    }

    /// Whose keys these are.
    #[must_use]
    pub fn account(&self) -> AccountId {
        self.account
    }

    /// The generation of the keys; a reset begins a new one.
    #[must_use]
    pub fn generation(&self) -> u32 {
        self.generation
    }

    /// The halves of the keys that others may see.
    #[must_use]
    pub fn public(&self) -> PublicKeys {
        self.keys.public()
    }

    /// What signs in this person's name.
    #[must_use]
    pub fn sign(&self) -> &SigningKey {
        self.keys.sign()
    }

    /// The account's own private key, for wraps of its generation `generation`.
    #[must_use]
    pub fn holder(&self, generation: u32) -> Holder<'_> {
        Holder {
            id: self.account.bytes(),
            generation,
            secret: self.keys.kem(),
        }
    }

    /// The tag of the account's `n`-th own matter.
    #[must_use]
    pub fn tag(&self, n: u32) -> OwnerTag {
        self.keys.tag(n)
    }

    /// The seeds of a group; `None` when the account is no member.
    pub(crate) fn group(
        &self,
        conn: &mut Conn,
        group: Group,
        groups: &Groups,
    ) -> Result<Option<Arc<GroupSeeds>>> {
        if let Some(known) = self.groups.lock().get(&group) {
            return Ok(known.clone());
        }
        let seeds = self.open_group(conn, group, groups)?.map(Arc::new);
        self.groups.lock().insert(group, seeds.clone());
        Ok(seeds)
    }

    fn open_group(
        &self,
        conn: &mut Conn,
        group: Group,
        groups: &Groups,
    ) -> Result<Option<GroupSeeds>> {
        let keys = self.keys.public();
        // Whoever the newest certificate leaves out holds no key any more, not even those they held.
        let newest = groups
            .established(group)
            .next_back()
            .filter(|generation| generation.names(self.account, &keys));
        let Some(newest) = newest else {
            return Ok(None);
        };
        let number = i32::try_from(newest.number()).map_err(Error::broken)?;
        let Some(wrapped) = rows::group_seed(conn, group, number, self.account)? else {
            return Ok(None);
        };
        let mut seed = newest
            .key()
            .unwrap(self.account.bytes(), self.keys.kem(), &wrapped)?;
        let mut seeds = BTreeMap::new();
        let newest = seed.generation();
        for older in groups.established(group).rev() {
            if older.number() <= newest && older.number() > 1 {
                let before = seed.open_previous(group.name().as_bytes(), older.previous())?;
                seeds.insert(seed.generation(), std::mem::replace(&mut seed, before));
            }
        }
        seeds.insert(seed.generation(), seed);
        Ok(Some(GroupSeeds(seeds)))
    }

    /// The account's own matters, the oldest first.
    pub(crate) fn owned(&self, conn: &mut Conn) -> Result<Vec<MatterId>> {
        let tags = self.own_tags(conn)?;
        let mut owned = Vec::with_capacity(tags.len());
        for some in tags.chunks(TAGS_AT_ONCE) {
            let wanted: Vec<Vec<u8>> = some.iter().map(|tag| tag.to_vec()).collect();
            let found = rows::owned_by_tags(conn, &wanted)?;
            owned.extend(some.iter().filter_map(|tag| {
                let mut found = found.iter();
                found.find_map(|(matter, other)| (other == tag).then_some(*matter))
            }));
        }
        Ok(owned)
    }

    /// The tags of the account's own matters: 0, 1, 2 … up to the first that no wrap carries.
    fn own_tags(&self, conn: &mut Conn) -> Result<Arc<[OwnerTag]>> {
        if let Some(known) = self.tags.lock().as_ref() {
            return Ok(Arc::clone(known));
        }
        let tags: Arc<[OwnerTag]> = (0..self.free_tag(conn)?).map(|n| self.tag(n)).collect();
        *self.tags.lock() = Some(Arc::clone(&tags));
        Ok(tags)
    }

    /// Looks for the own matters again at the next question, since one was added.
    pub(crate) fn forget_owned(&self) {
        *self.tags.lock() = None;
    }

    /// The first tag no matter carries yet.
    pub(crate) fn next_tag(&self, conn: &mut Conn) -> Result<OwnerTag> {
        Ok(self.tag(self.free_tag(conn)?))
    }

    /// Which tag that is. An owner's tags leave no gap, so it is found in doubling steps and then by halving: whoever
    /// asked a hundred times waits little longer than whoever asks for the first time.
    fn free_tag(&self, conn: &mut Conn) -> Result<u32> {
        let (mut first, mut step) = (0, 1);
        while rows::is_owned(conn, &self.tag(first + step - 1))? {
            first += step;
            step *= 2;
        }
        while step > 1 {
            step /= 2;
            if rows::is_owned(conn, &self.tag(first + step - 1))? {
                first += step;
            }
        }
        Ok(first)
    }

    /// Whether the account made `tag`.
    pub(crate) fn owns(&self, conn: &mut Conn, tag: &[u8]) -> Result<bool> {
        Ok(self.own_tags(conn)?.iter().any(|own| own == tag))
    }

    /// Tries the wraps nobody has claimed: those that open are this account's.
    pub(crate) fn unclaimed(&self, conn: &mut Conn) -> Result<Vec<Unclaimed>> {
        let waiting = rows::unclaimed(conn)?;
        Ok(waiting
            .into_iter()
            .filter(|(wrap, commitment)| matter::is_for(self, wrap, commitment))
            .map(|(wrap, _)| Unclaimed(wrap))
            .collect())
    }

    /// Puts the account's own next tag in place of a random one.
    pub(crate) fn claim(&self, conn: &mut Conn, unclaimed: &Unclaimed) -> Result<()> {
        self.forget_owned();
        let tag = self.next_tag(conn)?;
        rows::claim(conn, &unclaimed.0, &tag)
    }
}

impl GroupSeeds {
    /// The seed of one generation.
    #[must_use]
    pub fn generation(&self, number: u32) -> Option<&GroupSeed> {
        self.0.get(&number)
    }

    /// The newest seed.
    #[must_use]
    pub fn newest(&self) -> Option<&GroupSeed> {
        self.0.values().next_back()
    }
}
