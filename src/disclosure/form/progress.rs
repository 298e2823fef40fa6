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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::form::{
        Value,
        samples::{answers, asset, choice, country, form, item, text},
    };

    #[test]
    fn a_section_is_open_begun_or_done() {
        let mut begun = answers(vec![asset("a", &[])]);
        begun.sections.remove("gifts");
        let form = form();
        let standings: Vec<Standing> = form.standings(&begun).map(|(_, it)| it).collect();
        assert_eq!(standings, [Standing::Begun, Standing::Open, Standing::Done]);
        assert_eq!(form.progress(&begun), Progress { done: 1, of: 3 });
        assert!(form.progress(&answers(Vec::new())).is_complete());
    }

    #[test]
    fn blank_is_who_declares_nothing_and_answers_as_hoped() {
        let form = form();
        let blank = answers(Vec::new());
        assert!(form.is_blank(&blank) && form.flagged(&blank).is_empty());
        let mut unread = blank.clone();
        unread.put("oath", item("o", &[("read", Value::YesNo(false))]));
        assert!(!form.is_blank(&unread));
        assert_eq!(form.flagged(&unread)[0].name(), "oath.o.read");
        assert!(!form.is_blank(&answers(vec![asset("a", &[])])));
    }

    #[test]
    fn only_codes_of_what_applies_are_counted_and_flagged() {
        let form = form();
        let house = |id: &str, kind: &str| {
            let rented = ("rented", Value::YesNo(true));
            let place = ("where", country("CH"));
            asset(
                id,
                &[("what", text("X")), ("kind", choice(kind)), place, rented],
            )
        };
        let two = answers(vec![
            house("a", "house"),
            house("b", "shares"),
            house("c", "shares"),
        ]);
        let places: Vec<String> = form.flagged(&two).iter().map(Place::name).collect();
        assert_eq!(places, ["assets.a.rented"]);
        let codes = form.codes(&two);
        let counted: Vec<(&str, usize)> = codes
            .iter()
            .map(|it| (it.code.as_str(), it.count))
            .collect();
        assert_eq!(counted, [("house", 1), ("shares", 2)]);
    }
}
