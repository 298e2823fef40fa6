//! Who calls: the holder of a bearer token, or a stranger. Cookies are not looked at.

use std::{
    future::{Ready, ready},
    sync::Arc,
};

use actix_web::{
    FromRequest, HttpRequest, HttpResponse,
    dev::Payload,
    http::{StatusCode, header},
};
use serde::Serialize;

use crate::{
    error::{Error, Result},
    identity::token,
    office::Office,
    web::{
        packing::packed,
        problem::JsonProblem,
        visitor::{Admission, Guest, Visit, visit},
    },
};

/// Whoever calls the API.
pub struct Caller(Visit);

impl Caller {
    /// Resumes the session of the bearer token and runs `act` with its keys, on a thread that may wait.
    ///
    /// # Errors
    /// 401 without a session; else the command's own, as a problem document.
    pub async fn run<T: Serialize + Send + 'static>(
        self,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, JsonProblem> {
        let done = self.0.enter(Admission::SignedIn, act).await?;
        Ok(Reply(StatusCode::OK, done))
    }

    /// As [`Caller::run`], for what does not leave as JSON.
    ///
    /// # Errors
    /// As [`Caller::run`].
    pub async fn call<T: Send + 'static>(
        self,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<T, JsonProblem> {
        Ok(self.0.enter(Admission::SignedIn, act).await?)
    }

    /// The same caller, for a second step: what they send lies between the two.
    #[must_use]
    pub fn again(&self) -> Self {
        Self(self.0.clone())
    }

    /// The office, for what goes on after a command.
    #[must_use]
    pub fn office(&self) -> Arc<Office> {
        self.0.app().office_arc()
    }

    /// As [`Caller::run`], for strangers too.
    ///
    /// # Errors
    /// The command's own, as a problem document.
    pub async fn run_for_anybody<T: Serialize + Send + 'static>(
        self,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<Reply<T>, JsonProblem> {
        let done = self.0.enter(Admission::Anybody, act).await?;
        Ok(Reply(StatusCode::OK, done))
    }
}

impl FromRequest for Caller {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visit(request).map(|visit| Self(bearing(visit, request))))
    }
}

/// The visit under the session of its bearer token, and under no other.
fn bearing(visit: Visit, request: &HttpRequest) -> Visit {
    let bearer = request.headers().get(header::AUTHORIZATION);
    let bearer = bearer.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let root = visit.app().office.root();
    match bearer.map(|bearer| token::session(root, bearer)) {
        Some(Ok(session)) => visit.under(session),
        _ => visit.without_session(),
    }
}

/// What an operation gives back, as JSON; nothing (204) for `()`.
pub struct Reply<T>(StatusCode, T);

impl<T> Reply<T> {
    /// The same reply, saying that something new is there (201).
    #[must_use]
    pub fn created(self) -> Self {
        Self(StatusCode::CREATED, self.1)
    }
}

impl<T: Serialize> actix_web::Responder for Reply<T> {
    type Body = actix_web::body::BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match serde_json::to_string(&self.1) {
            Ok(json) if json == "null" => HttpResponse::NoContent().finish(),
            Ok(json) => {
                let mut response = HttpResponse::build(self.0);
                response.insert_header((header::CONTENT_TYPE, "application/json"));
                let body = packed(request, &mut response, json);
                response.body(body)
            }
            Err(_) => HttpResponse::InternalServerError().finish(),
        }
    }
}

/// What stands where nothing is.
pub async fn nothing(caller: Caller) -> Result<Reply<()>, JsonProblem> {
    caller.run_for_anybody(|_| Err(Error::Missing)).await
}
