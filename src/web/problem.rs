//! What went wrong, with two faces: a page for people, a problem document (RFC 9457) for programs.
//!
//! Both say the same in the same words. What one may not see and what is not there look alike; whose fault it is shows
//! in the status; a fault of ours shows a number and never its cause. A page gives back what was typed.

use std::fmt;

use actix_web::{
    HttpResponse, ResponseError,
    body::BoxBody,
    http::{StatusCode, header},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    answer::Answer,
    field::Sent,
    journal::Number,
    page::Frame,
    pages::{account::SignInPage, problem::ProblemPage},
    path,
};
use crate::{
    error::{Error, Problems},
    language::Text,
};

/// Why a request was not done.
pub enum Why {
    /// The command refused or failed.
    Error(Error),
    /// There is no session, or it is over.
    NoSession,
    /// The form came from elsewhere, or carries no token of ours.
    Foreign,
    /// What was sent is larger than so many KiB.
    TooLarge(u32),
    /// Too many requests from one source; so many seconds until the next.
    Hasty(u32),
}

/// A request that was not done, with what its page needs.
pub struct Refusal {
    why: Why,
    frame: Box<Frame>,
    number: Number,
    kept: Option<Sent>,
}

/// A refusal with the face of a page.
pub struct PageProblem(Refusal);

/// A refusal with the face of a problem document.
pub struct JsonProblem(Refusal);

/// A problem document.
#[derive(Serialize, ToSchema)]
pub struct Document {
    /// Always `about:blank`: the status says which problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The status of the answer.
    pub status: u16,
    /// What went wrong, in a few words.
    pub title: String,
    /// What went wrong and what to do, in sentences.
    pub detail: String,
    /// What is wrong with which part of what was sent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Flaw>,
    /// The number of the request in the operator's log, where the fault is ours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// What is wrong with one part of what was sent.
#[derive(Serialize, ToSchema)]
pub struct Flaw {
    /// The name of the part; none if it is about the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What is wrong with it.
    pub detail: String,
}

impl Why {
    fn status(&self) -> StatusCode {
        match self {
            Self::Error(Error::Denied | Error::Missing) => StatusCode::NOT_FOUND,
            Self::Error(Error::Invalid(_)) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Error(Error::Conflict) => StatusCode::CONFLICT,
            Self::Error(Error::Broken(cause)) if cause.is_passing() => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Error(Error::Broken(_)) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NoSession => StatusCode::UNAUTHORIZED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Hasty(_) => StatusCode::TOO_MANY_REQUESTS,
        }
    }

    /// What went wrong in a few words, then in sentences with what to do.
    fn said(&self) -> (Text, Vec<Text>) {
        match self {
            Self::Error(Error::Denied | Error::Missing) => (
                Text::new("problem-missing-title"),
                vec![
                    Text::new("problem-missing"),
                    Text::new("problem-missing-do"),
                ],
            ),
            Self::Error(Error::Invalid(_)) => (Text::new("problems-title"), Vec::new()),
            Self::Error(Error::Conflict) => (
                Text::new("problem-conflict-title"),
                vec![
                    Text::new("problem-conflict"),
                    Text::new("problem-conflict-do"),
                ],
            ),
            Self::Error(Error::Broken(cause)) if cause.is_passing() => (
                Text::new("problem-busy-title"),
                vec![Text::new("problem-busy"), Text::new("problem-busy-do")],
            ),
            Self::Error(Error::Broken(_)) => (
                Text::new("problem-broken-title"),
                vec![Text::new("problem-broken"), Text::new("problem-broken-do")],
            ),
            Self::NoSession => (Text::new("sign-in-title"), vec![Text::new("sign-in-ended")]),
            Self::Foreign => (
                Text::new("problem-foreign-title"),
                vec![
                    Text::new("problem-foreign"),
                    Text::new("problem-foreign-do"),
                ],
            ),
            Self::TooLarge(kib) => (
                Text::new("problem-large-title"),
                vec![
                    Text::new("problem-large").with("limit", *kib),
                    Text::new("problem-large-do"),
                ],
            ),
            Self::Hasty(seconds) => (
                Text::new("problem-busy-title"),
                vec![Text::new("problem-hasty").with("count", *seconds)],
            ),
        }
    }

    fn problems(&self) -> Option<&Problems> {
        match self {
            Self::Error(Error::Invalid(problems)) => Some(problems),
            _ => None,
        }
    }

    /// Seconds after which it is worth trying again.
    fn retry_after(&self) -> Option<u32> {
        match self {
            Self::Hasty(seconds) => Some(*seconds),
            Self::Error(Error::Broken(cause)) if cause.is_passing() => Some(5),
            _ => None,
        }
    }
}

impl Refusal {
    /// A refusal of request `number`. Where the fault is ours, its cause goes into the operator's log, and there only.
    pub(super) fn new(why: Why, frame: Frame, number: Number) -> Self {
        if let Why::Error(Error::Broken(cause)) = &why {
            tracing::error!(event = "broken", %number, %cause);
        }
        Self {
            why,
            frame: Box::new(frame),
            number,
            kept: None,
        }
    }

