//! The live session as a pure state machine. No I/O, no clock, no randomness:
//! who calls it says what time it is, keeps the events and sends them on.
//!
//! - [`Room`] decides. A message of a client comes in, and events come out.
//! - [`text`] is the algebra of documents that the browser shares.
//! - [`visible_to`] says what of an event a role may see.
//! - [`replay`] walks the events again, and [`recording`] writes them to a file.
//!
//! A room is the sum of its [`protocol::live::Event`]s. Every event that the
//! room decides on goes through the same fold that reads a stored log back, so
//! a restored room and a running one cannot differ.

mod effects;
mod paths;
pub mod recording;
mod refusal;
pub mod replay;
mod room;
mod settings;
mod state;
pub mod text;
mod visible;

pub use effects::{Effects, RunOrder};
pub use room::{Remark, Room};
pub use settings::{RoomLimits, Settings, StarterFile, StartingTimer};
pub use state::{Corrupt, Snapshot, Submission};
pub use visible::{HiddenRuns, visible_to};
