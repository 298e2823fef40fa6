use std::sync::Arc;

use super::Office;
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    storage::Day,
    vault::{
        self, Group, GroupSeeds, Keyring, Locked, MatterId, NewMatter, Place, Reader,
        StatisticsKey, Wrapped,
        account::OwnerTag,
        said::{Author, Spot, say},
    },
};

/// What is done with keys before the door: drawing, fetching, unwrapping.
impl Office {
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
        let groups = self.groups();
        self.shares.write(|conn, ()| {
            let latest = vault::shares::latest(conn, old.id())?;
            let next = NewMatter::next((old, latest), &groups, readers, &self.outfit.chance)?;
            next.put_share(conn)?;
            Ok(next)
        })
    }

    /// Fetches and unwraps the key of a matter as far as the actor's own keys reach; it opens nothing until an act
    /// has entitled it. `None` where no wrap is for this actor, or there is no such matter, or it was purged.
    ///
    /// # Errors
    /// [`Error::Broken`] when a share is missing or does not fit its commitment.
    pub fn unlock(&self, who: &Actor, id: MatterId) -> Result<Option<Locked>> {
        self.try_all(who, &[id])?.pop().transpose()
    }

    /// As [`Office::unlock`], for the matters of a page. Those not for this actor are left out, and those whose share is
    /// lost: one of them does not close the whole page.
    ///
    /// # Errors
    /// [`Error::Broken`] when either store cannot be read.
    pub fn unlock_all(&self, who: &Actor, ids: &[MatterId]) -> Result<Vec<Locked>> {
        let tried = self.try_all(who, ids)?.into_iter();
        Ok(tried
            .filter_map(|locked| {
                locked
                    .inspect_err(|_| tracing::error!(event = "matter-without-share"))
                    .ok()
            })
            .collect())
    }

    fn try_all(&self, who: &Actor, ids: &[MatterId]) -> Result<Vec<Result<Locked>>> {
        let Some(keys) = who.keys() else {
            return Ok(Vec::new());
        };
        let wrapped = self
            .store
            .read(|conn| Wrapped::fetch(conn, keys, &self.groups(), ids))?;
        let shares = self
            .shares
            .read(|conn| vault::shares::shares_of(conn, ids))?;
        Ok(wrapped
            .into_iter()
            .filter_map(|wrapped| wrapped.unlock(&shares).transpose())
            .collect())
    }

    /// Words in the name of whoever holds `keys`: signed for their spot, then sealed under a matter's key for their place.
    /// With them comes the day they bear.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn say(
        &self,
        keys: &Keyring,
        key: &Locked,
        (spot, place): (&Spot<'_>, &Place<'_>),
        words: &[u8],
    ) -> Result<(Day, Vec<u8>)> {
        let day = Day::from(self.today());
        let author = Author {
            account: keys.account(),
            generation: keys.generation(),
            day: day.number(),
        };
        let said = say(keys.sign(), spot, author, words);
        Ok((day, key.seal(place, &said, self.chance())?))
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
        self.store.read(|conn| keys.owned(conn))
    }

    /// Makes the actor's own what others sealed for them while they were away; tells how many.
    ///
    /// # Errors
    /// [`Error::Broken`] when rows cannot be read.
    pub fn claim_owned(&self, who: &Actor) -> Result<usize> {
        let Some(keys) = who.keys() else { return Ok(0) };
        let found = self.store.read(|conn| keys.unclaimed(conn))?;
        for unclaimed in &found {
            self.store.write(|conn, _| keys.claim(conn, unclaimed))?;
        }
        Ok(found.len())
    }
}
