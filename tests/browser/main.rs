//! Stories in a real browser.
#![cfg(test)]

mod anonymous;
mod arrivals;
mod asked;
mod axe;
mod browser;
mod cycles;
mod demo;
mod desk;
mod figure;
mod filing;
mod harness;
mod keyboard;
#[path = "../office/leash.rs"]
mod leash;
mod parts;
mod person;
mod registers;
mod reviewing;
mod surroundings;
mod view;
