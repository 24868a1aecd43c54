//! What interviewers steer a room with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a room stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nobody has started the clock; candidates may read and write.
    Waiting,
    /// It is on.
    Live,
    /// The clock stands still, and candidates cannot change anything.
    Paused,
    /// Candidates cannot change anything; the clock goes on.
    Locked,
    /// It is over, for good.
    Ended,
}

/// The clock of a room. Times are milliseconds since the room was opened, by
/// the server's monotonic clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Timer {
    /// How long there was in all.
    pub total_ms: u64,
    /// When it reaches zero; `None` while it stands still.
    pub ends_at_ms: Option<u64>,
    /// How much is left while it stands still.
    pub remaining_ms: u64,
    /// What happens at zero.
    pub at_zero: AtZero,
}

/// What happens when the time is up.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS, utoipa::ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum AtZero {
    /// It is noted in the timeline, and nothing else.
    #[default]
    Note,
    /// The room is locked.
    Lock,
}

/// An interviewer's command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "command", rename_all = "snake_case", deny_unknown_fields)]
pub enum Control {
    /// The clock starts, or goes on after a pause.
    Start,
    /// The clock stands still and candidates cannot change anything.
    Pause,
    /// Candidates cannot change anything.
    Lock,
    /// They can again.
    Unlock,
    /// So much time from now on.
    SetTimer {
        /// How long.
        remaining_ms: u64,
        /// What happens at zero.
        at_zero: AtZero,
    },
    /// Whether visible cases run by themselves when typing pauses.
    SetAutorun {
        /// Whether they do.
        enabled: bool,
    },
    /// The session is over.
    End,
}
