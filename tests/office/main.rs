//! Stories told through the commands and the HTTP doors, on every database.
#![cfg(test)]

mod advice;
mod backup;
mod databases;
mod desk;
mod door;
mod house;
mod leash;
mod mailroom;
mod post;
mod postgres;
mod record;
mod relay;
mod reminders;
mod staff;
mod twins;
mod words;
