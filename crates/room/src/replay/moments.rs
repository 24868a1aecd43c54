//! A room's state, moved on event by event.

use protocol::live::{Event, RoomSummary};

use crate::settings::{RoomLimits, Settings};
use crate::state::{Corrupt, State};

/// A room's state, moved on event by event. It can be kept often, since it
/// remembers only what looking at it needs.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    state: State,
    limits: RoomLimits,
}

impl Moments {
    pub(crate) fn new(settings: &Settings) -> Self {
        let limits = RoomLimits {
            // Cursors are moved along with some later changes.
            history_changes: 32,
            history_events: 0,
            detailed_runs: 0,
            resumable: 0,
            ..settings.limits.clone()
        };
        Self {
            state: State::new(settings),
            limits,
        }
    }

    /// Takes in an event. What somebody may not see may be missing.
    pub(crate) fn take(&mut self, event: &Event) -> Result<(), Corrupt> {
        self.state.take(event, &self.limits)
    }

    pub(crate) fn state(&self) -> &State {
        &self.state
    }

    pub(crate) fn into_state(self) -> State {
        self.state
    }
}

/// Settings of which nothing but the room is known.
pub(crate) fn settings_of(summary: RoomSummary) -> Settings {
    Settings {
        summary,
        files: Vec::new(),
        timer: None,
        autorun: false,
        limits: RoomLimits::default(),
    }
}
