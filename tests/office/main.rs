//! Stories told through the commands and the HTTP doors, on every database.
#![cfg(test)]

mod databases;
mod door;
mod house;
mod leash;
mod postgres;
mod record;
mod twins;
mod words;
