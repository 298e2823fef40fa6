//! The JSON API, version 1: the same commands for programs.
//!
//! The OpenAPI document is made from the handlers, and the routes are made from the document: what does not stand in
//! it cannot be reached. A program signs in and sends the token it got as a bearer; cookies mean nothing here, so no
//! page of somebody else can make a browser act.

mod caller;
mod cycles;
mod desk;
mod document;
mod exemptions;
mod figures;
mod files;
mod filing;
mod page;
mod registers;
mod remedies;
mod requests;
mod reviews;
mod samples;
mod session;
mod statement;

pub use document::Document;

use actix_web::{
    HttpRequest, Route,
    http::Method,
    web::{self, JsonConfig, PathConfig, QueryConfig, ServiceConfig},
};
use utoipa::{
    OpenApi,
    openapi::path::{Operation, PathItem},
};

use super::{
    path,
    problem::{JsonProblem, Why},
    visitor::visit,
};
use crate::{error::Error, language::Text};

/// Puts up every route of the document.
pub(super) fn routes(config: &mut ServiceConfig) {
    let document = Document::openapi();
    let mut scope = web::scope(path::API)
        .app_data(
            JsonConfig::default()
                .limit(usize::try_from(LARGEST_KIB).unwrap_or(256) * 1024)
                .error_handler(unreadable),
        )
        .app_data(QueryConfig::default().error_handler(|_, request| {
            let unreadable = Error::invalid(Text::new("web-query-unreadable"));
            problem(request, Why::Error(unreadable))
        }))
        .app_data(
            PathConfig::default()
                .error_handler(|_, request| problem(request, Why::Error(Error::Missing))),
        );
    for (path, item) in &document.paths.paths {
        let mut resource = web::resource(path.as_str()).default_service(web::to(caller::nothing));
        for (method, operation) in operations(item) {
            let id = operation.operation_id.as_deref().unwrap_or_default();
            if let Some(route) = handled(web::route().method(method), id) {
                resource = resource.route(route);
            }
        }
        scope = scope.service(resource);
    }
    config
        .service(scope.default_service(web::to(caller::nothing)))
        .service(web::resource(path::API_PAGE).route(web::get().to(page::show)));
}

/// The largest body: the text of a message may be as large as a form, and JSON may write it longer.
const LARGEST_KIB: u32 = 256;

/// The handler of an operation.
fn handled(route: Route, operation: &str) -> Option<Route> {
    Some(match operation {
        "sign_in" => route.to(session::sign_in),
        "come_back" => route.to(session::come_back),
        "sign_out" => route.to(session::sign_out),
        "mine" => route.to(requests::mine),
        "ask" => route.to(requests::ask),
        "ask_anonymously" => route.to(requests::ask_anonymously),
        "own" => route.to(requests::own),
        "write" => route.to(requests::write),
        "withdraw" => route.to(requests::withdraw),
        "inbox" => route.to(desk::inbox),
        "search" => route.to(desk::search),
        "log" => route.to(desk::log),
        "open" => route.to(desk::open),
        "act" => route.to(desk::act),
        "years" => route.to(figures::years),
        "figure" => route.to(figures::figure),
        "preview" => route.to(figures::preview),
        "document" => route.to(document::document),
        disclosing => return disclosed(route, disclosing),
    })
}

