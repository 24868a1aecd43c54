//! What a browser says.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Changes, ClientId, Control, FileId, FileVersion, Protection, RunId, RunKind, SelectionRange,
};

/// The longest message of a client in bytes; a longer one closes the socket.
/// A paste of 1 MiB arrives as several edits.
pub const MAXIMUM_MESSAGE_BYTES: usize = 256 * 1024;

/// What a browser says. The first message of a socket is `Hello`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ClientMessage {
    /// Opens the conversation.
    Hello {
        /// What the client was before its socket closed, where it was anything.
        resume: Option<Resume>,
    },
    /// Changes to a file, made to its text at `version`.
    Edit {
        /// The file.
        file: FileId,
        /// The version that the first of them applies to.
        version: u64,
        /// The client's own count: the first edit of a file by this client is
        /// 0, and each change counts. Changes that were accepted before are
        /// known by it and not applied twice.
        client_sequence: u64,
        /// The changes in order, at most 64.
        changes: Vec<Changes>,
    },
    /// Cursors and selections.
    Select {
        /// In which file.
        file: FileId,
        /// The file's version that the positions are for.
        version: u64,
        /// The ranges, the main one first, at most 32.
        ranges: Vec<SelectionRange>,
    },
    /// Whether the client's text is the server's: a mismatch is answered with
    /// [`super::ServerMessage::Resync`].
    Check {
        /// The file.
        file: FileId,
        /// Its version.
        version: u64,
        /// Its length in UTF-16 units.
        length: u32,
        /// FNV-1a (32 bits) over its UTF-16 units, low byte first.
        hash: u32,
    },
    /// Creates a file.
    CreateFile {
        /// Its path.
        path: String,
        /// Its text.
        text: String,
    },
    /// Renames a file.
    RenameFile {
        /// The file.
        file: FileId,
        /// The new path.
        path: String,
    },
    /// Deletes a file.
    DeleteFile {
        /// The file.
        file: FileId,
    },
    /// Changes a file's protection. Interviewers only.
    ProtectFile {
        /// The file.
        file: FileId,
        /// The version of the file that stretches are positions in.
        version: u64,
        /// What candidates may not change of it.
        protection: Protection,
    },
    /// Text was pasted; its change comes as an edit.
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
    /// The page came to the front or went away.
    Focus {
        /// Whether it is in front.
        focused: bool,
    },
    /// Says something to everybody.
    Chat {
        /// What, at most 4 KiB.
        text: String,
    },
    /// Notes something for the team. Staff only.
    Note {
        /// What, at most 16 KiB.
        text: String,
        /// The moment it is about; now if `None`.
        about_ms: Option<u64>,
    },
    /// Marks this moment. Staff only.
    Mark {
        /// Its label.
        label: String,
    },
    /// Steers. Interviewers only.
    Control {
        /// The command.
        control: Control,
    },
    /// Runs the files as they are on the server when this arrives.
    Run {
        /// What to run.
        kind: RunKind,
    },
    /// Cancels a run.
    Cancel {
        /// The run.
        run: RunId,
    },
}

/// What a client was before its socket closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Resume {
    /// Its id.
    pub client: ClientId,
    /// The secret it was given with it.
    pub secret: String,
    /// The versions of the files it has.
    pub versions: Vec<FileVersion>,
}
