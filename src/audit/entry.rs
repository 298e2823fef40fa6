use jiff::Timestamp;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{code::Code, tree::Hash};
use crate::error::{Error, Result};

/// The most bytes of a note; what is longer is cut at a character.
pub const LONGEST_NOTE: usize = 128;

/// A detail is padded to a multiple of this, so that its length does not tell a login from a search. Only a long
/// list of matters takes more than one block.
const BLOCK: usize = 256;

const VERSION: u8 = 1;

/// What a command says happened. It becomes a [`Detail`] at the door, which adds who, when and the entry's own id.
#[must_use = "an act must hand its entry to the door"]
pub struct Entry {
    code: Code,
    object: Option<Uuid>,
    actor: Option<[u8; 16]>,
    state: Option<Hash>,
    note: Zeroizing<String>,
    listed: Vec<Uuid>,
}

/// What the auditor reads of one entry once it is opened.
#[derive(PartialEq)]
pub struct Detail {
    /// The id of the entry, as in its row.
    pub id: Uuid,
    /// The exact time, in milliseconds.
    pub time: Timestamp,
    /// What happened.
    pub code: Code,
    /// The account that acted; an owner's tag where the owner of a sealed matter acted; zeros for background work.
    pub actor: [u8; 16],
    /// The matter, account, letter … it happened to.
    pub object: Option<Uuid>,
    /// SHA-256 over all rows of the object after the act.
    pub state: Option<Hash>,
    /// Facts in words: a count, a query, a name of a file.
    pub note: Zeroizing<String>,
    /// Further objects, such as the matters of a page that was shown.
    pub listed: Vec<Uuid>,
}

impl Entry {
    /// This happened.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            object: None,
            actor: None,
            state: None,
            note: Zeroizing::default(),
            listed: Vec::new(),
        }
    }

    /// The matter, account, letter … it happened to.
    pub fn about(mut self, object: Uuid) -> Self {
        self.object = Some(object);
        self
    }

    /// Who acted, where the door must not write the account: the owner's tag in acts of owners of sealed matters.
    pub fn by(mut self, owner_tag: [u8; 16]) -> Self {
        self.actor = Some(owner_tag);
        self
    }

    /// SHA-256 over all rows of the object as the act leaves them.
    pub fn state(mut self, hash: Hash) -> Self {
        self.state = Some(hash);
        self
    }

    /// A fact in words, at most [`LONGEST_NOTE`] bytes; never content of a matter.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        let mut note = note.into();
        note.truncate(note.floor_char_boundary(LONGEST_NOTE));
        self.note = Zeroizing::new(note);
        self
    }

    /// Further objects, such as the matters of a page that was shown.
    pub fn listing(mut self, objects: impl IntoIterator<Item = Uuid>) -> Self {
        self.listed.extend(objects);
        self
    }

    /// What happened.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// The detail to be sealed: entry `id`, `time` cut to milliseconds, and `actor` unless the entry names an owner.
    #[must_use]
    pub fn detail(self, id: Uuid, time: Timestamp, actor: [u8; 16]) -> Detail {
        Detail {
            id,
            time: Timestamp::from_millisecond(time.as_millisecond()).unwrap_or(time),
            code: self.code,
            actor: self.actor.unwrap_or(actor),
            object: self.object,
            state: self.state,
            note: self.note,
            listed: self.listed,
        }
    }
}

