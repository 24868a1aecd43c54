//! A room in short. What only the room itself knows is kept while it is out of
//! memory, so that a dashboard does not wake every room it lists.

use std::collections::BTreeSet;
use std::sync::Arc;

use protocol::live::{JudgedResult, Phase, Role, RoomId, RunResult};
use protocol::rest::{RoomCard, SubmissionSummary};

use room::Submission;
use serde::{Deserialize, Serialize};

use crate::clock::now_ms;
use crate::error::Failure;
use crate::state::App;

/// What only the room itself knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RoomDigest {
    pub(crate) phase: Phase,
    pub(crate) candidates: Vec<String>,
    pub(crate) connected: u32,
    pub(crate) last_submission: Option<SubmissionSummary>,
}

impl RoomDigest {
    pub(crate) fn of(room: &room::Room) -> Self {
        let candidates = room
            .participants()
            .filter(|one| one.role == Role::Candidate);
        let connected: BTreeSet<_> = room
            .presence(Role::Interviewer)
            .iter()
            .map(|presence| presence.participant)
            .collect();
        let last_submission = room.latest_submission().and_then(summary);
        Self {
            phase: room.phase(),
            candidates: candidates.map(|one| one.name.clone()).collect(),
            connected: u32::try_from(connected.len()).unwrap_or(u32::MAX),
            last_submission,
        }
    }

    /// As the store keeps it while the room is out of memory.
    pub(crate) fn write(&self) -> String {
        let out_of_memory = Self {
            connected: 0,
            ..self.clone()
        };
        // Without it the room is looked at.
        serde_json::to_string(&out_of_memory).unwrap_or_default()
    }

    /// What the store keeps; nothing while the room is in memory, or where the
    /// server died with it.
    fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    fn of_unopened() -> Self {
        Self {
            phase: Phase::Waiting,
            candidates: Vec::new(),
            connected: 0,
            last_submission: None,
        }
    }
}

fn summary(submission: &Submission) -> Option<SubmissionSummary> {
    let RunResult::Judged(result) = &submission.result else {
        return None;
    };
    Some(SubmissionSummary {
        run: submission.run,
        verdict: result.verdict,
        score: result.score,
        points: result.points,
        at_ms: submission.at_ms,
    })
}

/// What only the room itself knows.
pub(crate) async fn digest(app: &Arc<App>, room: &store::Room) -> Result<RoomDigest, Failure> {
    if room.opened_at_ms.is_none() {
        return Ok(RoomDigest::of_unopened());
    }
    if app.rooms.in_memory(&room.id).is_none()
        && let Some(digest) = room.summary.as_deref().and_then(RoomDigest::read)
    {
        return Ok(digest);
    }
    app.rooms.look(app, &room.id, RoomDigest::of).await
}

/// A room in short.
pub(super) async fn card(app: &Arc<App>, room: store::Room) -> Result<RoomCard, Failure> {
    let digest = digest(app, &room).await?;
    let challenge = app.bank.get(&room.challenge);
    let challenge_title = challenge.map_or_else(
        || room.challenge.clone(),
        |challenge| challenge.title.clone(),
    );
    Ok(RoomCard {
        invited: invited(app, &room.id).await?,
        id: room.id,
        title: room.title,
        challenge: room.challenge,
        challenge_title,
        language: room.language,
        phase: digest.phase,
        created_at_ms: room.created_at_ms,
        scheduled_at_ms: room.scheduled_at_ms,
        opened_at_ms: room.opened_at_ms,
        ended_at_ms: room.ended_at_ms,
        candidates: digest.candidates,
        connected: digest.connected,
        last_submission: digest.last_submission,
    })
}

/// The candidates who were invited and have not come in yet.
async fn invited(app: &App, id: &RoomId) -> Result<Vec<String>, Failure> {
    let now = now_ms();
    let invites = app.store.invites(id).await?.into_iter();
    let waiting = invites
        .filter(|one| one.role == Role::Candidate && one.uses == 0 && one.holds(now))
        .filter_map(|one| one.name);
    Ok(waiting.collect())
}

/// The result of a room's last submission, whole.
pub(crate) async fn find_submission(
    app: &Arc<App>,
    id: &RoomId,
) -> Result<Option<JudgedResult>, Failure> {
    let look = |room: &room::Room| match &room.latest_submission()?.result {
        RunResult::Judged(result) => Some(result.clone()),
        _ => None,
    };
    app.rooms.look(app, id, look).await
}
