use sha2::{Digest, Sha256};

/// SHA-256 of some bytes, for rows that keep a token or a text by its hash only.
#[must_use]
pub fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
