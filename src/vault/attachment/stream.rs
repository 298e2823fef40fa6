//! The STREAM of one file, both ways.

use aead_stream::{DecryptorBE32, EncryptorBE32};
use chacha20poly1305::XChaCha20Poly1305;
use zeroize::Zeroizing;

use crate::{
    chance::Chance,
    error::{Error, Result},
    vault::{
        AttachmentId, Key, Label,
        label::message,
        seal::{padme, shut},
    },
};

const SEGMENT: usize = 64 * 1024;
const SMALLEST: usize = 16 * 1024;
const TAG: usize = 16;
/// The key is drawn for one file and used once, so the part of the nonce that is not counted need not differ.
const NONCE: [u8; 19] = [0; 19];

static ZEROS: [u8; SEGMENT] = [0; SEGMENT];

/// A sealed segment at its place.
pub struct Segment {
    pub(super) seq: i32,
    pub(super) body: Vec<u8>,
}

/// A file that is being sealed while it comes in. It holds no more than what has not been taken yet.
pub struct Sealing {
    id: AttachmentId,
    key: Key,
    stream: EncryptorBE32<XChaCha20Poly1305>,
    aad: Vec<u8>,
    waiting: Zeroizing<Vec<u8>>,
    ready: Vec<Segment>,
    length: u64,
    sealed: i32,
}

/// A file that came in whole.
pub struct Sealed {
    pub(super) id: AttachmentId,
    pub(super) key: Key,
    pub(super) length: u64,
    pub(super) segments: i32,
}

/// A file that is being read, segment by segment.
pub struct Opening {
    id: AttachmentId,
    stream: Option<DecryptorBE32<XChaCha20Poly1305>>,
    aad: Vec<u8>,
    left: usize,
    padded: usize,
    opened: i32,
}

impl Sealing {
    /// A new file with a key of its own.
    #[must_use]
    pub fn begin(chance: &Chance) -> Self {
        let (id, key) = (AttachmentId::draw(chance), Key::draw(chance));
        Self {
            stream: EncryptorBE32::new(key.bytes().into(), &NONCE.into()),
            aad: aad(&id),
            waiting: empty(),
            ready: Vec::new(),
            length: 0,
            sealed: 0,
            id,
            key,
        }
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> AttachmentId {
        self.id
    }

    /// How many bytes came in so far.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Seals what came in next.
    ///
    /// # Errors
    /// [`Error::Broken`] above 2^31 segments.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.length += u64::try_from(bytes.len()).map_err(Error::broken)?;
        self.fill(bytes)
    }

    /// The segments that are sealed and not taken yet; each is taken once, in their order.
    pub fn take(&mut self) -> Vec<Segment> {
        std::mem::take(&mut self.ready)
    }

    /// How many segments are sealed and not taken yet.
    #[must_use]
    pub fn ready(&self) -> usize {
        self.ready.len()
    }

    /// Pads and seals the end; the last segments are to be written like those taken before.
    ///
    /// # Errors
    /// As [`Sealing::push`].
    pub fn finish(mut self) -> Result<(Sealed, Vec<Segment>)> {
        let length = usize::try_from(self.length).map_err(Error::broken)?;
        let mut zeros = padded(length) - length;
        while zeros > 0 {
            let step = zeros.min(SEGMENT);
            self.fill(ZEROS.get(..step).unwrap_or(&ZEROS))?;
            zeros -= step;
        }
        let mut body = std::mem::take(&mut *self.waiting);
        self.stream
            .encrypt_last_in_place(&self.aad, &mut body)
            .map_err(|_| too_long())?;
        self.ready.push(Segment {
            seq: self.sealed,
            body,
        });
        let sealed = Sealed {
            id: self.id,
            key: self.key,
            length: self.length,
            segments: self.sealed + 1,
        };
        Ok((sealed, self.ready))
    }

    /// A full segment is sealed only once more follows: the last is sealed otherwise.
    fn fill(&mut self, mut bytes: &[u8]) -> Result<()> {
        while !bytes.is_empty() {
            if self.waiting.len() == SEGMENT {
                let mut body = std::mem::replace(&mut self.waiting, empty());
                let mut body = std::mem::take(&mut *body);
                self.stream
                    .encrypt_next_in_place(&self.aad, &mut body)
                    .map_err(|_| too_long())?;
                self.ready.push(Segment {
                    seq: self.sealed,
                    body,
                });
                self.sealed = self.sealed.checked_add(1).ok_or_else(too_long)?;
            }
            let room = (SEGMENT - self.waiting.len()).min(bytes.len());
            let (now, rest) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
            self.waiting.extend_from_slice(now);
            bytes = rest;
        }
        Ok(())
    }
}

