//! Setting up, logging in and out, and who one is.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use protocol::rest::{LogIn, Me, Seat, SetUp, StaffMember};

use super::named;
use crate::auth::address::ClientAddress;
use crate::auth::cookies::{self, Cookie};
use crate::auth::identity::{Staff, Via};
use crate::auth::token;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::Body;
use crate::state::App;

/// Names of people and rooms, in characters.
pub(crate) const NAME_CHARACTERS: usize = 60;

/// Makes the first account, by the link of the first start.
#[utoipa::path(post, path = "/api/setup", tag = "session", request_body = SetUp,
    responses((status = 200, body = StaffMember)))]
pub(crate) async fn set_up(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    Body(wanted): Body<SetUp>,
) -> Result<Response, Failure> {
    app.tries.log_in(address, "")?;
    let refused = || {
        Failure::unauthorised("this link does not hold: the server prints a new one when it starts")
    };
    let hash = token::hash_of_outside(&wanted.token).ok_or_else(refused)?;
    let login = login_of(&wanted.login)?;
    let name = named("a name", &wanted.name, NAME_CHARACTERS)?;
    let password_hash = app.passwords.hash(wanted.password).await?;
    let new = store::NewStaff {
        login,
        name,
        password_hash,
        is_admin: true,
    };
    let made = app.store.set_up(&hash, new, now_ms()).await;
    let id = made.map_err(|error| match error {
        store::Error::Expired(_) => refused(),
        error => error.into(),
    })?;
    app.is_set_up();
    let account = app.store.staff(id).await?;
    let account = account.ok_or_else(|| Failure::not_found("account"))?;
    app.audit(
        &account.login,
        "server.set_up",
        account.id.to_string(),
        address,
    )
    .await;
    begin(&app, &account).await
}

/// Logs an account in.
#[utoipa::path(post, path = "/api/login", tag = "session", request_body = LogIn,
    responses((status = 200, body = StaffMember), (status = 401), (status = 429)))]
pub(crate) async fn log_in(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    Body(wanted): Body<LogIn>,
) -> Result<Response, Failure> {
    let login: String = wanted.login.trim().chars().take(NAME_CHARACTERS).collect();
    app.tries.log_in(address, &login)?;
    let account = app.store.staff_by_login(&login).await?;
    let hash = account
        .as_ref()
        .map(|account| account.password_hash.clone());
    let matches = app.passwords.verify(wanted.password, hash).await?;
    match account {
        Some(account) if matches && !account.disabled => {
            app.audit(
                &account.login,
                "session.opened",
                account.id.to_string(),
                address,
            )
            .await;
            begin(&app, &account).await
        }
        account => {
            // What is no login may be a password that was typed a line too early.
            let subject = account.map(|account| account.id.to_string());
            app.audit("", "session.refused", subject.unwrap_or_default(), address)
                .await;
            Err(Failure::unauthorised("login or password is wrong"))
        }
    }
}

/// Logs out.
#[utoipa::path(post, path = "/api/logout", tag = "session", responses((status = 204)))]
pub(crate) async fn log_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let staff = Staff::of(&app, &headers).await?;
    if let Some(Via::Session(hash)) = staff.map(|staff| staff.via) {
        app.store.delete_session(&hash).await?;
    }
    let gone = [(header::SET_COOKIE, Cookie::Session.clear(&app.config))];
    Ok((StatusCode::NO_CONTENT, gone).into_response())
}

/// Who this browser is.
#[utoipa::path(get, path = "/api/me", tag = "session", responses((status = 200, body = Me)))]
pub(crate) async fn me(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Json<Me>, Failure> {
    let staff = Staff::of(&app, &headers).await?;
    let mut seats = Vec::new();
    for secret in cookies::seats(&app.config, &headers) {
        let Some(hash) = token::hash_of_outside(secret) else {
            continue;
        };
        seats.extend(app.store.seat(&hash).await?.map(seat));
    }
    Ok(Json(Me {
        staff: staff.map(|staff| member(&staff.account)),
        seats,
        needs_set_up: app.needs_set_up(),
    }))
}

/// Opens a session and says whose.
async fn begin(app: &App, account: &store::Staff) -> Result<Response, Failure> {
    let token = token::make("")?;
    let now = now_ms();
    let expires = now + app.session_ms();
    app.store
        .create_session(&token.hash, account.id, now, expires)
        .await?;
    let max_age_s = app.session_ms() / 1000;
    let cookie = Cookie::Session.set(&app.config, &token.secret, max_age_s);
    let cookies = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((cookies, Json(member(account))).into_response())
}

/// A login as it is kept.
pub(crate) fn login_of(text: &str) -> Result<String, Failure> {
    let login = named("a login", text, NAME_CHARACTERS)?;
    match login.contains(char::is_whitespace) {
        true => Err(Failure::invalid("a login has no spaces")),
        false => Ok(login),
    }
}

/// An account as others see it.
pub(crate) fn member(account: &store::Staff) -> StaffMember {
    StaffMember {
        id: account.id.0,
        login: account.login.clone(),
        name: account.name.clone(),
        admin: account.is_admin,
        disabled: account.disabled,
    }
}

/// A seat as its browser sees it.
pub(crate) fn seat(seat: store::Seat) -> Seat {
    Seat {
        room: seat.room,
        participant: seat.participant.id,
        role: seat.participant.role,
        name: seat.participant.name,
    }
}
