//! Who belongs to which group key: founding, new members, members who leave. Two people stand for each change.

use super::{account::Account, may, rows};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    office::{Act, Office, Reads},
    role::{Role, Roles},
    vault::{
        AccountId, Group, Keyring, NewGeneration, Pending,
        account::AccountSeed,
        certificate::{Certificate, Member},
        fingerprint::Fingerprint,
    },
};

/// The groups an account's roles bring it into.
#[must_use]
pub fn groups_of(roles: Roles) -> Vec<Group> {
    let all = [
        (Group::Office, &[Role::Officer, Role::Head][..]),
        (
            Group::Reviewers,
            &[Role::Reviewer, Role::Officer, Role::Head],
        ),
        (Group::Alternate, &[Role::Alternate]),
        (Group::Audit, &[Role::Auditor]),
    ];
    all.into_iter()
        .filter(|(_, roles_of)| roles.any(roles_of))
        .map(|(group, _)| group)
        .collect()
}

/// What an enrolment founds: the groups nobody has made yet, and the new member's signature under what waits.
pub(super) struct Founding {
    keys: Option<Keyring>,
    new: Vec<NewGeneration>,
    stand_for: Vec<(Group, Certificate)>,
}

impl Founding {
    pub(super) fn is_empty(&self) -> bool {
        self.keys.is_none()
    }
}

/// What somebody with these roles founds by enrolling: the head founds the office's groups, the alternate and the
/// auditor their own; the alternate's signature completes what the head founded.
pub(super) fn founding(
    office: &Office,
    who: &Actor,
    (id, roles): (AccountId, Roles),
    seed: &AccountSeed,
) -> Result<Founding> {
    let groups = office.groups();
    let member = Member {
        account: id,
        keys: seed.keys().public(),
    };
    let mut new = Vec::new();
    for group in groups_of(roles) {
        let waits = groups
            .pending()
            .iter()
            .any(|pending| pending.group == group);
        if !groups.is_certified(group) && !waits && may_found(group, roles) {
            new.push(groups.draw(group, vec![member], None, office.chance())?);
        }
    }
    let mut stand_for = Vec::new();
    if roles.any(&[Role::Head, Role::Alternate]) && founders_only(office, who, id)? {
        for generation in new
            .iter()
            .filter(|generation| generation.group() != Group::Audit)
        {
            stand_for.push((generation.group(), generation.certificate()?));
        }
        for pending in groups
            .pending()
            .iter()
            .filter(|pending| pending.certificate.generation() == 1)
        {
            if !are_vouched_for(office, who, pending)? {
                return Err(Error::broken(
                    "a certificate names somebody for whom the directory does not vouch",
                ));
            }
            stand_for.push((pending.group, pending.certificate.clone()));
        }
    }
    let keys = (!new.is_empty() || !stand_for.is_empty()).then(|| Keyring::new(id, 1, seed.keys()));
    Ok(Founding {
        keys,
        new,
        stand_for,
    })
}

fn may_found(group: Group, roles: Roles) -> bool {
    match group {
        Group::Office | Group::Reviewers => roles.has(Role::Head),
        Group::Alternate => roles.has(Role::Alternate),
        Group::Audit => roles.has(Role::Auditor),
    }
}

/// Only the first head and the first alternate sign by enrolling: whoever comes later signs after reading fingerprints.
fn founders_only(office: &Office, who: &Actor, id: AccountId) -> Result<bool> {
    let alike = office.look(who, |look| {
        super::holders(look, &[Role::Head, Role::Alternate])
    })?;
    Ok(alike.iter().filter(|account| account.id != id).count() <= 1
        && !office.groups().is_certified(Group::Office))
}

pub(super) fn found(act: &mut Act<'_>, founding: &Founding) -> Result<()> {
    let Some(keys) = &founding.keys else {
        return Ok(());
    };
    for generation in &founding.new {
        act.found(generation)?;
    }
    for (group, certificate) in &founding.stand_for {
        act.stand_for(keys, (*group, certificate))?;
    }
    Ok(())
}

/// A change of a group's members that waits for its second signature.
pub struct Waiting {
    /// Which group.
    pub group: Group,
    /// The hash of the certificate, in hex: the handle by which it is signed.
    pub handle: String,
    /// The members it names, each with the twenty characters they read aloud.
    pub members: Vec<(String, Fingerprint)>,
    /// Whether whoever asks has signed it already.
    pub signed_by_me: bool,
    /// How many have signed.
    pub signatures: usize,
}

