//! What the server says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClientId, Event, FileId, FileState, Participant, Phase, Presence, RoomId, Timer};
use crate::Language;

/// What the server says.
#[expect(
    clippy::large_enum_variant,
    reason = "a message is made to be sent at once, and nearly all are events"
)]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ServerMessage {
    /// The answer to `Hello`: all that the client needs to begin or go on.
    Welcome(Box<Welcome>),
    /// Something happened, and is durable.
    Event {
        /// What.
        event: Event,
    },
    /// Who is connected now; sent when that changes.
    Presence {
        /// Every open socket.
        clients: Vec<Presence>,
    },
    /// The client's last message was not obeyed; nothing else changed.
    Refused(Refusal),
    /// The client's text is not the server's: take this one, and apply unsent
    /// edits to it as far as they can be.
    Resync {
        /// The file as it is.
        file: FileState,
    },
    /// The socket is about to be closed.
    Closing {
        /// Why.
        code: CloseCode,
        /// When to try again, in milliseconds; `None` for never.
        retry_ms: Option<u64>,
    },
}

/// All that a client needs to begin or go on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// The client's id: the old one where it was resumed.
    pub client: ClientId,
    /// The secret to resume with.
    pub secret: String,
    /// Whether it is the client that it was before.
    pub resumed: bool,
    /// Who one is.
    pub you: Participant,
    /// The room.
    pub room: RoomSummary,
    /// Where the room stands.
    pub phase: Phase,
    /// The clock, where it was set.
    pub timer: Option<Timer>,
    /// Whether visible cases run when typing pauses.
    pub autorun: bool,
    /// The time of the room now.
    pub now_ms: u64,
    /// The newest event that the rest of this is made of.
    pub sequence: u64,
    /// The files.
    pub files: Vec<FileState>,
    /// Everybody who ever joined.
    pub participants: Vec<Participant>,
    /// Who is connected.
    pub presence: Vec<Presence>,
    /// How many changes of each file the server has of this client: where its
    /// own count goes on.
    pub accepted: Vec<super::FileVersion>,
    /// What happened so far but for edits, selections, output and progress, as
    /// far as the client's role may see it; the newest 2,000. Created files are
    /// without their text, and all but the newest results without the texts of
    /// their cases.
    pub history: Vec<Event>,
}

/// A room in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoomSummary {
    /// Its id.
    pub id: RoomId,
    /// Its title, for people.
    pub title: String,
    /// The challenge's id.
    pub challenge: String,
    /// The statement in Markdown.
    pub statement: String,
    /// The language of the files.
    pub language: Language,
    /// The file that is loaded or started.
    pub entry: String,
    /// Groups that candidates see and the names of their cases.
    pub visible_cases: Vec<(String, Vec<String>)>,
}

/// Why a message was not obeyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// Why, for programs.
    pub code: RefusalCode,
    /// Why, for people.
    pub message: String,
    /// The file whose edit it was; `None` for any other message.
    pub file: Option<FileId>,
}

/// Why a message was not obeyed, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The role may not do that.
    NotAllowed,
    /// The room is paused, locked or over.
    Locked,
    /// The file or the stretch is protected.
    Protected,
    /// There is no such file, run or case.
    NotFound,
    /// There is one already.
    Exists,
    /// It is too long, or there are too many.
    TooLarge,
    /// Too often; wait.
    TooOften,
    /// It makes no sense: the client has to resynchronise.
    Invalid,
    /// The fault is ours.
    Internal,
}

/// Why a socket is closed, beside the websocket close code 4000 + its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CloseCode {
    /// A message could not be read (4400).
    Malformed,
    /// The cookie or invite does not hold any more (4401).
    Unauthorised,
    /// The right was taken away (4403).
    Forbidden,
    /// The client could not keep up (4408): reconnect and resume.
    TooSlow,
    /// Another socket of this client is open (4409).
    Duplicate,
    /// A message was too long (4413).
    TooLarge,
    /// Too many messages (4429).
    TooOften,
    /// The server shuts down (4503): reconnect and resume.
    Restarting,
    /// The fault is ours (4500): reconnect and resume.
    Internal,
}

impl CloseCode {
    /// The websocket close code.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Malformed => 4400,
            Self::Unauthorised => 4401,
            Self::Forbidden => 4403,
            Self::TooSlow => 4408,
            Self::Duplicate => 4409,
            Self::TooLarge => 4413,
            Self::TooOften => 4429,
            Self::Restarting => 4503,
            Self::Internal => 4500,
        }
    }
}
