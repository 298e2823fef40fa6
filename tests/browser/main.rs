//! Stories in a real browser.
#![cfg(test)]

mod axe;
mod browser;
mod demo;
mod harness;
#[path = "../office/leash.rs"]
mod leash;
