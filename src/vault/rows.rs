//! The rows of the vault. They are written inside the doors of the office only.

use diesel::prelude::*;

use super::{AccountId, MatterId, attachment, group::Group};
use crate::{
    error::{Error, Result},
    storage::{
        Conn,
        schema::{group_keys, group_seeds, group_signatures, house, matter_wraps, matters},
    },
};

/// A value the house knows of itself.
pub fn house_value(conn: &mut Conn, name: &str) -> Result<Option<Vec<u8>>> {
    Ok(house::table
        .find(name)
        .select(house::value)
        .first(conn)
        .optional()?)
}

/// Remembers a value the house knows of itself, in place of an older one.
pub fn set_house_value(conn: &mut Conn, name: &str, value: &[u8]) -> Result<()> {
    let changed = diesel::update(house::table.find(name))
        .set(house::value.eq(value))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(house::table)
            .values((house::name.eq(name), house::value.eq(value)))
            .execute(conn)?;
    }
    Ok(())
}

/// One generation of a group key as it is stored.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = group_keys)]
pub struct GenerationRow {
    /// The group's name.
    pub name: String,
    /// 1, 2, 3 ...
    pub generation: i32,
    /// `pending`, `current` or `past`.
    pub state: String,
    /// The public key of this generation.
    pub public: Vec<u8>,
    /// The canonical text that the quorum signs.
    pub certificate: Vec<u8>,
    /// The box that opens the seed of the generation before; empty for the first.
    pub previous: Vec<u8>,
}

/// All generations of all groups, oldest first.
pub fn generations(conn: &mut Conn) -> Result<Vec<GenerationRow>> {
    Ok(group_keys::table
        .select(GenerationRow::as_select())
        .order((group_keys::name.asc(), group_keys::generation.asc()))
        .load(conn)?)
}

/// Under which certificate a signature stands (group, generation), its signer, the signature.
pub type CertificateSignature = (String, i32, AccountId, Vec<u8>);

/// Every signature under a certificate.
pub fn certificate_signatures(conn: &mut Conn) -> Result<Vec<CertificateSignature>> {
    Ok(group_signatures::table
        .select((
            group_signatures::name,
            group_signatures::generation,
            group_signatures::account,
            group_signatures::signature,
        ))
        .load(conn)?)
}