impl Detail {
    /// The plaintext to seal: `01 || id || ms || lp8(code) || actor || object || state || lp8(note) || u16 n || n ids`,
    /// zero-padded to 256 bytes, or to the next multiple where a list is long. `object` and `state` are led by 00 or
    /// 01 (absent or present) and always take their room.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(BLOCK + self.listed.len() * 16));
        bytes.push(VERSION);
        bytes.extend(self.id.as_bytes());
        bytes.extend(self.time.as_millisecond().to_be_bytes());
        push_short(&mut bytes, self.code.code());
        bytes.extend(self.actor);
        bytes.push(u8::from(self.object.is_some()));
        bytes.extend(self.object.unwrap_or_default().as_bytes());
        bytes.push(u8::from(self.state.is_some()));
        bytes.extend(self.state.unwrap_or_default());
        push_short(&mut bytes, &self.note);
        let listed = u16::try_from(self.listed.len()).unwrap_or(u16::MAX);
        bytes.extend(listed.to_be_bytes());
        for object in self.listed.iter().take(usize::from(listed)) {
            bytes.extend(object.as_bytes());
        }
        let padded = bytes.len().next_multiple_of(BLOCK);
        bytes.resize(padded, 0);
        bytes
    }

    /// Reads what [`Detail::encode`] wrote.
    ///
    /// # Errors
    /// [`Error::Broken`] when the bytes are not a whole detail of this version.
    pub fn decode(bytes: &[u8]) -> Result<Self> {
        Self::read(bytes).ok_or_else(|| Error::broken("an audit detail of an unknown format"))
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (version, rest) = fixed::<1>(bytes)?;
        let (id, rest) = fixed::<16>(rest)?;
        let (time, rest) = fixed::<8>(rest)?;
        let (code, rest) = short(rest)?;
        let (actor, rest) = fixed::<16>(rest)?;
        let (has_object, rest) = fixed::<1>(rest)?;
        let (object, rest) = fixed::<16>(rest)?;
        let (has_state, rest) = fixed::<1>(rest)?;
        let (state, rest) = fixed::<32>(rest)?;
        let (note, rest) = short(rest)?;
        let (count, rest) = fixed::<2>(rest)?;
        let listed = rest.get(..usize::from(u16::from_be_bytes(count)) * 16)?;
        Some(Self {
            id: Some(Uuid::from_bytes(id)).filter(|_| version == [VERSION])?,
            time: Timestamp::from_millisecond(i64::from_be_bytes(time)).ok()?,
            code: Code::from_code(code)?,
            actor,
            object: (has_object == [1]).then(|| Uuid::from_bytes(object)),
            state: (has_state == [1]).then_some(state),
            note: Zeroizing::new(note.to_owned()),
            listed: listed
                .chunks_exact(16)
                .filter_map(|id| Uuid::from_slice(id).ok())
                .collect(),
        })
    }
}

/// The hour that stands open in the row: whole hours since 1970-01-01T00:00:00Z.
#[must_use]
pub fn hour_of(time: Timestamp) -> i64 {
    time.as_second().div_euclid(3600)
}

fn push_short(bytes: &mut Vec<u8>, text: &str) {
    let text = text
        .get(..text.floor_char_boundary(255))
        .unwrap_or_default();
    bytes.push(u8::try_from(text.len()).unwrap_or_default());
    bytes.extend(text.as_bytes());
}

fn fixed<const N: usize>(bytes: &[u8]) -> Option<([u8; N], &[u8])> {
    bytes
        .split_first_chunk()
        .map(|(first, rest)| (*first, rest))
}

fn short(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let ([length], rest) = fixed::<1>(bytes)?;
    let (text, rest) = rest.split_at_checked(usize::from(length))?;
    Some((std::str::from_utf8(text).ok()?, rest))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn detail(entry: Entry) -> Detail {
        let time = "2017-07-03T08:30:01.123456Z".parse().unwrap();
        entry.detail(Uuid::from_u128(7), time, [9; 16])
    }

    #[test]
    fn every_code_with_all_it_may_carry_fills_one_block() {
        for code in Code::ALL {
            let full = Entry::new(code)
                .about(Uuid::from_u128(1))
                .state([3; 32])
                .note("ن".repeat(LONGEST_NOTE));
            assert_eq!(detail(full).encode().len(), BLOCK);
            assert_eq!(detail(Entry::new(code)).encode().len(), BLOCK);
        }
    }

    #[test]
    fn the_owner_of_a_sealed_matter_is_named_by_tag_only() {
        assert_eq!(
            detail(Entry::new(Code::MessageSent).by([4; 16])).actor,
            [4; 16]
        );
        assert_eq!(detail(Entry::new(Code::MessageSent)).actor, [9; 16]);
    }

    #[test]
    fn an_hour_begins_on_the_hour_before_1970_too() {
        let at = |text: &str| hour_of(text.parse().unwrap());
        assert_eq!(at("1970-01-01T00:59:59Z"), 0);
        assert_eq!(at("1969-12-31T23:59:59Z"), -1);
    }

    proptest! {
        #[test]
        fn a_detail_is_read_back_and_a_cut_one_is_not(
            code in 0..Code::ALL.len(),
            object in any::<Option<u128>>(),
            state in any::<Option<[u8; 32]>>(),
            note in "\\PC{0,200}",
            listed in prop::collection::vec(any::<u128>(), 0..60),
        ) {
            let mut entry = Entry::new(Code::ALL[code]).note(note).listing(listed.into_iter().map(Uuid::from_u128));
            entry.object = object.map(Uuid::from_u128);
            entry.state = state;
            let written = detail(entry);
            let bytes = written.encode();
            prop_assert!(Detail::decode(&bytes).unwrap() == written);
            prop_assert_eq!(bytes.len() % BLOCK, 0);
            prop_assert!(Detail::decode(&bytes[..90]).is_err());
        }
    }
}
