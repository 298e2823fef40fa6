//! The record's two tables: its rows, and the head that the write door carries.

use diesel::prelude::*;
use uuid::Uuid;

use super::{
    checkpoint::Checkpoint,
    code::Class,
    report::Report,
    tree::{Leaf, Tree, detail_hash},
    verify::verify,
};
use crate::{
    error::{Error, Result},
    storage::{
        Conn, Id, Ledger,
        schema::{log_entries, log_head},
    },
};

/// How many rows a reader holds at once.
const PAGE: i64 = 1000;

/// The head of the record: what the write door locks first and writes back last.
#[derive(Debug, Clone)]
pub struct Head {
    tree: Tree,
    stored: u64,
}

/// A detail sealed by the vault, with what stands open beside it.
pub struct SealedEntry {
    /// The random id the detail is bound to.
    pub id: Uuid,
    /// The hour, from [`super::hour_of`].
    pub hour: i64,
    /// The class of the code.
    pub class: Class,
    /// The generation of the audit group's key.
    pub generation: i32,
    /// The sealed detail.
    pub detail: Vec<u8>,
}

/// One row of the record as it is stored; whatever stands in it may be a lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The place in the record, counted from 0.
    pub seq: i64,
    /// The id of the entry.
    pub id: Uuid,
    /// Whole hours since 1970.
    pub hour: i64,
    /// The number of the class.
    pub class: i32,
    /// The generation of the audit group's key.
    pub generation: i32,
    /// The sealed detail; empty when it was erased.
    pub detail: Vec<u8>,
    /// SHA-256 of the sealed detail, believed only when that was erased.
    pub detail_hash: Vec<u8>,
}

impl Head {
    /// The tree as it stands, entries of this act included.
    #[must_use]
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Reads the committed head without locking it, in a look.
    ///
    /// # Errors
    /// [`Error::Broken`] when the stored peaks do not fit the stored size.
    pub fn read(conn: &mut Conn) -> Result<Self> {
        Self::of(&stored_head().first(conn)?)
    }

    fn of(stored: &Stored) -> Result<Self> {
        let tree =
            tree(stored).ok_or_else(|| Error::broken("the head of the audit record is damaged"))?;
        Ok(Self {
            stored: tree.size(),
            tree,
        })
    }
}

impl Ledger for Head {
    /// On PostgreSQL the row lock serialises replicas; SQLite has only one writer after `BEGIN IMMEDIATE`.
    fn open(conn: &mut Conn) -> Result<Self> {
        Self::of(&match conn {
            Conn::Sqlite(conn) => stored_head().first(conn)?,
            Conn::Postgres(conn) => stored_head().for_update().first(conn)?,
        })
    }

    fn close(self, conn: &mut Conn) -> Result<()> {
        if self.tree.size() == self.stored {
            return Ok(());
        }
        let size = i64::try_from(self.tree.size()).map_err(Error::broken)?;
        diesel::update(log_head::table.filter(log_head::id.eq(1)))
            .set((
                log_head::size.eq(size),
                log_head::peaks.eq(self.tree.encode()),
            ))
            .execute(conn)?;
        Ok(())
    }
}

type Stored = (i64, Vec<u8>);

fn tree((size, peaks): &Stored) -> Option<Tree> {
    Tree::decode(u64::try_from(*size).ok()?, peaks)
}

#[diesel::dsl::auto_type]
fn stored_head() -> _ {
    log_head::table
        .filter(log_head::id.eq(1_i32))
        .select((log_head::size, log_head::peaks))
}

