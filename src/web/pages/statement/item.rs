//! One item of a section, or the questions of a section that is asked once: filled in, changed, taken out.

use askama::Template;

use super::{Head, below, item_step, question::Question, section::Asked, section_step};
use crate::{
    disclosure::form::Place,
    error::Problems,
    language::Text,
    web::{
        assets,
        page::Frame,
        part::{Crumb, Fact, Notice},
        path,
    },
};

/// The seconds that pass at least between two drafts a script keeps.
const PAUSE: u32 = 30;

/// What an item's page fills in.
pub struct Filling {
    /// The id of the item.
    pub item: String,
    /// Whether it is there already.
    pub known: bool,
    /// The mark of what was there when it was read.
    pub mark: String,
    /// The questions.
    pub questions: Vec<Question>,
    /// What stands there now, where somebody else changed it meanwhile.
    pub there: Vec<Fact>,
}

/// An item to fill in.
#[derive(Template)]
#[template(path = "statement/item.html", config = "config/askama.toml")]
pub struct ItemPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    asked: Asked,
    filling: Filling,
    action: String,
    back: String,
    remove: String,
    /// What a file answers, and where it is put in; none before the item is kept.
    files: Vec<(Text, String)>,
    pause: u32,
}

/// An item that is about to be taken out.
#[derive(Template)]
#[template(path = "statement/remove.html", config = "config/askama.toml")]
pub struct RemovePage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    facts: Vec<Fact>,
    mark: String,
    action: String,
    back: String,
}

impl ItemPage {
    /// The item, as it stands or as it was sent and refused.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        asked: Asked,
        filling: Filling,
        problems: &Problems,
    ) -> Self {
        let title = match (asked.once, filling.known) {
            (true, _) => asked.title.clone(),
            (false, true) => Text::new("filing-change-title").with("section", asked.title.clone()),
            (false, false) => Text::new("filing-add-title").with("section", asked.title.clone()),
        };
        let step = item_step(&asked.code, &filling.item);
        let section = section_step(&asked.code);
        let here = match (asked.once, filling.known) {
            (true, _) => section.clone(),
            (false, true) => step.clone(),
            (false, false) => item_step(&asked.code, "new"),
        };
        let mut frame = head
            .frame(frame, &here)
            .titled(title)
            .scripted(&assets::COUNT)
            .scripted(&assets::DRAFT)
            .with_problems(problems);
        if !filling.there.is_empty() {
            frame = frame.noticing(Notice::warning(Text::new("filing-conflict")));
        }
        let mut crumbs = head.crumbs();
        if !asked.once {
            crumbs.push(Crumb {
                label: asked.title.clone(),
                href: below(&head.id, &section),
            });
        }
        let place = |(code, label): &(String, Text)| {
            let place = Place::field(&asked.code, &filling.item, code).name();
            let files = below(&head.id, "files");
            (label.clone(), format!("{files}?place={place}"))
        };
        let files = asked.files.iter().filter(|_| filling.known);
        Self {
            frame,
            crumbs,
            files: files.map(place).collect(),
            action: below(&head.id, &step),
            back: if asked.once {
                super::at(&head.id)
            } else {
                below(&head.id, &section)
            },
            remove: below(&head.id, &format!("{step}/remove")),
            asked,
            filling,
            pause: PAUSE,
        }
    }
}

impl RemovePage {
    /// The item, once more; `name` is what it is called.
    #[must_use]
    pub fn new(
        frame: Frame,
        head: &Head,
        (section, item): (&str, &str),
        (name, facts): (String, Vec<Fact>),
        mark: String,
    ) -> Self {
        let step = format!("{}/remove", item_step(section, item));
        Self {
            frame: head
                .frame(frame, &step)
                .titled(Text::new("filing-remove-title").with("name", name)),
            crumbs: head.crumbs(),
            facts,
            mark,
            action: below(&head.id, &step),
            back: below(&head.id, &section_step(section)),
        }
    }
}
