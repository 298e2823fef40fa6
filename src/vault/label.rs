//! The one list of labels: no key is derived, no text sealed and nothing signed but under one of these.
//!
//! `message(label, [f1, f2, ...]) = "PRB1" || lp(label) || lp(f1) || lp(f2) || ...` with `lp(x) = u16be(len) || x`.
//! Integers in it are big-endian and of fixed width, ids are their sixteen bytes. Labels are frozen: changing one
//! closes whatever was sealed under it.

const PREFIX: &[u8] = b"PRB1";

/// What a derived key, sealed text, authentication code or signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label(&'static str);

/// Keys derived from a person's password or recovery phrase.
impl Label {
    /// HKDF of the password key: what is compared at login.
    pub const LOGIN: Self = Self("login");
    /// HKDF of the password key: the key that seals the account seed.
    pub const KEK: Self = Self("kek");
    /// HKDF of the recovery phrase: the other key that seals the account seed.
    pub const RECOVERY_KEK: Self = Self("recovery-kek");
}

/// Keys derived from the seed of an account or a group.
impl Label {
    /// HKDF: the X25519 private key.
    pub const KEM: Self = Self("kem");
    /// HKDF: the Ed25519 private key.
    pub const SIGN: Self = Self("sign");
    /// HKDF: the key of the tags by which owners find their own matters.
    pub const OWNER_TAG: Self = Self("owner-tag");
    /// HKDF: reserved for the second factor.
    pub const TOTP: Self = Self("totp");
    /// HKDF of a group seed and AAD `(group, generation)`: the box of the generation before.
    pub const PREVIOUS: Self = Self("prev");
}

/// Keys derived from the root in the credential file.
impl Label {
    /// HKDF: the key of the stored login verifiers.
    pub const PEPPER: Self = Self("pepper");
    /// HKDF: the outer key of the account seeds.
    pub const SEAL: Self = Self("seal");
    /// HKDF of the root (the salt of session keys); AAD `(sid hash, account, end, factor, step-up)` of a session's seed.
    pub const SESSION: Self = Self("session");
    /// HKDF: the key of the index of sessions by account.
    pub const SESSION_INDEX: Self = Self("session-index");
    /// HKDF: the key of the bearer tokens of the JSON API.
    pub const BEARER: Self = Self("bearer");
    /// HKDF: the key of whose each session is.
    pub const SESSION_OWNER: Self = Self("session-owner");
    /// HKDF: the key of the directory's authentication codes.
    pub const DIRECTORY: Self = Self("directory");
    /// HKDF: the Ed25519 private key of the audit record's checkpoints.
    pub const CHECKPOINT: Self = Self("checkpoint");
    /// HKDF: the key of letters that wait.
    pub const LETTERS: Self = Self("letters");
    /// HKDF: the key by which the account of an anonymous receipt is found.
    pub const RECEIPT_LOCATOR: Self = Self("receipt-locator");
    /// HKDF: the value in the database that tells whether the credential file belongs to it.
    pub const ROOT_CHECK: Self = Self("root-check");
    /// HKDF: the value in the share store that tells whether it belongs to the main database of this root.
    pub const SHARE_MARK: Self = Self("share-mark");
}

/// Keys derived from the secret of a session.
impl Label {
    /// HKDF: the key of the tokens in forms.
    pub const CSRF: Self = Self("csrf");
}

/// Keys and commitments of a matter.
impl Label {
    /// HKDF info `(matter, generation)`: the key of a matter's fields.
    pub const CONTENT_KEY: Self = Self("content-key");
    /// HKDF info `(matter, generation)`: the key of a matter's statistics codes.
    pub const FACTS_KEY: Self = Self("facts-key");
    /// SHA-256 of the rows of a matter, for the record; see `state`.
    pub const MATTER_STATE: Self = Self("matter-state");
    /// SHA-256 of `(matter, generation) || DEK || share`.
    pub const DEK_COMMIT: Self = Self("dek-commit");
}

