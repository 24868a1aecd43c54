//! Reading a recording.

use protocol::live::{Event, EventBody, ParticipantId};
use serde_json::Value;

use super::Header;
use super::codes::{SNAPSHOT, type_of};

/// The longest line, in bytes: a snapshot of all files of a large room.
pub const MAXIMUM_LINE_BYTES: usize = 64 << 20;

/// A recording that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Recording {
    /// Its first line.
    pub header: Header,
    /// What happened, numbered from 1.
    pub events: Vec<Event>,
}

/// Why a recording cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// A line is not of the form that is written.
    #[error("line {line} of a recording cannot be read")]
    Line {
        /// Which, from 1.
        line: u64,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// A line is too long to be read.
    #[error("line {line} of a recording has more than {MAXIMUM_LINE_BYTES} bytes")]
    TooLong {
        /// Which, from 1.
        line: u64,
    },
    /// It is no recording, or one of a version that is not understood.
    #[error("this is no recording of version {}", Header::VERSION)]
    Format,
}

/// Reads a recording line by line.
#[derive(Debug)]
pub struct Reader {
    header: Option<Header>,
    line: u64,
    at_ms: u64,
    sequence: u64,
}

impl Recording {
    /// Reads a whole recording.
    ///
    /// # Errors
    ///
    /// If it is none, or a line of it is broken.
    pub fn read(text: &str) -> Result<Self, NotRead> {
        let mut reader = Reader::new();
        let mut events = Vec::new();
        for line in text.lines() {
            events.extend(reader.line(line)?);
        }
        let header = reader.header.ok_or(NotRead::Format)?;
        Ok(Self { header, events })
    }
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    /// A reader that has read nothing.
    #[must_use]
    pub fn new() -> Self {
        Self {
            header: None,
            line: 0,
            at_ms: 0,
            sequence: 0,
        }
    }

    /// The first line, once it was read.
    #[must_use]
    pub fn header(&self) -> Option<&Header> {
        self.header.as_ref()
    }

    /// Takes the next line; gives the event that it tells, where it tells one.
    ///
    /// # Errors
    ///
    /// If the line is broken.
    pub fn line(&mut self, line: &str) -> Result<Option<Event>, NotRead> {
        self.line += 1;
        if line.len() > MAXIMUM_LINE_BYTES {
            return Err(NotRead::TooLong { line: self.line });
        }
        if self.header.is_none() {
            self.header = Some(self.first(line)?);
            return Ok(None);
        }
        let (dt_ms, code, actor, data): (u64, String, Option<ParticipantId>, Value) =
            serde_json::from_str(line).map_err(|source| self.broken(source))?;
        self.at_ms = self.at_ms.saturating_add(dt_ms);
        if code == SNAPSHOT {
            return Ok(None);
        }
        let body = self.body(&code, data)?;
        self.sequence += 1;
        Ok(Some(Event {
            sequence: self.sequence,
            at_ms: self.at_ms,
            actor,
            body,
        }))
    }

    fn first(&self, line: &str) -> Result<Header, NotRead> {
        let header: Header = serde_json::from_str(line).map_err(|source| self.broken(source))?;
        let is_ours = header.format == Header::FORMAT && header.version == Header::VERSION;
        is_ours.then_some(header).ok_or(NotRead::Format)
    }

    fn body(&self, code: &str, mut data: Value) -> Result<EventBody, NotRead> {
        if let (Some(event_type), Some(data)) = (type_of(code), data.as_object_mut()) {
            data.insert("type".to_owned(), Value::from(event_type));
        }
        serde_json::from_value(data).map_err(|source| self.broken(source))
    }

    fn broken(&self, source: serde_json::Error) -> NotRead {
        NotRead::Line {
            line: self.line,
            source,
        }
    }
}