/// The changes that wait for a second signature.
///
/// # Errors
/// [`Error::Denied`] for whoever does not sign.
pub fn waiting(office: &Office, who: &Actor) -> Result<Vec<Waiting>> {
    let me = signer(who)?;
    let groups = office.groups();
    office.look(who, |look| {
        let mut list = Vec::new();
        for pending in groups.pending() {
            let members = pending.certificate.members().iter();
            list.push(Waiting {
                group: pending.group,
                handle: hex::encode(pending.certificate.hash()),
                members: members
                    .map(|member| named(look, member))
                    .collect::<Result<_>>()?,
                signed_by_me: pending.signed_by.contains(&me),
                signatures: pending.signed_by.len(),
            });
        }
        Ok(list)
    })
}

fn named(look: &mut impl Reads, member: &Member) -> Result<(String, Fingerprint)> {
    let name = rows::by_id(look, member.account)?.map_or_else(String::new, |row| row.name);
    Ok((name, Fingerprint::of_member(member)))
}

fn signer(who: &Actor) -> Result<AccountId> {
    if who.is_any(&[Role::Head, Role::Alternate, Role::Officer]) {
        who.id().ok_or(Error::Denied)
    } else {
        Err(Error::Denied)
    }
}

/// Stands for a waiting change, after its new members' fingerprints were read aloud. With the quorum complete it takes
/// effect.
///
/// # Errors
/// [`Error::Denied`] for whoever does not sign or has not typed the password again; [`Error::Conflict`] when the
/// change is no longer the one that was shown.
pub fn stand_for(office: &Office, who: &Actor, handle: &str) -> Result<bool> {
    signer(who)?;
    let keys = who.keys().ok_or(Error::Denied)?;
    who.fresh()?;
    let groups = office.groups();
    let pending = groups
        .pending()
        .iter()
        .find(|pending| hex::encode(pending.certificate.hash()) == handle)
        .ok_or(Error::Conflict)?;
    if !are_vouched_for(office, who, pending)? {
        return Err(Error::Conflict);
    }
    let complete = office.act(who, |act| {
        let complete = act.stand_for(keys, (pending.group, &pending.certificate))?;
        let code = if complete {
            Code::GroupCertified
        } else {
            Code::ApprovalGiven
        };
        Ok((complete, Entry::new(code).note(pending.group.name())))
    })?;
    office.refresh_groups()?;
    Ok(complete)
}

/// Draws the next generation of each group whose members are no longer those that the roles name, signed by whoever
/// asks; each then waits for a second signature. Tells which groups change.
///
/// # Errors
/// [`Error::Denied`] for whoever does not sign or is no member of the group.
pub fn propose(office: &Office, who: &Actor) -> Result<Vec<Group>> {
    signer(who)?;
    who.fresh()?;
    let keys = who.keys().ok_or(Error::Denied)?;
    let groups = office.groups();
    let accounts = office.look(who, |look| super::holders(look, &Role::ALL))?;
    let mut drawn = Vec::new();
    for group in Group::ALL
        .into_iter()
        .filter(|group| groups.is_certified(*group))
    {
        let members: Vec<Member> = accounts
            .iter()
            .filter(|account| belongs(account, group))
            .map(member)
            .collect();
        let unchanged = groups.members(group).len() == members.len()
            && members
                .iter()
                .all(|member| groups.members(group).contains(member));
        if unchanged || members.is_empty() {
            continue;
        }
        if let Ok(seeds) = office.group_seeds(who, group) {
            drawn.push(groups.draw(group, members, seeds.newest(), office.chance())?);
        }
    }
    office.act(who, |act| {
        may::see_accounts(act)?;
        for generation in &drawn {
            act.found(generation)?;
            act.stand_for(keys, (generation.group(), &generation.certificate()?))?;
        }
        let names: Vec<_> = drawn
            .iter()
            .map(|generation| generation.group().name())
            .collect();
        Ok(((), Entry::new(Code::GroupRotated).note(names.join(" "))))
    })?;
    office.refresh_groups()?;
    Ok(drawn.iter().map(NewGeneration::group).collect())
}

/// Whether everybody a waiting certificate names holds a role of the group, with exactly these keys, in the directory.
fn are_vouched_for(office: &Office, who: &Actor, pending: &Pending) -> Result<bool> {
    let accounts = office.look(who, |look| super::holders(look, &Role::ALL))?;
    let members: Vec<Member> = accounts
        .iter()
        .filter(|account| belongs(account, pending.group))
        .map(member)
        .collect();
    let named = pending.certificate.members();
    Ok(named.iter().all(|named| members.contains(named)))
}

pub(super) fn belongs(account: &Account, group: Group) -> bool {
    account.active && groups_of(account.roles).contains(&group)
}

pub(super) fn member(account: &Account) -> Member {
    Member {
        account: account.id,
        keys: account.keys,
    }
}
