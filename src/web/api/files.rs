//! The files of a statement: streamed in as the body of a request, streamed out as the body of an answer.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    web::{Path, Payload},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    disclosure::{
        attachment::{self, Download},
        form::Place,
    },
    error::Result,
    storage::Id,
    web::{download, problem::JsonProblem, upload, visitor::Guest},
};

/// A file of a statement.
#[derive(Serialize, ToSchema)]
pub struct File {
    id: Uuid,
    /// Its name, as the person gave it.
    name: String,
    /// Its type, as it was told; nothing relies on it.
    media: String,
    /// Its length in bytes.
    length: u64,
    /// The questions of the draft it answers, such as `assets.7f3a.deed`.
    places: Vec<String>,
    /// Whether it was filed, and so stays.
    filed: bool,
}

/// The files of a statement, and where its draft takes more.
#[derive(Serialize, ToSchema)]
pub struct Files {
    files: Vec<File>,
    /// The questions of the draft that take a file.
    open: Vec<String>,
}

/// What a file is and what it answers.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Named {
    /// The question it answers, such as `assets.7f3a.deed`.
    place: String,
    /// Its name.
    name: String,
    /// Its type.
    #[serde(default)]
    media: String,
}

/// A file that was attached.
#[derive(Serialize, ToSchema)]
pub struct Attached {
    id: Uuid,
    /// The saving of the draft it became part of.
    saved: i32,
}

/// The files of one's own statement.
#[utoipa::path(get, path = "/disclosures/{id}/files", tag = "disclosures", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = 200, body = Files)))]
pub async fn files(caller: Caller, id: Path<String>) -> Result<Reply<Files>, JsonProblem> {
    caller
        .run(move |me| {
            let found = attachment::files(me.office(), me.who(), Id::parse(&id)?)?;
            let files = found.files.into_iter().map(|file| File {
                id: file.id.uuid(),
                name: file.about.name,
                media: file.about.media,
                length: file.about.length,
                places: file.places.iter().map(Place::name).collect(),
                filed: file.filed,
            });
            Ok(Files {
                files: files.collect(),
                open: found.open.iter().map(Place::name).collect(),
            })
        })
        .await
}

/// Attaches a file to a question of the draft; the body is the file itself.
#[utoipa::path(post, path = "/disclosures/{id}/files", tag = "disclosures", security(("bearer" = [])),
    params(("id" = String, Path), Named),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = Attached)))]
pub async fn attach(
    caller: Caller,
    id: Path<String>,
    named: actix_web::web::Query<Named>,
    mut body: Payload,
) -> Result<Reply<Attached>, JsonProblem> {
    let again = caller.again();
    let office = caller.office();
    let statement = id.clone();
    let begun = caller
        .call(move |me| attachment::begin(me.office(), me.who(), Id::parse(&statement)?))
        .await?;
    let received = upload::receive(begun, &mut body, &office).await;
    let attached = again
        .run(move |me| {
            let place = (Id::parse(&id)?, named.place.as_str());
            let named = (named.name.as_str(), named.media.as_str());
            let (id, saved) = attachment::attach(me.office(), me.who(), place, received?, named)?;
            Ok(Attached {
                id: id.uuid(),
                saved,
            })
        })
        .await?;
    Ok(attached.created())
}

/// A file of one's own statement.
#[utoipa::path(get, path = "/disclosures/{id}/files/{file}", tag = "disclosures", security(("bearer" = [])),
    params(("id" = String, Path), ("file" = String, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream")))]
pub async fn read_file(
    caller: Caller,
    at: Path<(String, String)>,
) -> Result<HttpResponse, JsonProblem> {
    give(caller, move |me| {
        attachment::open(me.office(), me.who(), Id::parse(&at.0)?, Id::parse(&at.1)?)
    })
    .await
}

/// Takes a file out of the draft.
#[utoipa::path(delete, path = "/disclosures/{id}/files/{file}", tag = "disclosures", security(("bearer" = [])),
    params(("id" = String, Path), ("file" = String, Path)), responses((status = 204)))]
pub async fn remove_file(
    caller: Caller,
    at: Path<(String, String)>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| {
            attachment::remove(me.office(), me.who(), Id::parse(&at.0)?, Id::parse(&at.1)?)
        })
        .await
}

/// A file that was filed, for those who review it; recorded before it is given.
#[utoipa::path(get, path = "/reviews/{id}/files/{file}", tag = "reviews", security(("bearer" = [])),
    params(("id" = String, Path), ("file" = String, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream")))]
pub async fn review_file(
    caller: Caller,
    at: Path<(String, String)>,
) -> Result<HttpResponse, JsonProblem> {
    give(caller, move |me| {
        attachment::review(me.office(), me.who(), Id::parse(&at.0)?, Id::parse(&at.1)?)
    })
    .await
}

async fn give(
    caller: Caller,
    open: impl FnOnce(&Guest) -> Result<Download> + Send + 'static,
) -> Result<HttpResponse, JsonProblem> {
    let office = caller.office();
    let opened = caller.call(open).await?;
    Ok(download::response(Arc::clone(&office), opened))
}
