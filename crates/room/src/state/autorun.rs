//! Whether visible cases run by themselves, and when they are due.

use protocol::live::{Control, ParticipantId, RunKind};
use serde::{Deserialize, Serialize};

use crate::settings::RoomLimits;

/// Whether visible cases run by themselves, and when they are due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Autorun {
    pub(crate) enabled: bool,
    pub(crate) due: Option<Due>,
}

/// A run that is due when typing has paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Due {
    pub(crate) at_ms: u64,
    /// Whose typing paused.
    pub(crate) typed_by: ParticipantId,
}

impl Autorun {
    pub(super) fn new(enabled: bool) -> Self {
        Self { enabled, due: None }
    }

    pub(super) fn typed(&mut self, at_ms: u64, typed_by: ParticipantId, limits: &RoomLimits) {
        if self.enabled {
            let at_ms = at_ms.saturating_add(limits.autorun_after_ms);
            self.due = Some(Due { at_ms, typed_by });
        }
    }

    pub(super) fn controlled(&mut self, control: &Control) {
        if let Control::SetAutorun { enabled } = control {
            self.enabled = *enabled;
            self.due = None;
        }
    }

    /// All visible cases run now, so they are not due any more.
    pub(super) fn run_started(&mut self, kind: &RunKind) {
        if matches!(kind, RunKind::Visible { only: None, .. }) {
            self.due = None;
        }
    }
}
