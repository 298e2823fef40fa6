use diesel::prelude::*;

use crate::{
    error::Result,
    storage::{
        Conn,
        schema::{anchor, shares},
    },
    vault::MatterId,
};

/// Stores a share; it is on disk before the matter is.
pub fn insert_share(
    conn: &mut Conn,
    matter: MatterId,
    generation: i32,
    share: &[u8],
) -> Result<()> {
    diesel::insert_into(shares::table)
        .values((
            shares::matter.eq(matter),
            shares::generation.eq(generation),
            shares::share.eq(share),
        ))
        .execute(conn)?;
    Ok(())
}

/// The shares of several matters.
pub fn shares_of(conn: &mut Conn, ids: &[MatterId]) -> Result<Vec<(MatterId, i32, Vec<u8>)>> {
    let shares = shares::table.select((shares::matter, shares::generation, shares::share));
    Ok(match ids {
        // A statement with a list is planned anew each time; most requests are about one matter.
        [id] => shares.filter(shares::matter.eq(id)).load(conn)?,
        ids => shares.filter(shares::matter.eq_any(ids)).load(conn)?,
    })
}

/// Those of `ids` of which a share still holds something.
pub fn still_held(conn: &mut Conn, ids: &[MatterId]) -> Result<Vec<MatterId>> {
    let empty: &[u8] = &[];
    Ok(shares::table
        .filter(shares::matter.eq_any(ids))
        .filter(shares::share.ne(empty))
        .select(shares::matter)
        .distinct()
        .load(conn)?)
}

/// The newest generation of a matter that has a share, kept or not; 0 where there is none.
pub fn latest(conn: &mut Conn, matter: MatterId) -> Result<i32> {
    let newest = shares::table
        .filter(shares::matter.eq(matter))
        .select(shares::generation)
        .order(shares::generation.desc())
        .first(conn)
        .optional()?;
    Ok(newest.unwrap_or(0))
}

/// Empties all shares of a matter and leaves their tombstones; tells how many still held something.
pub fn empty_shares(conn: &mut Conn, matter: MatterId) -> Result<usize> {
    let empty: &[u8] = &[];
    Ok(diesel::update(
        shares::table
            .filter(shares::matter.eq(matter))
            .filter(shares::share.ne(empty)),
    )
    .set(shares::share.eq(empty))
    .execute(conn)?)
}

/// How far the main record had come, as the share store remembers it.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = anchor)]
pub struct AnchorRow {
    /// Whose shares these are; see [`Root::share_mark`](crate::vault::Root::share_mark).
    pub mark: Vec<u8>,
    /// How many entries the record had.
    pub size: i64,
    /// Its root.
    pub root: Vec<u8>,
    /// The hashes of the newest certificates, one after the other.
    pub certificates: Vec<u8>,
}

/// What the share store remembers; nothing while it belongs to no office.
pub fn anchor_row(conn: &mut Conn) -> Result<Option<AnchorRow>> {
    Ok(anchor::table
        .select(AnchorRow::as_select())
        .first(conn)
        .optional()?)
}

/// Makes the store that of an office. Where there is an anchor already, it fails.
pub fn insert_anchor(conn: &mut Conn, row: &AnchorRow) -> Result<()> {
    diesel::insert_into(anchor::table)
        .values((anchor::id.eq(1), row))
        .execute(conn)?;
    Ok(())
}

/// Remembers how far the main record has come.
pub fn move_anchor(conn: &mut Conn, row: &AnchorRow) -> Result<()> {
    diesel::update(anchor::table.filter(anchor::mark.eq(&row.mark)))
        .set(row)
        .execute(conn)?;
    Ok(())
}
