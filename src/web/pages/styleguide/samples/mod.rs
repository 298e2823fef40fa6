//! Every page as it may look, with invented people and questions.

mod account;
mod asking;
mod cycles;
mod desk;
mod entries;
mod figures;
mod filing;
mod following;
mod keys;
mod registers;
mod remedies;
mod requests;
mod reviewing;

use askama::DynTemplate;

use crate::{
    error::{Error, Problems},
    language::Text,
    role::{Role, Roles},
    web::{
        field::Sent,
        page::{Frame, Visitor},
        pages::problem::ProblemPage,
        problem::{self, Why},
    },
};

type Sample = (&'static str, Box<dyn DynTemplate>);

/// Every page by name; `frame` decides the language.
#[must_use]
pub fn samples(frame: &Frame) -> Vec<Sample> {
    let mut pages = account::accounts(frame);
    pages.extend(account::words(frame));
    pages.extend(asking::asking(frame));
    pages.extend(requests::requests(frame));
    pages.extend(filing::filing(frame));
    pages.extend(desk::desk(frame));
    pages.extend(reviewing::reviewing(frame));
    pages.extend(remedies::remedies(frame));
    pages.extend(figures::figures(frame));
    pages.extend(keys::keys(frame));
    pages.extend(keys::returns(frame));
    pages.extend(cycles::before(frame));
    pages.extend(following::after(frame));
    pages.extend(registers::files(frame));
    pages.extend(registers::samples(frame));
    pages.extend(registers::endings(frame));
    pages.extend(registers::summaries(frame));
    pages.extend(problems(frame));
    pages
}

fn sample(name: &'static str, page: impl DynTemplate + 'static) -> Sample {
    (name, Box::new(page))
}

fn visited(frame: &Frame, name: &str, roles: &[Role]) -> Frame {
    frame.clone().visited_by(Visitor {
        name: name.to_owned(),
        roles: Roles::of(roles.iter().copied()).unwrap_or_default(),
        files: true,
    })
}

fn staff(frame: &Frame) -> Frame {
    visited(frame, "Mariam Haddad مريم حداد", &[Role::Staff])
}

fn officer(frame: &Frame) -> Frame {
    visited(frame, "Tomás Quiroga", &[Role::Officer, Role::Head])
}

fn words(line: &str) -> Vec<String> {
    line.split(' ').map(str::to_owned).collect()
}

fn typed(pairs: &[(&str, &str)]) -> Sent {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    Sent::new(pairs.iter().map(owned).collect())
}

fn refused(field: &str) -> Problems {
    let mut problems = Problems::new();
    problems.add(field, Text::new("guide-problem-long"));
    problems
}

fn problems(frame: &Frame) -> Vec<Sample> {
    let page = |why: Why| problem::page_of(&why, frame.clone(), None);
    let broken = Why::Error(Error::broken("a sample"));
    let kept = typed(&[("message", super::MIXED)]);
    vec![
        sample("missing", page(Why::Error(Error::Missing))),
        sample(
            "broken",
            problem::page_of(&broken, frame.clone(), Some("7Q2F-MM31".to_owned())),
        ),
        sample("busy", page(Why::Error(Error::busy("a sample")))),
        sample("conflict", page(Why::Error(Error::Conflict)).keeping(&kept)),
        sample("hasty", page(Why::Hasty(12))),
        sample("too-large", page(Why::TooLarge(64)).keeping(&kept)),
        sample("foreign", page(Why::Foreign)),
        sample("spent-link", ProblemPage::spent_link(frame.clone())),
        sample("closed", ProblemPage::closed(frame.clone())),
    ]
}