/// Associated data of what is sealed or wrapped.
impl Label {
    /// `(table, row, column, dek generation)`.
    pub const FIELD: Self = Self("field");
    /// `(matter, generation, recipient, recipient generation, commit)`.
    pub const DEK: Self = Self("dek");
    /// `(matter, generation, recipient, recipient generation)`.
    pub const FACTS_DEK: Self = Self("facts-dek");
    /// `(account)`.
    pub const ACCOUNT_SEED: Self = Self("account-seed");
    /// `(group, generation, member, public key of the group's generation)`.
    pub const GROUP_SEED: Self = Self("group-seed");
    /// `(attachment)`.
    pub const ATTACHMENT: Self = Self("attachment");
    /// `(entry, generation of the audit group)`.
    pub const AUDIT: Self = Self("audit");
    /// `(root-check value)`: the root, wrapped to the recovery key.
    pub const ROOT: Self = Self("root");
}

/// What is authenticated, signed, or hashed for people to compare.
impl Label {
    /// HMAC message `(account, generation, kem, sign, kind, login, name, person, roles, state)`.
    pub const ACCOUNT_KEY: Self = Self("account-key");
    /// HMAC message `(group, hash)`: pins the first certificate of a group.
    pub const FIRST_CERTIFICATE: Self = Self("first-certificate");
    /// HMAC message `(token hash, login, name, language, person, roles, account, its generation, expires)`.
    pub const ENROLMENT: Self = Self("enrolment");
    /// HMAC message `(measure, year, day, text)`: a figure as it was published.
    pub const FROZEN: Self = Self("frozen");
    /// AAD `(group, generation)`: the codes of a year whose figure waits for its second signature.
    pub const FIGURE: Self = Self("figure");
    /// AAD `(group, generation)`: the key that persons are counted under, wrapped to a group.
    pub const STATISTICS_KEY: Self = Self("statistics-key");
    /// Hashed and pinned: three fields for each founder, as in a certificate.
    pub const FOUNDERS: Self = Self("founders");
    /// Signed: the certificate of a group's key; see `certificate`.
    pub const KEY_CERT: Self = Self("key-cert");
    /// Signed: `(kind, matter, row, rev, author, key generation, day, SHA-256(body))`.
    pub const SAID: Self = Self("said");
    /// Signed: `(action, object, args hash, expires)`.
    pub const APPROVAL: Self = Self("approval");
    /// SHA-256 of `(account, kem, sign)`, shortened: what is read aloud before a member is certified.
    pub const MEMBER_FINGERPRINT: Self = Self("member-fingerprint");
    /// SHA-256 of `(recovery public key)`, shortened: what is pinned in the settings and on paper.
    pub const RECOVERY_FINGERPRINT: Self = Self("recovery-fingerprint");
    /// SHA-256 of `(line number, line)`, shortened: finds the mistyped line of a custodian's share.
    pub const SHARE_LINE: Self = Self("share-line");
    /// SHA-256 of `(share)`: a custodian's proof of possession.
    pub const SHARE_POSSESSION: Self = Self("share-possession");
}

impl Label {
    /// The frozen text of the label.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.0
    }
}

/// The one encoding of everything that is authenticated; no two lists of fields share their bytes.
#[must_use]
pub fn message(label: Label, fields: &[&[u8]]) -> Vec<u8> {
    let length = fields.iter().map(|field| field.len() + 2).sum::<usize>();
    let mut bytes = Vec::with_capacity(PREFIX.len() + 2 + label.0.len() + length);
    bytes.extend_from_slice(PREFIX);
    prefixed(&mut bytes, label.0.as_bytes());
    for field in fields {
        prefixed(&mut bytes, field);
    }
    bytes
}

