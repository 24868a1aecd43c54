//! The description of this interface for programs, and a page to try it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use utoipa::OpenApi;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};

use super::{
    administration, challenges, comparison, exports, history, invites, reports, rooms, scorecards,
    session, tokens,
};
use crate::assets;
use crate::error::Failure;
use crate::state::App;

/// The page to try it: one file, with nothing from elsewhere.
const PAGE: &str = include_str!("openapi/page.html");

#[derive(OpenApi)]
#[openapi(
    info(
        title = "greenroom",
        description = "Rooms for live coding interviews. A browser shows its cookies; a program \
            shows a token of `POST /api/tokens` as `Authorization: Bearer …`. Errors are \
            `{code, message}`."
    ),
    paths(
        session::set_up, session::log_in, session::log_out, session::me,
        challenges::list, challenges::details,
        rooms::list, rooms::create, rooms::get, rooms::end, rooms::delete,
        invites::create, invites::list, invites::revoke, invites::preview, invites::exchange,
        comparison::get,
        history::events, history::note, exports::recording, exports::terminal, exports::page,
        reports::get, reports::rejudge,
        scorecards::get, scorecards::put,
        tokens::list, tokens::create, tokens::revoke,
        administration::list, administration::create, administration::change,
        administration::audit,
    ),
    components(schemas(protocol::rest::ApiError)),
    modifiers(&Bearer),
    security(("token" = []))
)]
struct Description;

/// Says how programs show who they are.
struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("token", SecurityScheme::Http(scheme));
    }
}

/// The description.
pub(crate) async fn document() -> Json<utoipa::openapi::OpenApi> {
    Json(Description::openapi())
}

/// The page.
pub(crate) async fn page(State(app): State<Arc<App>>) -> Result<Response, Failure> {
    assets::html_page(&app, PAGE)
}
