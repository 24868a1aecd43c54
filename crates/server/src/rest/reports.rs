//! Reports of submissions, and what any moment of a session would have earned.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use protocol::live::{Event, JudgedResult, Role, RoomId, RunId, RunResult};
use protocol::rest::{Rejudge, TokenScope};
use room::replay::Replay;

use super::rooms::find;
use crate::auth::identity::{Staff, Visitor};
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::live::blueprint::Blueprint;
use crate::live::runs::{Cancel, Judging};
use crate::state::App;

/// Events are read so many at a time.
const PAGE: u32 = 5_000;

/// The whole report of a submission: canonical JSON, whose digest can be verified.
#[utoipa::path(get, path = "/api/rooms/{id}/reports/{run}", tag = "history",
    params(("id" = String, Path), ("run" = u32, Path)), responses((status = 200)))]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    _: Staff,
    Segments((id, run)): Segments<(RoomId, RunId)>,
) -> Result<Response, Failure> {
    let report = app.store.report(&id, run).await?;
    let report = report.ok_or_else(|| Failure::not_found("report"))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], report).into_response())
}

/// What the files of a moment would have earned. Nothing of it is kept. For
/// accounts, and for interviewers who were invited.
#[utoipa::path(post, path = "/api/rooms/{id}/rejudge", tag = "history",
    params(("id" = String, Path)), request_body = Rejudge,
    responses((status = 200, body = JudgedResult)))]
pub(crate) async fn rejudge(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    headers: HeaderMap,
    Body(wanted): Body<Rejudge>,
) -> Result<Json<JudgedResult>, Failure> {
    match Visitor::of(&app, &headers, &id, Some(Role::Interviewer)).await? {
        Visitor::Staff(staff) => staff.require(TokenScope::RoomsWrite)?,
        Visitor::Seat(seat) if seat.participant.role == Role::Interviewer => {}
        Visitor::Seat(_) => {
            return Err(Failure::forbidden(
                "observers only look: ask an interviewer",
            ));
        }
    }
    let room = find(&app, &id).await?;
    let challenge = app.bank.get(&room.challenge);
    let challenge = challenge.ok_or_else(|| {
        Failure::conflict("the challenge of this room is not on this server any more")
    })?;
    let judging = Judging {
        challenge: Arc::clone(challenge),
        language: room.language.clone(),
        name: format!("{id}@{}", wanted.sequence),
        files: files_at(&app, &room, wanted.sequence).await?,
        only_visible: !wanted.hidden,
        only: None,
    };
    let cancel = Cancel::new();
    let _guard = CancelOnDrop(cancel.clone());
    let finished = app.runs.judge_now(judging, cancel).await;
    match finished.result {
        RunResult::Judged(mut result) => {
            // There is no report of it to be fetched.
            result.report = None;
            Ok(Json(result))
        }
        RunResult::Failed { reason } => Err(Failure::conflict(reason)),
        _ => Err(Failure::unavailable("it was given up: try again")),
    }
}

/// Who asked may close the page.
struct CancelOnDrop(Cancel);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.ask();
    }
}

async fn files_at(
    app: &App,
    room: &store::Room,
    sequence: u64,
) -> Result<BTreeMap<String, String>, Failure> {
    let settings = Blueprint::read(&room.settings)?.settings(room);
    let events = events_until(app, &room.id, sequence).await?;
    let walking = tokio::task::spawn_blocking(move || {
        let replay = Replay::new(&settings, events)?;
        Ok(replay.at_sequence(sequence).texts())
    });
    let walked: Result<_, room::Corrupt> =
        walking.await.map_err(|error| Failure::internal(&error))?;
    walked.map_err(|error| Failure::internal(&error))
}

async fn events_until(app: &App, id: &RoomId, sequence: u64) -> Result<Vec<Event>, Failure> {
    let mut events: Vec<Event> = Vec::new();
    loop {
        let after = events.last().map_or(0, |event| event.sequence);
        if after >= sequence {
            return Ok(events);
        }
        let page = app.store.events(id, after, PAGE).await?;
        let is_last = page.len() < PAGE as usize;
        let wanted = page.into_iter();
        events.extend(wanted.take_while(|event| event.sequence <= sequence));
        if is_last {
            return Ok(events);
        }
    }
}
