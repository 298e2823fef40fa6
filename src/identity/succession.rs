//! Succession: the custodians hand a desk over at which nobody is left who could.

use super::{
    account::Account,
    may,
    membership::{belongs, groups_of, member},
};
use crate::{
    actor::Actor,
    audit::{Code, Entry},
    error::{Error, Result},
    language::Text,
    office::Office,
    role::Role,
    vault::{
        Group, NewGeneration, ceremony::RecoveryKey, certificate::Member, fingerprint::Fingerprint,
    },
};

/// Draws, with the custodians' key, the next generation of each group that these successors' roles bring them into, and
/// lets the signatures of those who sit at a desk count. Each successor is known by login and by the fingerprint they
/// read from their own page. The generations then wait for two people, as every change of members does. Tells which
/// groups change.
///
/// # Errors
/// [`Error::Invalid`] when a fingerprint is another's, or nothing changes; [`Error::Missing`] for an unknown login.
pub fn hand_over(
    office: &Office,
    key: &RecoveryKey,
    successors: &[(String, Fingerprint)],
) -> Result<Vec<Group>> {
    let console = Actor::console();
    let accounts = office.look(&console, |look| super::holders(look, &Role::ALL))?;
    let confirmed = successors
        .iter()
        .map(|successor| confirm(&accounts, successor))
        .collect::<Result<Vec<_>>>()?;
    let groups = office.groups();
    let mut drawn = Vec::new();
    for group in Group::ALL {
        let members = heirs(&accounts, group, (&confirmed, groups.members(group)));
        if groups.is_certified(group) && members.iter().any(|member| confirmed.contains(member)) {
            let newest = office.recovered_seed(group, key)?;
            drawn.push(groups.draw(group, members, Some(&newest), office.chance())?);
        }
    }
    if drawn.is_empty() {
        return Err(Error::invalid(Text::new("identity-successor-no-desk")));
    }
    // The second signature is the alternate's of today, who need not have founded the office.
    let signers: Vec<Member> = confirmed
        .into_iter()
        .filter(|member| signs(&accounts, member))
        .chain(groups.members(Group::Alternate).iter().copied())
        .collect();
    let names: Vec<_> = drawn.iter().map(|new| new.group().name()).collect();
    office.act(&console, |act| {
        may::administer(act)?;
        act.name_successors(&signers)?;
        for generation in &drawn {
            act.found(generation)?;
        }
        let note = format!("by the custodians: {}", names.join(" "));
        Ok(((), Entry::new(Code::GroupRotated).note(note)))
    })?;
    office.refresh_groups()?;
    Ok(drawn.iter().map(NewGeneration::group).collect())
}

fn confirm(accounts: &[Account], (login, print): &(String, Fingerprint)) -> Result<Member> {
    let login = super::account::login(login)?;
    let account = accounts
        .iter()
        .find(|account| account.login == login)
        .ok_or(Error::Missing)?;
    let member = member(account);
    if Fingerprint::of_member(&member) == *print {
        Ok(member)
    } else {
        Err(Error::field(
            "fingerprint",
            Text::new("identity-successor-fingerprint").with("login", login),
        ))
    }
}

/// Who belongs to a group by role and is known by their keys: confirmed today, or certified before.
fn heirs(
    accounts: &[Account],
    group: Group,
    (confirmed, before): (&[Member], &[Member]),
) -> Vec<Member> {
    accounts
        .iter()
        .filter(|account| belongs(account, group))
        .map(member)
        .filter(|member| confirmed.contains(member) || before.contains(member))
        .collect()
}

fn signs(accounts: &[Account], member: &Member) -> bool {
    accounts
        .iter()
        .filter(|account| account.id == member.account)
        .flat_map(|account| groups_of(account.roles))
        .any(|group| matches!(group, Group::Office | Group::Alternate))
}
