//! What interviewers think, kept from each other until all have said it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use super::RubricItem;

/// Whether to hire.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Recommendation {
    /// Certainly not.
    StrongNo,
    /// Rather not.
    No,
    /// Rather yes.
    Yes,
    /// Certainly.
    StrongYes,
}

/// `GET /api/rooms/{id}/scorecard`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScorecardPage {
    /// What is rated.
    pub rubric: Vec<RubricItem>,
    /// One's own; `None` if it was not begun.
    pub mine: Option<Scorecard>,
    /// Those of others, once everybody who began one has submitted it, oneself included.
    pub others: Vec<OtherScorecard>,
    /// Who began one and has not submitted it, but for those who cannot come in
    /// any more.
    pub waiting_for: Vec<String>,
}

/// What an interviewer thinks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// 1 to 4 by the key of the rubric.
    pub ratings: BTreeMap<String, u8>,
    /// Whether to hire.
    pub recommendation: Option<Recommendation>,
    /// In words.
    pub text: String,
    /// When it was submitted; it cannot be changed from then on.
    pub submitted_at_ms: Option<u64>,
}

/// What another interviewer thinks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OtherScorecard {
    /// The interviewer's name.
    pub name: String,
    /// What they think.
    pub scorecard: Scorecard,
}

/// `PUT /api/rooms/{id}/scorecard`: takes the place of one's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteScorecard {
    /// 1 to 4 by the key of the rubric; what is not rated is not there.
    pub ratings: BTreeMap<String, u8>,
    /// Whether to hire.
    #[ts(optional)]
    pub recommendation: Option<Recommendation>,
    /// In words, at most 16 KiB.
    pub text: String,
    /// Whether it is final.
    pub submitted: bool,
}
