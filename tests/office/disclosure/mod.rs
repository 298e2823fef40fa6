//! Disclosure, from the plan of a year to the certified statement.

pub mod cast;
mod cycle;
mod filing;
pub mod remedy;
mod review;
mod reviewing;
