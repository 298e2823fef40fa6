//! What is confidential, and the keys to it.
//!
//! The office promises: from copies of the database, its backups or the table of sessions nobody can read a matter
//! without the passphrase or recovery phrase of an entitled person.
//!
//! A matter is sealed under a key of its own, which is made of two halves kept in two stores ([`matter_key`]) and
//! wrapped to those entitled and to nobody else ([`wrap`]). Whoever is entitled reaches it from a passphrase or a
//! recovery phrase ([`account`]), through the session ([`session`]) and the groups ([`group`]) that a quorum has
//! certified ([`certificate`]); custodians can restore what would else be lost ([`ceremony`]). [`NewMatter`] draws a matter's keys, [`Locked`] has
//! unwrapped them and can only seal, [`Opened`] exists only where a feature's `may.rs` has made a proof and a door of
//! the office has recorded it.
//!
//! But for `rows` everything is pure: bytes in, bytes out, in the formats listed once in [`label`]. Nothing secret
//! can be printed, copied or serialized, and whatever fails to open fails without a reason.

pub mod account;
pub mod approval;
pub mod attachment;
pub mod ceremony;
pub mod certificate;
pub mod custodian;
mod digest;
pub mod directory;
pub mod fingerprint;
mod founders;
pub mod group;
mod groups;
pub mod key;
mod keyring;
pub mod label;
mod matter;
pub mod matter_key;
mod parcel;
pub mod passphrase;
mod readers;
pub mod receipt;
pub mod root;
pub(crate) mod rows;
pub mod said;
pub mod seal;
pub mod session;
pub(crate) mod shares;
pub mod sign;
mod spelling;
mod state;
mod statistics;
mod succession;
mod value;
pub mod wrap;

pub use attachment::Attachment;
pub use digest::digest;
pub use group::Group;
pub use groups::{Generation, Groups, NewGeneration, Pending};
pub(crate) use groups::{set_recovery_key, stand_for};
pub use key::Key;
pub use keyring::{GroupSeeds, Keyring, Unclaimed};
pub use label::Label;
pub(crate) use matter::Wrapped;
pub use matter::{Entitled, Locked, NewMatter, Opened, Own, Via};
pub use parcel::{open_parcel, seal_parcel};
pub use readers::{OwnerWrap, Reader};
pub use root::Root;
pub use seal::{FieldKey, Place};
pub(crate) use state::state;
pub use statistics::{SealedFacts, StatisticsKey};
pub(crate) use succession::{name_successors, recovered_seed, recovery_key};
pub use value::{decode, encode};
pub use wrap::{Envelope, PublicKey, SecretKey};

use crate::storage::Id;

/// Marks the ids of accounts.
pub enum Accounts {}
/// Marks the ids of matters.
pub enum Matters {}
/// Marks the ids of attachments.
pub enum Attachments {}
/// Marks the ids of approvals.
pub enum Approvals {}

/// The id of an account.
pub type AccountId = Id<Accounts>;
/// The id of a matter: an advice request, a disclosure statement or a retaliation case.
pub type MatterId = Id<Matters>;
/// The id of a file that belongs to a matter.
pub type AttachmentId = Id<Attachments>;
/// The id of an act that waits for its second signature.
pub type ApprovalId = Id<Approvals>;
