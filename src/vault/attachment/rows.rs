//! The rows of files. Segments are written while a file comes in; what makes it part of a matter is an act.

use diesel::prelude::*;

use super::Segment;
use crate::{
    error::{Error, Result},
    storage::{
        Conn, Day,
        schema::{attachment_segments, attachment_uploads, attachments},
    },
    vault::{AttachmentId, MatterId},
};

/// A file of a matter as it is stored: what it is, is sealed.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = attachments)]
pub struct Attachment {
    pub(super) id: AttachmentId,
    pub(super) matter: MatterId,
    pub(super) day: Day,
    pub(super) segments: i32,
    pub(super) header: Vec<u8>,
}

impl Attachment {
    /// Its row as the record remembers it. Its segments need not stand there: they are never changed, and open only as they
    /// were sealed.
    pub(crate) fn fields(self) -> [Vec<u8>; 4] {
        [
            self.id.bytes().to_vec(),
            self.day.number().to_be_bytes().to_vec(),
            self.segments.to_be_bytes().to_vec(),
            self.header,
        ]
    }
}

/// Writes segments of a file under way.
pub fn put_segments(
    conn: &mut Conn,
    id: AttachmentId,
    today: Day,
    segments: &[Segment],
) -> Result<()> {
    if segments.iter().any(|segment| segment.seq == 0) {
        diesel::insert_into(attachment_uploads::table)
            .values((
                attachment_uploads::id.eq(id),
                attachment_uploads::day.eq(today),
            ))
            .execute(conn)?;
    }
    for segment in segments {
        diesel::insert_into(attachment_segments::table)
            .values((
                attachment_segments::attachment.eq(id),
                attachment_segments::seq.eq(segment.seq),
                attachment_segments::body.eq(&segment.body),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Up to `most` segments from `from` on, in their order.
pub fn segments(
    conn: &mut Conn,
    id: AttachmentId,
    (from, most): (i32, i64),
) -> Result<Vec<Vec<u8>>> {
    Ok(attachment_segments::table
        .filter(attachment_segments::attachment.eq(id))
        .filter(attachment_segments::seq.ge(from))
        .order(attachment_segments::seq.asc())
        .select(attachment_segments::body)
        .limit(most)
        .load(conn)?)
}

/// Makes a file that came in whole part of its matter; one that was swept out meanwhile is a conflict.
pub fn keep(conn: &mut Conn, row: &Attachment) -> Result<()> {
    let there: i64 = attachment_segments::table
        .filter(attachment_segments::attachment.eq(row.id))
        .count()
        .get_result(conn)?;
    let under_way = attachment_uploads::table.find(row.id);
    if there != i64::from(row.segments) || diesel::delete(under_way).execute(conn)? != 1 {
        return Err(Error::Conflict);
    }
    diesel::insert_into(attachments::table)
        .values(row)
        .execute(conn)?;
    Ok(())
}

/// The files of a matter, in the order of their ids.
pub fn of_matter(conn: &mut Conn, matter: MatterId) -> Result<Vec<Attachment>> {
    Ok(attachments::table
        .filter(attachments::matter.eq(matter))
        .order(attachments::id.asc())
        .select(Attachment::as_select())
        .load(conn)?)
}

/// Replaces the sealed header of a file, for a new key generation.
pub fn reseal(conn: &mut Conn, id: AttachmentId, header: &[u8]) -> Result<()> {
    diesel::update(attachments::table.find(id))
        .set(attachments::header.eq(header))
        .execute(conn)?;
    Ok(())
}

/// Destroys a file: its key with its header, and its segments.
pub fn destroy(conn: &mut Conn, id: AttachmentId) -> Result<()> {
    diesel::delete(attachments::table.find(id)).execute(conn)?;
    forget(conn, id)
}

/// Destroys the files of a matter; tells how many.
pub fn destroy_all(conn: &mut Conn, matter: MatterId) -> Result<usize> {
    let files = of_matter(conn, matter)?;
    for file in &files {
        destroy(conn, file.id)?;
    }
    Ok(files.len())
}

/// Sweeps out what was broken off before `day`; tells how many files.
pub fn sweep(conn: &mut Conn, day: Day) -> Result<usize> {
    let broken_off: Vec<AttachmentId> = attachment_uploads::table
        .filter(attachment_uploads::day.lt(day))
        .select(attachment_uploads::id)
        .load(conn)?;
    for id in &broken_off {
        forget(conn, *id)?;
    }
    Ok(broken_off.len())
}

fn forget(conn: &mut Conn, id: AttachmentId) -> Result<()> {
    let of_file = attachment_segments::table.filter(attachment_segments::attachment.eq(id));
    diesel::delete(of_file).execute(conn)?;
    diesel::delete(attachment_uploads::table.find(id)).execute(conn)?;
    Ok(())
}
