//! Rooms, as the dashboard shows them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::live::{AtZero, Phase, RoomId, RunId};
use crate::{Language, Verdict};

/// `POST /api/rooms`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateRoom {
    /// The challenge's id.
    pub challenge: String,
    /// The language of the session.
    #[schema(value_type = String)]
    pub language: Language,
    /// Its title; the challenge's if it is not said.
    #[ts(optional)]
    pub title: Option<String>,
    /// How long the clock runs; the challenge's if it is not said, 0 for none.
    #[ts(optional)]
    pub minutes: Option<u32>,
    /// What happens when the time is up.
    #[ts(optional)]
    pub at_zero: Option<AtZero>,
    /// When it is planned.
    #[ts(optional)]
    pub scheduled_at_ms: Option<u64>,
}

/// A room in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomCard {
    /// Its id.
    #[schema(value_type = String)]
    pub id: RoomId,
    /// Its title, for people.
    pub title: String,
    /// The challenge's id.
    pub challenge: String,
    /// The challenge's title.
    pub challenge_title: String,
    /// The language of its files.
    #[schema(value_type = String)]
    pub language: Language,
    /// Where it stands.
    pub phase: Phase,
    /// When it was made.
    pub created_at_ms: u64,
    /// When it is planned.
    pub scheduled_at_ms: Option<u64>,
    /// When somebody first came in: what the times of its events count from.
    pub opened_at_ms: Option<u64>,
    /// When it ended.
    pub ended_at_ms: Option<u64>,
    /// The names of the candidates who ever came in.
    pub candidates: Vec<String>,
    /// Who was invited as a candidate and has not come in yet, by the names that
    /// stand on the invites that still hold.
    pub invited: Vec<String>,
    /// How many people are connected now.
    pub connected: u32,
    /// The last submission.
    pub last_submission: Option<SubmissionSummary>,
}

/// What a submission earned, in short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SubmissionSummary {
    /// Its run.
    #[schema(value_type = u32)]
    pub run: RunId,
    /// The worst verdict.
    pub verdict: Verdict,
    /// Points earned.
    pub score: u64,
    /// Points that could be earned.
    pub points: u64,
    /// When it was submitted, in milliseconds since the room was opened.
    pub at_ms: u64,
}
