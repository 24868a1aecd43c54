//! What interviewers think: one's own until everybody who began has submitted,
//! so that nobody leans on the first.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use protocol::live::RoomId;
use protocol::rest::{OtherScorecard, RubricItem, Scorecard, ScorecardPage, WriteScorecard};
use store::StaffId;

use super::rooms::find;
use crate::auth::address::ClientAddress;
use crate::auth::identity::Staff;
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::rubric;
use crate::state::App;

/// The longest text, in bytes.
const MAXIMUM_TEXT: usize = 16 << 10;

/// One's scorecard, and those of others once all are submitted.
#[utoipa::path(get, path = "/api/rooms/{id}/scorecard", tag = "scorecards",
    params(("id" = String, Path)), responses((status = 200, body = ScorecardPage)))]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    staff: Staff,
    Segments(id): Segments<RoomId>,
) -> Result<Json<ScorecardPage>, Failure> {
    let room = find(&app, &id).await?;
    Ok(Json(page(&app, &room, staff.account.id).await?))
}

/// Writes one's scorecard; a submitted one stays as it is.
#[utoipa::path(put, path = "/api/rooms/{id}/scorecard", tag = "scorecards",
    params(("id" = String, Path)), request_body = WriteScorecard,
    responses((status = 200, body = ScorecardPage)))]
pub(crate) async fn put(
    State(app): State<Arc<App>>,
    staff: Staff,
    address: ClientAddress,
    Segments(id): Segments<RoomId>,
    Body(wanted): Body<WriteScorecard>,
) -> Result<Json<ScorecardPage>, Failure> {
    let room = find(&app, &id).await?;
    check(&wanted, &rubric_of(&app, &room))?;
    let submit = wanted.submitted;
    let body = serde_json::to_string(&wanted).map_err(|error| Failure::internal(&error))?;
    let account = staff.account.id;
    app.store
        .put_scorecard(&id, account, body, submit, now_ms())
        .await?;
    if submit {
        app.audit(
            staff.actor(),
            "scorecard.submitted",
            id.to_string(),
            address,
        )
        .await;
    }
    Ok(Json(page(&app, &room, account).await?))
}

async fn page(app: &App, room: &store::Room, reader: StaffId) -> Result<ScorecardPage, Failure> {
    let all = app.store.scorecards(&room.id).await?;
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.staff == reader);
    let mine = own.first().map(read).transpose()?;
    let has_submitted = |one: &&store::Scorecard| one.submitted_at_ms.is_some();
    let waiting_for: Vec<String> = own
        .iter()
        .chain(&others)
        .filter(|one| !has_submitted(one))
        .map(|one| one.staff_name.clone())
        .collect();
    let may_read = waiting_for.is_empty() && !own.is_empty();
    let others = others.iter().filter(|_| may_read).map(|one| {
        Ok(OtherScorecard {
            name: one.staff_name.clone(),
            scorecard: read(one)?,
        })
    });
    Ok(ScorecardPage {
        rubric: rubric_of(app, room),
        mine,
        others: others.collect::<Result<_, Failure>>()?,
        waiting_for,
    })
}

/// A scorecard as it is kept.
pub(crate) fn read(kept: &store::Scorecard) -> Result<Scorecard, Failure> {
    let written: WriteScorecard =
        serde_json::from_str(&kept.body).map_err(|error| Failure::internal(&error))?;
    Ok(Scorecard {
        ratings: written.ratings,
        recommendation: written.recommendation,
        text: written.text,
        submitted_at_ms: kept.submitted_at_ms,
    })
}

fn rubric_of(app: &App, room: &store::Room) -> Vec<RubricItem> {
    let challenge = app.bank.get(&room.challenge);
    challenge.map(|one| rubric::of(one)).unwrap_or_default()
}

fn check(wanted: &WriteScorecard, rubric: &[RubricItem]) -> Result<(), Failure> {
    if wanted.text.len() > MAXIMUM_TEXT {
        return Err(Failure::invalid("a scorecard's text has at most 16 KiB"));
    }
    for (key, rating) in &wanted.ratings {
        if !rubric.iter().any(|item| item.key == *key) {
            return Err(Failure::invalid("the rubric has no such item"));
        }
        if !(1..=4).contains(rating) {
            return Err(Failure::invalid("a rating is 1 to 4"));
        }
    }
    Ok(())
}
