//! The bare handler: actix-web and one connection to each database, and nothing of the house around them.

use std::{path::Path, sync::Arc};

use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    http::header,
    web::{self, Data, Form},
};
use parking_lot::Mutex;
use probity::{
    calendar::SystemClock,
    chance::Chance,
    config::Settings,
    error::Result,
    office::{Office, main_address, share_address},
    storage::{Conn, Purpose},
};
use serde::Deserialize;

/// What this program is told to be when it serves the bare handler; the folder of the office and a port follow.
pub const ARGUMENT: &str = "bare-handler";

/// What the handlers share. Of the office they use the keys, which were verified when it was started.
pub struct Peer {
    pub office: Office,
    pub main: Mutex<Conn>,
    pub shares: Mutex<Conn>,
}

/// The form that is sent to both.
#[derive(Deserialize)]
pub struct Question {
    pub subject: String,
    pub message: String,
}

/// Serves the databases of the office in `folder` until the process is killed.
pub fn serve(folder: &Path, port: u16) {
    let settings = Settings::load(folder, std::iter::empty()).unwrap();
    let connect =
        |address: probity::storage::Address| Mutex::new(address.connect(Purpose::Write).unwrap());
    let (main, shares) = (
        connect(main_address(&settings)),
        connect(share_address(&settings)),
    );
    let office = Office::start(settings, Arc::new(SystemClock), Chance::system()).unwrap();
    let peer = Data::new(Peer {
        office,
        main,
        shares,
    });
    let server = HttpServer::new(move || {
        App::new()
            .app_data(peer.clone())
            .route("/readyz", web::get().to(async || "ready"))
            .route("/ask/send", web::post().to(ask))
            .route("/matters/{id}", web::get().to(open))
    });
    let served = server.bind(("127.0.0.1", port)).unwrap().run();
    actix_web::rt::System::new().block_on(served).unwrap();
}

async fn ask(peer: Data<Peer>, request: HttpRequest, form: Form<Question>) -> HttpResponse {
    let token = session(&request);
    let done = web::block(move || peer.ask(&token, &form)).await.unwrap();
    answer(done.map(|id| {
        HttpResponse::SeeOther()
            .insert_header((header::LOCATION, format!("/requests/{id}/sent")))
            .finish()
    }))
}

async fn open(peer: Data<Peer>, request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    let token = session(&request);
    let done = web::block(move || peer.open(&token, &id)).await.unwrap();
    answer(done.map(|text| {
        HttpResponse::Ok()
            .content_type("text/plain; charset=utf-8")
            .body(text)
    }))
}

fn session(request: &HttpRequest) -> String {
    request.cookie("session").unwrap().value().to_owned()
}

fn answer(done: Result<HttpResponse>) -> HttpResponse {
    done.unwrap_or_else(|error| HttpResponse::InternalServerError().body(error.to_string()))
}
