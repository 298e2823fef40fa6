//! A line of a matter before it is stored: signed by its author and sealed under the matter's key.

use super::{
    Lines,
    content::Event,
    rows::{self, LineRow},
};
use crate::{
    error::Result,
    office::{Act, Office},
    storage::Id,
    vault::{Keyring, Locked, MatterId, Place, encode, said::Spot},
};

/// A line of a matter, signed and sealed before the door; its place in the matter is given inside.
pub(super) struct Draft {
    row: LineRow,
}

const LINES: &str = "advice_lines";

/// Where the sealed text of a line stands.
pub(super) fn line_place(id: &Id<Lines>) -> Place<'_> {
    Place {
        table: LINES,
        row: id.bytes(),
        column: "body",
    }
}

/// Where the words of a line stand, for their signature.
pub(super) fn spot<'a>(matter: &'a MatterId, line: &'a Id<Lines>) -> Spot<'a> {
    Spot {
        kind: "advice-line",
        matter: matter.bytes(),
        row: line.bytes(),
        revision: 1,
    }
}

impl Draft {
    /// A message of `author` (`requester` or `office`), signed with `keys`.
    pub(super) fn message(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        said: (&'static str, &str),
    ) -> Result<Self> {
        Self::sealed(office, keys, key, ("message", said.0, said.1.as_bytes()))
    }

    /// A note of the office, signed with `keys`.
    pub(super) fn note(office: &Office, keys: &Keyring, key: &Locked, words: &str) -> Result<Self> {
        Self::sealed(office, keys, key, ("note", "office", words.as_bytes()))
    }

    /// Something that happened, for the timeline.
    pub(super) fn event(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        (author, what, detail): (&'static str, &str, Option<&str>),
    ) -> Result<Self> {
        let event = Event {
            what: what.to_owned(),
            detail: detail.map(ToOwned::to_owned),
        };
        Self::sealed(office, keys, key, ("event", author, &encode(&event)?))
    }

    fn sealed(
        office: &Office,
        keys: &Keyring,
        key: &Locked,
        (kind, author, body): (&'static str, &'static str, &[u8]),
    ) -> Result<Self> {
        let (id, matter) = (Id::draw(office.chance()), key.id());
        let at = (&spot(&matter, &id), &line_place(&id));
        let (day, body) = office.say(keys, key, at, body)?;
        let row = LineRow {
            id,
            matter,
            seq: 0,
            kind: kind.into(),
            author: author.into(),
            day,
            body,
        };
        Ok(Self { row })
    }

    /// Puts the line at place `seq` of its matter.
    pub(super) fn put(&self, act: &mut Act<'_>, matter: MatterId, seq: i32) -> Result<()> {
        rows::insert_line(
            act,
            &LineRow {
                matter,
                seq,
                ..self.row.clone()
            },
        )
    }
}
