//! Who somebody is.
//!
//! The office promises: nobody is let in but by a one-time link that went to their own address, and nobody holds a key
//! but they. A password opens the account's seed and nothing the service keeps opens it without; a forgotten one is
//! helped by twelve words, or by a new seed after an identity check. Known and unknown names cost the same work and get
//! the same answer. Signing in is recorded, and so covers what people read of their own.

pub mod account;
mod enrolment;
mod may;
pub mod membership;
pub mod password;
mod rows;
pub mod session;
mod signing_in;
pub mod succession;
pub mod token;

pub use account::Account;
pub use enrolment::{Choice, Enrolled, Invitation, Offer, enrol, invite, offer, send_link};
pub use password::Gate;
pub use receipts::{NewReceipt, new_receipt, sign_in_by_receipt};
pub use signing_in::{
    change_password, end_other_sessions, end_session, recover, resume, sessions, set_language,
    sign_in, sign_out, step_up,
};

mod receipts;

use std::collections::HashMap;

use crate::{
    actor::{Actor, PersonId},
    audit::{Code, Entry},
    error::{Error, Result},
    office::{Office, Reads},
    role::Roles,
    vault::{
        AccountId,
        said::{Said, Spot, Voice},
    },
};

/// The account with this id.
///
/// # Errors
/// [`Error::Missing`] when there is none.
pub fn account(at: &mut impl Reads, id: AccountId) -> Result<Account> {
    let row = rows::by_id(at, id)?.ok_or(Error::Missing)?;
    account::read(at.office(), row)
}

/// The names of these accounts; those that are not there are left out.
///
/// # Errors
/// [`Error::Broken`] when the directory does not vouch for one.
pub fn names(at: &mut impl Reads, ids: &[AccountId]) -> Result<HashMap<AccountId, String>> {
    let found = rows::by_ids(at, ids)?.into_iter();
    let office = at.office();
    found
        .map(|row| {
            account::check_directory(office, &row)?;
            Ok((row.id, row.name))
        })
        .collect()
}

/// One's own account.
///
/// # Errors
/// [`Error::Denied`] for whoever has none.
pub fn own(office: &Office, who: &Actor) -> Result<Account> {
    let me = who.account().ok_or(Error::Denied)?.account;
    office.look(who, |look| account(look, me))
}

/// The name of whoever is said to have said something, and whether they did: by their key in the directory today, or by one
/// that a certificate ever named. Whoever is unknown has no name and said nothing.
///
/// # Errors
/// [`Error::Broken`] when the directory does not vouch for a key.
pub fn whose(at: &mut impl Reads, said: &Said, spot: &Spot<'_>) -> Result<(String, bool)> {
    let Some(row) = rows::by_id(at, said.author.account)? else {
        return Ok((String::new(), false));
    };
    let author = account::read(at.office(), row)?;
    let groups = at.office().groups();
    let past = groups.ever(author.id).map(|member| member.keys.sign);
    let verified = std::iter::once(author.keys.sign)
        .chain(past)
        .any(|key| said.verify(spot, &key) == Voice::Verified);
    Ok((author.name, verified))
}

/// The active account of a person of the roster, if they have enrolled.
///
/// # Errors
/// [`Error::Broken`] when the directory does not vouch for its keys.
pub fn account_of_person(at: &mut impl Reads, person: PersonId) -> Result<Option<Account>> {
    rows::by_person(at, person)?
        .map(|row| account::read(at.office(), row))
        .transpose()
}

/// The accounts that hold more than the staff role, by name; with `all`, every person's.
///
/// # Errors
/// [`Error::Denied`] for whoever neither runs nor heads the office.
pub fn accounts(office: &Office, who: &Actor, all: bool) -> Result<Vec<Account>> {
    office.look(who, |look| {
        may::see_accounts(look)?;
        rows::persons(look, !all)?
            .into_iter()
            .map(|row| account::read(office, row))
            .collect()
    })
}

/// The officers and heads who may handle a matter, or the alternates, by name.
///
/// # Errors
/// [`Error::Broken`] when the directory does not vouch for a key.
pub fn holders(at: &mut impl Reads, roles: &[crate::role::Role]) -> Result<Vec<Account>> {
    let rows = rows::persons(at, true)?;
    rows.into_iter()
        .filter(|row| row.state == "active" && Roles::from_bits(row.roles).any(roles))
        .map(|row| account::read(at.office(), row))
        .collect()
}

/// How many persons have an account.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be read.
pub fn count(at: &mut impl Reads) -> Result<i64> {
    rows::count(at)
}

/// Gives an account other roles. Roles that come with a group key take effect for reading only once a quorum has
/// certified the new member.
///
/// # Errors
/// [`Error::Denied`] unless an administrator asks; [`Error::Invalid`] when roles exclude each other.
pub fn set_roles(office: &Office, who: &Actor, login: &str, roles: Roles) -> Result<()> {
    let login = account::login(login)?;
    office.act(who, |act| {
        may::administer(act)?;
        let row = rows::by_login(act, &login)?.ok_or(Error::Missing)?;
        account::change(act, row.id, |row| row.roles = roles.bits())?;
        session::end_all(act, office, row.id, &[])?;
        Ok(((), Entry::new(Code::RoleGiven).about(row.id.uuid())))
    })
}

/// Ends an account: it cannot sign in any more and its sessions end now.
///
/// # Errors
/// [`Error::Denied`] unless an administrator asks; [`Error::Missing`] when there is no such account.
pub fn end_account(office: &Office, who: &Actor, login: &str) -> Result<()> {
    let login = account::login(login)?;
    office.act(who, |act| {
        may::administer(act)?;
        let row = rows::by_login(act, &login)?.ok_or(Error::Missing)?;
        account::change(act, row.id, |row| "ended".clone_into(&mut row.state))?;
        session::end_all(act, office, row.id, &[])?;
        Ok(((), Entry::new(Code::AccountDisabled).about(row.id.uuid())))
    })
}

/// Forgets sessions that are over.
///
/// # Errors
/// [`Error::Broken`] when the commit failed.
pub fn tidy(office: &Office) -> Result<usize> {
    let now = office.now().as_second();
    office.tend(|tend| rows::drop_ended_sessions(tend, now))
}
