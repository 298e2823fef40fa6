//! Disclosure, from the plan of a year to the certified statement.

mod cast;
mod cycle;
mod filing;
mod review;
mod reviewing;
