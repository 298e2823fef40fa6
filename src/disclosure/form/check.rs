//! What is wrong with answers, or worth a word, place by place.

use std::collections::{BTreeSet, HashSet};

use super::{
    Answers, Declared, Field, Findings, Form, Item, Kind, LARGEST, Place, Section, Value,
    thresholds,
};
use crate::{error::Result, language::Text};

impl Form {
    /// What is wrong with answers that are about to be sent in, and what is worth a word before.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] never in practice.
    pub fn check(&self, answers: &Answers) -> Result<Findings> {
        let mut findings = Findings::default();
        if answers.size()? > LARGEST {
            let text = Text::new("form-answers-large").with("most", LARGEST / 1024);
            findings.add_general(text);
        }
        for code in answers.sections.keys() {
            if self.section(code).is_none() {
                findings.error(Place::section(code), Text::new("form-not-asked"));
            }
        }
        for section in &self.sections {
            let found = section.check(answers.section(&section.code));
            findings.append(found);
        }
        Ok(findings)
    }

    /// Takes out what was answered where a question does not apply, or is not asked at all: a page without scripts sends
    /// it along.
    pub fn tidy(&self, answers: &mut Answers) {
        answers
            .sections
            .retain(|code, _| self.section(code).is_some());
        for section in &self.sections {
            if let Some(Declared::Items(items)) = answers.sections.get_mut(&section.code) {
                for item in items {
                    section.tidy(item);
                }
            }
        }
    }
}

impl Section {
    /// What is wrong with what was answered in this section, `None` being nothing yet.
    #[must_use]
    pub fn check(&self, declared: Option<&Declared>) -> Findings {
        let mut findings = Findings::default();
        let place = || Place::section(&self.code);
        match declared {
            None if self.nothing.is_some() => {
                findings.error(place(), Text::new("form-section-open"));
            }
            None => findings.error(place(), Text::new("form-section-missing")),
            Some(Declared::Nothing) if self.nothing.is_none() => {
                findings.error(place(), Text::new("form-section-missing"));
            }
            Some(Declared::Nothing) => {}
            Some(Declared::Items(items)) if items.is_empty() => {
                findings.error(place(), Text::new("form-section-open"));
            }
            Some(Declared::Items(items)) => self.check_items(items, &mut findings),
        }
        findings
    }

    /// What is wrong with one item.
    #[must_use]
    pub fn check_item(&self, item: &Item) -> Findings {
        let mut findings = Findings::default();
        let place = |field: &str| Place::field(&self.code, &item.id, field);
        match item.subject {
            None if !self.subjects.is_empty() => {
                findings.error(place("subject"), Text::new("form-subject-missing"));
            }
            Some(subject) if !self.subjects.contains(&subject) => {
                findings.error(place("subject"), Text::new("form-not-asked"));
            }
            _ => {}
        }
        for code in item.fields.keys() {
            if self.field(code).is_none() {
                findings.error(place(code), Text::new("form-not-asked"));
            }
        }
        for field in &self.fields {
            if let Some(text) = self.flaw(field, item) {
                findings.error(place(&field.code), text);
            }
        }
        findings
    }

    /// Takes out of an item what was answered where a question does not apply, or is not asked at all.
    pub fn tidy(&self, item: &mut Item) {
        let idle: BTreeSet<String> = item
            .fields
            .keys()
            .filter(|code| self.field(code).is_none() || !item.applies(self, code))
            .cloned()
            .collect();
        item.fields.retain(|code, _| !idle.contains(code));
        if self.subjects.is_empty() {
            item.subject = None;
        }
    }

    fn check_items(&self, items: &[Item], findings: &mut Findings) {
        let most = if self.once { 1 } else { self.most };
        if items.len() > most {
            let text = Text::new("form-items-many").with("most", most);
            findings.error(Place::section(&self.code), text);
        }
        let mut ids = HashSet::new();
        for item in items {
            if !ids.insert(&item.id) {
                let place = Place::item(&self.code, &item.id);
                findings.error(place, Text::new("form-item-twice"));
            }
            findings.append(self.check_item(item));
        }
        thresholds::hint(self, items, findings);
    }

