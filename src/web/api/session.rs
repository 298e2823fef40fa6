//! Sessions of programs.

use actix_web::web::Json;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::caller::{Caller, Reply};
use crate::{
    error::Result,
    identity::{self, session::Opened, token},
    web::{problem::JsonProblem, visitor::Guest},
};

/// Who signs in.
#[derive(Deserialize, ToSchema)]
pub struct Credentials {
    /// The e-mail address.
    login: String,
    /// The password or passphrase.
    password: String,
}

/// Who comes back without a name.
#[derive(Deserialize, ToSchema)]
pub struct Receipt {
    /// The twenty-four digits.
    receipt: String,
}

/// A session.
#[derive(Serialize, ToSchema)]
pub struct Session {
    /// What to send as `Authorization: Bearer …`. It says nothing about anybody.
    token: String,
    /// When the session ends whatever happens.
    #[schema(value_type = String, format = DateTime)]
    ends: Timestamp,
}

fn session(guest: &Guest, opened: &Opened) -> Result<Session> {
    let bearer = token::bearer(guest.office().root(), &opened.token, opened.ends)?;
    Ok(Session {
        token: bearer.to_string(),
        ends: opened.ends,
    })
}

/// Signs in.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Credentials,
    responses((status = 201, body = Session), (status = 422, description = "Name and password do not belong together")))]
pub async fn sign_in(
    caller: Caller,
    body: Json<Credentials>,
) -> Result<Reply<Session>, JsonProblem> {
    let reply = caller.run_for_anybody(move |guest| {
        let (login, password) = (&body.login, &body.password);
        let (office, gate) = (guest.office(), guest.gate());
        let opened = identity::sign_in(office, gate, guest.who(), login, password)?;
        session(guest, &opened)
    });
    Ok(reply.await?.created())
}

/// Comes back with a receipt.
#[utoipa::path(post, path = "/session/receipt", tag = "session", request_body = Receipt,
    responses((status = 201, body = Session), (status = 422, description = "There is no request with this receipt")))]
pub async fn come_back(caller: Caller, body: Json<Receipt>) -> Result<Reply<Session>, JsonProblem> {
    let reply = caller.run_for_anybody(move |guest| {
        let (office, gate) = (guest.office(), guest.gate());
        let opened = identity::sign_in_by_receipt(office, gate, guest.who(), &body.receipt)?;
        session(guest, &opened)
    });
    Ok(reply.await?.created())
}

/// Ends the session.
#[utoipa::path(delete, path = "/session", tag = "session", security(("bearer" = [])),
    responses((status = 204, description = "It is over")))]
pub async fn sign_out(caller: Caller) -> Result<Reply<()>, JsonProblem> {
    caller
        .run(|guest| identity::sign_out(guest.office(), guest.who()))
        .await
}
