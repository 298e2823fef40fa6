use super::{AccountId, MatterId, group::Group, matter::MEMBER, rows};
use crate::{
    error::{Error, Result},
    storage::Conn,
};

/// Somebody of the office a matter is sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// All members of a group.
    Group(Group),
    /// One of the members a split group was left with.
    Member(AccountId),
}

/// Whom a matter is sealed to today, its owner left out.
pub(crate) fn seats(conn: &mut Conn, id: MatterId) -> Result<Vec<Seat>> {
    let (_, wraps) = rows::matters_of(conn, &[id])?.pop().ok_or(Error::Missing)?;
    Ok(wraps
        .iter()
        .filter_map(|wrap| match wrap.recipient.strip_prefix(MEMBER) {
            Some(account) => AccountId::parse(account).ok().map(Seat::Member),
            None => Group::from_name(&wrap.recipient).map(Seat::Group),
        })
        .collect())
}
