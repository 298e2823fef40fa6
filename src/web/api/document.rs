//! The OpenAPI document, made from the handlers.

use actix_web::{HttpResponse, http::header};
use utoipa::{
    Modify, OpenApi,
    openapi::security::{Http, HttpAuthScheme, SecurityScheme},
};

use super::{
    cycles, desk, exemptions, figures, files, filing, registers, remedies, requests, reviews,
    samples, session,
};
use crate::web::problem;

/// The document of the API.
#[derive(OpenApi)]
#[openapi(
    info(title = "Probity", description = "The commands of an ethics office for programs."),
    servers((url = "/api/v1")),
    modifiers(&Bearer),
    components(schemas(problem::Document)),
    paths(
        session::sign_in, session::come_back, session::sign_out,
        requests::mine, requests::ask, requests::ask_anonymously, requests::own, requests::write, requests::withdraw,
        desk::inbox, desk::search, desk::log, desk::open, desk::act,
        filing::obligations, filing::statement, filing::begin, filing::save, filing::file, filing::receipt, filing::amend,
        filing::extend, filing::designees, filing::designate, filing::answer,
        reviews::list, reviews::open, reviews::act,
        remedies::list, remedies::open, remedies::own, remedies::act, remedies::give, remedies::take_back,
        cycles::cycles, cycles::cycle, cycles::cycle_preview, cycles::launch_cycle, cycles::cycle_letters,
        exemptions::exemptions, exemptions::propose_exemption, exemptions::sign_exemption, exemptions::take_exemption_back,
        figures::years, figures::figure, figures::preview,
        files::files, files::attach, files::read_file, files::remove_file, files::review_file,
        samples::samples, samples::draw_sample, registers::verification, registers::record_verification,
        registers::retention, registers::sign_destruction, registers::hold_statement, registers::certificates,
        registers::summaries, registers::approve_summary, registers::withdraw_summary, registers::publish_summary,
        document,
    ),
)]
pub struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let components = document.components.get_or_insert_default();
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        components.add_security_scheme("bearer", scheme);
    }
}

/// This document.
#[utoipa::path(get, path = "/openapi.json", tag = "document",
    responses((status = 200, description = "The OpenAPI document")), operation_id = "document")]
pub async fn document() -> HttpResponse {
    match Document::openapi().to_json() {
        Ok(json) => HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "application/json"))
            .body(json),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
