//! How far the answers are, and what they amount to at a glance.

use super::{Answers, Declared, Form, Place, Section};

/// How many sections are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Sections that could be sent in as they are.
    pub done: usize,
    /// All sections.
    pub of: usize,
}

/// How far one section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was answered.
    Open,
    /// Something was answered, and something is to be mended.
    Begun,
    /// It could be sent in as it is.
    Done,
}

impl Progress {
    /// Whether every section is done.
    #[must_use]
    pub fn is_complete(self) -> bool {
        self.done == self.of
    }
}

impl Section {
    /// How far it is, `None` being nothing answered yet.
    #[must_use]
    pub fn standing(&self, declared: Option<&Declared>) -> Standing {
        match declared {
            None => Standing::Open,
            Some(_) if self.check(declared).is_clear() => Standing::Done,
            Some(_) => Standing::Begun,
        }
    }
}

impl Form {
    /// Each section with how far it is, for the list of tasks.
    pub fn standings<'a>(
        &'a self,
        answers: &'a Answers,
    ) -> impl Iterator<Item = (&'a Section, Standing)> {
        self.sections
            .iter()
            .map(|section| (section, section.standing(answers.section(&section.code))))
    }

    /// How many sections are done.
    #[must_use]
    pub fn progress(&self, answers: &Answers) -> Progress {
        let standings = self.standings(answers);
        Progress {
            done: standings
                .filter(|(_, standing)| *standing == Standing::Done)
                .count(),
            of: self.sections.len(),
        }
    }

    /// Whether nothing is declared: every list says so, and no answer is one the office is to look at. Sections not yet
    /// answered count as nothing declared; ask [`Self::progress`] whether there are any.
    #[must_use]
    pub fn is_blank(&self, answers: &Answers) -> bool {
        let mut lists = self.sections.iter().filter(|section| !section.once);
        lists.all(|section| answers.items(&section.code).is_empty())
            && self.flagged(answers).is_empty()
    }

    /// Where the answers are ones the office is to look at.
    #[must_use]
    pub fn flagged(&self, answers: &Answers) -> Vec<Place> {
        let mut places = Vec::new();
        for section in &self.sections {
            for item in answers.items(&section.code) {
                let flagged = section.fields.iter().filter(|field| {
                    let code = item
                        .value(&field.code)
                        .and_then(super::Value::code)
                        .filter(|_| item.applies(section, &field.code));
                    code.is_some_and(|code| field.flag.contains(&code))
                });
                places.extend(
                    flagged.map(|field| Place::field(&section.code, &item.id, &field.code)),
                );
            }
        }
        places
    }
}
