//! Who is at the door, and how far they may come: a handler's signature says whom it serves.
//!
//! A [`Visitor`] may be anybody; a [`SignedIn`] brought the token of a session. Neither holds a key: the session is
//! resumed, and its keys are unlocked, inside [`Visitor::run`] and [`SignedIn::run`] only, on a thread that may wait
//! for the database, and they are gone when the command is. What a handler then works with is a [`Guest`].

use std::{
    future::{Ready, ready},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use actix_web::{
    FromRequest, HttpMessage, HttpRequest,
    cookie::Cookie,
    dev::Payload,
    http::header,
    web::{self, Data},
};
use jiff::civil::Date;

use super::{
    App,
    cookies::Purpose,
    field::Sent,
    form,
    journal::Number,
    page::{self, Frame, Tokens},
    part::Due,
    problem::{PageProblem, Refusal, Why},
};
use crate::{
    actor::Actor,
    disclosure::filing,
    error::{Error, Result},
    identity::{self, Gate},
    language::Speech,
    office::Office,
    vault::session::Token,
};

/// Anybody: somebody with a session, or a stranger.
pub struct Visitor(pub(super) Visit);

/// Somebody whose browser brought the token of a session; whether it still holds is found out by [`SignedIn::run`].
pub struct SignedIn(pub(super) Visit);

/// What a request brings along, before anything of it is believed.
#[derive(Clone)]
pub struct Visit {
    app: Arc<App>,
    number: Number,
    session: Option<Arc<Token>>,
    stranger: Stranger,
    chosen: Option<String>,
    accept: Option<String>,
    here: String,
    query: Sent,
}

/// What the forms of somebody without a session are bound to: a random token in a cookie of its own, which nothing is
/// kept of. It is handed out with the first page that has a form on it, and not before.
#[derive(Clone)]
pub(super) struct Stranger {
    token: Arc<Token>,
    known: bool,
    used: Arc<AtomicBool>,
}

/// Whoever is served, inside a command: the office, the actor with their keys, and the frame of their page.
pub struct Guest {
    visit: Visit,
    who: Actor,
    session: Option<Arc<Token>>,
}

/// Whether a page can be shown to strangers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Admission {
    Anybody,
    SignedIn,
}

impl Visit {
    /// What this request brings along.
    pub(super) fn of(request: &HttpRequest, app: &Data<App>) -> Self {
        let app = Arc::clone(app);
        let language = request.headers().get(header::ACCEPT_LANGUAGE);
        let session = app.cookies.read(request, Purpose::Session);
        let session = session.and_then(|text| Token::parse(&text).ok());
        Self {
            number: Number::of(request),
            session: session.map(Arc::new),
            stranger: Stranger::of(request, &app),
            chosen: app.cookies.read(request, Purpose::Language),
            accept: language
                .and_then(|value| value.to_str().ok())
                .map(ToOwned::to_owned),
            here: request.path().to_owned(),
            query: form::pairs(request.query_string().as_bytes()),
            app,
        }
    }

    /// The same visit under a session: one that was just opened, or one that a bearer header names.
    pub(super) fn under(self, session: Token) -> Self {
        Self {
            session: Some(Arc::new(session)),
            ..self
        }
    }

    /// The same visit, whatever session a cookie brought.
    pub(super) fn without_session(self) -> Self {
        Self {
            session: None,
            ..self
        }
    }

    pub(super) fn app(&self) -> &Arc<App> {
        &self.app
    }

    pub(super) fn has_session(&self) -> bool {
        self.session.is_some()
    }

    /// Whether `given` is the token of a form that posts to this address, made for this session or, where
    /// `strangers` may send it too, for this stranger.
    pub(super) fn is_token(&self, given: &str, strangers: bool) -> bool {
        let of = |token: &Token| token.is_csrf(&self.here, given);
        self.session.as_deref().is_some_and(of) || (strangers && of(&self.stranger.token))
    }

