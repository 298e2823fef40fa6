//! The faces in a browser, and the JSON API.
//!
//! A request is met by [`visitor`], which knows who may come this far; a form is open only past the checks of [`form`].
//! The handler runs one command on a thread that may wait, and gives back an [`answer`]: a page, or the way to one. What
//! goes wrong is a [`problem`] with two faces. [`headers`], [`throttle`] and [`journal`] stand around all of it, and
//! `routes` lists every path.
//!
//! A page is a struct: its [`page::Frame`] holds what every page has (language, title, who is signed in, what went
//! wrong), its other fields what this page shows, and an [`answer::Answer`] renders the template beside it.
//! Forms are values too: [`field::Field`]s that know their label, what was typed and what is wrong with it, so that
//! a form that is refused comes back as it was sent.

pub mod answer;
pub mod api;
pub mod assets;
pub mod cookies;
pub mod download;
pub mod field;
pub mod form;
pub mod headers;
pub mod health;
pub mod journal;
mod packing;
pub mod page;
pub mod pages;
pub mod part;
pub mod path;
pub mod problem;
mod routes;
pub mod throttle;
pub mod upload;
pub mod visitor;

use std::{net::TcpListener, sync::Arc};

use actix_web::{
    HttpServer,
    middleware::{Compress, from_fn},
    web::Data,
};

use self::{cookies::Cookies, health::Health, throttle::Throttle};
use crate::{
    disclosure::form::Forms,
    error::{Error, Result},
    identity::Gate,
    language::Speech,
    office::Office,
};

/// Seconds that requests under way may take once the service was asked to stop.
const FAREWELL: u64 = 30;

/// How many letters with a link one address gets, however often somebody asks for them.
const LINKS_AT_ONCE: u32 = 3;
const LINKS_PER_HOUR: u32 = 1;

/// What every request reaches.
pub struct App {
    office: Arc<Office>,
    gate: Arc<Gate>,
    cookies: Cookies,
    speech: Speech,
    throttle: Throttle,
    links: Throttle,
    health: Health,
    forms: Forms,
    showroom: bool,
}

impl App {
    /// The faces of this office.
    ///
    /// # Errors
    /// [`Error::Invalid`] with every flaw of every form of disclosure, each with its line: people are not to find them.
    pub fn new(office: Arc<Office>, gate: Arc<Gate>) -> Result<Self> {
        let server = &office.settings().server;
        let speech = office.languages().iter().next().cloned();
        Ok(Self {
            cookies: Cookies::for_url(&server.public_url),
            throttle: Throttle::new(
                server.requests_at_once,
                server.requests_per_minute.saturating_mul(60),
            ),
            links: Throttle::new(LINKS_AT_ONCE, LINKS_PER_HOUR),
            health: Health::default(),
            forms: Forms::load(&office.settings().adaptations())?,
            showroom: false,
            speech: speech.ok_or_else(|| Error::broken("an office without a language"))?,
            gate,
            office,
        })
    }

    /// The office, for what goes on after a command: a file on its way.
    pub(crate) fn office_arc(&self) -> Arc<Office> {
        Arc::clone(&self.office)
    }

    pub(crate) fn office(&self) -> &Office {
        &self.office
    }

    /// The same with the page of all components, for development and demonstration.
    #[must_use]
    pub fn with_showroom(mut self) -> Self {
        self.showroom = true;
        self
    }
}

/// Answers requests on `listener` until `stop` is done, then lets those under way end.
///
/// # Errors
/// [`Error::Broken`] when the listener cannot be used.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let workers = usize::try_from(app.office.settings().server.workers).unwrap_or(0);
    let app = Data::new(app);
    let server = HttpServer::new(move || {
        actix_web::App::new()
            .app_data(app.clone())
            .wrap(from_fn(throttle::slow_down))
            .wrap(Compress::default())
            .wrap(from_fn(headers::guard))
            .wrap(from_fn(journal::note))
            .configure(|config| routes::all(config, app.showroom))
    })
    .shutdown_timeout(FAREWELL)
    .shutdown_signal(stop)
    .listen(listener)?;
    let server = if workers == 0 {
        server
    } else {
        server.workers(workers)
    };
    Ok(server.run().await?)
}

/// Answers requests on `listener` until the process is asked to stop.
///
/// # Errors
/// As [`serve`].
pub fn run(app: App, listener: TcpListener) -> Result<()> {
    actix_web::rt::System::new().block_on(serve(app, listener, stop_signal()))
}

/// Ends when the process is asked to stop: by its service manager, or by Ctrl-C.
pub async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupted = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! { _ = interrupted => {} _ = terminated.recv() => {} }
        }
        Err(_) => interrupted.await.unwrap_or_default(),
    }
}
