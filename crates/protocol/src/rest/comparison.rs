//! Candidates of one challenge side by side.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::{Recommendation, SubmissionSummary};
use crate::live::{Phase, RoomId};
use crate::{Language, Verdict};

/// `GET /api/challenges/{id}/comparison`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The challenge's id.
    pub challenge: String,
    /// Its title.
    pub title: String,
    /// Its groups in order: the columns.
    pub groups: Vec<ComparisonGroup>,
    /// Its rooms, the newest first.
    pub rows: Vec<ComparisonRow>,
}

/// A room's candidates beside those of other rooms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonRow {
    /// The room.
    #[schema(value_type = String)]
    pub room: RoomId,
    /// Its title.
    pub title: String,
    /// The language.
    #[schema(value_type = String)]
    pub language: Language,
    /// Where it stands.
    pub phase: Phase,
    /// The candidates' names.
    pub candidates: Vec<String>,
    /// When it opened.
    pub opened_at_ms: Option<u64>,
    /// The last submission.
    pub last_submission: Option<SubmissionSummary>,
    /// Its groups, as in [`Comparison::groups`]; empty if there is none.
    pub groups: Vec<ComparisonGroup>,
    /// How long after the clock started all visible cases first passed.
    pub first_green_ms: Option<u64>,
    /// How often a candidate ran or submitted something themselves.
    pub runs: u32,
    /// What interviewers recommend, of submitted scorecards; empty until
    /// everybody who began one has submitted.
    pub recommendations: Vec<Recommendation>,
}

/// A group of cases and what it came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparisonGroup {
    /// Its name.
    pub name: String,
    /// Points that could be earned.
    pub points: u64,
    /// Points earned; `None` where it was not judged.
    pub score: Option<u64>,
    /// The worst verdict; `None` where it was not judged.
    pub verdict: Option<Verdict>,
}
