//! Stories in a real browser.
#![cfg(test)]

mod anonymous;
mod asked;
mod axe;
mod browser;
mod demo;
mod desk;
mod figure;
mod harness;
mod keyboard;
#[path = "../office/leash.rs"]
mod leash;
mod parts;
mod person;
mod reviewing;
mod registers;
mod surroundings;
mod view;
