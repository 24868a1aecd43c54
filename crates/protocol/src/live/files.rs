//! Files of a room, their versions, and changes to them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ClientId, FileId};

/// A change set in the JSON of CodeMirror's `ChangeSet.toJSON`; read by `room`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Changes(#[ts(type = "(number | [number, ...string[]])[]")] pub serde_json::Value);

/// One change and who made it, as `@codemirror/collab` wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Who made it.
    pub client: ClientId,
    /// What it changes.
    pub changes: Changes,
}

/// A file and the number of changes it has had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileVersion {
    /// The file.
    pub file: FileId,
    /// How many changes it has had.
    pub version: u64,
}

/// A selection in UTF-16 units; a cursor where both are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SelectionRange {
    /// Where it began.
    pub anchor: u32,
    /// Where the cursor is.
    pub head: u32,
}

/// What candidates may not change of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Protection {
    /// Nothing is protected.
    #[default]
    None,
    /// The whole file.
    ReadOnly,
    /// Stretches `[from, to)` in UTF-16 units of the file's present version; the
    /// server moves them along as the text around them changes.
    Ranges {
        /// The stretches, in order, not overlapping.
        ranges: Vec<(u32, u32)>,
    },
}

/// A file as somebody who joins is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FileState {
    /// Its id.
    pub file: FileId,
    /// Its path, relative, with `/`.
    pub path: String,
    /// How many changes it has had.
    pub version: u64,
    /// Its text, or what changed since the version that the client has.
    pub content: FileContent,
    /// What candidates may not change of it.
    pub protection: Protection,
}

/// A file's content: all of it, or what was missed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum FileContent {
    /// The text at this version.
    Text {
        /// The text, lines ended by `\n`.
        text: String,
    },
    /// Every change after the version that the client named in [`super::Resume`].
    Missed {
        /// The changes in order. Pending changes are to be rebased over one of
        /// them at a time, as the server does: over several at once is not
        /// always the same.
        updates: Vec<Update>,
    },
}
