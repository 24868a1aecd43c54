//! Rooms: made, listed, ended, deleted.

mod card;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use protocol::live::{CloseCode, Control, Participant, Phase, Role, RoomId};
use protocol::rest::{CreateRoom, RoomCard};

pub(crate) use card::{RoomDigest, digest, find_submission};

use super::named;
use crate::auth::address::ClientAddress;
use crate::auth::identity::{Staff, Visitor};
use crate::auth::token;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::live::blueprint::Blueprint;
use crate::live::outbox::Ending;
use crate::state::App;

/// So many rooms are listed, the newest first.
const LISTED: u32 = 500;
/// Titles, in characters.
const TITLE_CHARACTERS: usize = 120;
/// The longest session.
const MAXIMUM_MINUTES: u32 = 24 * 60;

/// The newest rooms.
#[utoipa::path(get, path = "/api/rooms", tag = "rooms",
    responses((status = 200, body = Vec<RoomCard>)))]
pub(crate) async fn list(
    State(app): State<Arc<App>>,
    _: Staff,
) -> Result<Json<Vec<RoomCard>>, Failure> {
    let mut cards = Vec::new();
    for room in app.store.rooms(None, LISTED).await? {
        cards.push(card::card(&app, room).await?);
    }
    Ok(Json(cards))
}

/// Makes a room of a challenge.
#[utoipa::path(post, path = "/api/rooms", tag = "rooms", request_body = CreateRoom,
    responses((status = 201, body = RoomCard)))]
pub(crate) async fn create(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Body(wanted): Body<CreateRoom>,
) -> Result<(StatusCode, Json<RoomCard>), Failure> {
    let room = make(&app, wanted, Some(staff.account.id)).await?;
    app.audit(staff.actor(), "room.created", room.id.to_string(), address)
        .await;
    Ok((StatusCode::CREATED, Json(card::card(&app, room).await?)))
}

/// Makes a room.
pub(crate) async fn make(
    app: &App,
    wanted: CreateRoom,
    created_by: Option<store::StaffId>,
) -> Result<store::Room, Failure> {
    let challenge = app.bank.get(&wanted.challenge);
    let challenge = challenge.ok_or_else(|| Failure::invalid("there is no such challenge"))?;
    let language = wanted.language;
    if !app.bank.is_installed(&language) {
        return Err(Failure::conflict(format!(
            "{language} is not installed here: run `greenroom runtimes install {language}`"
        )));
    }
    let title = wanted.title.as_deref().unwrap_or(&challenge.title);
    let title = named("a title", title, TITLE_CHARACTERS)?;
    let minutes = wanted.minutes.unwrap_or(challenge.minutes);
    if minutes > MAXIMUM_MINUTES {
        return Err(Failure::invalid("a session is no longer than a day"));
    }
    let at_zero = wanted.at_zero.unwrap_or_default();
    let blueprint = Blueprint::new(challenge, &language, minutes, at_zero)?;
    let id = token::short_id()?;
    let id = RoomId::new(&id).ok_or_else(|| Failure::internal(&"a room's id is not one"))?;
    let room = store::Room {
        id,
        title,
        challenge: challenge.id.to_string(),
        challenge_digest: challenge.digest.clone(),
        language,
        settings: blueprint.write()?,
        created_by,
        created_at_ms: now_ms(),
        scheduled_at_ms: wanted.scheduled_at_ms,
        opened_at_ms: None,
        ended_at_ms: None,
        summary: None,
    };
    app.store.create_room(room.clone()).await?;
    Ok(room)
}

/// One room: for accounts, and for interviewers and observers who were invited.
#[utoipa::path(get, path = "/api/rooms/{id}", tag = "rooms", params(("id" = String, Path)),
    responses((status = 200, body = RoomCard)))]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    headers: HeaderMap,
) -> Result<Json<RoomCard>, Failure> {
    Visitor::of(&app, &headers, &id, Some(Role::Interviewer)).await?;
    let room = find(&app, &id).await?;
    Ok(Json(card::card(&app, room).await?))
}

/// Ends a session for good; what happened stays.
#[utoipa::path(post, path = "/api/rooms/{id}/end", tag = "rooms", params(("id" = String, Path)),
    responses((status = 200, body = RoomCard)))]
pub(crate) async fn end(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<RoomId>,
) -> Result<Json<RoomCard>, Failure> {
    let room = find(&app, &id).await?;
    let actor = staff.actor().to_owned();
    let visitor = Visitor::Staff(staff);
    let who: Participant = visitor.into_seat(&app, &id).await?.participant;
    let steered = app.rooms.steer(&app, &id, who, Control::End).await?;
    if let Err(refusal) = steered {
        let digest = card::digest(&app, &room).await?;
        if digest.phase != Phase::Ended {
            return Err(Failure::conflict(refusal.message));
        }
    }
    app.audit(&actor, "room.ended", id.to_string(), address)
        .await;
    let room = find(&app, &id).await?;
    Ok(Json(card::card(&app, room).await?))
}

/// Deletes a room and all that is kept of it.
#[utoipa::path(delete, path = "/api/rooms/{id}", tag = "rooms", params(("id" = String, Path)),
    responses((status = 204)))]
pub(crate) async fn delete(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<RoomId>,
) -> Result<StatusCode, Failure> {
    find(&app, &id).await?;
    let gone = Ending {
        code: CloseCode::Forbidden,
        retry_ms: None,
    };
    app.rooms.close(&id, gone).await;
    app.store.delete_room(&id).await?;
    app.audit(staff.actor(), "room.deleted", id.to_string(), address)
        .await;
    Ok(StatusCode::NO_CONTENT)
}

/// A room as it is kept.
pub(crate) async fn find(app: &App, id: &RoomId) -> Result<store::Room, Failure> {
    let room = app.store.room(id).await?;
    room.ok_or_else(|| Failure::not_found("room"))
}