/// The fields of a message under `label`; `None` for any other bytes.
#[must_use]
pub fn fields(label: Label, message: &[u8]) -> Option<Vec<&[u8]>> {
    let (found, mut rest) = next(message.strip_prefix(PREFIX)?)?;
    if found != label.0.as_bytes() {
        return None;
    }
    let mut fields = Vec::new();
    while !rest.is_empty() {
        let (field, after) = next(rest)?;
        fields.push(field);
        rest = after;
    }
    Some(fields)
}

fn next(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk()?;
    match u16::from_be_bytes(*length) {
        u16::MAX => {
            let (length, rest) = rest.split_first_chunk()?;
            rest.split_at_checked(usize::try_from(u64::from_be_bytes(*length)).ok()?)
        }
        length => rest.split_at_checked(length.into()),
    }
}

/// `lp(field)`. Fields are ids, numbers, keys and hashes; should one ever reach 65,535 bytes, its length follows in
/// eight bytes after `ffff`, so that the encoding has no input it must refuse.
fn prefixed(bytes: &mut Vec<u8>, field: &[u8]) {
    match u16::try_from(field.len()) {
        Ok(length) if length < u16::MAX => bytes.extend_from_slice(&length.to_be_bytes()),
        _ => {
            bytes.extend_from_slice(&u16::MAX.to_be_bytes());
            let length = u64::try_from(field.len()).unwrap_or(u64::MAX);
            bytes.extend_from_slice(&length.to_be_bytes());
        }
    }
    bytes.extend_from_slice(field);
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn the_bytes_are_those_of_the_design() {
        assert_eq!(
            message(Label::DEK, &[b"ab", &7_u32.to_be_bytes(), b""]),
            b"PRB1\x00\x03dek\x00\x02ab\x00\x04\x00\x00\x00\x07\x00\x00"
        );
    }

    #[test]
    fn a_field_of_any_length_keeps_its_bounds() {
        let long = vec![0; 65_535];
        let cut = &long[..65_534];
        assert_ne!(
            message(Label::FIELD, &[&long]),
            message(Label::FIELD, &[cut, b""])
        );
        let bytes = message(Label::FIELD, &[&long, b"short"]);
        assert_eq!(
            fields(Label::FIELD, &bytes),
            Some(vec![long.as_slice(), b"short"])
        );
    }

    #[test]
    fn no_two_labels_share_their_text() {
        let mut texts: Vec<_> = include_str!("label.rs")
            .split("= Self(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let listed = texts.len();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), listed);
        assert!(listed > 30, "{listed}");
    }

    fn label() -> impl Strategy<Value = Label> {
        prop::sample::select(vec![Label::DEK, Label::SEAL, Label::SAID, Label::FACTS_DEK])
    }

    proptest! {
        #[test]
        fn no_two_lists_of_fields_share_their_bytes(
            one in (label(), vec(vec(0..4_u8, 0..4), 0..4)),
            other in (label(), vec(vec(0..4_u8, 0..4), 0..4)),
        ) {
            let bytes = |(label, fields): &(Label, Vec<Vec<u8>>)| {
                message(*label, &fields.iter().map(Vec::as_slice).collect::<Vec<_>>())
            };
            prop_assert_eq!(bytes(&one) == bytes(&other), one == other);
            let written = bytes(&one);
            let read: Option<Vec<_>> = fields(one.0, &written)
                .map(|fields| fields.into_iter().map(<[u8]>::to_vec).collect());
            prop_assert_eq!(read, Some(one.1));
            prop_assert_eq!(fields(other.0, &written).is_some(), one.0 == other.0);
        }

        #[test]
        fn moving_a_byte_over_a_border_changes_the_message(
            text in vec(any::<u8>(), 1..40), cut in any::<prop::sample::Index>(),
        ) {
            let cut = cut.index(text.len());
            let (left, right) = text.split_at(cut);
            let (more, less) = text.split_at(cut + 1);
            prop_assert_ne!(message(Label::DEK, &[left, right]), message(Label::DEK, &[more, less]));
        }
    }
}
