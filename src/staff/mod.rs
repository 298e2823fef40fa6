//! The staff of the organisation, as its roster tells: who there is, in which unit, under whom.
//!
//! The office keeps no roster of its own: the organisation's is read again and again ([`Roster`]), compared with whom
//! the office knows ([`Plan`]) and taken over as a whole or not at all. Names and addresses are personal and nothing
//! more: what somebody brings to the office is never here.

mod column;
mod consistency;
mod fields;
mod hierarchy;
mod import;
mod person;
mod roster;
mod sheet;
mod unit;

pub use column::Column;
pub use hierarchy::Hierarchy;
pub use import::{Change, Choices, Plan};
pub use person::{Details, Person};
pub use roster::{Flaw, Roster};
pub use unit::Unit;
