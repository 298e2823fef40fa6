//! Disclosure, from the plan of a year to the certified statement.

pub mod cast;
mod cycle;
mod filing;
mod review;
mod reviewing;
