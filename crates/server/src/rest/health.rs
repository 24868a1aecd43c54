//! What machines ask: is it there, can it work, how is it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use protocol::rest::TokenScope;

use crate::auth::address::ClientAddress;
use crate::auth::identity::Staff;
use crate::error::Failure;
use crate::state::App;

/// The process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// The server can do its work.
pub(crate) async fn ready(State(app): State<Arc<App>>) -> Response {
    let reads = app.store.rooms(None, 1).await.is_ok();
    match reads && !app.is_stopping() {
        true => "ok\n".into_response(),
        false => (StatusCode::SERVICE_UNAVAILABLE, "not now\n").into_response(),
    }
}

/// For Prometheus: from this machine, or with a token that may read.
pub(crate) async fn metrics(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    headers: axum::http::HeaderMap,
) -> Result<Response, Failure> {
    if !address.0.is_loopback() {
        let staff = Staff::of(&app, &headers).await?;
        let staff = staff.ok_or_else(|| {
            Failure::unauthorised(
                "metrics are for this machine, and for tokens with the scope rooms:read",
            )
        })?;
        staff.require(TokenScope::RoomsRead)?;
    }
    let text = app.metrics.text(app.runs.waiting());
    let text = text.map_err(|error| Failure::internal(&error))?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}
