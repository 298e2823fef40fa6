//! One's own requests.

use actix_web::web::{Json, Path};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::caller::{Caller, Reply};
use crate::{
    advice::{self, Asked, Asking, Matter, Message},
    error::Result,
    storage::{Coded, Id},
    web::problem::JsonProblem,
};

/// A question.
#[derive(Deserialize, ToSchema)]
pub struct Question {
    /// What it is about, in a line.
    subject: String,
    /// What is asked.
    message: String,
    /// Whether it concerns somebody in the ethics office: then the alternate alone can read it.
    concerns_office: Option<bool>,
}

/// A question that arrived.
#[derive(Serialize, ToSchema)]
pub struct Arrived {
    /// Its id; none for a question without a name, which is reached by its receipt only.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Uuid>,
    /// Its number.
    number: String,
    /// The day by which the office answers.
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// Which desk can read it: `office` or `alternate`.
    desk: &'static str,
    /// The receipt of a question without a name. It is shown this once.
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<String>,
}

/// One of one's requests.
#[derive(Serialize, ToSchema)]
pub struct Listed {
    id: Uuid,
    number: String,
    subject: String,
    /// The code of where it stands.
    state: &'static str,
    #[schema(value_type = String, format = Date)]
    received: Date,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
}

/// A request with what was said.
#[derive(Serialize, ToSchema)]
pub struct Request {
    id: Uuid,
    number: String,
    subject: String,
    /// The code of where it stands.
    state: &'static str,
    /// Which desk can read it.
    desk: String,
    #[schema(value_type = String, format = Date)]
    received: Date,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    answered: Option<Date>,
    /// Messages and events, the oldest first.
    lines: Vec<Line>,
}

/// A message, a note or an event.
#[derive(Serialize, ToSchema)]
pub struct Line {
    /// `message`, `note` or `event`.
    kind: &'static str,
    /// Whether the requester said it.
    by_requester: bool,
    /// The author's name, where the reader may know it.
    author: String,
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// Whether the signature is the author's.
    verified: bool,
    /// The words, or the code of the event.
    text: String,
}

/// Words to the office.
#[derive(Deserialize, ToSchema)]
pub struct Words {
    message: String,
}

impl From<Question> for Asking {
    fn from(question: Question) -> Self {
        Self {
            subject: question.subject,
            message: question.message,
            concerns_office: question.concerns_office,
        }
    }
}

impl From<Asked> for Arrived {
    fn from(asked: Asked) -> Self {
        Self {
            id: asked.receipt.is_none().then(|| asked.id.uuid()),
            number: asked.number,
            due: asked.due,
            desk: asked.desk.name(),
            receipt: asked.receipt.map(|digits| digits.to_string()),
        }
    }
}

impl From<advice::Line> for Line {
    fn from(line: advice::Line) -> Self {
        use advice::LineKind;
        let (kind, text) = match line.kind {
            LineKind::Message(words) => ("message", words),
            LineKind::Note(words) => ("note", words),
            LineKind::Event(event) => ("event", event.what),
        };
        Self {
            kind,
            by_requester: line.by_requester,
            author: line.author,
            day: line.day,
            verified: line.verified,
            text,
        }
    }
}

impl From<Matter> for Request {
    fn from(matter: Matter) -> Self {
        Self {
            id: matter.id.uuid(),
            number: matter.number,
            subject: matter.intake.subject,
            state: matter.state.code(),
            desk: matter.desk,
            received: matter.received,
            due: matter.due,
            answered: matter.answered,
            lines: matter.lines.into_iter().map(Line::from).collect(),
        }
    }
}

/// One's requests, the newest first.
#[utoipa::path(get, path = "/requests", tag = "requests", security(("bearer" = [])),
    responses((status = 200, body = [Listed])))]
pub async fn mine(caller: Caller) -> Result<Reply<Vec<Listed>>, JsonProblem> {
    caller
        .run(|guest| {
            let mine = advice::mine(guest.office(), guest.who())?;
            let listed = mine.into_iter().map(|own| Listed {
                id: own.id.uuid(),
                number: own.number,
                subject: own.subject,
                state: own.state.code(),
                received: own.received,
                due: own.due,
            });
            Ok(listed.collect())
        })
        .await
}

/// Asks for advice.
#[utoipa::path(post, path = "/requests", tag = "requests", security(("bearer" = [])),
    request_body = Question, responses((status = 201, body = Arrived)))]
pub async fn ask(caller: Caller, body: Json<Question>) -> Result<Reply<Arrived>, JsonProblem> {
    let asking = Asking::from(body.into_inner());
    let reply = caller
        .run(move |guest| advice::ask(guest.office(), guest.who(), &asking).map(Arrived::from));
    Ok(reply.await?.created())
}

/// Asks without a name, and gives back the receipt.
#[utoipa::path(post, path = "/requests/anonymous", tag = "requests",
    request_body = Question, responses((status = 201, body = Arrived)))]
pub async fn ask_anonymously(
    caller: Caller,
    body: Json<Question>,
) -> Result<Reply<Arrived>, JsonProblem> {
    let asking = Asking::from(body.into_inner());
    let reply = caller.run_for_anybody(move |guest| {
        let (office, gate) = (guest.office(), guest.gate());
        advice::ask_anonymously(office, gate, guest.who(), &asking).map(Arrived::from)
    });
    Ok(reply.await?.created())
}

/// One of one's requests, with what was said.
#[utoipa::path(get, path = "/requests/{id}", tag = "requests", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = Request)))]
pub async fn own(caller: Caller, id: Path<Uuid>) -> Result<Reply<Request>, JsonProblem> {
    caller
        .run(move |guest| {
            advice::own(guest.office(), guest.who(), Id::from_uuid(*id)).map(Request::from)
        })
        .await
}

/// Writes to the office.
#[utoipa::path(post, path = "/requests/{id}/messages", tag = "requests", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = Words,
    responses((status = 204, description = "It is with the office")))]
pub async fn write(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Words>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| {
            let message = Message::parse(&body.message)?;
            advice::hear(guest.office(), guest.who(), Id::from_uuid(*id), &message)
        })
        .await
}

/// Takes a request back.
#[utoipa::path(post, path = "/requests/{id}/withdrawal", tag = "requests", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 204, description = "It is taken back")))]
pub async fn withdraw(caller: Caller, id: Path<Uuid>) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| advice::withdraw(guest.office(), guest.who(), Id::from_uuid(*id)))
        .await
}
