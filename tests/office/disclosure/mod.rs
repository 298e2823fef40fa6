//! Disclosure, from the plan of a year to the certified statement.

pub mod cast;
mod cycle;
pub mod files;
mod filing;
mod letters;
mod registers;
pub mod remedy;
mod review;
mod reviewing;
mod sample;
