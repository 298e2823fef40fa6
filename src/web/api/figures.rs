//! Figures: what is published to anybody, and to the desks what a year would publish.

use actix_web::web::Path;
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::caller::{Caller, Reply};
use crate::{
    error::{Error, Result},
    statistics::{presentation::Figure as Count, release},
    web::{pages::figure::handlers::published, problem::JsonProblem},
};

/// A published figure: counted matters of a year by main subject.
#[derive(Serialize, ToSchema)]
pub struct Figure {
    year: i16,
    /// The day it was published and frozen.
    #[schema(value_type = String, format = Date)]
    published_on: Date,
    /// No published count lies between 1 and this less one, or rests on fewer persons.
    threshold: u32,
    /// None where it is withheld.
    total: Option<u32>,
    rows: Vec<Row>,
}

/// The count of one subject.
#[derive(Serialize, ToSchema)]
pub struct Row {
    /// The code of the subject.
    subject: String,
    /// None where it is withheld: zeros are withheld too, so that nothing follows from it.
    matters: Option<u32>,
}

/// What a year would publish. Not for publication.
#[derive(Serialize, ToSchema)]
pub struct Preview {
    year: i16,
    /// The true number of counted matters.
    total: u32,
    rows: Vec<TrueRow>,
    /// What stands in the way of publishing, in sentences.
    obstacles: Vec<String>,
    /// Whether the head has proposed it.
    proposed: bool,
}

/// The true count of one subject, and what would be seen of it.
#[derive(Serialize, ToSchema)]
pub struct TrueRow {
    subject: String,
    matters: u32,
    persons: u32,
    published: Option<u32>,
}

fn seen(count: Count) -> Option<u32> {
    match count {
        Count::Count(count) => Some(count),
        Count::Withheld | Count::Impossible => None,
    }
}

/// The years whose figure is published.
#[utoipa::path(get, path = "/figures", tag = "figures", responses((status = 200, body = [i16])))]
pub async fn years(caller: Caller) -> Result<Reply<Vec<i16>>, JsonProblem> {
    caller
        .run_for_anybody(|guest| release::years(guest.office(), guest.who()))
        .await
}

/// The published figure of a year.
#[utoipa::path(get, path = "/figures/{year}", tag = "figures", params(("year" = i16, Path)),
    responses((status = 200, body = Figure)))]
pub async fn figure(caller: Caller, year: Path<i16>) -> Result<Reply<Figure>, JsonProblem> {
    caller
        .run_for_anybody(move |guest| {
            let frozen = published(guest, *year)?.ok_or(Error::Missing)?;
            let rows = frozen.figure.rows().iter().map(|row| Row {
                subject: row.code().to_owned(),
                matters: seen(row.figure()),
            });
            Ok(Figure {
                year: frozen.year,
                published_on: frozen.published_on,
                threshold: frozen.figure.threshold(),
                total: seen(frozen.figure.total()),
                rows: rows.collect(),
            })
        })
        .await
}

/// What a year would publish, for the desks alone; recorded before it is given.
#[utoipa::path(get, path = "/figures/{year}/preview", tag = "figures", security(("bearer" = [])),
    params(("year" = i16, Path)), responses((status = 200, body = Preview)))]
pub async fn preview(caller: Caller, year: Path<i16>) -> Result<Reply<Preview>, JsonProblem> {
    caller
        .run(move |guest| {
            let seen_year = release::preview(guest.office(), guest.who(), *year)?;
            let published = seen_year
                .published
                .rows()
                .iter()
                .map(|row| seen(row.figure()));
            let rows = seen_year.rows.iter().zip(published);
            let obstacles = seen_year.problems.iter();
            Ok(Preview {
                year: seen_year.year,
                total: seen_year.total,
                rows: rows
                    .map(|(row, published)| TrueRow {
                        subject: row.code.clone(),
                        matters: row.matters,
                        persons: row.persons,
                        published,
                    })
                    .collect(),
                obstacles: obstacles
                    .map(|problem| guest.speech().say(&problem.text))
                    .collect(),
                proposed: seen_year.proposed,
            })
        })
        .await
}
