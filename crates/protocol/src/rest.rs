//! What browsers and programs say to the server beside the socket of a room:
//! the bodies of its REST interface, everything under `/api`.
//!
//! Requests refuse what they do not know; times are Unix milliseconds by the
//! server's clock unless a field says otherwise.

mod accounts;
mod administration;
mod challenges;
mod comparison;
mod history;
mod invites;
mod rooms;
mod scorecards;

pub use accounts::{ChangeStaff, CreateStaff, LogIn, Me, Seat, SetUp, StaffMember};
pub use administration::{
    ApiToken, AuditEntry, AuditPage, CreateApiToken, CreatedApiToken, TokenScope,
};
pub use challenges::{
    ChallengeCard, ChallengeDetails, ChallengeGroup, ChallengeKind, ChallengeLanguage,
    ChallengeLevel, RubricItem, VisibleCase, VisibleGroup,
};
pub use comparison::{Comparison, ComparisonGroup, ComparisonRow};
pub use history::{EventsPage, KeptNote, Rejudge, WriteNote};
pub use invites::{
    CreateInvite, CreatedInvite, ExchangeInvite, Invite, InvitePreview, InviteToken,
};
pub use rooms::{CreateRoom, RoomCard, SubmissionSummary};
pub use scorecards::{OtherScorecard, Recommendation, Scorecard, ScorecardPage, WriteScorecard};

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// The body of every answer that is not a success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiError {
    /// What went wrong, for programs.
    pub code: ApiErrorCode,
    /// What went wrong, for people.
    pub message: String,
}

/// What went wrong, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApiErrorCode {
    /// The request makes no sense as it is (400).
    Invalid,
    /// Nobody is logged in, or the log-in, invite or token does not hold (401).
    Unauthorised,
    /// One may not do that (403).
    Forbidden,
    /// The request comes from a page of another site (403).
    CrossOrigin,
    /// There is no such thing, or not for the one who asks (404).
    NotFound,
    /// It is not possible as things stand (409).
    Conflict,
    /// What was sent is too long (413).
    TooLarge,
    /// Too many requests; `Retry-After` says when to try again (429).
    TooOften,
    /// The fault is ours (500).
    Internal,
    /// The server shuts down, or too much waits already (503).
    Unavailable,
}

impl ApiErrorCode {
    /// The HTTP status that it is sent with.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Invalid => 400,
            Self::Unauthorised => 401,
            Self::Forbidden | Self::CrossOrigin => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::TooOften => 429,
            Self::Internal => 500,
            Self::Unavailable => 503,
        }
    }
}
