//! The files of a statement: what is attached, and one more.

pub(in crate::web) mod handlers;

use askama::Template;
use jiff::civil::Date;

use crate::{
    error::Problems,
    language::Text,
    web::{
        field::{Choice, Field, Offer, Sent},
        page::Frame,
        part::{Column, Crumb, Empty},
        path,
    },
};

/// The files of one's own statement.
#[derive(Template)]
#[template(path = "files/files.html", config = "config/askama.toml")]
pub struct FilesPage {
    frame: Frame,
    crumbs: Vec<Crumb>,
    action: String,
    columns: [Column; 4],
    rows: Vec<FileRow>,
    none: Empty,
    adding: Option<(Choice, Field)>,
}

/// One file.
pub struct FileRow {
    /// Its name.
    pub name: String,
    /// Its length in bytes.
    pub length: u64,
    /// The day it came in.
    pub day: Date,
    /// The questions it answers.
    pub places: Vec<Text>,
    /// Where it is read.
    pub href: String,
    /// Where it is taken out; none once that cannot be.
    pub remove: Option<String>,
}

/// A question of the draft that takes a file.
pub struct Question {
    /// Its name, as it is sent.
    pub name: String,
    /// What it is called: the item and what is asked.
    pub label: Text,
}

impl FilesPage {
    /// The page of statement `id`; `most` is the largest file in MiB.
    #[must_use]
    pub fn new(
        frame: Frame,
        (id, most): (&str, u32),
        (rows, questions): (Vec<FileRow>, Vec<Question>),
        sent: &Sent,
        problems: &Problems,
    ) -> Self {
        let action = path::act(path::DISCLOSURES, id, "files");
        let offers = questions
            .into_iter()
            .map(|question| Offer::new(question.name, question.label));
        let offers: Vec<Offer> = offers.collect();
        let adding = (!offers.is_empty()).then(|| {
            let place = Choice::new("place", Text::new("files-for"), offers);
            let file = Field::text("file", Text::new("files-file"))
                .hint(Text::new("files-hint").with("most", most));
            (
                place.filled(sent, problems),
                file.filled(&Sent::default(), problems),
            )
        });
        Self {
            frame: frame
                .at(&*action)
                .titled(Text::new("files-title"))
                .read_by(Text::new("files-readers"))
                .with_problems(problems),
            crumbs: vec![Crumb {
                label: Text::new("files-statement"),
                href: path::below(path::DISCLOSURES, id),
            }],
            action,
            columns: [
                Column::new(Text::new("files-file")),
                Column::new(Text::new("files-size")).number(),
                Column::new(Text::new("files-day")),
                Column::new(Text::new("files-remove")),
            ],
            rows,
            none: Empty {
                text: Text::new("files-none"),
                link: None,
            },
            adding,
        }
    }
}

impl FileRow {
    /// Its size as people compare it.
    #[must_use]
    pub fn size(&self) -> Text {
        const KIB: u64 = 1024;
        let whole = |unit: u64| i64::try_from(self.length.div_ceil(unit)).unwrap_or(i64::MAX);
        if self.length < KIB * KIB {
            Text::new("files-kib").with("size", whole(KIB))
        } else {
            Text::new("files-mib").with("size", whole(KIB * KIB))
        }
    }
}
