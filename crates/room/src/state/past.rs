//! The newest changes of a file: what a client has missed that was away for a
//! while, and what its own changes are rebased over.

use std::collections::VecDeque;

use protocol::live::ClientId;
use serde::{Deserialize, Serialize};

use crate::settings::RoomLimits;
use crate::text::ChangeSet;
use crate::text::change_set::Packed;

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PastChange {
    pub(crate) client: ClientId,
    changes: Packed,
}

/// The newest changes of a file, bounded in number and memory.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Past {
    changes: VecDeque<PastChange>,
    memory_bytes: usize,
}

impl PastChange {
    pub(crate) fn new(client: ClientId, changes: &ChangeSet) -> Self {
        Self {
            client,
            changes: Packed::new(changes),
        }
    }

    pub(crate) fn changes(&self) -> ChangeSet {
        self.changes.unpack()
    }

    fn memory_bytes(&self) -> usize {
        size_of::<Self>() + self.changes.bytes()
    }
}

impl Past {
    pub(super) fn push(&mut self, change: PastChange, limits: &RoomLimits) {
        self.memory_bytes += change.memory_bytes();
        self.changes.push_back(change);
        while self.changes.len() > limits.history_changes
            || self.memory_bytes > limits.history_bytes
        {
            let Some(oldest) = self.changes.pop_front() else {
                break;
            };
            self.memory_bytes -= oldest.memory_bytes();
        }
    }

    /// So many of the newest changes, the oldest first, if they are all known.
    pub(super) fn newest(&self, count: u64) -> Option<impl Iterator<Item = &PastChange>> {
        let count = usize::try_from(count).ok()?;
        let start = self.changes.len().checked_sub(count)?;
        Some(self.changes.range(start..))
    }
}
