//! An owner who got new keys, after a forgotten password, finds nothing under them. Two people give the matter back: it
//! gets a new key for those who read it before and for the owner's new keys, and the owner claims it by signing in.

use super::{
    content::{Intake, Requester},
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
    vault::{
        ApprovalId, Group, Locked, MatterId, Opened, Place, Reader, account::unclaimed_tag, decode,
    },
};
use zeroize::Zeroizing;

const REWRAP: &str = "rewrap-matter";

/// A matter that shall be given back to its owner.
pub struct Rewrap {
    /// The handle by which it is approved.
    pub approval: ApprovalId,
    /// The matter.
    pub matter: MatterId,
    /// Its number.
    pub number: String,
    /// What the actor can do for it.
    pub turn: Turn,
    /// Whether the actor's keys open it.
    pub is_open: bool,
}

/// What somebody can do for a matter that shall be given back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Sign: somebody else's signature is there.
    Sign,
    /// Carry out what two have signed.
    CarryOut,
    /// Nothing: it waits for somebody else.
    Wait,
}

/// Proposes that a matter is given back to its owner, whose new keys the directory vouches for. Whose keys they are
/// stands sealed in the proposal: the table of approvals names no requester. A proposal for keys they had before, or from
/// before a recusal, is taken back.
///
/// # Errors
/// [`Error::Invalid`] when its requester has no account, or it is proposed already; [`Error::Denied`] for whoever does
/// not handle it.
pub fn propose_rewrap(office: &Office, who: &Actor, id: MatterId) -> Result<ApprovalId> {
    let locked = office.unlock(who, id)?;
    office.act(who, |act| {
        let (proof, row) = may::handle(act, id, locked.as_ref())?;
        let opened = act.open(&proof, locked.as_ref())?;
        let intake: Intake = decode(&opened.read(&place(&id, "intake"), &row.intake)?)?;
        let keys = keys_of(&owner_of(act, &intake)?);
        for proposal in proposed(act, REWRAP)? {
            if proposal.object != id.bytes() {
                continue;
            }
            if signed_for(&opened, &proposal).is_ok_and(|signed_for| *signed_for == keys) {
                return Err(Error::invalid(Text::new("advice-rewrap-proposed")));
            }
            act.withdraw(proposal.id)?;
        }
        let sealed = opened
            .key()
            .seal(&keys_place(&id), &keys, office.chance())?;
        let approval = act.propose(REWRAP, id.bytes(), &sealed)?;
        Ok((approval, signed(id)))
    })
}

/// The matters whose return waits for a signature, or for somebody who can open them.
///
/// # Errors
/// [`Error::Denied`] for whoever sits at no desk.
pub fn rewraps(office: &Office, who: &Actor) -> Result<Vec<Rewrap>> {
    let mut list = office.look(who, |look| {
        may::see_inbox(look)?;
        let proposals = proposed(look, REWRAP)?.into_iter();
        proposals
            .map(|proposal| {
                let matter = matter_of(&proposal)?;
                Ok(Rewrap {
                    approval: proposal.id,
                    matter,
                    number: standing::number_of(look, matter)?,
                    turn: match proposal.signed_by.as_slice() {
                        [_, _, ..] => Turn::CarryOut,
                        by if by.iter().any(|by| Some(*by) == who.id()) => Turn::Wait,
                        _ => Turn::Sign,
                    },
                    is_open: false,
                })
            })
            .collect::<Result<Vec<_>>>()
    })?;
    let matters: Vec<_> = list.iter().map(|rewrap| rewrap.matter).collect();
    let opened = office.unlock_all(who, &matters)?;
    for rewrap in &mut list {
        rewrap.is_open = opened.iter().any(|locked| locked.id() == rewrap.matter);
        if rewrap.turn == Turn::CarryOut && !rewrap.is_open {
            rewrap.turn = Turn::Wait;
        }
    }
    Ok(list)
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
            Ok((false, signed(id)))
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
        let signed_for = signed_for(&opened, proposal).map_err(|_| Error::Conflict)?;
        if who.id() == Some(owner.id) {
            return Err(Error::Denied);
        }
        if *signed_for != keys_of(&owner) || row.revision != before.revision {
            return Err(Error::Conflict);
        }
        if !act.approve(proposal.id)? {
            return Ok((false, signed(id)));
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
    match intake.requester {
        Requester::Account { account, .. } => identity::account(at, account),
        _ => Err(Error::invalid(Text::new("advice-rewrap-nobody"))),
    }
}

/// Whose keys a proposal is about; it opens under the key of the matter it was made for only.
fn signed_for(opened: &Opened<'_>, proposal: &Proposed) -> Result<Zeroizing<Vec<u8>>> {
    let id = opened.key().id();
    opened.read(&keys_place(&id), &proposal.arguments)
}

fn signed(id: MatterId) -> Entry {
    Entry::new(Code::ApprovalGiven)
        .about(id.uuid())
        .note(REWRAP)
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