/// Stores a new generation, still pending, with its seed sealed to each member.
pub fn insert_generation(
    conn: &mut Conn,
    row: &GenerationRow,
    seeds: &[(AccountId, Vec<u8>)],
) -> Result<()> {
    diesel::insert_into(group_keys::table)
        .values(row)
        .execute(conn)?;
    for (member, wrapped) in seeds {
        diesel::insert_into(group_seeds::table)
            .values((
                group_seeds::name.eq(&row.name),
                group_seeds::generation.eq(row.generation),
                group_seeds::account.eq(member),
                group_seeds::wrapped.eq(wrapped),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Adds a signature under a certificate, in place of an older one of the same person.
pub fn sign_generation(
    conn: &mut Conn,
    group: Group,
    generation: i32,
    signer: AccountId,
    signature: &[u8],
) -> Result<()> {
    diesel::delete(group_signatures::table.find((group.name(), generation, signer)))
        .execute(conn)?;
    diesel::insert_into(group_signatures::table)
        .values((
            group_signatures::name.eq(group.name()),
            group_signatures::generation.eq(generation),
            group_signatures::account.eq(signer),
            group_signatures::signature.eq(signature),
        ))
        .execute(conn)?;
    Ok(())
}

/// Makes one generation the current one of its group and the one before it past.
pub fn make_current(conn: &mut Conn, group: Group, generation: i32) -> Result<()> {
    let of_group = group_keys::table.filter(group_keys::name.eq(group.name()));
    diesel::update(of_group.filter(group_keys::generation.lt(generation)))
        .set(group_keys::state.eq("past"))
        .execute(conn)?;
    diesel::update(of_group.filter(group_keys::generation.eq(generation)))
        .set(group_keys::state.eq("current"))
        .execute(conn)?;
    Ok(())
}

/// Forgets a generation that never became current.
pub fn drop_pending(conn: &mut Conn, group: Group, generation: i32) -> Result<()> {
    diesel::delete(
        group_signatures::table
            .filter(group_signatures::name.eq(group.name()))
            .filter(group_signatures::generation.eq(generation)),
    )
    .execute(conn)?;
    diesel::delete(
        group_seeds::table
            .filter(group_seeds::name.eq(group.name()))
            .filter(group_seeds::generation.eq(generation)),
    )
    .execute(conn)?;
    diesel::delete(
        group_keys::table
            .filter(group_keys::name.eq(group.name()))
            .filter(group_keys::generation.eq(generation))
            .filter(group_keys::state.eq("pending")),
    )
    .execute(conn)?;
    Ok(())
}

/// The sealed seed of one generation for one member.
pub fn group_seed(
    conn: &mut Conn,
    group: Group,
    generation: i32,
    member: AccountId,
) -> Result<Option<Vec<u8>>> {
    Ok(group_seeds::table
        .find((group.name(), generation, member))
        .select(group_seeds::wrapped)
        .first(conn)
        .optional()?)
}

/// A matter as the vault knows it.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = matters)]
pub struct MatterRow {
    /// The matter.
    pub id: MatterId,
    /// Which room's it is: `advice`, `disclosure`, `retaliation`.
    pub kind: String,
    /// The generation of its DEK.
    pub generation: i32,
    /// What the generation's DEK and share commit to.
    pub commitment: Vec<u8>,
    /// Whether a legal hold forbids its purge.
    pub hold: bool,
    /// Whether its content is gone for good.
    pub purged: bool,
}

/// One wrap of a matter's DEK.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = matter_wraps)]
pub struct WrapRow {
    /// The matter.
    pub matter: MatterId,
    /// The DEK's generation.
    pub generation: i32,
    /// A group's name, or `owner`, or `member:` and an account.
    pub recipient: String,
    /// The generation of the recipient's key.
    pub recipient_gen: i32,
    /// The owner's tag; sixteen zero bytes for a group.
    pub tag: Vec<u8>,
    /// Whether the owner has made the tag their own.
    pub claimed: bool,
    /// The sealed DEK.
    pub wrapped: Vec<u8>,
}

/// Stores a new matter with its wraps.
pub fn insert_matter(conn: &mut Conn, row: &MatterRow, wraps: &[WrapRow]) -> Result<()> {
    diesel::insert_into(matters::table)
        .values(row)
        .execute(conn)?;
    insert_wraps(conn, wraps)
}

/// Stores wraps of a matter.
pub fn insert_wraps(conn: &mut Conn, wraps: &[WrapRow]) -> Result<()> {
    for wrap in wraps {
        diesel::insert_into(matter_wraps::table)
            .values(wrap)
            .execute(conn)?;
    }
    Ok(())
}

/// Moves a matter on to a new key generation: what wrapped the old one goes.
pub fn replace_generation(
    conn: &mut Conn,
    old: i32,
    row: &MatterRow,
    wraps: &[WrapRow],
) -> Result<()> {
    let changed = diesel::update(
        matters::table
            .find(row.id)
            .filter(matters::generation.eq(old)),
    )
    .set((
        matters::generation.eq(row.generation),
        matters::commitment.eq(&row.commitment),
    ))
    .execute(conn)?;
    if changed != 1 {
        return Err(Error::Conflict);
    }
    diesel::delete(matter_wraps::table.filter(matter_wraps::matter.eq(row.id))).execute(conn)?;
    insert_wraps(conn, wraps)
}

/// A matter with all wraps of its present generation.
pub fn matter_of(conn: &mut Conn, id: MatterId) -> Result<Option<(MatterRow, Vec<WrapRow>)>> {
    let present = matter_wraps::matter
        .eq(matters::id)
        .and(matter_wraps::generation.eq(matters::generation));
    let found: Vec<(MatterRow, Option<WrapRow>)> = matters::table
        .find(id)
        .left_join(matter_wraps::table.on(present))
        .select((MatterRow::as_select(), Option::<WrapRow>::as_select()))
        .load(conn)?;
    let (mut rows, wraps): (Vec<MatterRow>, Vec<Option<WrapRow>>) = found.into_iter().unzip();
    Ok(rows
        .pop()
        .map(|row| (row, wraps.into_iter().flatten().collect())))
}

/// Several matters with all wraps of their present generation, in no order.
pub fn matters_of(conn: &mut Conn, ids: &[MatterId]) -> Result<Vec<(MatterRow, Vec<WrapRow>)>> {
    let rows: Vec<MatterRow> = matters::table
        .filter(matters::id.eq_any(ids))
        .select(MatterRow::as_select())
        .load(conn)?;
    let mut wraps: Vec<WrapRow> = matter_wraps::table
        .filter(matter_wraps::matter.eq_any(ids))
        .select(WrapRow::as_select())
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = wraps
                .extract_if(.., |wrap| {
                    wrap.matter == row.id && wrap.generation == row.generation
                })
                .collect();
            (row, own)
        })
        .collect())
}

// Said literally, an index of owners' tags serves the statement; as a bound value it would be planned anew each time.
diesel::postfix_operator!(IsOwner, " = 'owner'");

/// The matters whose wraps carry one of these tags, with the tag.
pub fn owned_by_tags(conn: &mut Conn, tags: &[Vec<u8>]) -> Result<Vec<(MatterId, Vec<u8>)>> {
    Ok(matter_wraps::table
        .filter(matter_wraps::tag.eq_any(tags))
        .filter(IsOwner::new(matter_wraps::recipient))
        .select((matter_wraps::matter, matter_wraps::tag))
        .load(conn)?)
}

/// Whether an owner's wrap carries this tag.
pub fn is_owned(conn: &mut Conn, tag: &[u8]) -> Result<bool> {
    let found: Option<MatterId> = matter_wraps::table
        .filter(matter_wraps::tag.eq(tag))
        .filter(IsOwner::new(matter_wraps::recipient))
        .select(matter_wraps::matter)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// All owner wraps nobody has claimed yet, with what their matter commits to.
pub fn unclaimed(conn: &mut Conn) -> Result<Vec<(WrapRow, Vec<u8>)>> {
    Ok(matter_wraps::table
        .inner_join(matters::table.on(matters::id.eq(matter_wraps::matter)))
        .filter(matter_wraps::claimed.eq(false))
        .filter(matter_wraps::generation.eq(matters::generation))
        .select((WrapRow::as_select(), matters::commitment))
        .load(conn)?)
}

/// Relabels an unclaimed wrap with its owner's own tag.
pub fn claim(conn: &mut Conn, wrap: &WrapRow, tag: &[u8]) -> Result<()> {
    diesel::update(
        matter_wraps::table
            .filter(matter_wraps::matter.eq(wrap.matter))
            .filter(matter_wraps::generation.eq(wrap.generation))
            .filter(matter_wraps::tag.eq(&wrap.tag)),
    )
    .set((matter_wraps::tag.eq(tag), matter_wraps::claimed.eq(true)))
    .execute(conn)?;
    Ok(())
}

/// Sets or lifts the legal hold of a matter.
pub fn set_hold(conn: &mut Conn, id: MatterId, hold: bool) -> Result<()> {
    diesel::update(matters::table.find(id))
        .set(matters::hold.eq(hold))
        .execute(conn)?;
    Ok(())
}

/// Whether a matter is on legal hold.
pub fn is_held(conn: &mut Conn, id: MatterId) -> Result<bool> {
    Ok(matters::table.find(id).select(matters::hold).first(conn)?)
}

/// Marks a matter's content as gone, and deletes its files and what its wraps hold; refuses one on hold. The owner's tag stays: a gap in
/// the chain would hide from them what they asked later.
pub fn mark_purged(conn: &mut Conn, id: MatterId) -> Result<()> {
    let changed = diesel::update(matters::table.find(id).filter(matters::hold.eq(false)))
        .set(matters::purged.eq(true))
        .execute(conn)?;
    if changed != 1 {
        return Err(Error::Conflict);
    }
    let nothing: &[u8] = &[];
    let wraps = || matter_wraps::table.filter(matter_wraps::matter.eq(id));
    diesel::delete(wraps().filter(matter_wraps::recipient.ne("owner"))).execute(conn)?;
    diesel::update(wraps())
        .set(matter_wraps::wrapped.eq(nothing))
        .execute(conn)?;
    attachment::rows::destroy_all(conn, id)?;
    Ok(())
}

/// Every matter with its kind, in the order of their ids.
pub fn matters(conn: &mut Conn) -> Result<Vec<(MatterId, String)>> {
    Ok(matters::table
        .order(matters::id)
        .select((matters::id, matters::kind))
        .load(conn)?)
}

/// The purged matters: their shares must go, and go again after a restore of the share store.
pub fn purged(conn: &mut Conn) -> Result<Vec<MatterId>> {
    Ok(matters::table
        .filter(matters::purged.eq(true))
        .select(matters::id)
        .load(conn)?)
}
