//! What goes back to a browser: made on the thread where the command ran, sent by the one that speaks HTTP.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder, Responder,
    body::BoxBody,
    cookie::Cookie,
    http::{
        StatusCode,
        header::{self, HeaderName},
    },
};
use askama::Template;

use super::packing::packed;
use crate::error::{Error, Result};

/// A page, the way to another page, or a file.
pub struct Answer {
    status: StatusCode,
    media: &'static str,
    body: String,
    headers: Vec<(HeaderName, String)>,
    cookies: Vec<Cookie<'static>>,
}

const HTML: &str = "text/html; charset=utf-8";

impl Answer {
    /// A page, found and well.
    ///
    /// # Errors
    /// [`Error::Broken`] when its template fails, which the tests of the pages rule out.
    pub fn page<T: Template>(page: T) -> Result<Self> {
        Self::with_status(StatusCode::OK, page)
    }

    /// A form that comes back with what is wrong with it (422).
    ///
    /// # Errors
    /// As [`Answer::page`].
    pub fn refused<T: Template>(page: T) -> Result<Self> {
        Self::with_status(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    /// A form that comes back because somebody else was first (409).
    ///
    /// # Errors
    /// As [`Answer::page`].
    pub fn conflict<T: Template>(page: T) -> Result<Self> {
        Self::with_status(StatusCode::CONFLICT, page)
    }

    /// A page with this status.
    ///
    /// # Errors
    /// As [`Answer::page`].
    pub fn with_status<T: Template>(status: StatusCode, page: T) -> Result<Self> {
        let body = page.render().map_err(Error::broken)?;
        Ok(Self::new(status, HTML, body))
    }

    /// A few words for a script of ours.
    ///
    /// # Errors
    /// [`Error::Broken`] never in practice.
    pub fn json(value: &serde_json::Value) -> Result<Self> {
        let body = serde_json::to_string(value).map_err(Error::broken)?;
        Ok(Self::new(StatusCode::OK, "application/json", body))
    }

    /// A page that is rendered already.
    #[must_use]
    pub fn rendered(html: String) -> Self {
        Self::new(StatusCode::OK, HTML, html)
    }

    /// The way to another page of this site, which the browser then asks for (303).
    #[must_use]
    pub fn see(path: impl Into<String>) -> Self {
        let mut answer = Self::new(
            StatusCode::SEE_OTHER,
            "text/plain; charset=utf-8",
            String::new(),
        );
        answer.headers.push((header::LOCATION, path.into()));
        answer
    }

    /// A file to be kept, with its name and media type.
    #[must_use]
    pub fn file(name: &str, media: &'static str, body: String) -> Self {
        let mut answer = Self::new(StatusCode::OK, media, body);
        let disposition = format!("attachment; filename=\"{name}\"");
        answer
            .headers
            .push((header::CONTENT_DISPOSITION, disposition));
        answer
    }

    /// The same answer with a cookie.
    #[must_use]
    pub fn with(mut self, cookie: Cookie<'static>) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The same answer, after which the browser forgets what it kept of this site.
    #[must_use]
    pub fn clearing(mut self) -> Self {
        let all = "\"cache\", \"storage\"".to_owned();
        self.headers.push((header::CLEAR_SITE_DATA, all));
        self
    }

    fn new(status: StatusCode, media: &'static str, body: String) -> Self {
        Self {
            status,
            media,
            body,
            headers: Vec::new(),
            cookies: Vec::new(),
        }
    }
}

impl Responder for Answer {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let (mut response, body) = self.begun();
        let body = packed(request, &mut response, body);
        response.body(body)
    }
}

impl Answer {
    /// The answer as it leaves where no request is at hand.
    #[must_use]
    pub fn into_response(self) -> HttpResponse {
        let (mut response, body) = self.begun();
        response.body(body)
    }

    fn begun(self) -> (HttpResponseBuilder, String) {
        let mut response = HttpResponse::build(self.status);
        response.insert_header((header::CONTENT_TYPE, self.media));
        for header in self.headers {
            response.insert_header(header);
        }
        for cookie in self.cookies {
            response.cookie(cookie);
        }
        (response, self.body)
    }
}
