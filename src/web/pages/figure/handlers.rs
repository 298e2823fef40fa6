//! Figures: anybody may read what is published; the desks see what a year would publish, and two people publish it.

use std::collections::BTreeSet;

use actix_web::web::Path;

use super::{FigurePage, Preview, PreviewPage, PreviewRow, PublishPage, Stage, YearsPage};
use crate::{
    advice,
    error::{Error, Problems, Result},
    language::Text,
    role::Role,
    statistics::{
        one_way::PublishedRow,
        presentation::{self, Figure, Listing, bar_chart, footnotes},
        release::{self, Frozen},
    },
    web::{
        answer::Answer,
        form::{Form, corrected},
        pages::groups::handlers::fresh,
        path,
        problem::PageProblem,
        visitor::{Guest, SignedIn, Visitor},
    },
};

/// The published years, and to the desks those that have matters.
pub async fn years(visitor: Visitor) -> Result<Answer, PageProblem> {
    visitor
        .run(|guest| {
            let published: BTreeSet<i16> = release::years(guest.office(), guest.who())?
                .into_iter()
                .collect();
            let mut years = published.clone();
            if advice::desk_of(guest.who()).is_some() {
                years.extend(advice::years(guest.office(), guest.who())?);
            }
            let years: Vec<(i32, bool)> = years
                .into_iter()
                .rev()
                .map(|year| (i32::from(year), published.contains(&year)))
                .collect();
            Answer::page(YearsPage::new(guest.frame(), &years))
        })
        .await
}

/// The figure of a year (`2017`), or its file (`2017.csv`).
pub async fn year(visitor: Visitor, name: Path<String>) -> Result<Answer, PageProblem> {
    visitor
        .run(move |guest| {
            let (year, format) = name.split_once('.').unwrap_or((&name, ""));
            let year = year.parse().map_err(|_| Error::Missing)?;
            match (published(guest, year)?, format) {
                (Some(frozen), "") => {
                    let (listing, _) = release::drawn(guest.office(), guest.speech(), &frozen);
                    let notes = footnotes(listing.figures(), frozen.figure.threshold());
                    Answer::page(FigurePage::new(guest.frame(), year.into(), listing, notes))
                }
                (Some(frozen), format) => file(guest, &frozen, format),
                (None, "") => preview(guest, year),
                (None, _) => Err(Error::Missing),
            }
        })
        .await
}

/// What is published of a year, if it is.
pub(in crate::web) fn published(guest: &Guest, year: i16) -> Result<Option<Frozen>> {
    Ok(corrected(release::published(guest.office(), guest.who(), year))?.ok())
}

fn file(guest: &Guest, frozen: &Frozen, format: &str) -> Result<Answer> {
    let (listing, caption) = release::drawn(guest.office(), guest.speech(), frozen);
    let (media, text) = match format {
        "csv" => (
            "text/csv; charset=utf-8",
            presentation::csv(&listing, &caption)?,
        ),
        "json" => (
            "application/json",
            serde_json::to_string_pretty(frozen).map_err(Error::broken)?,
        ),
        "svg" => ("image/svg+xml", bar_chart(&listing, &caption)),
        _ => return Err(Error::Missing),
    };
    Ok(Answer::file(
        &format!("matters-by-subject-{}.{format}", frozen.year),
        media,
        text,
    ))
}

fn preview(guest: &Guest, year: i16) -> Result<Answer> {
    let seen = release::preview(guest.office(), guest.who(), year)?;
    let listing = listing(guest, &seen);
    let published = seen.published.rows().iter().map(PublishedRow::figure);
    let rows = seen.rows.iter().zip(&listing.rows).zip(published);
    let rows = rows.map(|((row, (label, _)), figure)| PreviewRow {
        subject: label.clone(),
        count: row.matters.into(),
        persons: row.persons.into(),
        published: figure,
        bounds: None,
        why: (figure == Figure::Withheld).then(|| Text::new("preview-why-few")),
    });
    let obstacles = seen.problems.iter().map(|problem| problem.text.clone());
    Answer::page(PreviewPage::new(
        guest.frame(),
        Preview {
            year: year.into(),
            rows: rows.collect(),
            total: seen.total.into(),
            published: seen.published.total(),
            notes: footnotes(listing.figures(), seen.published.threshold()),
            obstacles: obstacles.collect(),
            stage: stage(guest, &seen),
        },
    ))
}

fn listing(guest: &Guest, seen: &release::Preview) -> Listing {
    let subjects = &guest.office().vocabulary().advice_subject;
    Listing::of(&seen.published, |code| {
        guest.speech().say(&subjects.label(code))
    })
}

/// What whoever looks may do next: the head proposes, somebody else publishes.
fn stage(guest: &Guest, seen: &release::Preview) -> Stage {
    match (seen.proposed, guest.who().is(Role::Head)) {
        (false, true) => Stage::Propose,
        (false, false) => Stage::Wait,
        (true, true) => Stage::Proposed,
        (true, false) => Stage::Publish,
    }
}

/// The page before a year is proposed, or published for ever.
pub async fn publish_form(me: SignedIn, year: Path<i16>) -> Result<Answer, PageProblem> {
    me.run(move |me| Answer::page(publish_page(me, *year, &Problems::new())?))
        .await
}

fn publish_page(me: &Guest, year: i16, problems: &Problems) -> Result<PublishPage> {
    let seen = release::preview(me.office(), me.who(), year)?;
    let stage = stage(me, &seen);
    seen.problems.clone().check()?;
    if matches!(stage, Stage::Wait | Stage::Proposed) {
        return Err(Error::Missing);
    }
    let listing = listing(me, &seen);
    let withheld = listing
        .figures()
        .filter(|figure| *figure == Figure::Withheld)
        .count();
    let published = listing.figures().count() - withheld;
    let counts = (published, withheld);
    Ok(PublishPage::new(
        me.frame(),
        (year.into(), stage),
        counts,
        problems,
    ))
}

/// Proposes a year as its first person, or publishes it as its second.
pub async fn publish(form: Form<SignedIn>, year: Path<i16>) -> Result<Answer, PageProblem> {
    form.run(move |me, sent| {
        let stage = sent.get("stage");
        let done = fresh(me, sent).and_then(|me| match stage {
            "propose" => release::propose(me.office(), me.who(), *year),
            _ => release::publish(me.office(), me.who(), *year).map(|_| ()),
        });
        match corrected(done)? {
            Ok(()) => Ok(Answer::see(path::below(path::FIGURES, &year.to_string()))),
            Err(problems) => Answer::refused(publish_page(me, *year, &problems)?),
        }
    })
    .await
}
