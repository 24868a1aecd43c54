//! The challenges that rooms can be made of.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use protocol::rest::{ChallengeCard, ChallengeDetails};

use crate::auth::identity::Staff;
use crate::error::Failure;
use crate::extract::Segments;
use crate::state::App;

/// Every challenge of the server.
#[utoipa::path(get, path = "/api/challenges", tag = "challenges",
    responses((status = 200, body = Vec<ChallengeCard>)))]
pub(crate) async fn list(State(app): State<Arc<App>>, _: Staff) -> Json<Vec<ChallengeCard>> {
    let cards = app.bank.iter().map(|challenge| app.bank.card(challenge));
    Json(cards.collect())
}

/// One challenge.
#[utoipa::path(get, path = "/api/challenges/{id}", tag = "challenges",
    params(("id" = String, Path)), responses((status = 200, body = ChallengeDetails)))]
pub(crate) async fn details(
    State(app): State<Arc<App>>,
    _: Staff,
    Segments(id): Segments<String>,
) -> Result<Json<ChallengeDetails>, Failure> {
    let challenge = app.bank.get(&id).cloned();
    let challenge = challenge.ok_or_else(|| Failure::not_found("challenge"))?;
    let bank = Arc::clone(&app.bank);
    let details = tokio::task::spawn_blocking(move || bank.details(&challenge)).await;
    let details = details.map_err(|error| Failure::internal(&error))?;
    Ok(Json(details.map_err(|error| Failure::internal(&error))?))
}
