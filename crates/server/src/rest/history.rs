//! What happened in a room, for those who were not there.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use protocol::live::{Event, RefusalCode, Role, RoomId};
use protocol::rest::{EventsPage, KeptNote, WriteNote};
use room::{HiddenRuns, Remark, visible_to};
use serde::Deserialize;

use super::rooms::find;
use crate::auth::identity::Visitor;
use crate::error::Failure;
use crate::extract::{Asked, Body, Segments};
use crate::live::rooms::Remarked;
use crate::state::App;

/// Events of one answer.
const MAXIMUM_EVENTS: u32 = 10_000;
const USUAL_EVENTS: u32 = 2_000;

/// Which events.
#[derive(Deserialize)]
pub(crate) struct Stretch {
    after: Option<u64>,
    limit: Option<u32>,
    #[serde(rename = "as")]
    role: Option<Role>,
}

/// Events of a room, as the reader may see them.
#[utoipa::path(get, path = "/api/rooms/{id}/events", tag = "history",
    params(("id" = String, Path), ("after" = Option<u64>, Query), ("limit" = Option<u32>, Query)),
    responses((status = 200, body = EventsPage)))]
pub(crate) async fn events(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    Asked(stretch): Asked<Stretch>,
    headers: HeaderMap,
) -> Result<Json<EventsPage>, Failure> {
    let visitor = Visitor::of(&app, &headers, &id, stretch.role).await?;
    find(&app, &id).await?;
    let after = stretch.after.unwrap_or(0);
    let limit = stretch
        .limit
        .unwrap_or(USUAL_EVENTS)
        .clamp(1, MAXIMUM_EVENTS);
    let page = app.store.events(&id, after, limit).await?;
    let next = (page.len() == limit as usize).then(|| page.last().map(|last| last.sequence));
    let events = seen(&app, &id, visitor.role(), page).await?;
    Ok(Json(EventsPage {
        events,
        next: next.flatten(),
    }))
}

/// Notes or marks a moment of a session, also after its end. For the team,
/// invited interviewers and observers among it.
#[utoipa::path(post, path = "/api/rooms/{id}/notes", tag = "history",
    params(("id" = String, Path)), request_body = WriteNote,
    responses((status = 201, body = KeptNote)))]
pub(crate) async fn note(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    headers: HeaderMap,
    Body(wanted): Body<WriteNote>,
) -> Result<(StatusCode, Json<KeptNote>), Failure> {
    let visitor = Visitor::of(&app, &headers, &id, Some(Role::Interviewer)).await?;
    find(&app, &id).await?;
    let WriteNote {
        text,
        about_ms,
        marker,
    } = wanted;
    let remarked = Remarked {
        by: visitor.into_seat(&app, &id).await?.participant,
        remark: match marker {
            true => Remark::Marker(text),
            false => Remark::Note(text),
        },
        about_ms,
    };
    let kept = app.rooms.remark(&app, &id, remarked).await?;
    let sequence = kept.map_err(|refusal| match refusal.code {
        RefusalCode::NotAllowed => Failure::forbidden(refusal.message),
        _ => Failure::invalid(refusal.message),
    })?;
    Ok((StatusCode::CREATED, Json(KeptNote { sequence })))
}

/// What of some events a role may see.
async fn seen(
    app: &Arc<App>,
    id: &RoomId,
    role: Role,
    events: Vec<Event>,
) -> Result<Vec<Event>, Failure> {
    let hidden = match role.is_staff() {
        true => HiddenRuns::default(),
        // Which runs are hidden is said in events before these.
        false => {
            let known = |room: &room::Room| room.hidden_runs().clone();
            app.rooms.look(app, id, known).await?
        }
    };
    let seen = events
        .iter()
        .filter_map(|event| visible_to(event, role, &hidden));
    Ok(seen.map(std::borrow::Cow::into_owned).collect())
}
