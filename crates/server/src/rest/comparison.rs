//! Candidates of one challenge side by side.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use challenge::Challenge;
use protocol::live::{Control, Event, EventBody, JudgedResult, RoomId, RunKind, RunResult};
use protocol::rest::{Comparison, ComparisonGroup, ComparisonRow, Recommendation};

use super::rooms::{digest, find_submission};
use super::scorecards;
use crate::auth::identity::Staff;
use crate::error::Failure;
use crate::extract::Segments;
use crate::state::App;

/// Rooms that are compared, the newest first.
const MAXIMUM_ROOMS: u32 = 100;
/// Events are read so many at a time.
const PAGE: u32 = 5_000;

/// The rooms of a challenge beside each other.
#[utoipa::path(get, path = "/api/challenges/{id}/comparison", tag = "challenges",
    params(("id" = String, Path)), responses((status = 200, body = Comparison)))]
pub(crate) async fn get(
    State(app): State<Arc<App>>,
    _: Staff,
    Segments(id): Segments<String>,
) -> Result<Json<Comparison>, Failure> {
    let challenge = app.bank.get(&id);
    let challenge = challenge.ok_or_else(|| Failure::not_found("challenge"))?;
    let mut rows = Vec::new();
    for room in app.store.rooms(Some(&id), MAXIMUM_ROOMS).await? {
        rows.push(row(&app, room).await?);
    }
    Ok(Json(Comparison {
        challenge: id,
        title: challenge.title.clone(),
        groups: columns(challenge),
        rows,
    }))
}

fn columns(challenge: &Challenge) -> Vec<ComparisonGroup> {
    let groups = challenge.groups.iter().map(|group| ComparisonGroup {
        name: group.name.clone(),
        points: group.points,
        score: None,
        verdict: None,
    });
    groups.collect()
}

async fn row(app: &Arc<App>, room: store::Room) -> Result<ComparisonRow, Failure> {
    let known = digest(app, &room).await?;
    let groups = match &known.last_submission {
        Some(_) => find_submission(app, &room.id).await?.as_ref().map(groups),
        None => None,
    };
    let facts = Facts::of(app, &room.id).await?;
    Ok(ComparisonRow {
        recommendations: recommendations(app, &room.id).await?,
        room: room.id,
        title: room.title,
        language: room.language,
        phase: known.phase,
        candidates: known.candidates,
        opened_at_ms: room.opened_at_ms,
        last_submission: known.last_submission,
        groups: groups.unwrap_or_default(),
        first_green_ms: facts.first_green_ms(),
        runs: facts.runs,
    })
}

fn groups(result: &JudgedResult) -> Vec<ComparisonGroup> {
    let groups = result.groups.iter().map(|group| ComparisonGroup {
        name: group.name.clone(),
        points: group.points,
        score: group.verdict.map(|_| group.score),
        verdict: group.verdict,
    });
    groups.collect()
}

/// What was recommended, once nobody can lean on it any more.
async fn recommendations(app: &App, id: &RoomId) -> Result<Vec<Recommendation>, Failure> {
    let mut recommendations = Vec::new();
    let all = app.store.scorecards(id).await?;
    if !scorecards::waiting_for(&all).is_empty() {
        return Ok(recommendations);
    }
    for kept in &all {
        let card = scorecards::read(kept)?;
        if card.submitted_at_ms.is_some() {
            recommendations.extend(card.recommendation);
        }
    }
    recommendations.sort_unstable();
    Ok(recommendations)
}

/// What the events of a session say as a whole.
#[derive(Debug, Default)]
struct Facts {
    runs: u32,
    started_ms: Option<u64>,
    green_ms: Option<u64>,
}

impl Facts {
    async fn of(app: &App, id: &RoomId) -> Result<Self, Failure> {
        let (mut facts, mut after) = (Self::default(), 0);
        loop {
            let page = app.store.events(id, after, PAGE).await?;
            let Some(last) = page.last() else {
                return Ok(facts);
            };
            after = last.sequence;
            for event in &page {
                facts.note(event);
            }
        }
    }

    fn note(&mut self, event: &Event) {
        match &event.body {
            EventBody::Controlled {
                control: Control::Start,
                ..
            } => {
                self.started_ms.get_or_insert(event.at_ms);
            }
            EventBody::RunStarted {
                kind:
                    RunKind::Program { .. }
                    | RunKind::Submit
                    | RunKind::Visible {
                        automatic: false, ..
                    },
                ..
            } => self.runs += 1,
            EventBody::RunFinished {
                result: RunResult::Judged(result),
                ..
            } if is_green(result) => {
                self.green_ms.get_or_insert(event.at_ms);
            }
            _ => {}
        }
    }

    fn first_green_ms(&self) -> Option<u64> {
        let started_ms = self.started_ms.unwrap_or(0);
        self.green_ms.map(|at_ms| at_ms.saturating_sub(started_ms))
    }
}

/// Whether everything that candidates see passed, and not just one case of it.
fn is_green(result: &JudgedResult) -> bool {
    let mut visible = result
        .groups
        .iter()
        .filter(|group| group.visible)
        .peekable();
    visible.peek().is_some() && visible.all(|group| group.verdict == Some(protocol::Verdict::Ac))
}
