//! Exemptions before the launch of a cycle: proposed by one, signed by another.

use actix_web::web::{Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    caller::{Caller, Reply},
    registers::Done,
};
use crate::{
    disclosure::cycle::exempting, error::Result, staff::Person, storage::Id,
    web::problem::JsonProblem,
};

/// Somebody who need not file, or shall not need to.
#[derive(Serialize, ToSchema)]
pub struct Exemption {
    person: Uuid,
    staff_id: String,
    /// Why: a code of the vocabulary `waiver-reason`.
    because: String,
    /// The handle by which a second person signs; none once it holds.
    approval: Option<Uuid>,
}

/// Whom to exempt.
#[derive(Deserialize, ToSchema)]
pub struct Exempting {
    /// The staff number or e-mail address.
    person: String,
    /// Why: a code of the vocabulary `waiver-reason`.
    because: String,
}

/// An exemption that was proposed.
#[derive(Serialize, ToSchema)]
pub struct ProposedExemption {
    /// The handle by which a second person signs.
    approval: Uuid,
}

impl Exemption {
    fn of(person: Person, because: String, approval: Option<Uuid>) -> Self {
        Self {
            person: person.id.uuid(),
            staff_id: person.details.staff_id,
            because,
            approval,
        }
    }
}

/// Who is exempted from a cycle, and whose exemption waits for a second signature.
#[utoipa::path(get, path = "/cycles/{id}/exemptions", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), responses((status = 200, body = [Exemption])))]
pub async fn exemptions(
    caller: Caller,
    id: Path<Uuid>,
) -> Result<Reply<Vec<Exemption>>, JsonProblem> {
    caller
        .run(move |me| {
            let (office, who, id) = (me.office(), me.who(), Id::from_uuid(*id));
            let waiting = exempting::exemptions(office, who)?.into_iter();
            let decided = exempting::exempted(office, who, id)?.into_iter();
            let decided = decided.map(|one| Exemption::of(one.person, one.because, None));
            Ok(waiting
                .filter(|wait| wait.cycle == id)
                .map(|wait| Exemption::of(wait.person, wait.because, Some(wait.approval.uuid())))
                .chain(decided)
                .collect())
        })
        .await
}

/// Proposes to exempt somebody from a planned cycle.
#[utoipa::path(post, path = "/cycles/{id}/exemptions", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path)), request_body = Exempting, responses((status = 200, body = ProposedExemption)))]
pub async fn propose_exemption(
    caller: Caller,
    id: Path<Uuid>,
    asked: Json<Exempting>,
) -> Result<Reply<ProposedExemption>, JsonProblem> {
    caller
        .run(move |me| {
            let (office, who) = (me.office(), me.who());
            let person = exempting::candidate(office, who, &asked.person)?;
            let whom = (Id::from_uuid(*id), person.id);
            let approval = exempting::propose_exemption(office, who, whom, &asked.because)?;
            Ok(ProposedExemption {
                approval: approval.uuid(),
            })
        })
        .await
}

/// Signs for an exemption; with the second person's signature it holds.
#[utoipa::path(post, path = "/exemptions/{approval}/sign", tag = "cycles", security(("bearer" = [])),
    params(("approval" = Uuid, Path)), responses((status = 200, body = Done)))]
pub async fn sign_exemption(
    caller: Caller,
    approval: Path<Uuid>,
) -> Result<Reply<Done>, JsonProblem> {
    caller
        .run(move |me| {
            let approval = Id::from_uuid(*approval);
            let done = exempting::approve_exemption(me.office(), me.who(), approval)?;
            Ok(Done::new(done))
        })
        .await
}

/// Takes an exemption back, or the proposal of one.
#[utoipa::path(delete, path = "/cycles/{id}/exemptions/{person}", tag = "cycles", security(("bearer" = [])),
    params(("id" = Uuid, Path), ("person" = Uuid, Path)), responses((status = 204)))]
pub async fn take_exemption_back(
    caller: Caller,
    path: Path<(Uuid, Uuid)>,
) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(move |me| {
            let whom = (Id::from_uuid(path.0), Id::from_uuid(path.1));
            exempting::take_back(me.office(), me.who(), whom)
        })
        .await
}
