//! Disclosure, from the plan of a year to the certified statement.

pub mod cast;
mod command;
mod cycle;
mod evidence;
mod exempting;
pub mod files;
mod filing;
mod killed;
mod letters;
mod programs;
mod registers;
pub mod remedy;
mod review;
mod reviewing;
mod sample;
pub mod walled;
