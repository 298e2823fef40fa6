//! Forms: what is in one can be reached only past its checks.
//!
//! A form is ours if the browser says so (`Sec-Fetch-Site`, else `Origin`) and if it carries the token that we put
//! into it. The token is an HMAC over the form's address. Somebody signed in has it under the secret of the session's
//! cookie. Before there is a session (sign-in, a question without a name, an enrolment) it is under a random secret in
//! a cookie of its own: the double-submit pattern, safe here because over TLS the cookie's name begins with `__Host-`,
//! so that no other host can plant one, because scripts cannot read it, and because the token is not the cookie but a
//! code made from it for one address. Neither needs a row, and neither ends before the browser does, so a form that
//! was left open over lunch can still be told from a forged one when its session is over.
//!
//! Nothing that somebody wrote is lost: whatever goes wrong with a form, its problem carries what was typed.

use std::{future::Future, pin::Pin, time::Duration};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::header::{self, HeaderName},
    rt::time::timeout,
    web,
};

use super::{
    answer::Answer,
    field::Sent,
    problem::{PageProblem, Why},
    visitor::{Admission, Guest, SignedIn, Visit, Visitor, visit},
};
use crate::error::{Error, Problems, Result};

/// A form from somebody, past its checks.
pub struct Form<W> {
    visit: Visit,
    sent: Sent,
    who: std::marker::PhantomData<W>,
}

/// Who may send a form.
pub trait Sender {
    /// Whether it may be somebody without a session.
    const STRANGERS: bool;
}

impl Sender for Visitor {
    const STRANGERS: bool = true;
}

impl Sender for SignedIn {
    const STRANGERS: bool = false;
}

/// How long a browser may take to send a form.
const PATIENCE: Duration = Duration::from_mins(1);

/// A character of Arabic or Chinese travels as three times its bytes (`%D8%A7`): what people wrote is measured, and
/// what travels may be so many times larger.
const SPELLING: usize = 4;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Where a form comes from, as the browser tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// A page of ours.
    Ours,
    /// The browser is old and does not say; the token alone decides.
    Untold,
    /// A page of somebody else.
    Foreign,
}

impl<W: Sender> Form<W> {
    /// Resumes the session, if there is one, and runs `act` on what was sent, on a thread that may wait.
    ///
    /// # Errors
    /// The command's own, as a page that gives back what was typed; the sign-in, carrying the form along, when its
    /// session is over.
    pub async fn run(
        self,
        act: impl FnOnce(&Guest, &Sent) -> Result<Answer> + Send + 'static,
    ) -> Result<Answer, PageProblem> {
        let admission = if W::STRANGERS {
            Admission::Anybody
        } else {
            Admission::SignedIn
        };
        let kept = self.sent.clone();
        let done = self
            .visit
            .enter(admission, move |guest| act(guest, &self.sent));
        done.await.map_err(|refusal| refusal.keeping(kept).into())
    }

    async fn receive(
        visit: Visit,
        origin: Origin,
        body: web::Payload,
    ) -> Result<Self, PageProblem> {
        let refuse = |why, sent| Err(visit.refusal(why).keeping(sent).into());
        if origin == Origin::Foreign {
            return refuse(Why::Foreign, Sent::default());
        }
        let kib = visit.app().office.settings().server.form_limit_kib;
        let limit = usize::try_from(kib).unwrap_or(64) * 1024;
        let Ok(bytes) = read(body, limit * SPELLING).await else {
            return refuse(Why::TooLarge(kib), Sent::default());
        };
        let sent = pairs(&bytes);
        let kept = if origin == Origin::Ours {
            sent.clone()
        } else {
            Sent::default()
        };
        if sent.weight() > limit {
            return refuse(Why::TooLarge(kib), kept);
        }
        if !W::STRANGERS && !visit.has_session() {
            return match origin {
                Origin::Ours => refuse(Why::NoSession, kept),
                _ => refuse(Why::Foreign, kept),
            };
        }
        if !visit.is_token(sent.get("token"), W::STRANGERS) {
            return refuse(Why::Foreign, kept);
        }
        Ok(Self {
            visit,
            sent,
            who: std::marker::PhantomData,
        })
    }
}

