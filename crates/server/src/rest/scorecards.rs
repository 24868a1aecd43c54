//! What interviewers think: one's own until everybody who began has submitted,
//! so that nobody leans on the first.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use protocol::live::{Role, RoomId};
use protocol::rest::{
    ApiError, OtherScorecard, RubricItem, Scorecard, ScorecardPage, TokenScope, WriteScorecard,
};
use store::ScorecardAuthor;

use super::rooms::find;
use crate::auth::address::ClientAddress;
use crate::auth::identity::{Staff, Visitor};
use crate::clock::now_ms;
use crate::error::Failure;
use crate::extract::{Body, Segments};
use crate::rubric;
use crate::state::App;

/// The longest text, in bytes.
const MAXIMUM_TEXT: usize = 16 << 10;

/// One's scorecard, and those of others once all are submitted. For accounts,
/// and for interviewers who were invited.
#[utoipa::path(get, path = "/api/rooms/{id}/scorecard", tag = "scorecards",
    params(("id" = String, Path)),
    responses((status = 200, body = ScorecardPage),
        (status = 403, description = "a candidate or an observer asks", body = ApiError)))]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    Segments(id): Segments<RoomId>,
    headers: HeaderMap,
) -> Result<Json<ScorecardPage>, Failure> {
    let author = Author::of(&app, &headers, &id, TokenScope::RoomsRead).await?;
    let room = find(&app, &id).await?;
    Ok(Json(page(&app, &room, author.key).await?))
}

/// Writes one's scorecard; a submitted one stays as it is.
#[utoipa::path(put, path = "/api/rooms/{id}/scorecard", tag = "scorecards",
    params(("id" = String, Path)), request_body = WriteScorecard,
    responses((status = 200, body = ScorecardPage),
        (status = 403, description = "a candidate or an observer asks", body = ApiError),
        (status = 409, description = "it was submitted before", body = ApiError)))]
pub(crate) async fn put(
    State(app): State<Arc<App>>,
    address: ClientAddress,
    Segments(id): Segments<RoomId>,
    headers: HeaderMap,
    Body(wanted): Body<WriteScorecard>,
) -> Result<Json<ScorecardPage>, Failure> {
    let author = Author::of(&app, &headers, &id, TokenScope::RoomsWrite).await?;
    let room = find(&app, &id).await?;
    check(&wanted, &rubric_of(&app, &room))?;
    let submit = wanted.submitted;
    let body = serde_json::to_string(&wanted).map_err(|error| Failure::internal(&error))?;
    app.store
        .put_scorecard(&id, author.key, body, submit, now_ms())
        .await?;
    if submit {
        let subject = id.to_string();
        app.audit(&author.name, "scorecard.submitted", subject, address)
            .await;
    }
    Ok(Json(page(&app, &room, author.key).await?))
}

/// Somebody who may write a scorecard.
struct Author {
    key: ScorecardAuthor,
    /// What the audit log calls them.
    name: String,
}

impl Author {
    /// Who asks. An account writes its own, also where its browser has a seat
    /// besides, as when somebody tries the link that they are about to send.
    async fn of(
        app: &App,
        headers: &HeaderMap,
        room: &RoomId,
        scope: TokenScope,
    ) -> Result<Self, Failure> {
        if let Some(staff) = Staff::of(app, headers).await? {
            staff.require(scope)?;
            return Ok(Self {
                key: ScorecardAuthor::Staff(staff.account.id),
                name: staff.actor().to_owned(),
            });
        }
        match Visitor::of(app, headers, room, None).await? {
            Visitor::Seat(seat) if seat.participant.role == Role::Interviewer => Ok(Self {
                key: ScorecardAuthor::Seat(seat.participant.id),
                name: seat.participant.name,
            }),
            _ => Err(Failure::forbidden(
                "only interviewers have a scorecard: observers and candidates have none",
            )),
        }
    }
}

async fn page(
    app: &App,
    room: &store::Room,
    reader: ScorecardAuthor,
) -> Result<ScorecardPage, Failure> {
    let all = app.store.scorecards(&room.id).await?;
    let waiting_for = waiting_for(&all);
    let (own, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|one| one.author == reader);
    let mine = own.first().map(read).transpose()?;
    let may_read = waiting_for.is_empty() && !own.is_empty();
    let others = others
        .iter()
        .filter(|one| may_read && one.submitted_at_ms.is_some());
    let others = others.map(|one| {
        Ok(OtherScorecard {
            name: one.name.clone(),
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

/// Who began a scorecard and has still to submit it. Nobody waits for those who
/// cannot come in any more.
pub(crate) fn waiting_for(all: &[store::Scorecard]) -> Vec<String> {
    let waiting = all
        .iter()
        .filter(|one| one.submitted_at_ms.is_none() && one.is_open);
    waiting.map(|one| one.name.clone()).collect()
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
