//! Stories told through the commands and the HTTP doors, on every database.
#![cfg(test)]

mod advice;
mod api;
mod backup;
mod canary;
mod cli;
mod databases;
mod demo;
mod desk;
mod door;
mod forger;
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
mod relay;
mod reminders;
mod rights;
mod staff;
mod twins;
mod walls;
mod words;
