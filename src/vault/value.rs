use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// The bytes of a value that is to be sealed.
///
/// # Errors
/// [`Error::Broken`] never in practice.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>> {
    serde_json::to_vec(value).map_err(Error::broken)
}

/// Reads what [`encode`] wrote. The cause says nothing of what was sealed.
///
/// # Errors
/// [`Error::Broken`] when the bytes are of another format.
pub fn decode<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> Result<T> {
    serde_json::from_slice(bytes).map_err(|_| Error::broken("a sealed text of an unknown format"))
}
