//! What is to be done about conflicts.

use actix_web::web::{Json, Path, Payload, Query};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    caller::{Caller, Reply},
    reviews::ReviewLine,
};
use crate::{
    disclosure::{
        StatementId,
        remedy::{
            Stage, Step,
            acting::{Proposal, propose, prove, take},
            evidence::{self, Shown},
            reading::{self, Standing},
            register::{self, Listed, View},
        },
    },
    error::{Error, Result},
    language::Message,
    storage::{Coded, Id},
    web::{problem::JsonProblem, upload, visitor::Guest},
};

/// What is asked of the register.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AskedRegister {
    /// `open`, `office`, `filer`, `overdue` or `done`; `open` if not given.
    view: Option<String>,
    /// The page, counted from 1.
    page: Option<i64>,
}

/// A page of the register.
#[derive(Serialize, ToSchema)]
pub struct Register {
    /// How many remedies there are in all.
    total: i64,
    /// The page, counted from 1.
    page: i64,
    remedies: Vec<RegisterRow>,
}

/// A remedy in the register.
#[derive(Serialize, ToSchema)]
pub struct RegisterRow {
    id: Uuid,
    statement: Uuid,
    number: String,
    filer: String,
    unit: String,
    /// The code of its kind, where the reader may know it.
    kind: Option<String>,
    /// The code of where it stands, where the reader may know it.
    stage: Option<&'static str>,
    /// Whose turn it is: `filer`, `office` or `nobody`.
    turn: &'static str,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
}

/// A remedy of a statement.
#[derive(Serialize, ToSchema)]
pub struct Remedy {
    id: Uuid,
    /// The code of its kind.
    kind: String,
    /// Whether it is confirmed each year.
    lasting: bool,
    /// The place it is about.
    about: Option<String>,
    words: String,
    /// The code of where it stands.
    stage: &'static str,
    /// Whose turn it is: `filer`, `office` or `nobody`.
    turn: &'static str,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// Whether the signature is that of whoever changed it last.
    verified: bool,
    /// What was said about it, the oldest first.
    lines: Vec<ReviewLine>,
    /// What shows that it was carried out, besides words.
    evidence: Vec<Evidence>,
    /// The versions of the statement that the reader may name as evidence now.
    versions: Vec<i32>,
    /// The codes of what the reader may do now.
    steps: Vec<&'static str>,
    /// What every step has to name.
    revision: i32,
}

/// What shows that a remedy was carried out: a file or a version of the statement.
#[derive(Serialize, ToSchema)]
pub struct Evidence {
    /// The file, which is read like every file of the statement.
    file: Option<Uuid>,
    /// Its name.
    name: Option<String>,
    /// The version of the statement, counted from 1.
    version: Option<i32>,
}

/// What a file that shows something is called.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EvidenceNamed {
    /// Its name.
    name: String,
    /// Its type.
    #[serde(default)]
    media: String,
}

/// A file that was taken in as evidence.
#[derive(Serialize, ToSchema)]
pub struct EvidenceGiven {
    id: Uuid,
}

/// A new remedy, proposed from the revision of the statement that was read, or a step of one, from its own.
#[derive(Deserialize, ToSchema)]
pub struct RemedyChange {
    revision: i32,
    #[serde(flatten)]
    what: RemedyDeed,
}

/// What is done about a conflict.
#[derive(Deserialize, ToSchema)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum RemedyDeed {
    /// Proposes a remedy; `kind` is a code of the vocabulary.
    Propose {
        kind: String,
        about: Option<String>,
        words: String,
        days: Option<u32>,
    },
    /// Takes a step: `agree`, `contest`, `uphold`, `prove`, `verify`, `send-back` or `withdraw`. To `prove`, a version of the
    /// statement or a file that was given before will do in place of words.
    Step {
        remedy: Uuid,
        step: String,
        message: Option<String>,
        version: Option<i32>,
    },
}

impl From<Listed> for RegisterRow {
    fn from(listed: Listed) -> Self {
        Self {
            id: listed.id.uuid(),
            statement: listed.statement.uuid(),
            number: listed.number,
            filer: listed.filer,
            unit: listed.unit,
            stage: listed.content.as_ref().map(|(_, stage)| stage.code()),
            kind: listed.content.map(|(kind, _)| kind),
            turn: listed.turn.code(),
            due: listed.due,
        }
    }
}

impl From<Shown> for Evidence {
    fn from(shown: Shown) -> Self {
        let (file, name, version) = match shown {
            Shown::File(id, name, _) => (Some(id.uuid()), Some(name), None),
            Shown::Version(number, _) => (None, None, Some(number)),
        };
        Self {
            file,
            name,
            version,
        }
    }
}

impl From<Standing> for Remedy {
    fn from(one: Standing) -> Self {
        let stage: Stage = one.remedy.stage;
        Self {
            id: one.id.uuid(),
            kind: one.remedy.kind,
            lasting: one.remedy.lasting,
            about: one.remedy.about,
            words: one.remedy.words,
            stage: stage.code(),
            turn: one.turn.code(),
            due: one.due,
            verified: one.verified,
            lines: one.lines.into_iter().map(ReviewLine::from).collect(),
            evidence: one.evidence.into_iter().map(Evidence::from).collect(),
            versions: one.versions.into_iter().map(|(number, _)| number).collect(),
            steps: one.steps.into_iter().map(Step::code).collect(),
            revision: one.revision,
        }
    }
}