impl Opening {
    /// Begins to read a file of so many bytes in so many segments.
    pub(super) fn begin(
        id: AttachmentId,
        key: &Key,
        (length, segments): (u64, i32),
    ) -> Result<Self> {
        let left = usize::try_from(length).map_err(Error::broken)?;
        let padded = padded(left);
        if usize::try_from(segments).ok() != Some(padded.div_ceil(SEGMENT)) {
            return Err(shut());
        }
        Ok(Self {
            stream: Some(DecryptorBE32::new(key.bytes().into(), &NONCE.into())),
            aad: aad(&id),
            id,
            left,
            padded,
            opened: 0,
        })
    }

    /// The file it reads.
    #[must_use]
    pub fn id(&self) -> AttachmentId {
        self.id
    }

    /// The place of the segment to read next; none after the last.
    #[must_use]
    pub fn next(&self) -> Option<i32> {
        self.stream.as_ref().map(|_| self.opened)
    }

    /// What stands in the next segment of the file, without the padding behind its end.
    ///
    /// # Errors
    /// [`Error::Broken`], always the same, when it is not the next segment as it was sealed.
    pub fn open(&mut self, sealed: Vec<u8>) -> Result<Zeroizing<Vec<u8>>> {
        let expected = self.padded.min(SEGMENT);
        let stream = self.stream.take().ok_or_else(shut)?;
        if sealed.len() != expected + TAG {
            return Err(shut());
        }
        let mut plain = Zeroizing::new(sealed);
        self.padded -= expected;
        if self.padded == 0 {
            stream
                .decrypt_last_in_place(&self.aad, &mut *plain)
                .map_err(|_| shut())?;
        } else {
            let mut stream = stream;
            stream
                .decrypt_next_in_place(&self.aad, &mut *plain)
                .map_err(|_| shut())?;
            self.stream = Some(stream);
        }
        self.opened += 1;
        let here = self.left.min(plain.len());
        self.left -= here;
        if plain.iter().skip(here).any(|byte| *byte != 0) {
            return Err(shut());
        }
        plain.truncate(here);
        Ok(plain)
    }
}

fn aad(id: &AttachmentId) -> Vec<u8> {
    message(Label::ATTACHMENT, &[id.bytes()])
}

/// Room for a segment and its tag: it is sealed where it stands, and no copy of the text is left behind.
fn empty() -> Zeroizing<Vec<u8>> {
    Zeroizing::new(Vec::with_capacity(SEGMENT + TAG))
}

/// How long a file of `length` bytes is made.
fn padded(length: usize) -> usize {
    padme(length.max(SMALLEST))
}

