//! What is wrong with answers, or worth a word, place by place.

use std::collections::{BTreeSet, HashSet};

use super::{Answers, Declared, Field, Form, Item, Kind, LARGEST, Section, Value, thresholds};
use crate::{
    error::{Problems, Result},
    language::Text,
};

/// Where in the answers something is: a section, one of its items, one field of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The code of the section.
    pub section: String,
    /// The id of the item.
    pub item: Option<String>,
    /// The code of the field; `subject` for whose the item is.
    pub field: Option<String>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// The answers cannot be sent in like this.
    Error,
    /// Worth knowing; nothing has to be done.
    Notice,
}

/// One sentence about one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Where; `None` for the answers as a whole.
    pub place: Option<Place>,
    /// How much it matters.
    pub grade: Grade,
    /// The sentence, which does not name the place.
    pub text: Text,
}

/// What a form has to say about answers, in its own order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings(Vec<Finding>);

impl Place {
    /// A whole section.
    #[must_use]
    pub fn section(section: &str) -> Self {
        Self {
            section: section.to_owned(),
            item: None,
            field: None,
        }
    }

    /// One item.
    #[must_use]
    pub fn item(section: &str, item: &str) -> Self {
        Self {
            item: Some(item.to_owned()),
            ..Self::section(section)
        }
    }

    /// One field of an item.
    #[must_use]
    pub fn field(section: &str, item: &str, field: &str) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..Self::item(section, item)
        }
    }

    /// As one name, for links and names of inputs: `assets.7f3a.value`.
    #[must_use]
    pub fn name(&self) -> String {
        let parts = [Some(&self.section), self.item.as_ref(), self.field.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(".")
    }

    /// What the form calls it, for a reader of the language `tag`: the label of the field, else the title of the section.
    #[must_use]
    pub fn label<'a>(&self, form: &'a Form, tag: &str) -> &'a str {
        let section = form.section(&self.section);
        let field = section.zip(self.field.as_ref());
        field
            .and_then(|(section, field)| section.field(field))
            .map(|field| &field.label)
            .or_else(|| section.map(|section| &section.title))
            .map_or("", |words| words.spoken(tag))
    }
}

impl Findings {
    /// Everything, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }

    /// What must be mended.
    pub fn errors(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|finding| finding.grade == Grade::Error)
    }

    /// What is worth a word.
    pub fn notices(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|finding| finding.grade == Grade::Notice)
    }

    /// Whether the answers can be sent in.
    #[must_use]
    pub fn is_clear(&self) -> bool {
        self.errors().next().is_none()
    }

    /// The errors as problems of a page in the language `tag`, each named like its input and beginning with its label.
    #[must_use]
    pub fn problems(&self, form: &Form, tag: &str) -> Problems {
        let mut problems = Problems::new();
        for finding in self.errors() {
            let Some(place) = &finding.place else {
                problems.add_general(finding.text.clone());
                continue;
            };
            let text = Text::new("form-at")
                .with("label", place.label(form, tag))
                .with("what", finding.text.clone());
            problems.add(place.name(), text);
        }
        problems
    }

    pub(super) fn add(&mut self, place: Place, grade: Grade, text: Text) {
        self.0.push(Finding {
            place: Some(place),
            grade,
            text,
        });
    }

    fn error(&mut self, place: Place, text: Text) {
        self.add(place, Grade::Error, text);
    }
}

impl Form {
    /// What is wrong with answers that are about to be sent in, and what is worth a word before.
    ///
    /// # Errors
    /// [`crate::Error::Broken`] never in practice.
    pub fn check(&self, answers: &Answers) -> Result<Findings> {
        let mut findings = Findings::default();
        if answers.size()? > LARGEST {
            findings.0.push(Finding {
                place: None,
                grade: Grade::Error,
                text: Text::new("form-answers-large").with("most", LARGEST / 1024),
            });
        }
        for code in answers.sections.keys() {
            if self.section(code).is_none() {
                findings.error(Place::section(code), Text::new("form-not-asked"));
            }
        }
        for section in &self.sections {
            let found = section.check(answers.section(&section.code));
            findings.0.extend(found.0);
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
            findings.0.extend(self.check_item(item).0);
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