/// One page of the register; recorded before it is given.
#[utoipa::path(get, path = "/remedies", tag = "remedies", operation_id = "register",
    security(("bearer" = [])), params(AskedRegister), responses((status = 200, body = Register)))]
pub async fn list(
    caller: Caller,
    asked: Query<AskedRegister>,
) -> Result<Reply<Register>, JsonProblem> {
    caller
        .run(move |guest| {
            let view = View::from_code(asked.view.as_deref().unwrap_or_default());
            let wanted = asked.page.unwrap_or(1);
            let page = register::list(guest.office(), guest.who(), view, wanted)?;
            Ok(Register {
                total: page.total,
                page: page.number,
                remedies: page.rows.into_iter().map(RegisterRow::from).collect(),
            })
        })
        .await
}

fn all(found: reading::Remedies) -> Vec<Remedy> {
    found.remedies.into_iter().map(Remedy::from).collect()
}

/// The remedies of a statement, for its reviewers; recorded before they are given.
#[utoipa::path(get, path = "/reviews/{id}/remedies", tag = "remedies", operation_id = "remedies",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = [Remedy])))]
pub async fn open(caller: Caller, id: Path<Uuid>) -> Result<Reply<Vec<Remedy>>, JsonProblem> {
    caller
        .run(move |guest| reading::open(guest.office(), guest.who(), Id::from_uuid(*id)).map(all))
        .await
}

/// The remedies of one's own statement.
#[utoipa::path(get, path = "/disclosures/{id}/remedies", tag = "remedies", operation_id = "own_remedies",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = [Remedy])))]
pub async fn own(caller: Caller, id: Path<Uuid>) -> Result<Reply<Vec<Remedy>>, JsonProblem> {
    caller
        .run(move |guest| reading::own(guest.office(), guest.who(), Id::from_uuid(*id)).map(all))
        .await
}

/// Proposes a remedy or takes a step of one; whose step it is depends on the step.
#[utoipa::path(post, path = "/disclosures/{id}/remedies", tag = "remedies", operation_id = "change_remedy",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = RemedyChange,
    responses((status = 204, description = "It is done"),
        (status = 409, description = "Somebody else was first: read it again")))]
pub async fn act(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<RemedyChange>,
) -> Result<Reply<()>, JsonProblem> {
    let RemedyChange { revision, what } = body.into_inner();
    caller
        .run(move |guest| what.act_on(guest, (Id::from_uuid(*id), revision)))
        .await
}

/// Takes in a file that shows how a remedy was carried out; the body is the file itself. Take the step `prove` afterwards.
#[utoipa::path(post, path = "/disclosures/{id}/remedies/{remedy}/evidence", tag = "remedies",
    operation_id = "give_evidence", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("remedy" = Uuid, Path), EvidenceNamed),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = EvidenceGiven)))]
pub async fn give(
    caller: Caller,
    at: Path<(Uuid, Uuid)>,
    named: Query<EvidenceNamed>,
    mut body: Payload,
) -> Result<Reply<EvidenceGiven>, JsonProblem> {
    let (again, office) = (caller.again(), caller.office());
    let (id, remedy) = at.into_inner();
    let begun = caller
        .call(move |me| evidence::begin(me.office(), me.who(), Id::from_uuid(id)))
        .await?;
    let received = upload::receive(begun, &mut body, &office).await;
    let given = again
        .run(move |me| {
            let at = (Id::from_uuid(id), Id::from_uuid(remedy));
            let named = (named.name.as_str(), named.media.as_str());
            let file = evidence::give(me.office(), me.who(), at, received?, named)?;
            Ok(EvidenceGiven { id: file.uuid() })
        })
        .await?;
    Ok(given.created())
}

/// Takes a file back that one gave, before the step `prove`; it is destroyed.
#[utoipa::path(delete, path = "/disclosures/{id}/remedies/{remedy}/evidence/{file}", tag = "remedies",
    operation_id = "take_evidence_back", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("remedy" = Uuid, Path), ("file" = Uuid, Path)), responses((status = 204)))]
pub async fn take_back(
    caller: Caller,
    at: Path<(Uuid, Uuid, Uuid)>,
) -> Result<Reply<()>, JsonProblem> {
    let (id, remedy, file) = at.into_inner();
    caller
        .run(move |me| {
            let at = (Id::from_uuid(id), Id::from_uuid(remedy));
            evidence::take_back(me.office(), me.who(), at, Id::from_uuid(file))
        })
        .await
}

impl RemedyDeed {
    fn act_on(self, guest: &Guest, (id, revision): (StatementId, i32)) -> Result<()> {
        let (office, who) = (guest.office(), guest.who());
        match self {
            Self::Propose {
                kind,
                about,
                words,
                days,
            } => {
                let proposal = Proposal {
                    kind: &kind,
                    about: about.as_deref(),
                    words: &Message::parse(&words)?,
                    days,
                };
                propose(office, who, (id, revision), &proposal).map(|_| ())
            }
            Self::Step {
                remedy,
                step,
                message,
                version,
            } => {
                let step = Step::from_code(&step).ok_or(Error::Missing)?;
                let message = message.as_deref().map(Message::parse).transpose()?;
                let at = (id, Id::from_uuid(remedy), revision);
                match step {
                    Step::Prove => prove(office, who, at, (message.as_ref(), version)),
                    _ => take(office, who, at, (step, message.as_ref())),
                }
                .map(|_| ())
            }
        }
    }
}