    /// What is wrong with the answer to one field, if anything is.
    fn flaw(&self, field: &Field, item: &Item) -> Option<Text> {
        let value = item.value(&field.code);
        match value {
            Some(_) if !item.applies(self, &field.code) => Some(Text::new("form-not-applicable")),
            None if field.required && item.applies(self, &field.code) => Some(missing(&field.kind)),
            None => None,
            Some(value) => field.flaw(value).or_else(|| precedes(field, value, item)),
        }
    }
}

impl Field {
    /// What is wrong with an answer by itself, whatever else was answered.
    #[must_use]
    pub fn flaw(&self, value: &Value) -> Option<Text> {
        match (&self.kind, value) {
            (Kind::Text { longest, .. }, Value::Text(words)) => wordy(words, *longest),
            (Kind::Person, Value::Person(words))
            | (Kind::Organisation, Value::Organisation(words))
            | (Kind::File, Value::File { name: words, .. }) => wordy(words, LONGEST_NAME),
            (Kind::Choice { .. } | Kind::Band { .. }, Value::Choice(_) | Value::Band(_)) => {
                let codes = self.kind.codes().unwrap_or_default();
                let offered = value.code().is_some_and(|code| codes.contains(&code))
                    && matches!(self.kind, Kind::Band { .. }) == matches!(value, Value::Band(_));
                (!offered).then(|| Text::new("form-no-such-option"))
            }
            (Kind::Money { .. }, Value::Money(_))
            | (Kind::Date { .. }, Value::Date(_))
            | (Kind::Country, Value::Country(_))
            | (Kind::YesNo, Value::YesNo(_)) => None,
            _ => Some(Text::new("form-wrong-kind")),
        }
    }
}

/// The longest name of a person, an organisation or a document, in characters.
pub(super) const LONGEST_NAME: usize = 200;

fn wordy(words: &str, longest: usize) -> Option<Text> {
    if words.trim().is_empty() {
        Some(Text::new("form-missing-text"))
    } else if words.chars().count() > longest {
        Some(
            Text::new("form-long")
                .with("length", words.chars().count())
                .with("longest", longest),
        )
    } else if words.chars().any(is_strange) {
        Some(Text::new("form-strange-characters"))
    } else {
        None
    }
}

