//! Files, sealed segment by segment as they come in: neither memory nor a disk ever holds one whole in the clear.
//!
//! Each has a random key of its own, used once. Under it the file is a STREAM (Hoang, Reyhanitabar, Rogaway, Vizár,
//! "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015) of XChaCha20-Poly1305 in segments
//! of 64 KiB, padded at its end by Padmé to no less than 16 KiB: what is cut, swapped, lengthened or changed does not open,
//! and the rows betray a class of sizes only. Key, name, type and length are sealed like any other text of the matter.

pub(crate) mod rows;
mod stream;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use rows::Attachment;
pub use stream::{Opening, Sealed, Sealing, Segment};

use super::{AttachmentId, Key, Locked, MatterId, Opened, Place, decode, encode};
use crate::{
    chance::Chance,
    error::{Error, Result},
    storage::{Conn, Day},
};

/// What is known of a file once its header is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its name, as the person gave it.
    pub name: String,
    /// Its type, as their browser told it; nothing relies on it.
    pub media: String,
    /// Its length in bytes.
    pub length: u64,
}

const KEY: usize = 32;

fn place(id: &AttachmentId) -> Place<'_> {
    Place {
        table: "attachments",
        row: id.bytes(),
        column: "header",
    }
}

impl Attachment {
    /// A file that came in whole, with its header sealed under its matter's key.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn seal(
        sealed: &Sealed,
        (name, media): (&str, &str),
        key: &Locked,
        day: Day,
        chance: &Chance,
    ) -> Result<Self> {
        let about = About {
            name: name.to_owned(),
            media: media.to_owned(),
            length: sealed.length,
        };
        let mut header = Zeroizing::new(sealed.key.bytes().to_vec());
        header.extend(encode(&about)?);
        Ok(Self {
            id: sealed.id,
            matter: key.id(),
            day,
            segments: sealed.segments,
            header: key.seal(&place(&sealed.id), &header, chance)?,
        })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> AttachmentId {
        self.id
    }

    /// The matter it belongs to.
    #[must_use]
    pub fn matter(&self) -> MatterId {
        self.matter
    }

    /// The day it came in.
    #[must_use]
    pub fn day(&self) -> Day {
        self.day
    }

    /// What is known of it.
    ///
    /// # Errors
    /// [`Error::Broken`] when its header was changed.
    pub fn about(&self, opened: &Opened<'_>) -> Result<About> {
        self.header(opened).map(|(_, about)| about)
    }

    /// What is known of it, and the means to read its segments.
    ///
    /// # Errors
    /// [`Error::Broken`] when its header was changed, or is not that of as many segments.
    pub fn open(&self, opened: &Opened<'_>) -> Result<(About, Opening)> {
        let (key, about) = self.header(opened)?;
        let opening = Opening::begin(self.id, &key, (about.length, self.segments))?;
        Ok((about, opening))
    }

    fn header(&self, opened: &Opened<'_>) -> Result<(Key, About)> {
        let header = opened.read(&place(&self.id), &self.header)?;
        let (key, about) = header
            .split_first_chunk::<KEY>()
            .ok_or_else(|| Error::broken("a sealed text of an unknown format"))?;
        Ok((Key::from_bytes(key), decode(about)?))
    }
}

/// Seals the headers of a matter's files anew, for another key; the files stay as they are.
pub(crate) fn reseal(
    conn: &mut Conn,
    opened: &Opened<'_>,
    next: &Locked,
    chance: &Chance,
) -> Result<()> {
    for file in rows::of_matter(conn, opened.key().id())? {
        let place = place(&file.id);
        let header = opened.read(&place, &file.header)?;
        rows::reseal(conn, file.id, &next.seal(&place, &header, chance)?)?;
    }
    Ok(())
}
