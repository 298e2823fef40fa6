//! The record that cannot be quietly changed.
//!
//! Whatever a command does it says in one [`Entry`]: facts and ids, never content. The write door seals the entry's
//! [`Detail`] before anything else happens and appends it to a Merkle tree (RFC 6962) whose head every act locks first.
//! A row removed or changed later no longer gives the root that somebody outside holds as a [`Checkpoint`]: a printed
//! page, an auditor's file, the footer of a letter. [`verify()`] reads rows only and believes no stored hash.
//!
//! The room takes sealed details and signatures as bytes; keys live in the vault.

mod checkpoint;
mod code;
mod entry;
mod proof;
mod report;
mod rows;
mod spelling;
mod tree;
mod verify;

pub use checkpoint::{Checkpoint, Key, Note};
pub use code::{Class, Code};
pub use entry::{Detail, Entry, LONGEST_NOTE, hour_of};
pub use proof::{consistency, includes, inclusion, is_prefix};
pub use report::{Finding, Report};
pub use rows::{Head, Row, SealedEntry, append, erase_detail, examine, pages, reaches};
pub use tree::{Hash, Leaf, Tree, detail_hash};
pub use verify::verify;