impl<W: Sender + 'static> FromRequest for Form<W> {
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Self::Error>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let visit = visit(request);
        let request = request.clone();
        let mut payload = payload.take();
        Box::pin(async move {
            let visit = visit?;
            let origin = Origin::of(&request, &visit.app().office.settings().server.public_url);
            let body = web::Payload::from_request(&request, &mut payload).await?;
            Ok(Self::receive(visit, origin, body).await?)
        })
    }
}

impl Origin {
    /// Our pages are sent with `Referrer-Policy: no-referrer`, under which browsers write `Origin: null` into their
    /// own forms: `null` says nothing.
    pub(super) fn of(request: &HttpRequest, public: &str) -> Self {
        let said = |name: HeaderName| request.headers().get(name)?.to_str().ok();
        match (said(SEC_FETCH_SITE), said(header::ORIGIN)) {
            (Some("same-origin"), _) => Self::Ours,
            (Some(_), _) => Self::Foreign,
            (None, None | Some("null")) => Self::Untold,
            (None, Some(origin)) => {
                let host = origin.split_once("://").map(|(_, host)| host);
                if origin == public || host == said(header::HOST) {
                    Self::Ours
                } else {
                    Self::Foreign
                }
            }
        }
    }
}

/// The pairs of a form or of a query, in their order; bytes that are no UTF-8 become the mark for a lost character.
pub(super) fn pairs(encoded: &[u8]) -> Sent {
    Sent::new(form_urlencoded::parse(encoded).into_owned().collect())
}

async fn read(body: web::Payload, limit: usize) -> Result<web::Bytes> {
    let late = |_| Error::broken("a form took too long");
    let read = timeout(PATIENCE, body.to_bytes_limited(limit))
        .await
        .map_err(late)?;
    let read = read.map_err(|_| Error::broken("a form over its limit"))?;
    read.map_err(|_| Error::broken("a form that broke off"))
}

/// Parts what a person can correct from what they cannot: the form comes back with the former.
///
/// # Errors
/// Every error that is not about what was typed.
pub fn corrected<T>(done: Result<T>) -> Result<Result<T, Problems>> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Error::Invalid(problems)) => Ok(Err(problems)),
        Err(error) => Err(error),
    }
}

/// A path of this site that a form or an address named as the place to go on to; anything else is the start page.
#[must_use]
pub fn onward(to: &str) -> &str {
    let ours = to.starts_with('/')
        && !to.starts_with("//")
        && to
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if ours { to } else { super::path::HOME }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn where_a_form_comes_from_is_what_the_browser_says() {
        let origin = |headers: &[(&str, &str)]| {
            let request = headers.iter().fold(
                TestRequest::post().insert_header(("host", "ethics.example.int")),
                |request, header| request.insert_header(*header),
            );
            Origin::of(&request.to_http_request(), "https://public.example.int")
        };
        assert_eq!(origin(&[("sec-fetch-site", "same-origin")]), Origin::Ours);
        assert_eq!(origin(&[("sec-fetch-site", "same-site")]), Origin::Foreign);
        assert_eq!(
            origin(&[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://public.example.int")
            ]),
            Origin::Foreign
        );
        assert_eq!(
            origin(&[("origin", "https://public.example.int")]),
            Origin::Ours
        );
        assert_eq!(
            origin(&[("origin", "http://ethics.example.int")]),
            Origin::Ours
        );
        assert_eq!(
            origin(&[("origin", "https://evil.example.org")]),
            Origin::Foreign
        );
        assert_eq!(origin(&[("origin", "null")]), Origin::Untold);
        assert_eq!(origin(&[]), Origin::Untold);
    }

    #[test]
    fn a_form_keeps_repeated_fields_in_their_order() {
        let sent = pairs(b"further=gifts&note=a+b%0Ac&further=other&%D8%A3=1");
        assert_eq!(sent.all("further").collect::<Vec<_>>(), ["gifts", "other"]);
        assert_eq!((sent.get("note"), sent.get("أ")), ("a b\nc", "1"));
    }

    #[test]
    fn one_goes_on_to_pages_of_ours_only() {
        assert_eq!(onward("/requests/1?done=sent"), "/requests/1?done=sent");
        for elsewhere in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "",
            "/a b",
            "/\r\nx",
        ] {
            assert_eq!(onward(elsewhere), "/", "{elsewhere:?}");
        }
    }
}
