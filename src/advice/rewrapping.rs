//! An owner who got new keys, after a forgotten password, finds nothing under them. Two people give the matter back: it
//! gets a new key for those who read it before and for the owner's new keys, and the owner claims it by signing in.

use super::{
    content::{Intake, decode},
    intake::place,
    letters, may,
    resealing::{read_whole, readers_today, reseal},
    rows::MatterRow,
    standing,
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    identity::{self, Account},
    language::Text,
    office::{Office, Proposed, Reads, proposed},
    vault::{ApprovalId, Group, Locked, MatterId, Place, Reader, account::unclaimed_tag},
};

const REWRAP: &str = "rewrap-matter";

/// A matter that shall be given back to its owner.
pub struct Rewrap {
    /// The handle by which it is approved.
    pub approval: ApprovalId,
    /// The matter.
    pub matter: MatterId,
    /// Its number.
    pub number: String,
}

/// Proposes that a matter is given back to its owner, whose new keys the directory vouches for. Whose keys they are
/// stands sealed in the proposal: the table of approvals names no requester.
///
/// # Errors
/// [`Error::Invalid`] when its requester has no account; [`Error::Denied`] for whoever does not handle it.
pub fn propose_rewrap(office: &Office, who: &Actor, id: MatterId) -> Result<ApprovalId> {
    let locked = office.unlock(who, id)?;
    office.act(who, |act| {
        let (proof, row) = may::handle(act, id, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        let intake: Intake = decode(&opened.read(&place(&id, "intake"), &row.intake)?)?;
        let owner = owner_of(act, &intake)?;
        let sealed = opened
            .key()
            .seal(&keys_place(&id), &keys_of(&owner), office.chance())?;
        let approval = act.propose(REWRAP, id.bytes(), &sealed)?;
        let entry = Entry::new(Code::ApprovalGiven)
            .about(id.uuid())
            .note(REWRAP);
        Ok((approval, entry))
    })
}

/// The matters whose return waits for a signature.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn rewraps(office: &Office, who: &Actor) -> Result<Vec<Rewrap>> {
    office.look(who, |look| {
        may::see_inbox(look)?;
        let mut list = Vec::new();
        for proposal in proposed(look, REWRAP)? {
            let matter = matter_of(&proposal)?;
            list.push(Rewrap {
                approval: proposal.id,
                matter,
                number: standing::number_of(look, matter)?,
            });
        }
        Ok(list)
    })
}

/// Signs for it. It is done as soon as two have signed and whoever signs, or comes back to it, can open the matter; so
/// an alternate may be the second, who reads nothing. Tells whether it is done.
///
/// # Errors
/// [`Error::Missing`] when it is not proposed; [`Error::Invalid`] unless the password was typed lately, or when the same
/// person signs twice; [`Error::Conflict`] when the matter or the owner's keys have changed since.
pub fn approve_rewrap(office: &Office, who: &Actor, approval: ApprovalId) -> Result<bool> {
    let proposal = office
        .look(who, |look| proposed(look, REWRAP))?
        .into_iter()
        .find(|proposal| proposal.id == approval)
        .ok_or(Error::Missing)?;
    let id = matter_of(&proposal)?;
    match office.unlock(who, id)? {
        Some(locked) => give_back(office, who, &proposal, &locked),
        None => office.act(who, |act| {
            act.second(approval)?;
            let entry = Entry::new(Code::ApprovalGiven)
                .about(id.uuid())
                .note(REWRAP);
            Ok((false, entry))
        }),
    }
}

fn give_back(office: &Office, who: &Actor, proposal: &Proposed, locked: &Locked) -> Result<bool> {
    let id = locked.id();
    let (before, lines, intake) = read_whole(office, who, id, locked)?;
    let (owner, mut readers) = office.look(who, |look| {
        let owner = owner_of(look, &intake)?;
        Ok((owner, readers_as_before(look, &before, locked)?))
    })?;
    readers.push(Reader::Owner {
        key: owner.key.clone(),
        tag: unclaimed_tag(office.chance()),
        claimed: false,
    });
    let next = office.draw_generation(locked, &readers)?;
    office.act(who, |act| {
        let (proof, mut row) = may::handle(act, id, Some(locked))?;
        let opened = act.open(&proof, Some(locked))?;
        let signed_for = opened
            .read(&keys_place(&id), &proposal.arguments)
            .map_err(|_| Error::Conflict)?;
        if who.id() == Some(owner.id) {
            return Err(Error::Denied);
        }
        if *signed_for != keys_of(&owner) || row.revision != before.revision {
            return Err(Error::Conflict);
        }
        if !act.approve(proposal.id)? {
            let entry = Entry::new(Code::ApprovalGiven)
                .about(id.uuid())
                .note(REWRAP);
            return Ok((false, entry));
        }
        reseal(office, act, (&opened, &next), &mut row, &lines)?;
        letters::tell_requester(act, &intake)?;
        let entry = Entry::new(Code::MatterRewrapped)
            .about(id.uuid())
            .state(standing::state(act, id)?);
        Ok((true, entry))
    })
}

/// The desk, or those of it whom a recusal has left it to.
fn readers_as_before(at: &mut impl Reads, row: &MatterRow, locked: &Locked) -> Result<Vec<Reader>> {
    if locked.members().is_empty() {
        let desk = Group::from_name(&row.desk).ok_or(Error::Missing)?;
        return Ok(vec![Reader::Group(desk)]);
    }
    let left = readers_today(at, row, locked)?;
    Ok(left
        .into_iter()
        .map(|account| Reader::Member(account.id, account.key))
        .collect())
}

/// The requester's account as the directory knows it today; an anonymous one has a receipt and no new keys.
fn owner_of(at: &mut impl Reads, intake: &Intake) -> Result<Account> {
    match intake
        .requester
        .account()
        .filter(|_| intake.requester.name().is_some())
    {
        Some(owner) => identity::account(at, owner),
        None => Err(Error::invalid(Text::new("advice-rewrap-nobody"))),
    }
}

fn keys_place(id: &MatterId) -> Place<'_> {
    Place {
        table: "approvals",
        row: id.bytes(),
        column: "args",
    }
}

/// Whose keys the matter is to be wrapped for: account, generation, public key.
fn keys_of(owner: &Account) -> Vec<u8> {
    let generation = owner.key.generation().to_be_bytes();
    [owner.id.bytes(), &generation, owner.key.public().bytes()].concat()
}

fn matter_of(proposal: &Proposed) -> Result<MatterId> {
    uuid::Uuid::from_slice(&proposal.object)
        .map(MatterId::from_uuid)
        .map_err(Error::broken)
}
