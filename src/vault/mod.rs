//! What is confidential, and the keys to it.
//!
//! A matter is sealed under a key of its own, which is made of two halves kept in two stores ([`matter_key`]) and
//! wrapped to those entitled and to nobody else ([`wrap`]). Whoever is entitled reaches it from a passphrase or a
//! recovery phrase ([`account`]), through the session ([`session`]) and the groups ([`group`]) that a quorum has
//! certified ([`certificate`]); custodians can restore what would else be lost ([`ceremony`]). From copies of the
//! database nobody else can.
//!
//! Everything here is pure: bytes in, bytes out, in the formats listed once in [`label`]. Nothing secret can be
//! printed, copied or serialized, and whatever fails to open fails without a reason.

pub mod account;
pub mod approval;
pub mod ceremony;
pub mod certificate;
pub mod directory;
pub mod fingerprint;
pub mod group;
pub mod key;
pub mod label;
pub mod matter_key;
pub mod passphrase;
pub mod receipt;
pub mod root;
pub mod said;
pub mod seal;
pub mod session;
pub mod sign;
mod spelling;
pub mod wrap;

pub use key::Key;
pub use label::Label;
pub use seal::{FieldKey, Place};
pub use wrap::{Envelope, PublicKey, SecretKey};
