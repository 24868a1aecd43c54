//! What happened in a room. The log of a room's events is its only truth:
//! documents, results and the replay are all made from it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CaseCount, Changes, ClientId, Control, FileId, FileVersion, OutputStream, Participant,
    ParticipantId, Phase, Protection, RunId, RunKind, RunResult, SelectionRange, Timer,
};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its number, from 1 without gaps. What a role may not see is a gap for it.
    pub sequence: u64,
    /// When, in milliseconds since the room was opened, by the server's
    /// monotonic clock; never goes back.
    pub at_ms: u64,
    /// Who did it; `None` for the server itself.
    pub actor: Option<ParticipantId>,
    /// What happened.
    pub body: EventBody,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum EventBody {
    /// Somebody joined for the first time, or under another name.
    Joined {
        /// Who.
        participant: Participant,
    },
    /// One of somebody's sockets opened.
    Connected {
        /// The socket's client.
        client: ClientId,
    },
    /// One of somebody's sockets closed.
    Disconnected {
        /// The socket's client.
        client: ClientId,
    },
    /// A file was created, at version 0.
    FileCreated {
        /// Its id.
        file: FileId,
        /// Its path.
        path: String,
        /// Its text.
        text: String,
        /// What candidates may not change of it.
        protection: Protection,
    },
    /// A file got another path.
    FileRenamed {
        /// The file.
        file: FileId,
        /// The new path.
        path: String,
    },
    /// A file was deleted.
    FileDeleted {
        /// The file.
        file: FileId,
    },
    /// A file's protection changed.
    FileProtected {
        /// The file.
        file: FileId,
        /// What candidates may not change of it.
        protection: Protection,
    },
    /// A file was changed. This is the acknowledgement for its author and the
    /// news for everybody else.
    Edited {
        /// The file.
        file: FileId,
        /// Its version before these changes.
        version: u64,
        /// Who made them.
        client: ClientId,
        /// The client's own number of the first of them; see [`super::ClientMessage::Edit`].
        client_sequence: u64,
        /// The changes in order, as they apply to the server's text.
        changes: Vec<Changes>,
    },
    /// Somebody's cursors and selections. At most ten a second of each client.
    Selected {
        /// Whose.
        client: ClientId,
        /// In which file.
        file: FileId,
        /// The file's version that the positions are for.
        version: u64,
        /// The ranges, the main one first.
        ranges: Vec<SelectionRange>,
    },
    /// Text was pasted: a hint for people, never a score. Staff only.
    Pasted {
        /// Into which file.
        file: FileId,
        /// How long, in UTF-16 units.
        length: u32,
        /// SHA-256 of its UTF-8 in hexadecimal.
        sha256: String,
        /// Whether it was copied in this room.
        internal: bool,
    },
    /// The page came to the front or went away: a hint for people. Staff only.
    Focused {
        /// Whose page.
        client: ClientId,
        /// Whether it is in front.
        focused: bool,
    },
    /// Something was said to everybody.
    Chatted {
        /// What.
        text: String,
    },
    /// A note of the team. Staff only.
    Noted {
        /// The note.
        text: String,
        /// The moment it is about.
        about_ms: u64,
    },
    /// A moment to find again. Staff only.
    Marked {
        /// Its label.
        label: String,
        /// The moment, where it was marked afterwards.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        about_ms: Option<u64>,
    },
    /// An interviewer steered.
    Controlled {
        /// The command.
        control: Control,
        /// Where the room stands now.
        phase: Phase,
        /// The clock now.
        timer: Option<Timer>,
    },
    /// The clock says something.
    TimeLeft {
        /// How much is left; 0 when it is up.
        remaining_ms: u64,
        /// Where the room stands now.
        phase: Phase,
    },
    /// A run started.
    RunStarted {
        /// Its number.
        run: RunId,
        /// What runs.
        kind: RunKind,
        /// The exact versions that it runs.
        versions: Vec<FileVersion>,
    },
    /// A run wrote something.
    Output {
        /// The run.
        run: RunId,
        /// Where to.
        stream: OutputStream,
        /// What, invalid UTF-8 replaced.
        text: String,
    },
    /// How far a run is, for the reader.
    RunProgress {
        /// The run.
        run: RunId,
        /// Cases that have a verdict.
        judged: u32,
        /// Cases in all, as far as is known.
        planned: u32,
        /// How far it is as a candidate may know it. Only in the log; nobody is sent it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        candidate: Option<CaseCount>,
    },
    /// A run ended.
    RunFinished {
        /// The run.
        run: RunId,
        /// What it came to, for the reader.
        result: RunResult,
        /// What it came to as a candidate may see it. Only in the log; nobody is sent it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        candidate: Option<RunResult>,
    },
}
