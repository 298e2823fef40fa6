//! What is kept beside the statements of a cycle: checklists, certificates of destruction, summaries for the public.

use actix_web::web::{Json, Path};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    disclosure::{
        publication, retention as ending,
        sample::verification::{self as checking, Proof},
    },
    error::{Error, Result},
    language::Text,
    storage::Id,
    web::problem::JsonProblem,
};

/// One item of a checklist.
#[derive(Serialize, Deserialize, ToSchema)]
pub struct Check {
    /// The place of the item, such as `assets.7f3a`.
    place: String,
    /// The documents that were given; not read when a checklist is sent.
    #[serde(default)]
    documents: Vec<Uuid>,
    /// `confirmed`, `differs`, `missing` or `needless`; none until it was said.
    proof: Option<String>,
}

/// A statement whose years are over.
#[derive(Serialize, ToSchema)]
pub struct Due {
    statement: Uuid,
    /// The handle by which its destruction is signed.
    approval: Option<Uuid>,
    number: String,
    filer: String,
    /// Whether a legal hold forbids its destruction.
    held: bool,
    /// How many have signed.
    signatures: usize,
}

/// A certificate of destruction.
#[derive(Serialize, ToSchema)]
pub struct Certificate {
    statement: Uuid,
    number: String,
    #[schema(value_type = String, format = Date)]
    ended: Date,
    #[schema(value_type = String, format = Date)]
    destroyed: Date,
    versions: i32,
    lines: i32,
    files: i32,
    signers: [String; 2],
    /// The last state that the record remembers of it, in hexadecimal.
    state: String,
}

/// What becomes of a signature or a checklist.
#[derive(Serialize, ToSchema)]
pub struct Done {
    /// Whether it was the last that was needed.
    done: bool,
}

impl Done {
    pub(super) fn new(done: bool) -> Self {
        Self { done }
    }
}

/// Whether a statement is held.
#[derive(Deserialize, ToSchema)]
pub struct Hold {
    hold: bool,
}

/// A summary for the public.
#[derive(Serialize, ToSchema)]
pub struct Summary {
    name: String,
    year: i16,
    lines: Vec<String>,
    language: String,
}

/// A summary as its filer approves it.
#[derive(Deserialize, ToSchema)]
pub struct Approval {
    name: String,
    lines: Vec<String>,
}

/// The checklist of a drawn statement, for its reviewers; recorded before it is given.
#[utoipa::path(get, path = "/reviews/{id}/verification", tag = "reviews", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = 200, body = [Check])))]
pub async fn verification(
    caller: Caller,
    id: Path<String>,
) -> Result<Reply<Vec<Check>>, JsonProblem> {
    caller
        .run(move |me| {
            let found = checking::review(me.office(), me.who(), Id::parse(&id)?)?;
            let checks = found.items.iter().map(|item| Check {
                place: item.place.name(),
                documents: item.documents.iter().map(|(id, _)| id.uuid()).collect(),
                proof: item.proof.map(|proof| proof.code().to_owned()),
            });
            Ok(checks.collect())
        })
        .await
}

/// Writes down what the documents show; once each item has its word the checklist is closed.
#[utoipa::path(post, path = "/reviews/{id}/verification", tag = "reviews", security(("bearer" = [])),
    params(("id" = String, Path)), request_body = [Check], responses((status = 200, body = Done)))]
pub async fn record_verification(
    caller: Caller,
    id: Path<String>,
    checks: Json<Vec<Check>>,
) -> Result<Reply<Done>, JsonProblem> {
    caller
        .run(move |me| {
            let mut found = Vec::new();
            for check in checks.into_inner() {
                let wrong = || Error::field("proof", Text::new("form-no-such-option"));
                let proof = check.proof.as_deref().and_then(Proof::from_code);
                found.push((check.place, proof.ok_or_else(wrong)?));
            }
            let done = checking::record(me.office(), me.who(), Id::parse(&id)?, &found)?;
            Ok(Done { done })
        })
        .await
}

/// The statements of the desk whose years are over.
#[utoipa::path(get, path = "/retention", tag = "retention", security(("bearer" = [])),
    responses((status = 200, body = [Due])))]
