//! The yearly disclosure of interests, from the form to the last remedy.
//!
//! The office promises: whoever files is asked only what the form of their year asks, in their own language; a form in
//! use never changes under a statement; and a statement sent in is read by those assigned to it, and by nobody else.
//!
//! [`cycle`] is what the office decides about a year, [`filing`] what a filer does, [`review`] what becomes of it and [`remedy`]
//! what is done about it; a [`statement`] is what they share, and [`attachment`] the files that belong to it. Beside them stand the
//! [`sample`] that is verified, what is [kept and how long](retention), and what filers [publish](publication) of their own accord.
//! Who files stands open, what they say is sealed to them and to the desk that reviews
//! it: the reviewers', or the alternate's for those of the office itself.

pub mod attachment;
pub mod cycle;
mod desk;
pub mod due;
pub mod ending;
pub mod filing;
pub mod form;
pub mod letters;
mod may;
pub mod publication;
pub mod punctuality;
pub mod remedy;
pub mod retention;
pub mod review;
pub mod sample;
mod state;
pub mod statement;

pub use state::{State, Step};
pub use statement::standing::{standing, state};

use crate::storage::Id;

/// Marks the ids of cycles.
pub enum Cycles {}
/// Marks the ids of statements.
pub enum Statements {}
/// Marks the ids of versions of statements.
pub enum Versions {}
/// Marks the ids of the lines of statements.
pub enum Lines {}
/// Marks the ids of remedies.
pub enum Remedies {}

/// Marks the ids of samples.
pub enum Samples {}
/// Marks the ids of what was drawn.
pub enum Sampled {}

/// The id of a cycle.
pub type CycleId = Id<Cycles>;
/// The id of a statement; its content has another, from the day it has any.
pub type StatementId = Id<Statements>;
/// The id of a version.
pub type VersionId = Id<Versions>;
/// The id of a line.
pub type LineId = Id<Lines>;
/// The id of a remedy.
pub type RemedyId = Id<Remedies>;
/// The id of a sample.
pub type SampleId = Id<Samples>;
/// The id of one drawn statement of a sample.
pub type SampledId = Id<Sampled>;

/// The kind of matter the vault knows these by.
const KIND: &str = "disclosure";

/// The number of a statement as the office and its filer write it: `DIS-2026-00042`. Never in mail.
#[must_use]
pub fn number(year: i32, number: i32) -> String {
    format!("DIS-{year}-{number:05}")
}
