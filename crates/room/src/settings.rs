//! What a room is made of before anything happens in it. All of it is fixed
//! while the room exists, so it is not repeated in the events.

use protocol::live::{AtZero, Protection, RoomSummary};

/// What a room is made of.
#[derive(Clone, Debug)]
pub struct Settings {
    /// What everybody who joins is told of it.
    pub summary: RoomSummary,
    /// The files that are there at the beginning.
    pub files: Vec<StarterFile>,
    /// The clock, standing still until an interviewer starts it.
    pub timer: Option<StartingTimer>,
    /// Whether visible cases run when typing pauses, until somebody switches it.
    pub autorun: bool,
    /// What is too much.
    pub limits: RoomLimits,
}

/// A file that is there at the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StarterFile {
    /// Its path, relative, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What candidates may not change of it.
    pub protection: Protection,
}

/// How the clock is set at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartingTimer {
    /// How long the session is.
    pub total_ms: u64,
    /// What happens when it is over.
    pub at_zero: AtZero,
}

/// What is too much in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomLimits {
    /// Files at a time.
    pub files: usize,
    /// Length of a file in UTF-16 units.
    pub file_units: u32,
    /// Length of all files together in UTF-16 units.
    pub room_units: u32,
    /// People who ever joined.
    pub participants: usize,
    /// Sockets at a time.
    pub sockets: usize,
    /// Closed sockets whose clients can be resumed.
    pub resumable: usize,
    /// Length of a person's name in bytes.
    pub name_bytes: usize,
    /// Length of what is said in chat in bytes.
    pub chat_bytes: usize,
    /// Length of a note in bytes.
    pub note_bytes: usize,
    /// Length of a marker's label in bytes.
    pub label_bytes: usize,
    /// Length of a program's standard input in bytes.
    pub stdin_bytes: usize,
    /// Changes in one edit.
    pub changes: usize,
    /// Ranges in one selection, and protected stretches of one file.
    pub ranges: usize,
    /// Time between two selections of one client that are told, in milliseconds.
    pub selection_interval_ms: u64,
    /// Times a second that a client may ask whether its text is the server's, or
    /// be told the whole text.
    pub looks_per_second: u32,
    /// Changes of a file that are kept to rebase what was made to older texts.
    pub history_changes: usize,
    /// Memory of those, in bytes.
    pub history_bytes: usize,
    /// Work of rebasing one message, in sections gone over.
    pub rebase_sections: usize,
    /// Events that somebody who joins is told.
    pub history_events: usize,
    /// Text of people and programs in those, in bytes.
    pub history_text_bytes: usize,
    /// Newest runs whose results keep the texts of their cases in that history.
    pub detailed_runs: usize,
    /// Runs at a time, of everybody.
    pub runs: usize,
    /// Output of one run that is told, in bytes.
    pub output_bytes: usize,
    /// The pause in typing after which visible cases run, in milliseconds.
    pub autorun_after_ms: u64,
    /// The longest time that the clock can be set to, in milliseconds.
    pub timer_ms: u64,
}

impl Default for RoomLimits {
    fn default() -> Self {
        Self {
            files: 64,
            file_units: 1 << 20,
            room_units: 4 << 20,
            participants: 64,
            sockets: 64,
            resumable: 256,
            name_bytes: 128,
            chat_bytes: 4 * 1024,
            note_bytes: 16 * 1024,
            label_bytes: 256,
            stdin_bytes: 64 * 1024,
            changes: 64,
            ranges: 32,
            selection_interval_ms: 100,
            looks_per_second: 20,
            history_changes: 512,
            history_bytes: 128 * 1024,
            rebase_sections: 1_000_000,
            history_events: 2_000,
            history_text_bytes: 2 << 20,
            detailed_runs: 20,
            runs: 8,
            output_bytes: 1 << 20,
            autorun_after_ms: 1_500,
            timer_ms: 24 * 60 * 60 * 1000,
        }
    }
}
