//! The headers of every answer, whatever it says: a page runs nothing but our own scripts, is shown in no other site's
//! frame, asks nobody else for anything, and is kept by nobody but the reader. Only assets may be kept, since their
//! addresses change with their contents.

use actix_web::{
    Error, HttpMessage,
    body::MessageBody,
    cookie::Cookie,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};

use super::{App, assets, cookies::Purpose, visitor::Stranger};

/// What every answer carries. Nothing is allowed (`default-src 'none'`) but what stands here.
const ALWAYS: [(HeaderName, &str); 8] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; \
         base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
    (header::CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (
        header::PERMISSIONS_POLICY,
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::X_DNS_PREFETCH_CONTROL, "off"),
];

/// A year; assets are kept as long.
const TRANSPORT: &str = "max-age=31536000";

/// Puts the headers on every answer, and hands out the cookie that the forms of a stranger need.
///
/// # Errors
/// Whatever stands behind.
pub async fn guard<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let app = request.app_data::<Data<App>>().cloned();
    let mut response = next.call(request).await?;
    let Some(app) = app else { return Ok(response) };
    let is_asset = response.status().is_success() && assets::is_asset(response.request().path());
    let stranger = response
        .request()
        .extensions()
        .get::<Stranger>()
        .and_then(Stranger::to_keep);
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let kept = if is_asset { assets::KEPT } else { "no-store" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if app.cookies.are_secure() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static(TRANSPORT),
        );
    }
    if let Some(token) = stranger {
        hand_out(headers, &app.cookies.set(Purpose::Visit, &token));
    }
    Ok(response)
}

fn hand_out(headers: &mut HeaderMap, cookie: &Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        headers.append(header::SET_COOKIE, value);
    }
}