    /// The one way from the threads that speak HTTP to those that may wait: resumes the session and runs `act`.
    pub(super) async fn enter<T: Send + 'static>(
        self,
        admission: Admission,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<T, Refusal> {
        let visit = self.clone();
        let done = web::block(move || {
            let guest = self.meet(admission)?;
            act(&guest).map_err(|error| guest.refusal(Why::Error(error)))
        });
        let panicked = || visit.refusal(Why::Error(Error::broken("a command panicked")));
        done.await.unwrap_or_else(|_| Err(panicked()))
    }

    fn meet(self, admission: Admission) -> Result<Guest, Refusal> {
        let resumed = self
            .session
            .as_deref()
            .map(|token| identity::resume(&self.app.office, token));
        match resumed {
            Some(Ok(who)) => Ok(Guest {
                session: self.session.clone(),
                visit: self,
                who,
            }),
            Some(Err(Error::Denied)) | None if admission == Admission::Anybody => Ok(Guest {
                who: Actor::visitor(self.speech(None).tag().to_owned()),
                session: None,
                visit: self,
            }),
            Some(Err(Error::Denied)) | None => Err(self.refusal(Why::NoSession)),
            Some(Err(error)) => Err(self.refusal(Why::Error(error))),
        }
    }

    /// A refusal of this request, before it is known who sent it.
    pub(super) fn refusal(&self, why: Why) -> Refusal {
        Refusal::new(why, self.frame(None, None), self.number)
    }

    fn speech(&self, who: Option<&Actor>) -> &Speech {
        let account = who
            .filter(|who| who.account().is_some())
            .map(Actor::language);
        let languages = self.app.office.languages();
        let (chosen, accept) = (self.chosen.as_deref(), self.accept.as_deref());
        languages
            .negotiate(chosen, account, accept)
            .unwrap_or(&self.app.speech)
    }

    fn frame(&self, who: Option<&Actor>, session: Option<&Arc<Token>>) -> Frame {
        let office = &self.app.office;
        let speech = self.speech(who).clone();
        let name = office.settings().office.name_in(speech.tag()).to_owned();
        let tokens = match session {
            Some(token) => {
                let token = Arc::clone(token);
                Tokens::new(move |action| token.csrf(action))
            }
            None => self.stranger.tokens(),
        };
        let frame = Frame::new(speech, office.languages().clone(), name, tokens).at(&*self.here);
        match who.and_then(Actor::account) {
            Some(account) => frame.visited_by(page::Visitor {
                name: account.name.clone(),
                roles: account.roles,
                files: false,
            }),
            None => frame,
        }
    }
}

impl Stranger {
    fn of(request: &HttpRequest, app: &App) -> Self {
        if let Some(stranger) = request.extensions().get::<Self>() {
            return stranger.clone();
        }
        let brought = app.cookies.read(request, Purpose::Visit);
        let brought = brought.and_then(|text| Token::parse(&text).ok());
        let stranger = Self {
            known: brought.is_some(),
            token: Arc::new(brought.unwrap_or_else(|| Token::draw(app.office.chance()))),
            used: Arc::default(),
        };
        request.extensions_mut().insert(stranger.clone());
        stranger
    }

    fn tokens(&self) -> Tokens {
        let Self { token, used, .. } = self.clone();
        Tokens::new(move |action| {
            used.store(true, Ordering::Relaxed);
            token.csrf(action)
        })
    }

    /// What the browser must keep so that the forms it was given can be sent; nothing if it has it, or got no form.
    pub(super) fn to_keep(&self) -> Option<String> {
        let first = !self.known && self.used.load(Ordering::Relaxed);
        first.then(|| self.token.text().to_string())
    }
}

impl Visitor {
    /// Runs `act` for whoever this is, on a thread that may wait.
    ///
    /// # Errors
    /// The command's own, as a page.
    pub async fn run<T: Send + 'static>(
        self,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<T, PageProblem> {
        Ok(self.0.enter(Admission::Anybody, act).await?)
    }
}

