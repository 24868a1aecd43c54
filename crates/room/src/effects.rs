//! What the world has to do after the room decided.

use std::collections::BTreeMap;

use protocol::live::{Event, ParticipantId, RunId, RunKind, ServerMessage};

/// What the world has to do, in this order: make the events durable, send them
/// to whom they are visible, send the replies, then the rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effects {
    /// What happened.
    pub events: Vec<Event>,
    /// What only the client hears whose message was handled.
    pub replies: Vec<ServerMessage>,
    /// Whether everybody is to be told who is connected.
    pub presence_changed: bool,
    /// A run to start; its `RunStarted` is among the events.
    pub start: Option<RunOrder>,
    /// A run to cancel; its end is told with [`crate::Room::run_finished`].
    pub cancel: Option<RunId>,
}

/// A run to start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunOrder {
    /// Its number.
    pub run: RunId,
    /// What to run.
    pub kind: RunKind,
    /// Who asked for it; where nobody did, whose typing paused.
    pub requested_by: ParticipantId,
    /// The files by path, as the run's versions name them.
    pub files: BTreeMap<String, String>,
}
