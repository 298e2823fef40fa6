//! The verification sample of a cycle.

use actix_web::web::{Json, Path};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    disclosure::sample::{self, Asked, draw::Strata},
    error::{Error, Result},
    language::Text,
    storage::{Coded, Id},
    web::problem::JsonProblem,
};

/// How a sample is to be drawn.
#[derive(Deserialize, ToSchema)]
pub struct Draw {
    /// Whatever was agreed on in public: a date, the numbers of a lottery.
    seed: String,
    /// How many.
    size: u32,
    /// `none`, `unit` or `grade`.
    strata: String,
}

/// A sample that was drawn.
#[derive(Serialize, ToSchema)]
pub struct Sample {
    id: Uuid,
    #[schema(value_type = String, format = Date)]
    day: Date,
    seed: String,
    strata: &'static str,
    /// How many statements it was drawn from.
    population: usize,
    /// SHA-256 of the list it was drawn from, in hexadecimal.
    hash: String,
    /// Whether it was drawn again just now and was the same.
    same: bool,
    /// Who was drawn, in the order of the draw.
    drawn: Vec<Drawn>,
}

/// A statement that was drawn.
#[derive(Serialize, ToSchema)]
pub struct Drawn {
    statement: Uuid,
    number: String,
    filer: String,
    stratum: String,
    /// `asked`, `provided` or `checked`.
    state: String,
}

impl From<sample::Sample> for Sample {
    fn from(sample: sample::Sample) -> Self {
        let drawn = sample.drawn.into_iter().map(|drawn| Drawn {
            statement: drawn.statement.uuid(),
            number: drawn.number,
            filer: drawn.filer,
            stratum: drawn.stratum,
            state: drawn.state,
        });
        Self {
            id: sample.id.uuid(),
            day: sample.day,
            strata: sample.asked.strata.code(),
            seed: sample.asked.seed,
            population: sample.population,
            hash: sample.hash,
            same: sample.same,
            drawn: drawn.collect(),
        }
    }
}

/// The samples of a cycle, the newest first, each drawn again.
#[utoipa::path(get, path = "/cycles/{id}/samples", tag = "cycles", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = 200, body = [Sample])))]
pub async fn samples(caller: Caller, id: Path<String>) -> Result<Reply<Vec<Sample>>, JsonProblem> {
    caller
        .run(move |me| {
            let found = sample::samples(me.office(), me.who(), Id::parse(&id)?)?;
            Ok(found.into_iter().map(Into::into).collect())
        })
        .await
}

/// Draws a sample; drawn again with the same seed from the same statements, it is the same sample.
#[utoipa::path(post, path = "/cycles/{id}/samples", tag = "cycles", security(("bearer" = [])),
    params(("id" = String, Path)), request_body = Draw, responses((status = 201, body = Sample)))]
pub async fn draw_sample(
    caller: Caller,
    id: Path<String>,
    asked: Json<Draw>,
) -> Result<Reply<Sample>, JsonProblem> {
    let drawn = caller
        .run(move |me| {
            let Draw { seed, size, strata } = asked.into_inner();
            let strata = Strata::from_code(&strata)
                .ok_or_else(|| Error::field("strata", Text::new("form-no-such-option")))?;
            let asked = Asked { seed, size, strata };
            sample::draw(me.office(), me.who(), Id::parse(&id)?, &asked).map(Into::into)
        })
        .await?;
    Ok(drawn.created())
}