/// Control characters, and the overrides and isolates that make a text read other than it is written.
fn is_strange(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What to do about a required field that is empty.
fn missing(kind: &Kind) -> Text {
    match kind {
        Kind::Text { .. } => Text::new("form-missing-text"),
        Kind::Choice { .. } | Kind::Band { .. } | Kind::YesNo => Text::new("form-missing-choice"),
        Kind::Money { .. } => Text::new("form-money-missing"),
        Kind::Date { .. } => Text::new("form-missing-date"),
        Kind::Country => Text::new("form-missing-country"),
        Kind::Person | Kind::Organisation => Text::new("form-missing-name"),
        Kind::File => Text::new("form-missing-file"),
    }
}

fn precedes(field: &Field, value: &Value, item: &Item) -> Option<Text> {
    let (
        Kind::Date {
            not_before: Some(first),
        },
        Value::Date(day),
    ) = (&field.kind, value)
    else {
        return None;
    };
    match item.value(first) {
        Some(Value::Date(first)) if day < first => {
            Some(Text::new("form-date-before").with("first", *first))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::form::{
        Finding, Grade, Subject,
        samples::{answers, asset, choice, country, form, item, money, text},
    };

    /// Where the findings of this grade are, and their keys.
    fn found(answers: &Answers, grade: Grade) -> Vec<(String, String)> {
        let findings = form().check(answers).unwrap();
        let wanted = findings.iter().filter(|finding| finding.grade == grade);
        let place = |finding: &Finding| finding.place.as_ref().map_or(String::new(), Place::name);
        wanted
            .map(|finding| (place(finding), finding.text.key().to_owned()))
            .collect()
    }

    /// What is wrong with one asset.
    fn wrong(item: Item) -> Vec<(String, String)> {
        let errors = found(&answers(vec![item]), Grade::Error);
        let bare = |name: String| name.trim_start_matches("assets.").to_owned();
        errors
            .into_iter()
            .map(|(place, key)| (bare(place), key))
            .collect()
    }

    fn told(place: &str, key: &str) -> Vec<(String, String)> {
        vec![(place.to_owned(), key.to_owned())]
    }

    #[test]
    fn whole_answers_are_clear_and_empty_ones_are_not() {
        assert_eq!(found(&answers(Vec::new()), Grade::Error), []);
        let house = asset(
            "a",
            &[("what", text("Flat")), ("value", money("20000", "USD"))],
        );
        assert_eq!(wrong(house), []);
        let nothing = found(&Answers::default(), Grade::Error);
        let keys: Vec<&str> = nothing.iter().map(|(_, key)| key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "form-section-open",
                "form-section-open",
                "form-section-missing"
            ]
        );
    }

    #[test]
    fn what_must_be_answered_is_asked_for_where_it_applies() {
        assert_eq!(wrong(asset("a", &[])), told("a.what", "form-missing-text"));
        let owner = item("a", &[("what", text("Flat"))]);
        assert_eq!(wrong(owner), told("a.subject", "form-subject-missing"));
        let house = |fields: &[(&str, Value)]| {
            let all = [&[("what", text("Flat")), ("kind", choice("house"))], fields].concat();
            wrong(asset("a", &all))
        };
        assert_eq!(house(&[]), told("a.where", "form-missing-country"));
        assert_eq!(house(&[("where", country("CH"))]), []);
        assert_eq!(
            house(&[("where", country("JO")), ("rented", Value::YesNo(true))]),
            told("a.rented", "form-not-applicable")
        );
        let shares = asset(
            "a",
            &[
                ("what", text("X")),
                ("kind", choice("shares")),
                ("where", country("CH")),
                ("rented", Value::YesNo(true)),
            ],
        );
        assert_eq!(wrong(shares.clone()).len(), 2, "both no longer apply");
        let mut tidied = answers(vec![shares]);
        form().tidy(&mut tidied);
        assert_eq!(found(&tidied, Grade::Error), []);
    }

    #[test]
    fn an_answer_that_does_not_fit_is_told() {
        let with =
            |code: &str, value: Value| wrong(asset("a", &[("what", text("X")), (code, value)]));
        assert_eq!(
            with("kind", choice("boat")),
            told("a.kind", "form-no-such-option")
        );
        assert_eq!(
            with("kind", Value::Band(0)),
            told("a.kind", "form-no-such-option")
        );
        assert_eq!(
            with("band", Value::Band(7)),
            told("a.band", "form-no-such-option")
        );
        assert_eq!(
            with("kind", text("shares")),
            told("a.kind", "form-wrong-kind")
        );
        assert_eq!(
            with("colour", text("red")),
            told("a.colour", "form-not-asked")
        );
        assert_eq!(
            with("what", text(&"x".repeat(201))),
            told("a.what", "form-long")
        );
        assert_eq!(
            with("what", text("a\u{202e}b")),
            told("a.what", "form-strange-characters")
        );
        let day = |day| Value::Date(jiff::civil::date(2026, 3, day));
        let span = |from, to| {
            wrong(asset(
                "a",
                &[
                    ("what", text("X")),
                    ("since", day(from)),
                    ("until", day(to)),
                ],
            ))
        };
        assert_eq!(span(2, 2), []);
        assert_eq!(span(2, 1), told("a.until", "form-date-before"));
        let child = Item {
            subject: Some(Subject::DependentChild),
            ..asset("a", &[("what", text("X"))])
        };
        assert_eq!(wrong(child), told("a.subject", "form-not-asked"));
    }

    #[test]
    fn limits_hold() {
        let gift = |id: &str| item(id, &[("giver", Value::Person("Zed".into()))]);
        let mut many = answers(Vec::new());
        for id in ["a", "b", "c", "d"] {
            many.put("gifts", gift(id));
        }
        assert_eq!(found(&many, Grade::Error), told("gifts", "form-items-many"));
        many.remove("gifts", "d");
        assert_eq!(found(&many, Grade::Error), []);
        let mut twice = answers(Vec::new());
        let gifts = Declared::Items(vec![gift("a"), gift("a")]);
        twice.sections.insert("gifts".into(), gifts);
        assert_eq!(
            found(&twice, Grade::Error),
            told("gifts.a", "form-item-twice")
        );
        let long = |id: usize| asset(&id.to_string(), &[("what", text(&"م".repeat(600)))]);
        let large = answers((0..300).map(long).collect());
        assert!(large.size().unwrap() > LARGEST);
        assert_eq!(
            found(&large, Grade::Error)[0],
            (String::new(), "form-answers-large".into())
        );
    }
}
