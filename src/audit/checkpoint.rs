use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use sha2::{Digest, Sha256};

use super::tree::{Hash, Tree};
use crate::{
    error::{Error, Result},
    language::Text,
};

/// What somebody outside holds of the record: how many entries there were, and the root over them. As one line
/// (`4711 mZ3…=`) it stands in the footer of letters and on printed pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of entries.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

/// A checkpoint as a file: a signed note (C2SP `tlog-checkpoint` and `signed-note`). The signature proves who
/// wrote it; what protects the record is that the file lies elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The name of the log; empty when only the one line was given.
    pub origin: String,
    /// Size and root.
    pub checkpoint: Checkpoint,
    text: String,
    signatures: Vec<Signature>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Signature {
    name: String,
    key_id: [u8; 4],
    bytes: Vec<u8>,
}

/// The public Ed25519 key that signs checkpoints, and its name, which is the origin of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The origin: a name without spaces and plus signs, such as `ethics.example.org/audit`.
    pub name: String,
    /// The public key.
    pub public: [u8; 32],
}

/// The algorithm byte of Ed25519 in signed notes.
const ED25519: u8 = 1;

impl Checkpoint {
    /// The checkpoint of a tree.
    #[must_use]
    pub fn of(tree: &Tree) -> Self {
        Self {
            size: tree.size(),
            root: tree.root(),
        }
    }

    /// One line: size, space, root in base64.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}", self.size, BASE64.encode(self.root))
    }

    /// The signed note. `sign` gets the exact bytes to be signed by `key`.
    #[must_use]
    pub fn sign(&self, key: &Key, sign: impl FnOnce(&[u8]) -> [u8; 64]) -> String {
        let root = BASE64.encode(self.root);
        let text = format!("{}\n{}\n{root}\n", key.name, self.size);
        let mut signature = key.id().to_vec();
        signature.extend(sign(text.as_bytes()));
        format!("{text}\n— {} {}\n", key.name, BASE64.encode(signature))
    }
}

impl Key {
    /// The four bytes that name the key in a signature: `SHA-256(name || "\n" || 01 || public)[..4]`.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let mut hash = Sha256::new();
        hash.update(&self.name);
        hash.update([b'\n', ED25519]);
        hash.update(self.public);
        let [a, b, c, d, ..]: Hash = hash.finalize().into();
        [a, b, c, d]
    }

    /// The verifier key as it is published: `name+id+key`, the id in hexadecimal.
    #[must_use]
    pub fn line(&self) -> String {
        let key = BASE64.encode([&[ED25519], self.public.as_slice()].concat());
        format!("{}+{}+{key}", self.name, hex::encode(self.id()))
    }
}

impl Note {
    /// Reads a signed note, or the one line of a footer, also with marks of direction and spaces around it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is neither.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.replace("\r\n", "\n");
        Self::read(&text)
            .or_else(|| Self::read_line(&text))
            .ok_or_else(|| Error::invalid(Text::new("audit-checkpoint-unreadable")))
    }

    /// Whether `key` signed this note, which must also bear its name; `verify` gets the signed bytes and the signature.
    #[must_use]
    pub fn is_signed_by(&self, key: &Key, verify: impl Fn(&[u8], &[u8; 64]) -> bool) -> bool {
        let ours =
            |signature: &&Signature| signature.name == key.name && signature.key_id == key.id();
        self.origin == key.name
            && self.signatures.iter().filter(ours).any(|signature| {
                <&[u8; 64]>::try_from(signature.bytes.as_slice())
                    .is_ok_and(|bytes| verify(self.text.as_bytes(), bytes))
            })
    }

    /// The signatures follow the last empty line; everything before it, its own end of line included, is signed.
    fn read(note: &str) -> Option<Self> {
        let (head, signatures) = note.rsplit_once("\n\n")?;
        let signatures = signatures.lines().map(Signature::read);
        let mut lines = head.lines();
        let (origin, size, root) = (lines.next()?, lines.next()?, lines.next()?);
        let note = Self {
            origin: Some(origin).filter(|origin| !origin.is_empty())?.to_owned(),
            checkpoint: checkpoint(size, root)?,
            text: format!("{head}\n"),
            signatures: signatures.collect::<Option<_>>()?,
        };
        (!note.signatures.is_empty()).then_some(note)
    }

    fn read_line(line: &str) -> Option<Self> {
        let line = line.trim_matches(|mark: char| !mark.is_ascii_graphic());
        let (size, root) = line.split_once(' ')?;
        Some(Self {
            origin: String::new(),
            checkpoint: checkpoint(size, root.trim_start())?,
            text: line.to_owned(),
            signatures: Vec::new(),
        })
    }
}

