//! What a room is at one moment: the fold of its events. Nothing here decides;
//! what may happen is decided in [`crate::room`], and what happened is taken in
//! here, in a running room and in a restored one alike.

mod autorun;
mod clock;
mod file;
mod files;
mod fold;
mod history;
mod past;
mod people;
mod protection;
mod runs;
mod snapshot;

use protocol::live::{Event, FileId, SelectionRange};
use serde::{Deserialize, Serialize};

pub(crate) use autorun::Autorun;
pub(crate) use clock::Clock;

pub(crate) use file::{File, Prepared};
pub(crate) use files::Files;
pub(crate) use history::History;
pub(crate) use past::PastChange;
pub(crate) use people::{Client, People, Selection};
pub(crate) use protection::{moved as move_protection, refuse_protected, tidy as tidy_protection};
pub(crate) use runs::Runs;
pub use runs::Submission;
pub use snapshot::Snapshot;

use crate::settings::{RoomLimits, Settings};

/// What a room is at one moment.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    /// The number of the newest event in it.
    pub(crate) sequence: u64,
    /// When that happened.
    pub(crate) at_ms: u64,
    pub(crate) people: People,
    pub(crate) files: Files,
    pub(crate) clock: Clock,
    pub(crate) autorun: Autorun,
    pub(crate) runs: Runs,
    pub(crate) history: History,
}

/// A log that no room can have written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Corrupt {
    /// An event is missing, twice there, or out of order.
    #[error("event {found} comes where {expected} is due")]
    Sequence {
        /// The number that was due.
        expected: u64,
        /// The number that came.
        found: u64,
    },
    /// An event does not fit what happened before.
    #[error("event {sequence} does not fit what happened before: {reason}")]
    Event {
        /// Its number.
        sequence: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// A snapshot was written by another version of the program.
    #[error(
        "a snapshot has format {found}, and {} is understood",
        Snapshot::FORMAT
    )]
    Format {
        /// Its format.
        found: u32,
    },
}

impl State {
    /// A room in which nothing happened.
    pub(crate) fn new(settings: &Settings) -> Self {
        Self {
            sequence: 0,
            at_ms: 0,
            people: People::default(),
            files: Files::default(),
            clock: Clock::new(settings.timer),
            autorun: Autorun::new(settings.autorun),
            runs: Runs::default(),
            history: History::default(),
        }
    }

    /// Takes in what happened next.
    pub(crate) fn apply(&mut self, event: &Event, limits: &RoomLimits) -> Result<(), Corrupt> {
        self.check_order(event)?;
        self.take(event, limits)
    }

    /// Takes in what happened next, as far as one may know.
    pub(crate) fn take(&mut self, event: &Event, limits: &RoomLimits) -> Result<(), Corrupt> {
        fold::fold(self, event, limits).map_err(|reason| Corrupt::Event {
            sequence: event.sequence,
            reason,
        })?;
        self.advance(event, limits);
        Ok(())
    }

    /// Takes in an edit whose outcome is known already.
    pub(crate) fn apply_prepared(
        &mut self,
        event: &Event,
        prepared: Prepared,
        limits: &RoomLimits,
    ) -> Result<(), Corrupt> {
        self.check_order(event)?;
        fold::edited(self, event, prepared, limits);
        self.advance(event, limits);
        Ok(())
    }

    /// What a client has selected, in the file as it is.
    pub(crate) fn present_selection(
        &self,
        client: &Client,
    ) -> Option<(FileId, Vec<SelectionRange>)> {
        let selection = client.selection.as_ref()?;
        let file = self.files.get(selection.file)?;
        Some((selection.file, selection.present_ranges(file)?))
    }

    fn check_order(&self, event: &Event) -> Result<(), Corrupt> {
        let expected = self.sequence + 1;
        if event.sequence == expected {
            Ok(())
        } else {
            Err(Corrupt::Sequence {
                expected,
                found: event.sequence,
            })
        }
    }

    fn advance(&mut self, event: &Event, limits: &RoomLimits) {
        self.sequence = event.sequence;
        self.at_ms = self.at_ms.max(event.at_ms);
        self.history.keep(event, limits);
    }
}