impl SignedIn {
    /// Resumes the session and runs `act` with its keys, on a thread that may wait.
    ///
    /// # Errors
    /// The sign-in when the session is over; else the command's own, as a page.
    pub async fn run<T: Send + 'static>(
        self,
        act: impl FnOnce(&Guest) -> Result<T> + Send + 'static,
    ) -> Result<T, PageProblem> {
        Ok(self.0.enter(Admission::SignedIn, act).await?)
    }
}

/// What this request brings along; fails only if the server was put together without its [`App`].
pub(super) fn visit(request: &HttpRequest) -> Result<Visit, actix_web::Error> {
    match request.app_data::<Data<App>>() {
        Some(app) => Ok(Visit::of(request, app)),
        None => Err(actix_web::error::ErrorInternalServerError(
            "no office behind the door",
        )),
    }
}

impl FromRequest for Visitor {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visit(request).map(Self))
    }
}

impl FromRequest for SignedIn {
    type Error = actix_web::Error;
    type Future = Ready<Result<Self, Self::Error>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(visit(request).map(Self))
    }
}

impl Guest {
    /// The office.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.visit.app.office
    }

    /// The office, for what goes on after the answer left.
    pub(super) fn house(&self) -> &Arc<Office> {
        &self.visit.app.office
    }

    /// Where passwords are computed.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.visit.app.gate
    }

    /// Who asks.
    #[must_use]
    pub fn who(&self) -> &Actor {
        &self.who
    }

    /// Everything requests reach.
    pub(super) fn app(&self) -> &App {
        &self.visit.app
    }

    /// The token of the session.
    ///
    /// # Errors
    /// [`Error::Denied`] for a stranger.
    pub fn token(&self) -> Result<&Token> {
        self.session.as_deref().ok_or(Error::Denied)
    }

    fn refusal(&self, why: Why) -> Refusal {
        Refusal::new(why, self.frame(), self.visit.number)
    }

    /// The frame of a page for whoever asks.
    #[must_use]
    pub fn frame(&self) -> Frame {
        let frame = self.visit.frame(Some(&self.who), self.session.as_ref());
        // A way that could not be found out is left out: the page it stands on is worth more.
        let files = filing::has_any(self.office(), &self.who).unwrap_or_default();
        frame.filing(files)
    }

    /// The language of whoever asks.
    #[must_use]
    pub fn speech(&self) -> &Speech {
        self.visit.speech(Some(&self.who))
    }

    /// What the address said after its question mark.
    #[must_use]
    pub fn query(&self) -> &Sent {
        &self.visit.query
    }

    /// A day to meet, and how far it is for whoever keeps the office's working days.
    #[must_use]
    pub fn due(&self, day: Date) -> Due {
        let office = self.office();
        Due {
            day,
            left: office.calendar().working_between(office.today(), day),
        }
    }

    /// The same guest once a session was opened for them, or changed.
    ///
    /// # Errors
    /// [`Error::Denied`] when the session does not hold.
    pub fn under(&self, session: Token) -> Result<Self> {
        let visit = self.visit.clone().under(session);
        let session = visit.session.clone();
        let token = session.as_deref().ok_or(Error::Denied)?;
        let who = identity::resume(&visit.app.office, token)?;
        Ok(Self {
            visit,
            who,
            session,
        })
    }

    /// The same guest, resumed once more.
    ///
    /// # Errors
    /// [`Error::Denied`] for a stranger.
    pub fn again(&self) -> Result<Self> {
        self.under(Token::parse(&self.token()?.text())?)
    }

    /// The cookie of a session that was just opened.
    #[must_use]
    pub fn session_cookie(&self, token: &Token) -> Cookie<'static> {
        self.app().cookies.set(Purpose::Session, &token.text())
    }

    /// The same guest after the password was typed again for something grave.
    ///
    /// # Errors
    /// [`Error::Invalid`] about the field `current` when it is wrong.
    pub fn stepped_up(&self, password: &str) -> Result<Self> {
        let token = self.token()?;
        identity::step_up(self.office(), self.gate(), &self.who, token, password)?;
        self.again()
    }
}
