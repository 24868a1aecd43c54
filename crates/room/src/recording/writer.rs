//! Writing a recording, event by event.

use protocol::live::{Event, EventBody, FileContent, FileState, RoomSummary};
use serde_json::{Value, json};

use super::Header;
use super::codes::{SNAPSHOT, code_of};
use crate::replay::{Moments, settings_of};
use crate::state::Corrupt;

/// After how many edits every file is written.
const SNAPSHOT_AFTER_EDITS: u32 = 500;
/// After how long every file is written, where there were edits.
const SNAPSHOT_AFTER_MS: u64 = 30_000;

/// Writes a recording, event by event.
#[derive(Debug)]
pub struct Writer {
    moments: Moments,
    /// When the line before happened.
    at_ms: u64,
    snapshot_ms: u64,
    edits: u32,
}

impl Writer {
    /// A writer, and the first line.
    ///
    /// # Errors
    ///
    /// If the room cannot be written as JSON.
    pub fn new(room: &RoomSummary) -> Result<(Self, String), serde_json::Error> {
        let mut line = serde_json::to_string(&Header::new(room.clone()))?;
        line.push('\n');
        let writer = Self {
            moments: Moments::new(&settings_of(room.clone())),
            at_ms: 0,
            snapshot_ms: 0,
            edits: 0,
        };
        Ok((writer, line))
    }

    /// The lines for the next event: its own, and before it that of the files
    /// where one is due. Events that somebody may not see may be left out.
    ///
    /// # Errors
    ///
    /// If the event does not fit the ones before.
    pub fn lines(&mut self, event: &Event) -> Result<String, Corrupt> {
        let mut lines = String::new();
        if self.is_snapshot_due(event) {
            let files = json!({ "files": self.files() });
            self.push(&mut lines, event, SNAPSHOT, Value::Null, files);
            (self.edits, self.snapshot_ms) = (0, event.at_ms);
        }
        self.moments.take(event)?;
        if matches!(event.body, EventBody::Edited { .. }) {
            self.edits += 1;
        }
        let (code, data) = coded(event)?;
        self.push(&mut lines, event, code, json!(event.actor), data);
        Ok(lines)
    }

    fn is_snapshot_due(&self, event: &Event) -> bool {
        let after_ms = event.at_ms.saturating_sub(self.snapshot_ms);
        self.edits >= SNAPSHOT_AFTER_EDITS || self.edits > 0 && after_ms >= SNAPSHOT_AFTER_MS
    }

    fn files(&self) -> Vec<FileState> {
        let state = self.moments.state();
        let file = |(id, file): (_, &crate::state::File)| FileState {
            file: id,
            path: file.path.clone(),
            version: file.version,
            content: FileContent::Text {
                text: file.document.to_string(),
            },
            protection: file.protection.clone(),
        };
        state.files.iter().map(file).collect()
    }

    fn push(&mut self, lines: &mut String, event: &Event, code: &str, actor: Value, data: Value) {
        let at_ms = event.at_ms.max(self.at_ms);
        let line = json!([at_ms - self.at_ms, code, actor, data]);
        self.at_ms = at_ms;
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
}

/// The code of an event, and its JSON without what the code says.
fn coded(event: &Event) -> Result<(&'static str, Value), Corrupt> {
    let corrupt = |reason: String| Corrupt::Event {
        sequence: event.sequence,
        reason,
    };
    let mut data = serde_json::to_value(&event.body).map_err(|error| corrupt(error.to_string()))?;
    let event_type = data
        .as_object_mut()
        .and_then(|data| data.remove("type"))
        .unwrap_or_default();
    let code = event_type.as_str().and_then(code_of);
    code.map(|code| (code, data))
        .ok_or_else(|| corrupt(format!("it has no code: {event_type}")))
}
