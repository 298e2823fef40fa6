//! The faces in a browser, and the JSON API.
//!
//! A page is a struct: its [`page::Frame`] holds what every page has (language, title, who is signed in, what went
//! wrong), its other fields what this page shows, and returning it as [`page::Html`] renders the template beside it.
//! Forms are values too: [`field::Field`]s that know their label, what was typed and what is wrong with it, so that
//! a form that is refused comes back as it was sent.

pub mod assets;
pub mod field;
pub mod page;
pub mod pages;
pub mod part;
pub mod path;
