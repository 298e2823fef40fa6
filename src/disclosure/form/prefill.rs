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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::form::{
        Fate, compare,
        samples::{answers, asset, changed, choice, country, form, item, money, text},
    };

    fn last() -> Answers {
        let deed = Value::File {
            id: "f1".to_owned(),
            name: "deed.pdf".to_owned(),
        };
        answers(vec![
            asset(
                "a",
                &[
                    ("what", text("Flat")),
                    ("kind", choice("house")),
                    ("where", country("CH")),
                    ("value", money("20000", "USD")),
                    ("deed", deed),
                ],
            ),
            asset(
                "b",
                &[("what", text("Shares of X")), ("kind", choice("shares"))],
            ),
        ])
    }

    /// What was left out, by place, and why.
    fn dropped(prefilled: &Prefilled) -> Vec<(String, &str)> {
        let dropped = prefilled.dropped.iter();
        dropped
            .map(|dropped| (dropped.place.name(), dropped.why.key()))
            .collect()
    }

    #[test]
    fn last_years_answers_begin_this_years_without_documents_and_what_is_asked_anew() {
        let prefilled = prefill(&form(), &form(), &last());
        assert_eq!(
            dropped(&prefilled),
            [("assets.a.deed".to_owned(), "form-dropped-file")]
        );
        assert!(prefilled.answers.section("oath").is_none());
        assert!(prefilled.answers.section("gifts") == Some(&Declared::Nothing));
        let ids = prefilled.answers.items("assets").iter();
        assert_eq!(
            ids.map(|item| item.id.as_str()).collect::<Vec<_>>(),
            ["a", "b"]
        );
        let comparison = compare(&form(), &last(), &prefilled.answers);
        assert_eq!(comparison.count(Fate::Added), 0);
    }

    #[test]
    fn across_versions_what_fits_is_kept_and_the_rest_is_told() {
        let mut renamed = form();
        for field in &mut renamed.sections[0].fields {
            if field.code == "value" {
                field.code = "amount".to_owned();
            }
        }
        let prefilled = prefill(&renamed, &form(), &last());
        let told = dropped(&prefilled);
        assert!(told.contains(&("assets.a.value".to_owned(), "form-dropped-field")));
    }

    #[test]
    fn another_kind_of_question_keeps_words_and_drops_what_no_longer_fits() {
        let organisation = changed(
            "code = \"what\"\ntype = \"text\"",
            "code = \"what\"\ntype = \"organisation\"",
        );
        let prefilled = prefill(&organisation, &form(), &last());
        let flat = prefilled.answers.items("assets")[0].value("what");
        assert!(flat == Some(&Value::Organisation("Flat".to_owned())));
        let fewer = changed(
            "    { code = \"shares\", en = \"Shares\", ar = \"أسهم\" },\n",
            "",
        );
        let prefilled = prefill(&fewer, &form(), &last());
        assert!(dropped(&prefilled).contains(&("assets.b.kind".to_owned(), "form-dropped-value")));
        assert!(prefilled.answers.items("assets")[1].value("kind").is_none());
    }

    #[test]
    fn a_section_that_is_gone_is_told_when_something_was_declared_in_it() {
        let mut short = form();
        short.sections.retain(|section| section.code == "gifts");
        let told = prefill(&short, &form(), &last()).dropped;
        assert_eq!(told.len(), 2, "assets, and the oath");
        let mut only = Answers::default();
        only.put("gifts", item("g", &[]));
        only.sections.insert("assets".to_owned(), Declared::Nothing);
        assert!(prefill(&short, &form(), &only).dropped.is_empty());
    }
}
