//! One's own statements, and those one fills in for somebody.

use actix_web::web::{Json, Path};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::{Caller, Reply},
    statement::{Listed, Statement},
};
use crate::{
    disclosure::{
        LineId, StatementId,
        filing::{
            self, beginning, drafting, extension::ask_extension, helping, reading, submitting,
        },
        form::{Answers, Declared, Dropped, is_item_id},
    },
    error::{Error, Result},
    language::{Message, Text},
    storage::Id,
    web::{problem::JsonProblem, visitor::Guest},
};

/// What of last year could not be taken over.
#[derive(Serialize, ToSchema)]
pub struct Lost {
    /// Where it stood, such as `assets.7f3a.document`.
    place: String,
    /// Why, in a sentence.
    why: String,
}

/// A draft to keep.
#[derive(Deserialize, ToSchema)]
pub struct Draft {
    /// The saving it was made over; another one since then is a conflict (409).
    saved: i32,
    /// What is answered, by the codes of sections and fields.
    #[schema(value_type = Object)]
    answers: Answers,
}

/// A draft that was kept.
#[derive(Serialize, ToSchema)]
pub struct Kept {
    /// Its saving.
    saved: i32,
}

/// What is certified.
#[derive(Deserialize, ToSchema)]
pub struct Certified {
    /// The saving that is filed.
    saved: i32,
    /// The name under the words of the form.
    name: String,
}

/// What a filer gets for a statement.
#[derive(Serialize, ToSchema)]
pub struct Receipt {
    number: String,
    version: i32,
    #[schema(value_type = String, format = Date)]
    filed: Date,
    name: String,
    /// SHA-256 of what was certified and its signature, in hexadecimal.
    fingerprint: String,
    /// Whether the signature is the filer's.
    verified: bool,
    /// Whether something is still to be filed: an amendment, or answers.
    pending: bool,
}

/// More time that is asked for.
#[derive(Deserialize, ToSchema)]
pub struct MoreTime {
    /// How many days more.
    days: u32,
    /// Why.
    message: String,
}

/// Who fills in for the filer.
#[derive(Deserialize, ToSchema)]
pub struct Helper {
    /// The account; none for nobody any more.
    designee: Option<Uuid>,
}

/// Somebody who fills in for others.
#[derive(Serialize, ToSchema)]
pub struct Helping {
    id: Uuid,
    name: String,
}

/// The answer to a question of the reviewers.
#[derive(Deserialize, ToSchema)]
pub struct Answered {
    /// The question.
    question: Uuid,
    /// The answer.
    message: String,
}

impl From<submitting::Receipt> for Receipt {
    fn from(receipt: submitting::Receipt) -> Self {
        Self {
            number: receipt.number,
            version: receipt.version,
            filed: receipt.filed,
            name: receipt.name,
            fingerprint: receipt.fingerprint,
            verified: receipt.verified,
            pending: receipt.pending,
        }
    }
}

/// Entries have ids that an address can hold.
fn addressable(answers: &Answers) -> Result<()> {
    let declared = answers.sections.values();
    let mut items = declared.flat_map(Declared::items);
    if items.all(|item| is_item_id(&item.id)) {
        Ok(())
    } else {
        Err(Error::field("answers", Text::new("form-item-id")))
    }
}

/// What is to be filed, and was, the newest first.
#[utoipa::path(get, path = "/disclosures", tag = "disclosures", operation_id = "obligations",
    security(("bearer" = [])), responses((status = 200, body = [Listed])))]
pub async fn obligations(caller: Caller) -> Result<Reply<Vec<Listed>>, JsonProblem> {
    caller
        .run(|guest| {
            let mine = filing::mine(guest.office(), guest.who())?;
            let listed = mine.into_iter().map(|one| Listed::of(one, guest.speech()));
            Ok(listed.collect())
        })
        .await
}

/// A statement that was begun.
#[utoipa::path(get, path = "/disclosures/{id}", tag = "disclosures", operation_id = "statement",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = Statement)))]
pub async fn statement(caller: Caller, id: Path<Uuid>) -> Result<Reply<Statement>, JsonProblem> {
    caller
        .run(move |guest| {
            let own = reading::own(guest.office(), guest.who(), Id::from_uuid(*id))?;
            Statement::of(own, guest.speech())
        })
        .await
}

/// Begins a statement with what of last year's still fits; tells what does not.
#[utoipa::path(post, path = "/disclosures/{id}/begin", tag = "disclosures", operation_id = "begin",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = [Lost])))]
pub async fn begin(caller: Caller, id: Path<Uuid>) -> Result<Reply<Vec<Lost>>, JsonProblem> {
    caller
        .run(move |guest| {
            let lost = beginning::begin(guest.office(), guest.who(), Id::from_uuid(*id))?;
            let told = |lost: Dropped| Lost {
                place: lost.place.name(),
                why: guest.speech().say(&lost.why),
            };
            Ok(lost.into_iter().map(told).collect())
        })
        .await
}

