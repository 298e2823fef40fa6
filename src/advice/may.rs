//! The rights of this room. A proof can be made here only, and only inside a door.

use super::{
    desk::desk_of,
    rows::{self, MatterRow},
};
use crate::{
    actor::Actor,
    error::{Error, Result},
    office::Reads,
    vault::{Entitled, Locked, MatterId, Own, Via, account::OwnerTag},
};

/// The right of the desk that handles a matter to open it and to work on it.
pub(super) struct Handling(MatterId);

/// The right of whoever asked to read what is theirs, write to the office, or take it back.
pub(super) struct Owning {
    matter: MatterId,
    tag: OwnerTag,
}

/// The right to see a desk's inbox.
pub(super) struct AtDesk(&'static str);

/// The right to see the figures of a year before they are published.
pub(super) struct Counting(());

impl Entitled for Handling {
    fn matter(&self) -> MatterId {
        self.0
    }
}

impl Entitled for Owning {
    fn matter(&self) -> MatterId {
        self.matter
    }
}

impl Own for Owning {
    fn matter(&self) -> MatterId {
        self.matter
    }
}

impl Owning {
    /// The tag the record knows the owner by.
    pub(super) fn tag(&self) -> OwnerTag {
        self.tag
    }
}

impl AtDesk {
    /// `office` or `alternate`.
    pub(super) fn desk(&self) -> &'static str {
        self.0
    }
}

/// Whoever sits at a desk may see its inbox, and no other.
pub(super) fn see_inbox(at: &mut impl Reads) -> Result<AtDesk> {
    desk_of(at.who()).map(AtDesk).ok_or(Error::Denied)
}

/// Whoever sits at the desk of a matter may open it and work on it, if their keys still reach it: first the policy,
/// then the key. An owner is no handler of what they asked themselves.
pub(super) fn handle(
    at: &mut impl Reads,
    id: MatterId,
    locked: Option<&Locked>,
) -> Result<(Handling, MatterRow)> {
    let row = rows::matter(at, id)?.ok_or(Error::Denied)?;
    handle_row(at.who(), &row, locked)
        .map(|proof| (proof, row))
        .ok_or(Error::Denied)
}

fn handle_row(who: &Actor, row: &MatterRow, locked: Option<&Locked>) -> Option<Handling> {
    let at_its_desk = desk_of(who) == Some(row.desk.as_str());
    let by_key = matches!(
        locked.filter(|locked| locked.id() == row.id)?.via(),
        Some(Via::Group(_) | Via::Member)
    );
    (at_its_desk && by_key).then_some(Handling(row.id))
}

/// Whoever made the tag a matter carries is its owner.
pub(super) fn own(
    at: &mut impl Reads,
    id: MatterId,
    locked: Option<&Locked>,
) -> Result<(Owning, MatterRow)> {
    let row = rows::matter(at, id)?.ok_or(Error::Denied)?;
    match locked
        .filter(|locked| locked.id() == id)
        .and_then(Locked::via)
    {
        Some(Via::Owner(tag)) => Ok((Owning { matter: id, tag }, row)),
        _ => Err(Error::Denied),
    }
}

/// The office may count its own year; so may the alternate, for what only they may see.
pub(super) fn count(at: &mut impl Reads) -> Result<Counting> {
    if desk_of(at.who()).is_some() {
        Ok(Counting(()))
    } else {
        Err(Error::Denied)
    }
}

/// Whoever sits at the office's desk may log what came by phone, mail or in person.
pub(super) fn log_intake(at: &mut impl Reads) -> Result<AtDesk> {
    see_inbox(at)
}

/// As [`handle`], for a row of the actor's own inbox that was read already; `None` where the actor's keys do not reach
/// it.
pub(super) fn handles(
    at: &mut impl Reads,
    row: &MatterRow,
    locked: Option<&Locked>,
) -> Option<Handling> {
    handle_row(at.who(), row, locked)
}

/// The right of a desk to destroy a matter of its own, or to put it on hold; no key is needed for either.
pub(super) struct Ending(MatterId);

impl Entitled for Ending {
    fn matter(&self) -> MatterId {
        self.0
    }
}

/// Whoever sits at the desk of a matter may stand for its end.
pub(super) fn purge(at: &mut impl Reads, id: MatterId) -> Result<Ending> {
    let row = rows::matter(at, id)?.ok_or(Error::Denied)?;
    if desk_of(at.who()) == Some(row.desk.as_str()) {
        Ok(Ending(id))
    } else {
        Err(Error::Denied)
    }
}

/// The worker may propose what nobody asked for in person.
pub(super) fn keep_house(at: &mut impl Reads) -> Result<()> {
    if at.who().is_worker() {
        Ok(())
    } else {
        Err(Error::Denied)
    }
}
