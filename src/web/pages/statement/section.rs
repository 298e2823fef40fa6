//! One section: what belongs there, and the list of what was declared.

use askama::Template;

use super::{Head, below, item_step, section_step};
use crate::{
    disclosure::form,
    language::{Speech, Text},
    web::{
        page::Frame,
        part::{Crumb, Tag},
        path,
    },
};

/// What a section asks for.
#[derive(Clone)]
pub struct Asked {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// What belongs here, and what does not.
    pub help: Option<String>,
    /// From which amounts on there is a duty to declare.
    pub thresholds: Vec<Text>,
    /// What somebody says who has nothing to declare.
    pub nothing: Option<Text>,
    /// Whether it is asked once, and so has no list.
    pub once: bool,
    /// The questions that a file answers: the code of each, and what it is called.
    pub files: Vec<(String, Text)>,
}

/// An item in the list.
pub struct Row {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// By what else it is recognised.
    pub gist: Vec<String>,
    /// What is to be done about it, if anything is.
    pub state: Option<Tag>,
    /// What is worth a word.
    pub notice: Option<Text>,
}

/// A section that is a list.
#[derive(Template)]
#[template(path = "statement/section.html", config = "config/askama.toml")]
pub struct SectionPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    head: Head,
    asked: Asked,
    rows: Vec<Row>,
    nothing: bool,
    action: String,
    next: (Text, String),
}

impl Asked {
    /// Of a section of a form, in the reader's language.
    #[must_use]
    pub fn of(section: &form::Section, speech: &Speech) -> Self {
        let tag = speech.tag();
        let nothing = section.nothing.as_ref();
        Self {
            code: section.code.clone(),
            title: Text::spoken(section.title.spoken(tag)),
            help: section
                .help
                .as_ref()
                .map(|help| help.spoken(tag).to_owned()),
            thresholds: section
                .thresholds
                .iter()
                .map(form::Threshold::text)
                .collect(),
            nothing: nothing.map(|words| Text::spoken(words.spoken(tag))),
            once: section.once,
            files: section
                .fields
                .iter()
                .filter(|field| matches!(field.kind, form::Kind::File))
                .map(|field| (field.code.clone(), Text::spoken(field.label.spoken(tag))))
                .collect(),
        }
    }
}

impl SectionPage {
    /// The list; `nothing` is whether somebody said that there is nothing, `next` where one goes on to.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: Head,
        asked: Asked,
        (rows, nothing): (Vec<Row>, bool),
        next: (Text, String),
    ) -> Self {
        let step = section_step(&asked.code);
        Self {
            frame: head.frame(frame, &step).titled(asked.title.clone()),
            crumbs: head.crumbs(),
            action: below(&head.id, &step),
            head,
            asked,
            rows,
            nothing,
            next,
        }
    }

    fn add(&self) -> String {
        below(&self.head.id, &item_step(&self.asked.code, "new"))
    }

    fn import(&self) -> String {
        below(
            &self.head.id,
            &format!("{}/import", section_step(&self.asked.code)),
        )
    }

    fn item(&self, item: &str) -> String {
        below(&self.head.id, &item_step(&self.asked.code, item))
    }

    fn remove(&self, item: &str) -> String {
        format!("{}/remove", self.item(item))
    }

    fn whole(&self) -> String {
        super::at(&self.head.id)
    }

    fn count(&self) -> Text {
        Text::new("filing-entries").with("count", self.rows.len())
    }
}
