//! Stories told through the commands and the HTTP doors, on every database.

mod databases;
mod door;
mod house;
mod leash;
mod postgres;
mod record;
mod words;
