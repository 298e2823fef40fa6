//! The three cookies of the house. None of them names anybody, and none outlives the browser but the chosen language.

use actix_web::{
    HttpRequest,
    cookie::{Cookie, SameSite, time::Duration},
};

/// The names and rules of our cookies. Over TLS the names begin with `__Host-` (RFC 6265bis): such a cookie is ours
/// alone, and no neighbouring host can put another in its place. Without TLS, which the settings allow on this machine
/// only, browsers take no `Secure` cookie, so the names are plain.
#[derive(Debug, Clone, Copy)]
pub struct Cookies {
    secure: bool,
}

/// What a cookie is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The token of a session.
    Session,
    /// What forms are bound to before there is a session: see [`crate::web::form`].
    Visit,
    /// The language that was chosen on a page.
    Language,
}

impl Cookies {
    /// The rules for a site at this address.
    #[must_use]
    pub fn for_url(public: &str) -> Self {
        Self {
            secure: public.starts_with("https://"),
        }
    }

    /// Whether pages travel over TLS.
    #[must_use]
    pub fn are_secure(self) -> bool {
        self.secure
    }

    /// What the browser brought.
    #[must_use]
    pub fn read(self, request: &HttpRequest, purpose: Purpose) -> Option<String> {
        request
            .cookie(self.name(purpose))
            .map(|cookie| cookie.value().to_owned())
    }

    /// A cookie that ends with the browser; the language is kept for a year.
    #[must_use]
    pub fn set(self, purpose: Purpose, value: &str) -> Cookie<'static> {
        let mut cookie = Cookie::new(self.name(purpose), value.to_owned());
        cookie.set_path("/");
        cookie.set_http_only(true);
        cookie.set_same_site(SameSite::Lax);
        cookie.set_secure(self.secure);
        if purpose == Purpose::Language {
            cookie.set_max_age(Duration::days(365));
        }
        cookie
    }

    /// Takes a cookie away.
    #[must_use]
    pub fn end(self, purpose: Purpose) -> Cookie<'static> {
        let mut cookie = self.set(purpose, "");
        cookie.make_removal();
        cookie
    }

    fn name(self, purpose: Purpose) -> &'static str {
        match (purpose, self.secure) {
            (Purpose::Session, true) => "__Host-session",
            (Purpose::Session, false) => "session",
            (Purpose::Visit, true) => "__Host-visit",
            (Purpose::Visit, false) => "visit",
            (Purpose::Language, true) => "__Host-language",
            (Purpose::Language, false) => "language",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_a_cookie_is_of_this_host_alone() {
        let cookie = Cookies::for_url("https://ethics.example.int").set(Purpose::Session, "t");
        assert_eq!(
            cookie.to_string(),
            "__Host-session=t; HttpOnly; SameSite=Lax; Secure; Path=/"
        );
        let cookie = Cookies::for_url("http://127.0.0.1:8080").set(Purpose::Session, "t");
        assert_eq!(
            cookie.to_string(),
            "session=t; HttpOnly; SameSite=Lax; Path=/"
        );
    }
}
