//! Last year's answers as the beginning of this year's.

use super::{Answers, Declared, Field, Form, Item, Kind, Place, Section, Value};
use crate::language::Text;

/// Answers to begin with, and what could not be taken over.
#[derive(Clone)]
pub struct Prefilled {
    /// The answers; every item keeps its id.
    pub answers: Answers,
    /// What was left out, in the order of last year's form.
    pub dropped: Vec<Dropped>,
}

/// Something of last year that this year's form has no place for.
#[derive(Debug, Clone, PartialEq)]
pub struct Dropped {
    /// Where it stood; the labels are in last year's form.
    pub place: Place,
    /// Why it was left out.
    pub why: Text,
}

/// What of last year's closed answers still fits this year's form. Sections asked anew each year stay empty, which is
/// no news and not told; documents belong to the statement they were attached to.
#[must_use]
pub fn prefill(form: &Form, last_form: &Form, last: &Answers) -> Prefilled {
    let mut filling = Filling {
        answers: Answers::default(),
        dropped: Vec::new(),
    };
    for old in &last_form.sections {
        let Some(declared) = last.section(&old.code) else {
            continue;
        };
        match form.section(&old.code) {
            Some(section) if section.anew => {}
            Some(section) if section.once == old.once => filling.section(section, declared),
            _ if declared.items().is_empty() => {}
            _ => filling.drop(Place::section(&old.code), Text::new("form-dropped-section")),
        }
    }
    Prefilled {
        answers: filling.answers,
        dropped: filling.dropped,
    }
}

struct Filling {
    answers: Answers,
    dropped: Vec<Dropped>,
}

impl Filling {
    fn drop(&mut self, place: Place, why: Text) {
        self.dropped.push(Dropped { place, why });
    }

    fn section(&mut self, section: &Section, declared: &Declared) {
        let kept = match declared {
            Declared::Nothing if section.nothing.is_none() => return,
            Declared::Nothing => Declared::Nothing,
            Declared::Items(items) => {
                Declared::Items(items.iter().map(|item| self.item(section, item)).collect())
            }
        };
        self.answers.sections.insert(section.code.clone(), kept);
    }

    fn item(&mut self, section: &Section, old: &Item) -> Item {
        let mut item = Item {
            id: old.id.clone(),
            subject: old
                .subject
                .filter(|subject| section.subjects.contains(subject)),
            fields: std::collections::BTreeMap::new(),
        };
        for (code, value) in &old.fields {
            match section.field(code).map_or_else(
                || Err(Text::new("form-dropped-field")),
                |field| fitting(field, value),
            ) {
                Ok(value) => {
                    item.fields.insert(code.clone(), value);
                }
                Err(why) => self.drop(Place::field(&section.code, &old.id, code), why),
            }
        }
        section.tidy(&mut item);
        item
    }
}

/// The value as an answer to this year's field. Words stay words, whatever they are called now.
fn fitting(field: &Field, value: &Value) -> Result<Value, Text> {
    let value = match (&field.kind, value.words()) {
        (Kind::File, _) => return Err(Text::new("form-dropped-file")),
        (_, Some(_)) if matches!(value, Value::File { .. }) => {
            return Err(Text::new("form-dropped-file"));
        }
        (Kind::Text { .. }, Some(words)) => Value::Text(words.to_owned()),
        (Kind::Person, Some(words)) => Value::Person(words.to_owned()),
        (Kind::Organisation, Some(words)) => Value::Organisation(words.to_owned()),
        _ => value.clone(),
    };
    match field.flaw(&value) {
        None => Ok(value),
        Some(_) => Err(Text::new("form-dropped-value")),
    }
}
