//! What was answered, in words.

use crate::{
    disclosure::form::{Answers, Declared, Form, Item, Kind, Section, Value},
    language::{Speech, Text},
    web::{
        part::{Fact, Shown},
        path,
    },
};

/// What was answered in a section.
pub struct Answered {
    /// The code of the section.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// What somebody said who has nothing to declare.
    pub nothing: Option<Text>,
    /// The items.
    pub items: Vec<AnsweredItem>,
}

/// What was answered about one item.
pub struct AnsweredItem {
    /// Its id.
    pub id: String,
    /// What it is called; nothing where the section is asked once.
    pub name: Option<String>,
    /// The answers in the order of the form.
    pub facts: Vec<Fact>,
}

/// Everything that was answered, section by section; `files` is the address below which its files are read.
#[must_use]
pub fn answered(form: &Form, answers: &Answers, (speech, files): (&Speech, &str)) -> Vec<Answered> {
    let sections = form.sections.iter();
    sections
        .map(|section| {
            let declared = answers.section(&section.code);
            let nothing = (declared == Some(&Declared::Nothing)).then(|| nothing(section, speech));
            let items = answers.items(&section.code).iter().zip(1..);
            Answered {
                code: section.code.clone(),
                title: Text::spoken(section.title.spoken(speech.tag())),
                nothing,
                items: items
                    .map(|(item, number)| AnsweredItem {
                        id: item.id.clone(),
                        name: (!section.once).then(|| name(section, item, number, speech)),
                        facts: facts(section, item, (speech, files)),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// What somebody says who has nothing to declare.
pub(super) fn nothing(section: &Section, speech: &Speech) -> Text {
    match &section.nothing {
        Some(words) => Text::spoken(words.spoken(speech.tag())),
        None => Text::new("filing-state-nothing"),
    }
}

/// What an item is called: by the question that tells items apart, else by its number.
pub(super) fn name(section: &Section, item: &Item, number: i64, speech: &Speech) -> String {
    let unnamed = || speech.say(&Text::new("filing-entry").with("number", number));
    item.name(section).map_or_else(unnamed, ToOwned::to_owned)
}

/// The answers to the questions that apply; `files` is the address below which files are read.
pub(super) fn facts(section: &Section, item: &Item, (speech, files): (&Speech, &str)) -> Vec<Fact> {
    let subject = item
        .subject
        .filter(|_| !section.subjects.is_empty())
        .map(|subject| Fact::new(Text::new("form-subject"), Shown::Text(subject.label())));
    let answers = section.fields.iter().filter_map(|field| {
        let value = item.value(&field.code)?;
        let term = Text::spoken(field.label.spoken(speech.tag()));
        let spoken = field.spoken(value, speech);
        let shown = match (value, &field.kind) {
            (_, Kind::Text { lines, .. }) if *lines > 1 => Shown::Written(spoken),
            (Value::Date(day), _) => Shown::Day(*day),
            (Value::File { id, .. }, _) => Shown::File(spoken, path::below(files, id)),
            _ => Shown::Name(spoken),
        };
        Some(Fact::new(term, shown))
    });
    subject.into_iter().chain(answers).collect()
}

/// What stands in the place of an item that somebody has taken out.
pub(super) fn gone() -> Fact {
    let gone = Text::new("filing-gone");
    Fact::new(Text::new("filing-entry-one"), Shown::Text(gone))
}

/// The few answers by which somebody recognises an item in a list, apart from its name: whose it is, and the first of
/// those that are chosen or counted.
pub(super) fn gist(section: &Section, item: &Item, speech: &Speech) -> Vec<String> {
    const MOST: usize = 3;
    let subject = item.subject.filter(|_| section.subjects.len() > 1);
    let subject = subject.map(|subject| speech.say(&subject.label()));
    let fields = section.fields.iter().filter(|field| {
        let brief = match &field.kind {
            Kind::Text { lines, .. } => *lines == 1,
            Kind::YesNo | Kind::File => false,
            _ => true,
        };
        brief && section.name.as_deref() != Some(&field.code)
    });
    let answers = fields
        .filter_map(|field| Some(field.spoken(item.value(&field.code)?, speech)))
        .take(MOST);
    subject.into_iter().chain(answers).collect()
}
