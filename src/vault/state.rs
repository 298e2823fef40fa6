use super::{
    MatterId, attachment, digest,
    label::{Label, message},
    rows,
};
use crate::{
    error::{Error, Result},
    storage::Conn,
};

/// What the record remembers of a matter: SHA-256 of `(digest of the vault's rows, digest of the room's rows)`. The
/// room gives its own rows as fields in the order of their keys; the vault adds the matter, its wraps and its files.
///
/// Left out are the tag of an owner's wrap and whether it is claimed: the owner exchanges a random tag for their own at
/// a sign-in, which is no act on the matter. An exchanged tag opens nothing, since the wrap itself stands here.
///
/// # Errors
/// [`Error::Missing`] when there is no such matter; [`Error::Conflict`] when its key is of another generation than it was
/// opened with.
pub(crate) fn state(
    conn: &mut Conn,
    (id, opened_with): (MatterId, Option<i32>),
    room: &[Vec<u8>],
) -> Result<[u8; 32]> {
    let (matter, mut wraps) = rows::matter_of(conn, id)?.ok_or(Error::Missing)?;
    if opened_with.is_some_and(|generation| generation != matter.generation) {
        return Err(Error::Conflict);
    }
    wraps.sort_by(|one, other| {
        (&one.recipient, &one.wrapped).cmp(&(&other.recipient, &other.wrapped))
    });
    let mut own = vec![
        matter.id.bytes().to_vec(),
        matter.kind.into_bytes(),
        matter.generation.to_be_bytes().to_vec(),
        matter.commitment,
        vec![u8::from(matter.hold), u8::from(matter.purged)],
    ];
    for wrap in wraps {
        own.push(wrap.recipient.into_bytes());
        own.push(wrap.recipient_gen.to_be_bytes().to_vec());
        own.push(wrap.wrapped);
    }
    for file in attachment::rows::of_matter(conn, id)? {
        own.extend(file.fields());
    }
    let of = |fields: &[Vec<u8>]| {
        let fields: Vec<&[u8]> = fields.iter().map(Vec::as_slice).collect();
        digest(&message(Label::MATTER_STATE, &fields))
    };
    Ok(digest(&message(
        Label::MATTER_STATE,
        &[&of(&own), &of(room)],
    )))
}
