//! Who is in a room, and what they are there for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClientId, FileId, ParticipantId, SelectionRange};

/// What somebody is in a room for; what they may see and do follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Solves the challenge; sees what the challenge's feedback policy allows.
    Candidate,
    /// Leads the session; sees everything.
    Interviewer,
    /// Sees what interviewers see, and changes nothing but their own notes.
    Observer,
}

impl Role {
    /// Whether they belong to the team that interviews.
    #[must_use]
    pub fn is_staff(self) -> bool {
        !matches!(self, Self::Candidate)
    }
}

/// A person in a room.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// Their id in this room.
    pub id: ParticipantId,
    /// What they are there for.
    pub role: Role,
    /// What they are called.
    pub name: String,
}

/// One socket of a person who is connected now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Presence {
    /// The socket's client.
    pub client: ClientId,
    /// Whose it is.
    pub participant: ParticipantId,
    /// Whether the page is in front of them, as far as the browser tells.
    /// Always `true` in what candidates are sent.
    pub focused: bool,
    /// Which file they look at, where they have selected something.
    pub file: Option<FileId>,
    /// Their cursors and selections in it.
    pub ranges: Vec<SelectionRange>,
}