/// The handler of an operation of the disclosure cycle.
fn disclosed(route: Route, operation: &str) -> Option<Route> {
    Some(match operation {
        "obligations" => route.to(filing::obligations),
        "statement" => route.to(filing::statement),
        "begin" => route.to(filing::begin),
        "save" => route.to(filing::save),
        "file" => route.to(filing::file),
        "receipt" => route.to(filing::receipt),
        "amend" => route.to(filing::amend),
        "extend" => route.to(filing::extend),
        "designees" => route.to(filing::designees),
        "designate" => route.to(filing::designate),
        "answer" => route.to(filing::answer),
        "reviews" => route.to(reviews::list),
        "review" => route.to(reviews::open),
        "change_review" => route.to(reviews::act),
        "register" => route.to(remedies::list),
        "remedies" => route.to(remedies::open),
        "own_remedies" => route.to(remedies::own),
        "change_remedy" => route.to(remedies::act),
        "give_evidence" => route.to(remedies::give),
        "take_evidence_back" => route.to(remedies::take_back),
        "cycles" => route.to(cycles::cycles),
        "cycle" => route.to(cycles::cycle),
        "cycle_preview" => route.to(cycles::cycle_preview),
        "launch_cycle" => route.to(cycles::launch_cycle),
        "cycle_letters" => route.to(cycles::cycle_letters),
        "exemptions" => route.to(exemptions::exemptions),
        "propose_exemption" => route.to(exemptions::propose_exemption),
        "sign_exemption" => route.to(exemptions::sign_exemption),
        "take_exemption_back" => route.to(exemptions::take_exemption_back),
        "files" => route.to(files::files),
        "attach" => route.to(files::attach),
        "read_file" => route.to(files::read_file),
        "remove_file" => route.to(files::remove_file),
        "review_file" => route.to(files::review_file),
        "samples" => route.to(samples::samples),
        "draw_sample" => route.to(samples::draw_sample),
        "verification" => route.to(registers::verification),
        "record_verification" => route.to(registers::record_verification),
        "retention" => route.to(registers::retention),
        "sign_destruction" => route.to(registers::sign_destruction),
        "hold_statement" => route.to(registers::hold_statement),
        "certificates" => route.to(registers::certificates),
        "summaries" => route.to(registers::summaries),
        "approve_summary" => route.to(registers::approve_summary),
        "withdraw_summary" => route.to(registers::withdraw_summary),
        "publish_summary" => route.to(registers::publish_summary),
        _ => return None,
    })
}

/// The operations of a path, by method.
fn operations(item: &PathItem) -> impl Iterator<Item = (Method, &Operation)> {
    [
        (Method::GET, &item.get),
        (Method::POST, &item.post),
        (Method::PUT, &item.put),
        (Method::PATCH, &item.patch),
        (Method::DELETE, &item.delete),
    ]
    .into_iter()
    .filter_map(|(method, operation)| Some((method, operation.as_ref()?)))
}

fn problem(request: &HttpRequest, why: Why) -> actix_web::Error {
    match visit(request) {
        Ok(visit) => JsonProblem::from(visit.refusal(why)).into(),
        Err(error) => error,
    }
}

/// A body that is not the JSON the operation takes. The cause names a place and a type, never what was sent.
#[expect(clippy::needless_pass_by_value, reason = "actix hands the cause over")]
fn unreadable(
    cause: actix_web::error::JsonPayloadError,
    request: &HttpRequest,
) -> actix_web::Error {
    use actix_web::error::JsonPayloadError as Cause;
    let why = match &cause {
        Cause::Overflow { .. } | Cause::OverflowKnownLength { .. } => Why::TooLarge(LARGEST_KIB),
        Cause::Deserialize(cause) => Why::Error(Error::invalid(
            Text::new("web-json-place")
                .with("line", cause.line())
                .with("column", cause.column()),
        )),
        _ => Why::Error(Error::invalid(Text::new("web-json-unreadable"))),
    };
    problem(request, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_of_the_document_has_its_handler() {
        let document = Document::openapi();
        let mut known = 0;
        for (path, item) in &document.paths.paths {
            for (method, operation) in operations(item) {
                let id = operation.operation_id.as_deref().unwrap();
                assert!(handled(web::route(), id).is_some(), "{method} {path}: {id}");
                assert!(operation.summary.is_some(), "{id} says nothing of itself");
                known += 1;
            }
        }
        let arms = include_str!("mod.rs").matches(" => route.to(").count();
        assert_eq!(
            known,
            arms - 1,
            "a handler that no operation of the document leads to"
        );
    }
}