    /// The same refusal, giving back the form that was sent.
    #[must_use]
    pub fn keeping(mut self, sent: Sent) -> Self {
        self.kept = Some(sent);
        self
    }

    /// The refusal with the face that requests to `path` want.
    pub(super) fn faced(self, path: &str) -> actix_web::Error {
        if path.starts_with(path::API) {
            JsonProblem(self).into()
        } else {
            PageProblem(self).into()
        }
    }

    fn number(&self) -> Option<String> {
        matches!(&self.why, Why::Error(Error::Broken(cause)) if !cause.is_passing())
            .then(|| self.number.to_string())
    }

    fn page(&self) -> crate::error::Result<HttpResponse> {
        let frame = (*self.frame).clone();
        let kept = self.kept.clone();
        let answer = if let Why::NoSession = self.why {
            Answer::with_status(self.why.status(), sign_in(frame, kept))?
        } else {
            let page = page_of(&self.why, frame, self.number());
            Answer::with_status(self.why.status(), page.keeping(&kept.unwrap_or_default()))?
        };
        Ok(answer.into_response())
    }

    fn document(&self) -> Document {
        let (title, sentences) = self.why.said();
        let sentences: Vec<String> = sentences
            .iter()
            .map(|text| self.frame.speak(text))
            .collect();
        let problems = self.why.problems().into_iter().flatten();
        Document {
            kind: "about:blank",
            status: self.why.status().as_u16(),
            title: self.frame.speak(&title),
            detail: sentences.join(" "),
            errors: problems
                .map(|problem| Flaw {
                    field: problem.field.clone(),
                    detail: self.frame.speak(&problem.text),
                })
                .collect(),
            number: self.number(),
        }
    }
}

/// The page of a problem; `number` finds its cause in the operator's log.
pub(super) fn page_of(why: &Why, frame: Frame, number: Option<String>) -> ProblemPage {
    let (title, sentences) = why.said();
    let frame = match why.problems() {
        Some(problems) => frame.with_problems(problems),
        None => frame,
    };
    ProblemPage::new(frame, title, sentences, number)
}

/// The sign-in in place of a page: it goes on to that page, or to the form that was sent to it.
fn sign_in(frame: Frame, kept: Option<Sent>) -> SignInPage {
    let here = frame.here().to_owned();
    match kept {
        None => SignInPage::ended(frame, here, &Sent::default()),
        // A form of one button has nothing to keep, and its address shows no page.
        Some(sent) if sent.keep().iter().next().is_none() => {
            SignInPage::ended(frame, path::HOME.to_owned(), &Sent::default())
        }
        Some(sent) => SignInPage::ended(frame, here, &sent),
    }
}

impl ResponseError for PageProblem {
    fn status_code(&self) -> StatusCode {
        self.0.why.status()
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = match self.0.page() {
            Ok(response) => response,
            Err(_) => HttpResponse::InternalServerError().finish(),
        };
        finish(&mut response, &self.0.why, "Cookie");
        response
    }
}

impl ResponseError for JsonProblem {
    fn status_code(&self) -> StatusCode {
        self.0.why.status()
    }

    fn error_response(&self) -> HttpResponse<BoxBody> {
        let mut response = HttpResponse::build(self.status_code())
            .insert_header((header::CONTENT_TYPE, "application/problem+json"))
            .insert_header((header::CONTENT_LANGUAGE, self.0.frame.speech().tag()))
            .body(serde_json::to_string(&self.0.document()).unwrap_or_default());
        finish(&mut response, &self.0.why, "Bearer");
        response
    }
}

fn finish(response: &mut HttpResponse, why: &Why, scheme: &'static str) {
    let headers = response.headers_mut();
    if let Some(seconds) = why.retry_after() {
        headers.insert(header::RETRY_AFTER, seconds.into());
    }
    if matches!(why, Why::NoSession) {
        headers.insert(
            header::WWW_AUTHENTICATE,
            header::HeaderValue::from_static(scheme),
        );
    }
}

impl From<Refusal> for PageProblem {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

impl From<Refusal> for JsonProblem {
    fn from(refusal: Refusal) -> Self {
        Self(refusal)
    }
}

/// Actix asks errors for words; nobody reads them, and they say nothing.
macro_rules! wordless {
    ($($problem:ident),*) => { $(
        impl fmt::Debug for $problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.status_code())
            }
        }
        impl fmt::Display for $problem {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.status_code())
            }
        }
    )* };
}
wordless!(PageProblem, JsonProblem);
