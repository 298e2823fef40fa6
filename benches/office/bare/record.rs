//! The entry of every act.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, insert_into, update};
use jiff::Timestamp;
use probity::{
    audit::{self, Entry, Leaf, Tree},
    error::{Error, Result},
    storage::{
        Conn,
        schema::{log_entries, log_head},
    },
    vault::{Envelope, Label, label::message},
};

use super::{Who, on};
use crate::peer::Peer;

/// The end of the record.
pub(super) struct Head {
    tree: Tree,
}

impl Peer {
    /// Seals an entry and puts it at the end of the record.
    pub(super) fn append(
        &self,
        conn: &mut Conn,
        head: &mut Head,
        (who, entry): (&Who, Entry),
    ) -> Result<()> {
        let (now, id) = (self.office.now(), self.office.chance().uuid());
        let (generation, auditors) = self.office.groups().audit_key();
        let class = entry.code().class().number();
        let detail = entry.detail(id, now, *who.id.uuid().as_bytes()).encode();
        let aad = message(Label::AUDIT, &[id.as_bytes(), &generation.to_be_bytes()]);
        let sealed = Envelope::address(&auditors, self.office.chance())?.seal(&aad, &detail)?;
        let leaf = head.leaf((id, now), class, (generation, &sealed))?;
        on!(conn, conn => insert_into(log_entries::table)
            .values((
                log_entries::seq.eq(leaf.seq),
                log_entries::id.eq(id.as_bytes().as_slice()),
                log_entries::hour.eq(leaf.hour),
                log_entries::class.eq(class),
                log_entries::generation.eq(generation),
                log_entries::detail.eq(&sealed),
                log_entries::detail_hash.eq(leaf.detail.as_slice()),
            ))
            .execute(conn))?;
        head.tree.append(leaf.hash());
        Ok(())
    }
}

impl Head {
    pub(super) fn read(conn: &mut Conn) -> Result<Self> {
        let head = log_head::table
            .find(1)
            .select((log_head::size, log_head::peaks));
        let (size, peaks): (i64, Vec<u8>) = match conn {
            Conn::Sqlite(conn) => head.first(conn)?,
            // The portal's worker is another writer.
            Conn::Postgres(conn) => head.for_update().first(conn)?,
        };
        let size = u64::try_from(size).map_err(Error::broken)?;
        let tree =
            Tree::decode(size, &peaks).ok_or_else(|| Error::broken("the head is damaged"))?;
        Ok(Self { tree })
    }

    pub(super) fn write(&self, conn: &mut Conn) -> Result<()> {
        let size = i64::try_from(self.tree.size()).map_err(Error::broken)?;
        on!(conn, conn => update(log_head::table.find(1))
            .set((log_head::size.eq(size), log_head::peaks.eq(self.tree.encode())))
            .execute(conn))?;
        Ok(())
    }

    fn leaf(
        &self,
        (id, now): (uuid::Uuid, Timestamp),
        class: i32,
        (generation, sealed): (i32, &[u8]),
    ) -> Result<Leaf> {
        Ok(Leaf {
            seq: i64::try_from(self.tree.size()).map_err(Error::broken)?,
            hour: audit::hour_of(now),
            class,
            generation,
            id,
            detail: audit::detail_hash(sealed),
        })
    }
}