/// Keeps the draft as a whole.
#[utoipa::path(put, path = "/disclosures/{id}/draft", tag = "disclosures", operation_id = "save",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Draft,
    responses((status = 200, body = Kept), (status = 409, description = "Somebody saved in between")))]
pub async fn save(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Draft>,
) -> Result<Reply<Kept>, JsonProblem> {
    caller
        .run(move |guest| {
            addressable(&body.answers)?;
            let at = (Id::from_uuid(*id), body.saved);
            let saved = drafting::save(guest.office(), guest.who(), at, &body.answers)?;
            Ok(Kept { saved })
        })
        .await
}

/// Certifies a draft by name and files it; sent twice, the receipt is the same.
#[utoipa::path(post, path = "/disclosures/{id}/filing", tag = "disclosures", operation_id = "file",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Certified,
    responses((status = 200, body = Receipt), (status = 409, description = "Somebody saved in between")))]
pub async fn file(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Certified>,
) -> Result<Reply<Receipt>, JsonProblem> {
    caller
        .run(move |guest| {
            let at = (Id::from_uuid(*id), body.saved);
            let receipt = submitting::submit(guest.office(), guest.who(), at, &body.name)?;
            Ok(Receipt::from(receipt))
        })
        .await
}

/// The receipt of what was filed last.
#[utoipa::path(get, path = "/disclosures/{id}/receipt", tag = "disclosures", operation_id = "receipt",
    security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = Receipt)))]
pub async fn receipt(caller: Caller, id: Path<Uuid>) -> Result<Reply<Receipt>, JsonProblem> {
    caller
        .run(move |guest| {
            let receipt = submitting::receipt(guest.office(), guest.who(), Id::from_uuid(*id))?;
            receipt.map(Receipt::from).ok_or(Error::Missing)
        })
        .await
}

/// Opens what was filed to be changed, in a new version.
#[utoipa::path(post, path = "/disclosures/{id}/amendment", tag = "disclosures", operation_id = "amend",
    security(("bearer" = [])), params(("id" = Uuid, Path)),
    responses((status = 204, description = "There is a draft")))]
pub async fn amend(caller: Caller, id: Path<Uuid>) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| drafting::amend(guest.office(), guest.who(), Id::from_uuid(*id)))
        .await
}

/// Asks for more time.
#[utoipa::path(post, path = "/disclosures/{id}/extension", tag = "disclosures", operation_id = "extend",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = MoreTime,
    responses((status = 204, description = "It is with the office")))]
pub async fn extend(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<MoreTime>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| {
            let reason = Message::parse(&body.message)?;
            let (id, asked): (StatementId, _) = (Id::from_uuid(*id), (body.days, &reason));
            ask_extension(guest.office(), guest.who(), id, asked)
        })
        .await
}

/// Those who fill in for others.
#[utoipa::path(get, path = "/designees", tag = "disclosures", operation_id = "designees",
    security(("bearer" = [])), responses((status = 200, body = [Helping])))]
pub async fn designees(caller: Caller) -> Result<Reply<Vec<Helping>>, JsonProblem> {
    caller
        .run(|guest: &Guest| {
            let all = helping::designees(guest.office(), guest.who())?.into_iter();
            let all = all.map(|(id, name)| Helping {
                id: id.uuid(),
                name,
            });
            Ok(all.collect())
        })
        .await
}

/// Lets somebody fill a statement in, or nobody any more.
#[utoipa::path(put, path = "/disclosures/{id}/designee", tag = "disclosures", operation_id = "designate",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Helper,
    responses((status = 204, description = "The choice is kept")))]
pub async fn designate(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Helper>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| {
            let helper = body.designee.map(Id::from_uuid);
            helping::designate(guest.office(), guest.who(), Id::from_uuid(*id), helper)
        })
        .await
}

/// Answers a question of the reviewers.
#[utoipa::path(post, path = "/disclosures/{id}/answers", tag = "disclosures", operation_id = "answer",
    security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Answered,
    responses((status = 204, description = "The answer is kept")))]
pub async fn answer(
    caller: Caller,
    id: Path<Uuid>,
    body: Json<Answered>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |guest| {
            let message = Message::parse(&body.message)?;
            let asked = (Id::from_uuid(*id), LineId::from_uuid(body.question));
            submitting::answer(guest.office(), guest.who(), asked, &message)
        })
        .await
}
