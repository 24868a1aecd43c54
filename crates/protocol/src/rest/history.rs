//! What happened in a room, for those who were not there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

use crate::live::Event;

/// `GET /api/rooms/{id}/events?after=&limit=`: as the reader's role may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EventsPage {
    /// The events in order.
    #[schema(value_type = Vec<Object>)]
    pub events: Vec<Event>,
    /// What to ask for as `after`, where there is more.
    pub next: Option<u64>,
}

/// `POST /api/rooms/{id}/notes`: a note or marker of the team on a moment, also
/// after the session. Answered with [`KeptNote`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteNote {
    /// The note, at most 16 KiB, or the label of the marker, at most 256 bytes.
    pub text: String,
    /// The moment it is about, in milliseconds since the room was opened.
    pub about_ms: u64,
    /// Whether it is a marker.
    pub marker: bool,
}

/// The answer to [`WriteNote`]: it is durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptNote {
    /// The number of its event.
    pub sequence: u64,
}

/// `POST /api/rooms/{id}/rejudge`: what the files of that moment would have
/// earned. Answered with a [`crate::live::JudgedResult`]; nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rejudge {
    /// The files are those after this event.
    pub sequence: u64,
    /// Whether hidden cases are judged too.
    pub hidden: bool,
}
