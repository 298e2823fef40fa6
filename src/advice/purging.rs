//! The end of a matter: after the years of its retention its content is destroyed for good, by two people, unless it
//! is on legal hold. Its number and the codes it was counted by stay.

use jiff::{Span, civil::Date};

use super::{may, rows, standing};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    office::{Office, PURGE, Proposed, is_held, proposed},
    storage::Day,
    vault::{ApprovalId, MatterId},
};

/// A matter whose destruction is proposed.
pub struct Purge {
    /// The handle by which it is approved.
    pub approval: ApprovalId,
    /// The matter.
    pub matter: MatterId,
    /// Its number.
    pub number: String,
    /// When it was closed.
    pub disposed: Option<Date>,
    /// Whether a legal hold forbids it.
    pub held: bool,
}

/// Proposes the destruction of every matter whose retention is over; the worker's, who signs nothing. Tells how many
/// are new.
///
/// # Errors
/// [`Error::Denied`] for anybody but the worker.
pub fn propose_purges(office: &Office, who: &Actor) -> Result<usize> {
    let years = i64::from(office.settings().retention.matter_years);
    let before = office
        .today()
        .checked_sub(Span::new().years(years))
        .map_err(Error::broken)?;
    let waiting = office.look(who, |look| proposed(look, PURGE))?;
    let due = office.look(who, |look| {
        may::keep_house(look)?;
        rows::disposed_before(look, Day::from(before))
    })?;
    let known = |id: &MatterId| waiting.iter().any(|proposal| proposal.object == id.bytes());
    let new: Vec<MatterId> = due.into_iter().filter(|id| !known(id)).collect();
    for id in &new {
        office.act(who, |act| {
            may::keep_house(act)?;
            act.propose_unsigned(PURGE, id.bytes(), &[])?;
            Ok(((), Entry::new(Code::MatterPurgeProposed).about(id.uuid())))
        })?;
    }
    Ok(new.len())
}

/// The matters of the actor's desk whose destruction waits for a signature.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn purges(office: &Office, who: &Actor) -> Result<Vec<Purge>> {
    office.look(who, |look| {
        let desk = may::see_inbox(look)?.desk();
        let mut list = Vec::new();
        for proposal in proposed(look, PURGE)? {
            let id = matter_of(&proposal)?;
            if let Some(row) = rows::matter(look, id)?.filter(|row| row.desk == desk) {
                list.push(Purge {
                    approval: proposal.id,
                    matter: id,
                    number: super::number(row.year, row.number),
                    disposed: row.disposed.map(Day::date),
                    held: is_held(look, id)?,
                });
            }
        }
        Ok(list)
    })
}

fn matter_of(proposal: &Proposed) -> Result<MatterId> {
    uuid::Uuid::from_slice(&proposal.object)
        .map(MatterId::from_uuid)
        .map_err(Error::broken)
}

/// Signs for the destruction of a matter. With the second person's signature its content is gone: wraps and texts with
/// the commit, the share right after it. Tells whether it is done.
///
/// # Errors
/// [`Error::Missing`] when it is not proposed at this desk; [`Error::Invalid`] unless the password was typed lately, or
/// when the same person signs twice; [`Error::Conflict`] when the matter is on hold.
pub fn approve_purge(office: &Office, who: &Actor, approval: ApprovalId) -> Result<bool> {
    let purge = purges(office, who)?
        .into_iter()
        .find(|purge| purge.approval == approval)
        .ok_or(Error::Missing)?;
    let done = office.act(who, |act| {
        let proof = may::purge(act, purge.matter)?;
        let done = act.approve(approval)?;
        let code = if done {
            act.purge(&proof)?;
            rows::empty(act, purge.matter)?;
            Code::MatterPurged
        } else {
            Code::MatterPurgeApproved
        };
        let entry = Entry::new(code)
            .about(purge.matter.uuid())
            .state(standing::state(act, purge.matter)?);
        Ok((done, entry))
    })?;
    if done {
        office.replay_purges()?;
    }
    Ok(done)
}

/// Puts a matter on legal hold: nothing of it is destroyed until the hold is lifted.
///
/// # Errors
/// [`Error::Denied`] for whoever does not sit at its desk.
pub fn hold(office: &Office, who: &Actor, id: MatterId, hold: bool) -> Result<()> {
    office.act(who, |act| {
        let proof = may::purge(act, id)?;
        act.hold(&proof, hold)?;
        let entry = Entry::new(Code::MatterHeld)
            .about(id.uuid())
            .state(standing::state(act, id)?)
            .note(if hold { "on" } else { "off" });
        Ok(((), entry))
    })
}
