//! Tokens of programs: made and taken back by a person who is logged in, never
//! by another token.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use protocol::rest::{ApiToken, CreateApiToken, CreatedApiToken, TokenScope};
use store::TokenId;

use super::named;
use super::session::NAME_CHARACTERS;
use crate::auth::address::ClientAddress;
use crate::auth::identity::{Staff, Via};
use crate::auth::token;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::state::App;

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// What tells people and secret scanners what they look at.
const PREFIX: &str = "greenroom_";
/// Tokens of one account.
const MAXIMUM_TOKENS: usize = 100;

/// The tokens of one's account.
#[utoipa::path(get, path = "/api/tokens", tag = "tokens",
    responses((status = 200, body = Vec<ApiToken>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    staff: Staff,
) -> Result<Json<Vec<ApiToken>>, Failure> {
    by_person(&staff)?;
    let tokens = app.store.tokens(Some(staff.account.id)).await?;
    Ok(Json(tokens.into_iter().map(shown).collect()))
}

/// Makes a token; the answer is the only time that it is shown.
#[utoipa::path(post, path = "/api/tokens", tag = "tokens", request_body = CreateApiToken,
    responses((status = 201, body = CreatedApiToken)))]
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Body(wanted): Body<CreateApiToken>,
) -> Result<(StatusCode, Json<CreatedApiToken>), Failure> {
    by_person(&staff)?;
    let name = named("a name", &wanted.name, NAME_CHARACTERS)?;
    let mut scopes = wanted.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(Failure::invalid("a token without a scope may do nothing"));
    }
    if scopes.contains(&TokenScope::Admin) && !staff.account.is_admin {
        return Err(Failure::forbidden(
            "only administrators may give that scope",
        ));
    }
    let account = staff.account.id;
    if app.store.tokens(Some(account)).await?.len() >= MAXIMUM_TOKENS {
        return Err(Failure::conflict("take tokens back that are not used"));
    }
    let now = now_ms();
    let made = token::make(PREFIX)?;
    let days = wanted.expires_in_days.map(u64::from);
    let new = store::NewApiToken {
        token_hash: made.hash,
        name: name.clone(),
        scopes: scopes.iter().map(|scope| word(*scope)).collect(),
        staff: account,
        expires_at_ms: days.map(|days| now + days.max(1) * DAY_MS),
    };
    let expires_at_ms = new.expires_at_ms;
    let id = app.store.create_token(new, now).await?;
    app.audit(staff.actor(), "token.created", id.to_string(), address)
        .await;
    let created = CreatedApiToken {
        token: ApiToken {
            id: id.0,
            name,
            scopes,
            created_at_ms: now,
            expires_at_ms,
            last_used_at_ms: None,
        },
        secret: made.secret,
    };
    Ok((StatusCode::CREATED, Json(created)))
}

/// Takes a token back.
#[utoipa::path(delete, path = "/api/tokens/{id}", tag = "tokens", params(("id" = u64, Path)),
    responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<u64>,
) -> Result<StatusCode, Failure> {
    by_person(&staff)?;
    let account = Some(staff.account.id);
    app.store
        .revoke_token(TokenId(id), account, now_ms())
        .await?;
    app.audit(staff.actor(), "token.revoked", id.to_string(), address)
        .await;
    Ok(StatusCode::NO_CONTENT)
}

fn by_person(staff: &Staff) -> Result<(), Failure> {
    match staff.via {
        Via::Session(_) => Ok(()),
        Via::Token(_) => Err(Failure::forbidden(
            "tokens are made by people, not by tokens",
        )),
    }
}

fn shown(token: store::ApiToken) -> ApiToken {
    ApiToken {
        id: token.id.0,
        name: token.name,
        scopes: scopes(&token.scopes),
        created_at_ms: token.created_at_ms,
        expires_at_ms: token.expires_at_ms,
        last_used_at_ms: token.last_used_at_ms,
    }
}

const SCOPES: [TokenScope; 3] = [
    TokenScope::RoomsRead,
    TokenScope::RoomsWrite,
    TokenScope::Admin,
];

/// A scope as the store keeps it.
fn word(scope: TokenScope) -> String {
    match scope {
        TokenScope::RoomsRead => "rooms:read",
        TokenScope::RoomsWrite => "rooms:write",
        TokenScope::Admin => "admin",
    }
    .to_owned()
}

/// Scopes as the store keeps them; what is not known gives no right.
pub(crate) fn scopes(words: &[String]) -> Vec<TokenScope> {
    let known = SCOPES.into_iter();
    known
        .filter(|scope| words.contains(&word(*scope)))
        .collect()
}
