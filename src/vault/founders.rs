//! Head and alternate with the keys they founded the office with: every chain of certificates goes back to their
//! signatures, so they are pinned under the root, where a mere writer of the database puts nobody in their place.

use sha2::{Digest, Sha256};

use super::{
    certificate::{Certificate, Member},
    keyring::Keyring,
    label::{Label, fields, message},
    root::Root,
    rows,
};
use crate::{
    error::{Error, Result},
    storage::Conn,
};

const NAME: &str = "founders";

/// The members of the office's first certificate, and whoever completes its quorum.
pub(super) fn of(first: &Certificate, keys: &Keyring) -> Vec<Member> {
    let second = Member {
        account: keys.account(),
        keys: keys.public(),
    };
    first.members().iter().copied().chain([second]).collect()
}

/// Pins the founders, once their signatures are complete.
pub(super) fn pin(conn: &mut Conn, root: &Root, founders: &[Member]) -> Result<()> {
    rows::set_house_value(conn, NAME, &seal(root, founders.iter()))
}

/// The founders; none before the office is founded.
///
/// # Errors
/// [`Error::Broken`] when they are not those that were pinned.
pub(super) fn load(conn: &mut Conn, root: &Root) -> Result<Vec<Member>> {
    match rows::house_value(conn, NAME)? {
        Some(value) => open(root, &value),
        None => Ok(Vec::new()),
    }
}

/// Pins further people beside them, whom the custodians have named.
pub(super) fn add(conn: &mut Conn, root: &Root, people: &[Member]) -> Result<()> {
    let mut named = load(conn, root)?;
    named.extend(
        people
            .iter()
            .filter(|person| !named.contains(person))
            .copied()
            .collect::<Vec<_>>(),
    );
    rows::set_house_value(conn, NAME, &seal(root, named.iter()))
}

fn seal<'a>(root: &Root, founders: impl Iterator<Item = &'a Member>) -> Vec<u8> {
    let fields: Vec<&[u8]> = founders.flat_map(Member::fields).collect();
    let people = message(Label::FOUNDERS, &fields);
    let pin = root.pin(NAME, &Sha256::digest(&people).into());
    [pin.as_slice(), &people].concat()
}

fn open(root: &Root, value: &[u8]) -> Result<Vec<Member>> {
    let unreadable = || Error::broken("the founders of the office cannot be read");
    let (pin, people) = value.split_first_chunk::<32>().ok_or_else(unreadable)?;
    root.check_pin(NAME, &Sha256::digest(people).into(), pin)?;
    let fields = fields(Label::FOUNDERS, people).ok_or_else(unreadable)?;
    let (people, []) = fields.as_chunks::<3>() else {
        return Err(unreadable());
    };
    people
        .iter()
        .map(|person| Member::read(person).ok_or_else(unreadable))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chance::Chance,
        vault::{AccountId, account::AccountSeed},
    };

    #[test]
    fn founders_are_those_pinned_under_this_root() {
        let chance = Chance::seeded(1);
        let (root, other) = (Root::draw(&chance), Root::draw(&chance));
        let founders: Vec<_> = (0..2)
            .map(|_| Member {
                account: AccountId::draw(&chance),
                keys: AccountSeed::draw(&chance).keys().public(),
            })
            .collect();
        let value = seal(&root, founders.iter());
        assert_eq!(open(&root, &value).unwrap(), founders);
        assert!(open(&other, &value).is_err());
        for at in 0..value.len() {
            let mut changed = value.clone();
            changed[at] ^= 1;
            assert!(open(&root, &changed).is_err(), "byte {at}");
        }
        assert!(open(&root, &seal(&other, founders.iter())).is_err());
    }
}
