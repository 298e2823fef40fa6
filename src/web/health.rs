//! What the operator may ask: whether the process lives, whether it can work, and how much it does. Counts of routes,
//! never of persons.

use actix_web::{HttpResponse, http::header, web::Data};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};

use super::App;
use crate::{
    actor::Actor,
    error::{Error, Result},
    reminders,
};

/// How much the service does.
#[derive(Default)]
pub struct Health {
    requests: Family<Labels, Counter>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: String,
    route: String,
    status: u16,
}

impl Health {
    /// Counts a request by the pattern of its route, so that no id of anything is ever a label.
    pub fn count(&self, method: &str, route: &str, status: u16) {
        let labels = Labels {
            method: method.to_owned(),
            route: route.to_owned(),
            status,
        };
        self.requests.get_or_create(&labels).inc();
    }
}

/// Whether the process lives.
pub async fn lives() -> HttpResponse {
    plain("lives\n".to_owned())
}

/// Whether requests can be answered: the database can be read.
pub async fn is_ready(app: Data<App>) -> HttpResponse {
    let asked = actix_web::web::block(move || {
        let visitor = Actor::visitor(String::new());
        app.office
            .look(&visitor, |look| look.house_value("site-salt"))
    });
    match asked.await {
        Ok(Ok(_)) => plain("ready\n".to_owned()),
        _ => HttpResponse::ServiceUnavailable()
            .insert_header((header::RETRY_AFTER, "5"))
            .body("not ready\n"),
    }
}

/// The figures in the text format of Prometheus.
pub async fn figures(app: Data<App>) -> HttpResponse {
    match actix_web::web::block(move || written(&app)).await {
        Ok(Ok(text)) => HttpResponse::Ok()
            .insert_header((
                header::CONTENT_TYPE,
                "text/plain; version=0.0.4; charset=utf-8",
            ))
            .body(text),
        _ => HttpResponse::InternalServerError().finish(),
    }
}

fn written(app: &App) -> Result<String> {
    let mut registry = Registry::with_prefix("probity");
    let requests = app.health.requests.clone();
    registry.register("requests", "Requests by method, route and status", requests);
    let (acts, commits) = app.office.door_counts();
    let many = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    for (name, about, count) in [
        ("acts", "Acts through the write door", many(acts)),
        (
            "commits",
            "Commits of the write door, each of one or more acts",
            many(commits),
        ),
        ("passwords", "Passwords computed", app.gate.runs()),
    ] {
        let counter = Counter::<u64>::default();
        counter.inc_by(count);
        registry.register(name, about, counter);
    }
    let letters = reminders::count(&app.office)?;
    for (name, about, count) in [
        (
            "letters_waiting",
            "Letters that will be tried",
            letters.waiting,
        ),
        ("letters_dead", "Letters that were given up", letters.dead),
    ] {
        let gauge = Gauge::<i64>::default();
        gauge.set(count);
        registry.register(name, about, gauge);
    }
    let mut text = String::new();
    encode(&mut text, &registry).map_err(Error::broken)?;
    Ok(text)
}

fn plain(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/plain; charset=utf-8"))
        .body(text)
}