pub async fn retention(caller: Caller) -> Result<Reply<Vec<Due>>, JsonProblem> {
    caller
        .run(|me| {
            let due = ending::due(me.office(), me.who())?;
            let due = due.into_iter().map(|one| Due {
                statement: one.statement.uuid(),
                approval: one.approval.map(|approval| approval.uuid()),
                number: one.number,
                filer: one.filer,
                held: one.held,
                signatures: one.signatures,
            });
            Ok(due.collect())
        })
        .await
}

/// Signs for a destruction; the second signature carries it out.
#[utoipa::path(post, path = "/retention/{approval}/sign", tag = "retention", security(("bearer" = [])),
    params(("approval" = String, Path)), responses((status = 200, body = Done)))]
pub async fn sign_destruction(
    caller: Caller,
    approval: Path<String>,
) -> Result<Reply<Done>, JsonProblem> {
    caller
        .run(move |me| {
            let done = ending::sign(me.office(), me.who(), Id::parse(&approval)?)?;
            Ok(Done { done })
        })
        .await
}

/// Puts a statement on legal hold, or lifts the hold.
#[utoipa::path(put, path = "/retention/{statement}/hold", tag = "retention", security(("bearer" = [])),
    params(("statement" = String, Path)), request_body = Hold, responses((status = 204)))]
pub async fn hold_statement(
    caller: Caller,
    statement: Path<String>,
    hold: Json<Hold>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| ending::hold(me.office(), me.who(), Id::parse(&statement)?, hold.hold))
        .await
}

/// The certificates of all destructions, the newest first.
#[utoipa::path(get, path = "/retention/certificates", tag = "retention", security(("bearer" = [])),
    responses((status = 200, body = [Certificate])))]
pub async fn certificates(caller: Caller) -> Result<Reply<Vec<Certificate>>, JsonProblem> {
    caller
        .run(|me| {
            let all = ending::certificates(me.office(), me.who())?;
            let all = all.into_iter().map(|one| Certificate {
                statement: one.statement.uuid(),
                number: one.number,
                ended: one.ended,
                destroyed: one.destroyed,
                versions: one.versions,
                lines: one.lines,
                files: one.files,
                signers: one.signers,
                state: one.state,
            });
            Ok(all.collect())
        })
        .await
}

/// What filers publish of their own accord.
#[utoipa::path(get, path = "/summaries", tag = "summaries", responses((status = 200, body = [Summary])))]
pub async fn summaries(caller: Caller) -> Result<Reply<Vec<Summary>>, JsonProblem> {
    caller
        .run_for_anybody(|guest| {
            let all = publication::published(guest.office(), guest.who())?;
            let all = all.into_iter().map(|one| Summary {
                name: one.name,
                year: one.year,
                lines: one.lines,
                language: one.language,
            });
            Ok(all.collect())
        })
        .await
}

/// Offers a summary of one's own statement to the public.
#[utoipa::path(put, path = "/disclosures/{id}/summary", tag = "summaries", security(("bearer" = [])),
    params(("id" = String, Path)), request_body = Approval, responses((status = 204)))]
pub async fn approve_summary(
    caller: Caller,
    id: Path<String>,
    said: Json<Approval>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| {
            let lines = said.lines.join("\n");
            let said = (said.name.as_str(), lines.as_str());
            publication::approve(me.office(), me.who(), Id::parse(&id)?, said)
        })
        .await
}

/// Takes one's summary back.
#[utoipa::path(delete, path = "/disclosures/{id}/summary", tag = "summaries", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = 204)))]
pub async fn withdraw_summary(caller: Caller, id: Path<String>) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| publication::withdraw(me.office(), me.who(), Id::parse(&id)?))
        .await
}

/// Publishes a summary, exactly as its filer approved it.
#[utoipa::path(post, path = "/summaries/{id}/publish", tag = "summaries", security(("bearer" = [])),
    params(("id" = String, Path)), responses((status = 204)))]
pub async fn publish_summary(caller: Caller, id: Path<String>) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| publication::publish(me.office(), me.who(), Id::parse(&id)?))
        .await
}
