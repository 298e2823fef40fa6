//! Acts that wait for a second signature, as they are stored.

use diesel::prelude::*;

use crate::{
    error::{Error, Result},
    storage::{
        Conn,
        schema::{approval_signatures, approvals},
    },
    vault::{AccountId, ApprovalId},
};

/// An act that waits for its second signature.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = approvals)]
pub(super) struct ApprovalRow {
    /// The approval.
    pub(super) id: ApprovalId,
    /// What is to be done: a frozen code.
    pub(super) action: String,
    /// What it is done to.
    pub(super) object: Vec<u8>,
    /// Its arguments, as they are hashed into the signatures.
    pub(super) args: Vec<u8>,
    /// Unix seconds after which it cannot be carried out any more.
    pub(super) expires: i64,
    /// Whether it has been carried out.
    pub(super) done: bool,
}

/// Stores a proposed act.
pub(super) fn insert_approval(conn: &mut Conn, row: &ApprovalRow) -> Result<()> {
    diesel::insert_into(approvals::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// The acts that are neither done nor expired at `now` (Unix seconds).
pub(super) fn open_approvals(conn: &mut Conn, now: i64) -> Result<Vec<ApprovalRow>> {
    Ok(approvals::table
        .filter(approvals::done.eq(false))
        .filter(approvals::expires.gt(now))
        .select(ApprovalRow::as_select())
        .load(conn)?)
}

/// Every act of one kind that was ever proposed about an object.
pub(super) fn approvals_of(
    conn: &mut Conn,
    action: &str,
    object: &[u8],
) -> Result<Vec<ApprovalRow>> {
    Ok(approvals::table
        .filter(approvals::action.eq(action))
        .filter(approvals::object.eq(object))
        .select(ApprovalRow::as_select())
        .load(conn)?)
}

/// One proposed act.
pub(super) fn approval(conn: &mut Conn, id: ApprovalId) -> Result<ApprovalRow> {
    Ok(approvals::table
        .find(id)
        .select(ApprovalRow::as_select())
        .first(conn)?)
}

/// Who has signed a proposed act, with the signatures.
pub(super) fn approval_signatures_of(
    conn: &mut Conn,
    id: ApprovalId,
) -> Result<Vec<(AccountId, Vec<u8>)>> {
    Ok(approval_signatures::table
        .filter(approval_signatures::approval.eq(id))
        .select((approval_signatures::account, approval_signatures::signature))
        .load(conn)?)
}

/// Adds one person's signature to a proposed act.
pub(super) fn sign_approval(
    conn: &mut Conn,
    id: ApprovalId,
    signer: AccountId,
    signature: &[u8],
) -> Result<()> {
    diesel::insert_into(approval_signatures::table)
        .values((
            approval_signatures::approval.eq(id),
            approval_signatures::account.eq(signer),
            approval_signatures::signature.eq(signature),
        ))
        .execute(conn)?;
    Ok(())
}

/// Marks a proposed act as carried out; a second time is a conflict.
pub(super) fn approval_done(conn: &mut Conn, id: ApprovalId) -> Result<()> {
    let changed = diesel::update(approvals::table.find(id).filter(approvals::done.eq(false)))
        .set(approvals::done.eq(true))
        .execute(conn)?;
    if changed == 1 {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}
