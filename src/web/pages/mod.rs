//! The pages: one room per feature, each page a struct beside the template that shows it.
//!
//! A page takes plain values and knows no command: handlers load, ask the feature, and fill the page. Every page is
//! rendered from samples in every language by the tests of [`styleguide`].

pub mod account;
pub mod accounts;
pub mod ask;
pub mod confidentiality;
pub mod cycles;
pub mod figure;
pub mod files;
pub mod giving_back;
pub mod groups;
pub mod home;
pub mod inbox;
pub mod letters;
pub mod log;
pub mod obligations;
pub mod problem;
pub mod purges;
pub mod remedies;
pub mod request;
pub mod retention;
pub mod reviewing;
pub mod sampling;
pub mod search;
pub mod statement;
pub mod styleguide;
pub mod summaries;
pub mod units;
