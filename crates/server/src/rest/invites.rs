//! Links that let people into a room.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use protocol::live::{Role, RoomId};
use protocol::rest::{
    CreateInvite, CreatedInvite, ExchangeInvite, Invite, InvitePreview, InviteToken, Seat,
};
use store::InviteId;

use super::named;
use super::rooms::find;
use super::session::{self, NAME_CHARACTERS};
use crate::auth::address::ClientAddress;
use crate::auth::cookies::Cookie;
use crate::auth::identity::Staff;
use crate::auth::token;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::state::App;

const MINUTE_MS: u64 = 60_000;
const USUAL_MINUTES: u32 = 7 * 24 * 60;
const MAXIMUM_MINUTES: u32 = 90 * 24 * 60;
/// How long a seat's cookie lasts.
const SEAT_SECONDS: u64 = 90 * 24 * 60 * 60;
/// An invite of staff may be shared among colleagues.
const STAFF_USES: u32 = 20;

/// Makes a link.
#[utoipa::path(post, path = "/api/rooms/{id}/invites", tag = "invites",
    params(("id" = String, Path)), request_body = CreateInvite,
    responses((status = 201, body = CreatedInvite)))]
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<RoomId>,
    Body(wanted): Body<CreateInvite>,
) -> Result<(StatusCode, Json<CreatedInvite>), Failure> {
    find(&app, &id).await?;
    let made = make(&app, &id, wanted, Some(staff.account.id)).await?;
    let subject = format!("{id}/{}", made.invite.id);
    app.audit(staff.actor(), "invite.created", subject, address)
        .await;
    Ok((StatusCode::CREATED, Json(made)))
}

/// Makes a link.
pub(crate) async fn make(
    app: &App,
    room: &RoomId,
    wanted: CreateInvite,
    created_by: Option<store::StaffId>,
) -> Result<CreatedInvite, Failure> {
    let name = wanted
        .name
        .as_deref()
        .filter(|name| !name.trim().is_empty());
    let name = name
        .map(|name| named("a name", name, NAME_CHARACTERS))
        .transpose()?;
    let minutes = wanted.expires_in_minutes.unwrap_or(USUAL_MINUTES);
    if !(1..=MAXIMUM_MINUTES).contains(&minutes) {
        return Err(Failure::invalid("an invite lasts 1 minute to 90 days"));
    }
    let token = token::make("")?;
    let now = now_ms();
    let new = store::NewInvite {
        room: room.clone(),
        role: wanted.role,
        name: name.clone(),
        token_hash: token.hash,
        created_by,
        expires_at_ms: now + u64::from(minutes) * MINUTE_MS,
        maximum_uses: match wanted.role {
            Role::Candidate => 1,
            Role::Interviewer | Role::Observer => STAFF_USES,
        },
    };
    let expires_at_ms = new.expires_at_ms;
    let id = app.store.create_invite(new, now).await?;
    Ok(CreatedInvite {
        invite: Invite {
            id: id.0,
            role: wanted.role,
            name,
            created_at_ms: now,
            expires_at_ms,
            revoked: false,
            uses: 0,
        },
        url: app.link(&format!("/join#{}", token.secret)),
    })
}

/// The invites of a room.
#[utoipa::path(get, path = "/api/rooms/{id}/invites", tag = "invites",
    params(("id" = String, Path)), responses((status = 200, body = Vec<Invite>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Staff,
    Segments(id): Segments<RoomId>,
) -> Result<Json<Vec<Invite>>, Failure> {
    let invites = app.store.invites(&id).await?.into_iter();
    let invites = invites.map(|invite| Invite {
        id: invite.id.0,
        role: invite.role,
        name: invite.name,
        created_at_ms: invite.created_at_ms,
        expires_at_ms: invite.expires_at_ms,
        revoked: invite.revoked_at_ms.is_some(),
        uses: invite.uses,
    });
    Ok(Json(invites.collect()))
}

/// Takes an invite back, and every seat that was taken with it.
#[utoipa::path(delete, path = "/api/rooms/{id}/invites/{invite}", tag = "invites",
    params(("id" = String, Path), ("invite" = u64, Path)), responses((status = 204)))]
pub(crate) async fn revoke(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments((id, invite)): Segments<(RoomId, u64)>,
) -> Result<StatusCode, Failure> {
    let revoked = app.store.revoke_invite(&id, InviteId(invite), now_ms());
    let participants = revoked.await?;
    app.rooms.expel(&id, &participants).await;
    let subject = format!("{id}/{invite}");
    app.audit(staff.actor(), "invite.revoked", subject, address)
        .await;
    Ok(StatusCode::NO_CONTENT)
}

/// What a link leads to.
#[utoipa::path(post, path = "/api/invites/preview", tag = "invites", request_body = InviteToken,
    responses((status = 200, body = InvitePreview), (status = 401)))]
pub(crate) async fn preview(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    Body(wanted): Body<InviteToken>,
) -> Result<Json<InvitePreview>, Failure> {
    app.tries.invite(address)?;
    let hash = token::hash_of_outside(&wanted.token).ok_or_else(refused)?;
    let invite = app.store.invite(&hash).await?;
    let invite = invite.filter(|invite| invite.holds(now_ms()));
    let invite = invite.ok_or_else(refused)?;
    let room = find(&app, &invite.room).await?;
    Ok(Json(InvitePreview {
        room_title: room.title,
        role: invite.role,
        name: invite.name,
    }))
}

/// Takes a seat with a link.
#[utoipa::path(post, path = "/api/invites/exchange", tag = "invites",
    request_body = ExchangeInvite, responses((status = 200, body = Seat), (status = 401)))]
pub(crate) async fn exchange(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    Body(wanted): Body<ExchangeInvite>,
) -> Result<Response, Failure> {
    app.tries.invite(address)?;
    let invite_hash = token::hash_of_outside(&wanted.token).ok_or_else(refused)?;
    let name = named("a name", &wanted.name, NAME_CHARACTERS)?;
    let token = token::make("")?;
    let new = store::NewSeat {
        invite_hash,
        token_hash: token.hash,
        name,
    };
    let taken = app.store.take_seat(new, now_ms()).await;
    let seat = taken.map_err(|error| match error {
        // A guess is not told from what does not hold any more.
        store::Error::NotFound(_) | store::Error::Expired(_) => refused(),
        error => error.into(),
    })?;
    let subject = format!("{}/{}", seat.room, seat.participant.id);
    app.audit(&seat.participant.name, "seat.taken", subject, address)
        .await;
    let cookie = Cookie::Seat(&seat.room, seat.participant.role);
    let cookie = cookie.set(&app.config, &token.secret, SEAT_SECONDS);
    let cookies = AppendHeaders([(header::SET_COOKIE, cookie)]);
    Ok((cookies, Json(session::seat(seat))).into_response())
}

fn refused() -> Failure {
    Failure::unauthorised("this invite does not hold: ask for a new one")
}
