//! # Probity: the confidential system an ethics office runs on
//!
//! A request enters through a face ([`web`], [`cli`]), becomes one command of one feature
//! ([`advice`], [`staff`], [`identity`]), passes the doors of the [`office`] (look, act, tend), where the
//! [`vault`] keeps what is confidential and the [`audit`] record keeps what happened, and ends as rows in
//! [`storage`]. The answer comes back by the same doors. [`statistics`] counts what the features recorded and
//! lets nothing out that could betray a person; [`worker`] does each minute what nobody asked for in person.
//!
//! Arrows point down only: a room knows the floors below it and nothing else.

// ground: plain values, no input or output
pub mod calendar;
pub mod chance;
pub mod config;
pub mod error;
pub mod language;
pub mod role;
pub mod sheet;
pub mod vocabulary;

// cellar
pub mod storage;

// first floor: promises every feature relies on
pub mod actor;
pub mod audit;
pub mod office;
pub mod vault;

// second floor
pub mod identity;
pub mod reminders;
pub mod staff;

// third floor: the work of the office
pub mod advice;
pub mod disclosure;
pub mod reception;

// fourth floor
pub mod inspection;
pub mod statistics;
pub mod worker;

// the front
pub mod cli;
pub mod demo;
pub mod web;

pub use error::{Error, Result};