impl Signature {
    fn read(line: &str) -> Option<Self> {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        let signature = BASE64.decode(signature).ok()?;
        let (key_id, bytes) = signature.split_first_chunk()?;
        Some(Self {
            name: name.to_owned(),
            key_id: *key_id,
            bytes: bytes.to_vec(),
        })
    }
}

/// Only the one way of writing a size is read: no sign, no leading zero.
fn checkpoint(size: &str, root: &str) -> Option<Checkpoint> {
    let number = size.parse().ok()?;
    let checkpoint = Checkpoint {
        size: number,
        root: BASE64.decode(root).ok()?.try_into().ok()?,
    };
    (number.to_string() == size).then_some(checkpoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHECKPOINT: Checkpoint = Checkpoint {
        size: 4711,
        root: [0x99; 32],
    };

    /// Any function of the bytes will do to see which bytes are signed; Ed25519 itself is the vault's.
    fn sign(text: &[u8]) -> [u8; 64] {
        let hash: Hash = Sha256::digest(text).into();
        [hash, hash].concat().try_into().unwrap()
    }

    fn key() -> Key {
        Key {
            name: "ethics.example.org/audit".to_owned(),
            public: [7; 32],
        }
    }

    /// The verifier key of the Go checksum database, as published in its client.
    #[test]
    fn a_key_is_named_as_signed_notes_name_it() {
        let line = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
        let bytes = BASE64.decode(&line[24..]).unwrap();
        let key = Key {
            name: "sum.golang.org".to_owned(),
            public: bytes[1..].try_into().unwrap(),
        };
        assert_eq!(key.line(), line);
    }

    #[test]
    fn a_note_is_three_lines_an_empty_one_and_the_signature() {
        assert_eq!(
            CHECKPOINT.sign(&key(), |_| [5; 64]),
            "ethics.example.org/audit\n4711\nmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZmZk=\n\n\
             — ethics.example.org/audit 5uwn5gUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\n"
        );
    }

    #[test]
    fn a_note_is_read_back_with_its_signature() {
        let note = Note::parse(&CHECKPOINT.sign(&key(), sign)).unwrap();
        let verify = |text: &[u8], signature: &[u8; 64]| *signature == sign(text);
        assert_eq!(note.checkpoint, CHECKPOINT);
        assert!(note.is_signed_by(&key(), verify));
        let stranger = Key {
            public: [8; 32],
            ..key()
        };
        assert!(!note.is_signed_by(&stranger, verify));
    }

    #[test]
    fn a_note_changed_in_any_line_is_not_signed() {
        let signed = CHECKPOINT.sign(&key(), sign);
        for (line, other) in [
            ("4711\n", "4712\n"),
            ("mZmZ", "mZmY"),
            ("audit\n4", "other\n4"),
        ] {
            let note = Note::parse(&signed.replacen(line, other, 1)).unwrap();
            assert!(!note.is_signed_by(&key(), |text, signature| *signature == sign(text)));
        }
    }

    #[test]
    fn the_line_of_a_footer_is_read_as_people_copy_it() {
        let line = CHECKPOINT.line();
        for copied in [
            line.clone(),
            format!("\u{2068}{line}\u{2069}\r\n"),
            format!("  {line} "),
        ] {
            assert_eq!(Note::parse(&copied).unwrap().checkpoint, CHECKPOINT);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        let line = CHECKPOINT.line();
        let signed = CHECKPOINT.sign(&key(), sign);
        for wrong in [
            "",
            "4711",
            &line[..20],
            &format!("0{line}"),
            &format!("-{line}"),
            &signed.replace("— ", "- "),
            &signed[..signed.len() / 3],
        ] {
            assert!(Note::parse(wrong).is_err(), "{wrong}");
        }
    }
}
