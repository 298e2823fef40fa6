//! What the operator's log and figures say of a request: a number made by chance, which route, which status, how long.
//! Never an address, a query, a name, or a word of anybody.

use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};

use super::App;

/// The number of a request: what a person tells the administrator, and what finds the cause in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number([u8; 4]);

impl Number {
    /// The number this request was given; all zeros before it was given one.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        request.extensions().get().copied().unwrap_or(Self([0; 4]))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = hex::encode_upper(self.0);
        let (one, other) = text.split_at(4);
        write!(f, "{one}-{other}")
    }
}

/// Gives a request its number, and notes what became of it.
///
/// # Errors
/// Whatever stands behind.
pub async fn note<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let Some(app) = request.app_data::<Data<App>>().cloned() else {
        return next.call(request).await;
    };
    let number = Number(app.office.chance().bytes());
    request.extensions_mut().insert(number);
    let began = app.office.now();
    let response = next.call(request).await?;
    let took = app.office.now().duration_since(began);
    let route = response.request().match_pattern();
    let route = route.as_deref().unwrap_or("none");
    let method = response.request().method().as_str().to_owned();
    let status = response.status().as_u16();
    app.health.count(&method, route, status);
    tracing::info!(event = "request", %number, method, route, status, ms = took.as_millis());
    Ok(response)
}
