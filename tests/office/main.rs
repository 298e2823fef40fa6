//! Stories told through the commands and the HTTP doors, on every database.
#![cfg(test)]
#![expect(
    clippy::too_many_lines,
    clippy::similar_names,
    reason = "a story is told in one piece, of a person and of what they wrote"
)]

mod advice;
mod api;
mod backup;
mod canary;
mod cli;
mod databases;
mod demo;
mod desk;
mod disclosure;
mod door;
mod drill;
mod forger;
mod forms;
mod house;
mod identity;
mod inspection;
mod kill;
mod leash;
mod mailroom;
mod model;
mod pages;
mod portal;
mod post;
mod postgres;
mod record;
mod recovery;
mod relay;
mod reminders;
mod rewrapping;
mod rights;
mod search;
mod staff;
mod statistics;
mod twins;
mod walls;
mod words;
