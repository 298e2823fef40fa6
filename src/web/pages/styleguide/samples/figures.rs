//! The figures of a year.

use super::{Sample, officer, refused, sample};
use crate::{
    error::Problems,
    language::Text,
    statistics::presentation::{Figure, Listing, footnotes},
    web::{page::Frame, pages::figure},
};

/// Every page of the figures.
pub(super) fn figures(frame: &Frame) -> Vec<Sample> {
    let preview = |obstacles| figure::PreviewPage::new(officer(frame), a_preview(frame, obstacles));
    let publish = |stage, problems: &Problems| {
        figure::PublishPage::new(officer(frame), (2017, stage), (4, 2), problems)
    };
    let years = [(2018, false), (2017, true)];
    let blocked = vec![Text::new("advice-year-untriaged").with("count", 3_i64)];
    let listing = Listing {
        rows: rows(frame)
            .into_iter()
            .map(|(label, _, figure)| (label, figure))
            .collect(),
        total: Figure::Count(48),
    };
    let notes = footnotes(listing.figures(), 5);
    vec![
        sample("years", figure::YearsPage::new(officer(frame), &years)),
        sample("years-none", figure::YearsPage::new(officer(frame), &[])),
        sample("preview", preview(Vec::new())),
        sample("preview-blocked", preview(blocked)),
        sample("publish", publish(figure::Stage::Publish, &Problems::new())),
        sample("propose", publish(figure::Stage::Propose, &Problems::new())),
        sample(
            "publish-refused",
            publish(figure::Stage::Publish, &refused("current")),
        ),
        sample(
            "figure",
            figure::FigurePage::new(frame.clone(), 2017, listing, notes),
        ),
    ]
}

/// Subject, true count, and what is published of it.
fn rows(frame: &Frame) -> Vec<(String, i64, Figure)> {
    [
        ("outside-activities", 16, Figure::Count(16)),
        ("gifts", 11, Figure::Count(11)),
        ("other-conflict", 9, Figure::Count(9)),
        ("financial-disclosure", 8, Figure::Withheld),
        ("publication", 4, Figure::Withheld),
        ("political-activity", 0, Figure::Count(0)),
    ]
    .map(|(code, count, figure)| {
        let label = Text::keyed(format!("advice-subject-{code}"));
        (frame.speak(&label), count, figure)
    })
    .into()
}

fn a_preview(frame: &Frame, obstacles: Vec<Text>) -> figure::Preview {
    let row = |(subject, count, published): (String, i64, Figure)| {
        let withheld = published == Figure::Withheld;
        figure::PreviewRow {
            subject,
            count,
            persons: count.min(7),
            published,
            bounds: withheld.then_some((0, 12)),
            why: withheld.then(|| Text::new("preview-why-few")),
        }
    };
    figure::Preview {
        year: 2017,
        rows: rows(frame).into_iter().map(row).collect(),
        total: 48,
        published: Figure::Count(48),
        notes: footnotes([Figure::Withheld], 5),
        obstacles,
        stage: figure::Stage::Publish,
    }
}
