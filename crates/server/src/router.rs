//! Which handler answers what, and what holds for every answer.

mod guard;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response_with_state};
use axum::routing::{delete, get, patch, post};

use crate::live::socket;
use crate::rest::{
    administration, challenges, comparison, exports, health, history, invites, openapi, reports,
    rooms, scorecards, session, tokens,
};
use crate::state::App;
use crate::{assets, rest};

/// The longest body of a request, in bytes.
const BODY_BYTES: usize = 256 << 10;

/// Everything that is answered.
pub(crate) fn router(app: &Arc<App>) -> Router {
    let api = Router::new()
        .merge(people())
        .merge(interviews())
        .merge(management())
        .route("/openapi.json", get(openapi::document))
        .route("/docs", get(openapi::page))
        .fallback(rest::unknown);
    Router::new()
        .nest("/api", api)
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::metrics))
        .fallback(assets::serve)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn_with_state(Arc::clone(app), guard::check))
        .layer(map_response_with_state(Arc::clone(app), guard::harden))
        .layer(from_fn_with_state(Arc::clone(app), guard::observe))
        .with_state(Arc::clone(app))
}

/// Who one is.
fn people() -> Router<Arc<App>> {
    Router::new()
        .route("/setup", post(session::set_up))
        .route("/login", post(session::log_in))
        .route("/logout", post(session::log_out))
        .route("/me", get(session::me))
        .route("/invites/preview", post(invites::preview))
        .route("/invites/exchange", post(invites::exchange))
}

/// Challenges, rooms, and what happens in them.
fn interviews() -> Router<Arc<App>> {
    Router::new()
        .route("/challenges", get(challenges::list))
        .route("/challenges/{id}", get(challenges::details))
        .route("/challenges/{id}/comparison", get(comparison::get))
        .route("/rooms", get(rooms::list).post(rooms::create))
        .route("/rooms/{id}", get(rooms::get).delete(rooms::delete))
        .route("/rooms/{id}/end", post(rooms::end))
        .route("/rooms/{id}/socket", get(socket::open))
        .route(
            "/rooms/{id}/invites",
            get(invites::list).post(invites::create),
        )
        .route("/rooms/{id}/invites/{invite}", delete(invites::revoke))
        .route("/rooms/{id}/events", get(history::events))
        .route("/rooms/{id}/notes", post(history::note))
        .route("/rooms/{id}/recording.jsonl", get(exports::recording))
        .route(
            "/rooms/{id}/runs/{run}/terminal.cast",
            get(exports::terminal),
        )
        .route("/rooms/{id}/export.html", get(exports::page))
        .route("/rooms/{id}/reports/{run}", get(reports::get))
        .route("/rooms/{id}/rejudge", post(reports::rejudge))
        .route(
            "/rooms/{id}/scorecard",
            get(scorecards::get).put(scorecards::put),
        )
}

/// Accounts, tokens, and the log of who did what.
fn management() -> Router<Arc<App>> {
    Router::new()
        .route(
            "/staff",
            get(administration::list).post(administration::create),
        )
        .route("/staff/{id}", patch(administration::change))
        .route("/tokens", get(tokens::list).post(tokens::create))
        .route("/tokens/{id}", delete(tokens::revoke))
        .route("/audit", get(administration::audit))
}
