//! What a browser and the server say to each other about a room, and what of it
//! is kept: one vocabulary for the socket, the event log and the replay.
//!
//! A client sends [`ClientMessage`]s and gets [`ServerMessage`]s. What happened
//! is an [`Event`]; a room is the sum of its events. TypeScript for the web is
//! generated from these types: see `web/src/protocol/`.

mod client;
mod control;
mod event;
mod files;
mod ids;
mod people;
mod results;
mod runs;
mod server;

pub use client::{ClientMessage, MAXIMUM_MESSAGE_BYTES, Resume};
pub use control::{AtZero, Control, Phase, Timer};
pub use event::{Event, EventBody};
pub use files::{Changes, FileContent, FileState, FileVersion, Protection, SelectionRange, Update};
pub use ids::{ClientId, FileId, ParticipantId, RoomId, RunId};
pub use people::{Participant, Presence, Role};
pub use results::{CaseResult, GroupResult, JudgedResult, Mark, ProgramResult, RunResult};
pub use runs::{CaseCount, OutputStream, RunKind};
pub use server::{CloseCode, Refusal, RefusalCode, RoomSummary, ServerMessage, Welcome};
