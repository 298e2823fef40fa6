//! What the custodians open when nobody else can: each generation of a group's key is sealed to them as well.

use super::{
    ceremony::RecoveryKey,
    certificate::{Member, RECOVERY},
    founders,
    group::{Group, GroupSeed},
    groups::{Groups, RECOVERY_KEY},
    root::Root,
    rows,
    wrap::PublicKey,
};
use crate::{
    error::{Error, Result},
    language::Text,
    storage::Conn,
};

/// The public half of the custodians' key, as the database keeps it.
pub(crate) fn recovery_key(conn: &mut Conn) -> Result<PublicKey> {
    rows::house_value(conn, RECOVERY_KEY)?
        .ok_or_else(|| Error::invalid(Text::new("vault-not-initialised")))
        .and_then(|bytes| PublicKey::read(&bytes))
}

/// The newest seed of a group, unwrapped with the custodians' key.
pub(crate) fn recovered_seed(
    conn: &mut Conn,
    group: Group,
    groups: &Groups,
    key: &RecoveryKey,
) -> Result<GroupSeed> {
    let newest = groups
        .established(group)
        .next_back()
        .ok_or(Error::Missing)?;
    let number = i32::try_from(newest.number()).map_err(Error::broken)?;
    let wrapped = rows::group_seed(conn, group, number, RECOVERY)?.ok_or(Error::Missing)?;
    newest
        .key()
        .unwrap(RECOVERY.bytes(), &key.secret(), &wrapped)
}

/// Lets these people's signatures count as the founders' do: they are pinned under the root beside them. Whoever merely
/// writes the database can name nobody.
pub(crate) fn name_successors(conn: &mut Conn, root: &Root, people: &[Member]) -> Result<()> {
    founders::add(conn, root, people)
}
