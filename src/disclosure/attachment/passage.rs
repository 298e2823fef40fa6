//! Files on their way in and out, a few segments at a time.

use jiff::civil::Date;
use zeroize::Zeroizing;

use super::find;
use crate::{
    actor::Actor,
    error::{Error, Result},
    language::Text,
    office::{Office, Reads},
    vault::{
        AttachmentId, Opened,
        attachment::{About, Opening, Sealed, Sealing},
    },
};

/// Segments written or read at once: half a mebibyte.
const BATCH: usize = 8;
/// The longest name, in characters.
const LONGEST_NAME: usize = 200;

/// A file that is coming in.
pub struct Upload {
    sealing: Sealing,
    limit_mib: u32,
}

/// A file that is being read.
pub struct Download {
    /// What it is.
    pub about: About,
    opening: Opening,
    ready: std::collections::VecDeque<Vec<u8>>,
}

impl Upload {
    /// A file of no more than the settings allow.
    pub(in crate::disclosure) fn begin(office: &Office) -> Self {
        Self {
            sealing: Sealing::begin(office.chance()),
            limit_mib: office.settings().server.attachment_limit_mib,
        }
    }

    /// Seals what came in next; true when there is enough to be written down with [`Upload::write`].
    ///
    /// # Errors
    /// [`Error::Invalid`] about `file` once it is larger than the settings allow.
    pub fn push(&mut self, bytes: &[u8]) -> Result<bool> {
        self.sealing.push(bytes)?;
        if self.sealing.length() > u64::from(self.limit_mib) * 1024 * 1024 {
            let text = Text::new("files-large").with("most", self.limit_mib);
            return Err(Error::field("file", text));
        }
        Ok(self.sealing.ready() >= BATCH)
    }

    /// Writes down what is sealed.
    ///
    /// # Errors
    /// [`Error::Broken`] when rows cannot be written.
    pub fn write(&mut self, office: &Office) -> Result<()> {
        let (id, segments) = (self.sealing.id(), self.sealing.take());
        office.tend(|tend| tend.put_segments(id, &segments))
    }

    /// Seals and writes down the end.
    pub(in crate::disclosure) fn finish(mut self, office: &Office) -> Result<Sealed> {
        if self.sealing.length() == 0 {
            return Err(Error::field("file", Text::new("files-choose")));
        }
        self.write(office)?;
        let id = self.sealing.id();
        let (sealed, last) = self.sealing.finish()?;
        office.tend(|tend| tend.put_segments(id, &last))?;
        Ok(sealed)
    }
}

impl Download {
    pub(super) fn begin(
        at: &mut impl Reads,
        opened: &Opened<'_>,
        file: AttachmentId,
    ) -> Result<Self> {
        let (about, opening) = find(at, opened, file)?.open(opened)?;
        Ok(Self {
            about,
            opening,
            ready: std::collections::VecDeque::new(),
        })
    }

    /// What stands next in the file; none after its end. Read by whoever opened it, segment by segment.
    ///
    /// # Errors
    /// [`Error::Broken`] when a segment is not as it was sealed, or is gone.
    pub fn next(&mut self, office: &Office) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let Some(next) = self.opening.next() else {
            return Ok(None);
        };
        if self.ready.is_empty() {
            let (id, most) = (
                self.opening.id(),
                i64::try_from(BATCH).map_err(Error::broken)?,
            );
            let worker = Actor::worker();
            self.ready = office
                .look(&worker, |look| look.segments(id, next, most))?
                .into();
        }
        let sealed = self.ready.pop_front();
        let sealed = sealed.ok_or_else(|| Error::broken("a segment of a file is missing"))?;
        self.opening.open(sealed).map(Some)
    }
}

/// Sweeps out what was broken off before yesterday; tells how many files.
///
/// # Errors
/// [`Error::Broken`] when rows cannot be written.
pub fn sweep(office: &Office) -> Result<usize> {
    let yesterday = office.today().yesterday().unwrap_or(Date::MIN);
    office.tend(|tend| tend.sweep_segments(yesterday))
}

/// The name somebody gave a file, without the folders some browsers send along and without what cannot be seen.
pub(in crate::disclosure) fn given_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let seen: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !is_direction(*letter))
        .take(LONGEST_NAME)
        .collect();
    match seen.trim() {
        "" | "." | ".." => "file".to_owned(),
        name => name.to_owned(),
    }
}

/// Marks that turn the direction of writing make `fdp.exe` out of `exe.pdf`.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_name_that_can_be_seen_and_no_folder() {
        for (given, name) in [
            ("deed.pdf", "deed.pdf"),
            ("C:\\Users\\me\\سند.pdf", "سند.pdf"),
            ("../../etc/passwd", "passwd"),
            ("gnp\u{202e}exe.\u{7}pdf", "gnpexe.pdf"),
            ("  ", "file"),
            ("..", "file"),
        ] {
            assert_eq!(given_name(given), name);
        }
        assert_eq!(given_name(&"x".repeat(999)).len(), LONGEST_NAME);
    }
}
