//! Who asks: an account of the team, by its session or by a token for programs,
//! or somebody with a seat in a room.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use protocol::live::{Role, RoomId};
use protocol::rest::TokenScope;

use super::cookies::Cookie;
use super::{origin, token};
use crate::clock::now_ms;
use crate::error::Failure;
use crate::rest::tokens;
use crate::state::App;

/// The last use of a session or a token is noted at most so often.
const NOTED_EVERY_MS: u64 = 10 * 60 * 1000;

/// An account of the team that may do what it asks for.
#[derive(Clone, Debug)]
pub(crate) struct Staff {
    pub(crate) account: store::Staff,
    pub(crate) via: Via,
}

/// How an account showed who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Via {
    /// By a cookie; the session is known by this hash.
    Session(String),
    /// By a token with these scopes.
    Token(Vec<TokenScope>),
}

impl Staff {
    /// The account of a request, if it shows one.
    pub(crate) async fn of(app: &App, headers: &HeaderMap) -> Result<Option<Self>, Failure> {
        if origin::is_bearer(headers) {
            return Self::by_token(app, headers).await.map(Some);
        }
        let Some(secret) = Cookie::Session.read(&app.config, headers) else {
            return Ok(None);
        };
        let Some(hash) = token::hash_of_outside(secret) else {
            return Ok(None);
        };
        let now = now_ms();
        let Some(session) = app.store.session(&hash, now).await? else {
            return Ok(None);
        };
        if now.saturating_sub(session.last_seen_ms) > NOTED_EVERY_MS {
            let expires = now + app.session_ms();
            app.store.touch_session(&hash, now, expires).await?;
        }
        Ok(Some(Self {
            account: session.staff,
            via: Via::Session(hash),
        }))
    }

    async fn by_token(app: &App, headers: &HeaderMap) -> Result<Self, Failure> {
        let refused = || Failure::unauthorised("this token does not hold");
        let header = headers.get(header::AUTHORIZATION);
        let secret = header
            .and_then(|header| header.to_str().ok()?.strip_prefix("Bearer "))
            .ok_or_else(refused)?;
        let hash = token::hash_of_outside(secret.trim()).ok_or_else(refused)?;
        let now = now_ms();
        let (token, account) = app.store.token(&hash, now).await?.ok_or_else(refused)?;
        if now.saturating_sub(token.last_used_at_ms.unwrap_or(0)) > NOTED_EVERY_MS {
            app.store.touch_token(token.id, now).await?;
        }
        Ok(Self {
            account,
            via: Via::Token(tokens::scopes(&token.scopes)),
        })
    }

    /// Refuses a token that does not have the scope.
    pub(crate) fn require(&self, scope: TokenScope) -> Result<(), Failure> {
        match &self.via {
            Via::Token(scopes) if !scopes.contains(&scope) => Err(Failure::forbidden(
                "the token does not have the scope for this",
            )),
            _ => Ok(()),
        }
    }

    /// What the audit log calls them.
    pub(crate) fn actor(&self) -> &str {
        &self.account.login
    }
}

impl FromRequestParts<Arc<App>> for Staff {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let staff = Self::of(app, &parts.headers).await?;
        let staff = staff.ok_or_else(|| Failure::unauthorised("log in first"))?;
        staff.require(scope_of(&parts.method))?;
        Ok(staff)
    }
}

fn scope_of(method: &Method) -> TokenScope {
    match origin::changes(method) {
        true => TokenScope::RoomsWrite,
        false => TokenScope::RoomsRead,
    }
}

/// An account that manages the server.
#[derive(Clone, Debug)]
pub(crate) struct Admin(pub(crate) Staff);

impl FromRequestParts<Arc<App>> for Admin {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Failure> {
        let staff = Staff::of(app, &parts.headers).await?;
        let staff = staff.ok_or_else(|| Failure::unauthorised("log in first"))?;
        staff.require(TokenScope::Admin)?;
        if !staff.account.is_admin {
            return Err(Failure::forbidden("only administrators may do this"));
        }
        Ok(Self(staff))
    }
}

/// Somebody who may look into a room.
#[derive(Clone, Debug)]
pub(crate) enum Visitor {
    /// The team may look into every room.
    Staff(Staff),
    /// Somebody with a seat in it.
    Seat(store::Seat),
}

impl Visitor {
    /// Who a request is in a room. A browser may have a seat of a candidate
    /// beside one of staff, as when an interviewer tries an invite: then `wanted`
    /// says which counts, and staff's does if it says nothing.
    pub(crate) async fn of(
        app: &App,
        headers: &HeaderMap,
        room: &RoomId,
        wanted: Option<Role>,
    ) -> Result<Self, Failure> {
        if wanted != Some(Role::Candidate) {
            if let Some(seat) = seat(app, headers, room, Role::Interviewer).await? {
                return Ok(Self::Seat(seat));
            }
            if let Some(staff) = Staff::of(app, headers).await? {
                staff.require(TokenScope::RoomsRead)?;
                return Ok(Self::Staff(staff));
            }
        }
        if wanted.is_none_or(|role| role == Role::Candidate)
            && let Some(seat) = seat(app, headers, room, Role::Candidate).await?
        {
            return Ok(Self::Seat(seat));
        }
        Err(Failure::unauthorised(
            "open the link that you were invited with",
        ))
    }

    /// What they may see.
    pub(crate) fn role(&self) -> Role {
        match self {
            Self::Staff(_) => Role::Interviewer,
            Self::Seat(seat) => seat.participant.role,
        }
    }

    /// Their seat; an account takes one where it has none.
    pub(crate) async fn into_seat(self, app: &App, room: &RoomId) -> Result<store::Seat, Failure> {
        match self {
            Self::Seat(seat) => Ok(seat),
            Self::Staff(staff) => {
                staff.require(TokenScope::RoomsWrite)?;
                let account = &staff.account;
                let role = Role::Interviewer;
                let taken =
                    app.store
                        .seat_for_staff(room, account.id, role, &account.name, now_ms());
                Ok(taken.await?)
            }
        }
    }
}

async fn seat(
    app: &App,
    headers: &HeaderMap,
    room: &RoomId,
    role: Role,
) -> Result<Option<store::Seat>, Failure> {
    let secret = Cookie::Seat(room, role).read(&app.config, headers);
    let Some(hash) = secret.and_then(token::hash_of_outside) else {
        return Ok(None);
    };
    let seat = app.store.seat(&hash).await?;
    Ok(seat
        .filter(|seat| seat.room == *room && seat.participant.role.is_staff() == role.is_staff()))
}
