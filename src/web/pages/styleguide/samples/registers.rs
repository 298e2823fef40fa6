//! What is kept beside the statements of a cycle.

use jiff::civil::date;

use super::{Sample, refused, sample, staff, typed};
use crate::{
    error::Problems,
    language::Text,
    web::{
        field::Sent,
        page::Frame,
        pages::files::{FileRow, FilesPage, Question},
    },
};

pub(super) fn files(frame: &Frame) -> Vec<Sample> {
    let (nothing, fine) = (Sent::default(), Problems::new());
    let page = |rows, questions, sent: &Sent, problems: &Problems| {
        FilesPage::new(
            staff(frame),
            ("3f2a", 25),
            (rows, questions),
            sent,
            problems,
        )
    };
    let chosen = typed(&[("place", "assets.7f3a.deed")]);
    vec![
        sample(
            "files",
            page(
                vec![file(true), file(false)],
                vec![question()],
                &nothing,
                &fine,
            ),
        ),
        sample(
            "files-refused",
            page(Vec::new(), vec![question()], &chosen, &refused("file")),
        ),
        sample("files-none", page(Vec::new(), Vec::new(), &nothing, &fine)),
    ]
}

fn question() -> Question {
    Question {
        name: "assets.7f3a.deed".to_owned(),
        label: label(),
    }
}

fn label() -> Text {
    Text::new("files-place-label")
        .with("item", "Flat in Genève شقة")
        .with("question", "The deed")
}

fn file(draft: bool) -> FileRow {
    FileRow {
        name: if draft {
            "سند الملكية (2019).pdf"
        } else {
            "Statement_2026-02.xlsx"
        }
        .to_owned(),
        length: if draft { 4_300_000 } else { 61_440 },
        day: date(2026, 3, 2),
        places: if draft { vec![label()] } else { Vec::new() },
        href: "/styleguide/files".to_owned(),
        remove: draft.then(|| "/styleguide/files".to_owned()),
    }
}
