//! A session as a file: JSON lines, first a header, then `[dt_ms, code, actor,
//! data]` for every event, `dt_ms` after the one before. Now and then a line
//! `snapshot` has every file as it is, so that a reader can seek without
//! applying all edits from the beginning.
//!
//! The terminal output of a run is written as an asciicast: see [`asciicast`].

mod cast;
mod codes;
mod reader;
mod writer;

pub use cast::asciicast;
pub use reader::{MAXIMUM_LINE_BYTES, NotRead, Reader, Recording};
pub use writer::Writer;

use protocol::live::RoomSummary;
use serde::{Deserialize, Serialize};

/// The first line of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Always [`Header::FORMAT`].
    pub format: String,
    /// The version of the format; this program writes and reads
    /// [`Header::VERSION`].
    pub version: u32,
    /// The room.
    pub room: RoomSummary,
}

impl Header {
    /// What the first line says that the file is.
    pub const FORMAT: &'static str = "greenroom-recording";
    /// The version of the format.
    pub const VERSION: u32 = 1;

    pub(crate) fn new(room: RoomSummary) -> Self {
        Self {
            format: Self::FORMAT.to_owned(),
            version: Self::VERSION,
            room,
        }
    }
}