/// Appends one entry to the record and the head; answers its place, counted from 0.
///
/// # Errors
/// [`Error::Conflict`] when the id is there already.
pub fn append(conn: &mut Conn, head: &mut Head, entry: SealedEntry) -> Result<i64> {
    let leaf = Leaf {
        seq: i64::try_from(head.tree.size()).map_err(Error::broken)?,
        hour: entry.hour,
        class: entry.class.number(),
        generation: entry.generation,
        id: entry.id,
        detail: detail_hash(&entry.detail),
    };
    diesel::insert_into(log_entries::table)
        .values((
            log_entries::seq.eq(leaf.seq),
            log_entries::id.eq(Id::<SealedEntry>::from_uuid(leaf.id)),
            log_entries::hour.eq(leaf.hour),
            log_entries::class.eq(leaf.class),
            log_entries::generation.eq(leaf.generation),
            log_entries::detail.eq(entry.detail),
            log_entries::detail_hash.eq(leaf.detail.to_vec()),
        ))
        .execute(conn)?;
    head.tree.append(leaf.hash());
    Ok(leaf.seq)
}

/// Whether the record grew out of the one somebody remembers: it is no shorter, and its first entries give that
/// root. Reads the rows up to there, unless the record is as long as remembered.
///
/// # Errors
/// [`Error::Broken`] when the rows cannot be read or the head is damaged.
pub fn reaches(conn: &mut Conn, remembered: &Checkpoint) -> Result<bool> {
    let now = Checkpoint::of(Head::read(conn)?.tree());
    if now.size <= remembered.size {
        return Ok(now == *remembered);
    }
    let size = usize::try_from(remembered.size).map_err(Error::broken)?;
    let report = verify(pages(conn, 0).take(size), None, &[*remembered])?;
    Ok(report.matched == 1)
}

/// Recomputes the whole record from its rows and compares it with its head and with `checkpoints`; see [`verify()`].
/// To be called in a look: head and rows must be of one snapshot.
///
/// # Errors
/// [`Error::Broken`] when the database cannot be read; whatever is wrong with the record stands in the report.
pub fn examine(conn: &mut Conn, checkpoints: &[Checkpoint]) -> Result<Report> {
    let stored: Option<Stored> = stored_head().first(conn).optional()?;
    let head = stored.as_ref().and_then(tree);
    verify(pages(conn, i64::MIN), head.as_ref(), checkpoints)
}

/// All rows from place `seq` on, in order, read a page at a time.
pub fn pages(conn: &mut Conn, seq: i64) -> impl Iterator<Item = Result<Row>> {
    let mut next = Some(seq);
    std::iter::from_fn(move || {
        let page = page(conn, next?);
        next = match &page {
            Ok(rows) => rows.last().and_then(|row| row.seq.checked_add(1)),
            Err(_) => None,
        };
        Some(page)
    })
    .flat_map(|page| match page {
        Ok(rows) => rows.into_iter().map(Ok).collect::<Vec<_>>(),
        Err(error) => vec![Err(error)],
    })
}

type Columns = (i64, Vec<u8>, i64, i32, i32, Vec<u8>, Vec<u8>);

fn page(conn: &mut Conn, from: i64) -> Result<Vec<Row>> {
    let rows: Vec<Columns> = log_entries::table
        .filter(log_entries::seq.ge(from))
        .order(log_entries::seq)
        .limit(PAGE)
        .load(conn)?;
    Ok(rows.into_iter().map(row).collect())
}

/// An id that is none becomes the nil one and so a changed row, which is what it is.
fn row((seq, id, hour, class, generation, detail, detail_hash): Columns) -> Row {
    Row {
        seq,
        id: Uuid::from_slice(&id).unwrap_or_default(),
        hour,
        class,
        generation,
        detail,
        detail_hash,
    }
}

/// Empties one sealed detail where the law demands it; its hash stays, so that the tree stays whole, and
/// [`super::verify()`] counts it.
///
/// # Errors
/// [`Error::Missing`] when there is no such entry.
pub fn erase_detail(conn: &mut Conn, id: Uuid) -> Result<()> {
    let erased = diesel::update(
        log_entries::table.filter(log_entries::id.eq(Id::<SealedEntry>::from_uuid(id))),
    )
    .set(log_entries::detail.eq(Vec::<u8>::new()))
    .execute(conn)?;
    if erased == 0 {
        return Err(Error::Missing);
    }
    Ok(())
}