fn too_long() -> Error {
    Error::broken("a file is too long to be sealed")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [usize; 9] = [
        0,
        1,
        SMALLEST,
        SMALLEST + 1,
        SEGMENT - 1,
        SEGMENT,
        SEGMENT + 1,
        3 * SEGMENT,
        1_000_000,
    ];

    fn file(length: usize) -> Vec<u8> {
        (1..=251).cycle().take(length).collect()
    }

    /// The file pushed in pieces of `piece` bytes.
    fn seal(plain: &[u8], piece: usize) -> (Sealed, Vec<Vec<u8>>) {
        let mut sealing = Sealing::begin(&Chance::seeded(5));
        let mut segments = Vec::new();
        for part in plain.chunks(piece) {
            sealing.push(part).unwrap();
            assert!(sealing.ready() <= part.len() / SEGMENT + 1);
            segments.extend(sealing.take());
        }
        let (sealed, last) = sealing.finish().unwrap();
        segments.extend(last);
        for (at, segment) in segments.iter().enumerate() {
            assert_eq!(usize::try_from(segment.seq).unwrap(), at);
        }
        (sealed, segments.into_iter().map(|one| one.body).collect())
    }

    fn open(sealed: &Sealed, segments: &[Vec<u8>]) -> Result<Vec<u8>> {
        let size = (sealed.length, sealed.segments);
        let mut opening = Opening::begin(sealed.id, &sealed.key, size)?;
        let mut plain = Vec::new();
        for segment in segments {
            plain.extend_from_slice(&opening.open(segment.clone())?);
        }
        match opening.next() {
            None => Ok(plain),
            Some(_) => Err(shut()),
        }
    }

    #[test]
    fn a_file_comes_back_however_it_was_cut_on_its_way() {
        for length in SIZES {
            let plain = file(length);
            let (sealed, segments) = seal(&plain, 4_096);
            assert_eq!(open(&sealed, &segments).unwrap(), plain, "{length}");
            let (_, otherwise) = seal(&plain, 100_000);
            assert!(segments == otherwise, "{length}");
        }
    }

    #[test]
    fn the_rows_betray_a_class_of_sizes_only() {
        for (length, class) in [
            (0, 16_384),
            (16_384, 16_384),
            (16_385, 17_408),
            (65_537, 67_584),
            (1_000_000, 1_015_808),
        ] {
            let (_, segments) = seal(&file(length), 9_999);
            let stored: usize = segments.iter().map(|segment| segment.len() - TAG).sum();
            assert_eq!(stored, class, "{length}");
            let (_, full) = segments.split_last().unwrap();
            assert!(full.iter().all(|segment| segment.len() == SEGMENT + TAG));
        }
    }

    #[test]
    fn a_stream_cut_swapped_or_lengthened_does_not_open() {
        let (sealed, segments) = seal(&file(3 * SEGMENT), SEGMENT);
        assert_eq!(segments.len(), 3);
        let at = |order: &[usize]| order.iter().map(|at| segments[*at].clone()).collect();
        let tampered: [Vec<Vec<u8>>; 7] = [
            at(&[0, 1]),
            at(&[0]),
            at(&[]),
            at(&[1, 0, 2]),
            at(&[0, 2, 1]),
            at(&[0, 1, 2, 2]),
            at(&[0, 0, 1, 2]),
        ];
        for (number, rows) in tampered.iter().enumerate() {
            assert!(open(&sealed, rows).is_err(), "{number}");
        }
        // A row that says the file is shorter does not make it so: the segment before the last is none.
        let shorter = Sealed {
            length: 2 * 65_536,
            segments: 2,
            key: Key::from_bytes(sealed.key.bytes()),
            ..sealed
        };
        assert!(open(&shorter, &segments[..2]).is_err());
        let miscounted = Sealed {
            segments: 4,
            ..shorter
        };
        assert!(open(&miscounted, &segments).is_err());
    }

    #[test]
    fn any_changed_byte_of_a_file_closes_it() {
        let (sealed, segments) = seal(&file(SEGMENT + 1), SEGMENT);
        for (row, segment) in segments.iter().enumerate() {
            for at in (0..segment.len()).step_by(509).chain([segment.len() - 1]) {
                let mut changed = segments.clone();
                changed[row][at] ^= 1;
                assert!(open(&sealed, &changed).is_err(), "segment {row}, byte {at}");
            }
            let mut cut = segments.clone();
            cut[row].pop();
            assert!(open(&sealed, &cut).is_err(), "segment {row} cut");
        }
    }

    #[test]
    fn a_file_opens_under_its_own_id_and_key_only() {
        let (sealed, segments) = seal(&file(10), 10);
        let other = Sealing::begin(&Chance::seeded(6));
        let renamed = Sealed {
            id: other.id,
            key: Key::from_bytes(sealed.key.bytes()),
            ..sealed
        };
        assert!(open(&renamed, &segments).is_err());
        let rekeyed = Sealed {
            id: sealed.id,
            key: other.key,
            ..sealed
        };
        assert!(open(&rekeyed, &segments).is_err());
    }

    #[test]
    fn the_stream_is_the_one_of_the_paper() {
        // STREAM-BE32: nonce = prefix || counter || last, each segment an ordinary XChaCha20-Poly1305 box.
        use chacha20poly1305::{
            KeyInit, XNonce,
            aead::{Aead, Payload},
        };
        let plain = file(2 * SEGMENT);
        let (sealed, segments) = seal(&plain, 1_000);
        let cipher = XChaCha20Poly1305::new(sealed.key.bytes().into());
        let aad = aad(&sealed.id);
        for (counter, segment) in (0_u32..).zip(&segments) {
            let last = u8::from(counter == 1);
            let nonce: Vec<u8> = [&NONCE[..], &counter.to_be_bytes(), &[last]].concat();
            let nonce = XNonce::try_from(nonce.as_slice()).unwrap();
            let at = usize::try_from(counter).unwrap() * SEGMENT;
            let msg = &plain[at..at + SEGMENT];
            let boxed = cipher.encrypt(&nonce, Payload { msg, aad: &aad });
            assert!(boxed.unwrap() == *segment, "{counter}");
        }
    }
}
