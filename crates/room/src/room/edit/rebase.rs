//! A client's pending changes, moved over what it had not seen when it made
//! them. Step for step what `receiveUpdates` of `@codemirror/collab` does in the
//! browser with one update at a time, so that both come to the same changes.

use std::collections::VecDeque;

use protocol::live::ClientId;

use crate::state::PastChange;
use crate::text::{ChangeError, ChangeSet};

/// Changes as a client sent them.
pub(super) struct Pending {
    pub(super) client: ClientId,
    /// The client's own number of the first of them.
    pub(super) first: u64,
    /// How many changes of this client the server has.
    pub(super) accepted: u64,
    pub(super) changes: Vec<ChangeSet>,
}

/// Why changes cannot be moved.
pub(super) enum NotRebased {
    /// They are not the client's next ones.
    Order,
    /// There is too much to move them over.
    TooMuchWork,
    /// They do not fit the text.
    Change(ChangeError),
}

impl From<ChangeError> for NotRebased {
    fn from(error: ChangeError) -> Self {
        Self::Change(error)
    }
}

/// The changes that are new, for the present text.
pub(super) fn rebase<'past>(
    pending: Pending,
    past: impl Iterator<Item = &'past PastChange>,
    work: usize,
) -> Result<Vec<ChangeSet>, NotRebased> {
    let end = pending.first.saturating_add(pending.changes.len() as u64);
    if pending.first > pending.accepted {
        return Err(NotRebased::Order);
    }
    if end <= pending.accepted {
        // All of it is here already: sent twice.
        return Ok(Vec::new());
    }
    let past: Vec<_> = past.collect();
    let own = past.iter().filter(|past| past.client == pending.client);
    let mut rebase = Rebase {
        // What the client had sent when it saw the version it names.
        next_own: pending.accepted.saturating_sub(own.count() as u64),
        first: pending.first,
        changes: pending.changes.into(),
        has_moved: false,
        work,
    };
    for past in past {
        if past.client == pending.client {
            rebase.acknowledge()?;
        } else {
            rebase.move_over(past.changes())?;
        }
    }
    if rebase.next_own < rebase.first || rebase.changes.is_empty() {
        return Err(NotRebased::Order);
    }
    // Changes that the named version has already must not be sent again.
    let unseen = end - pending.accepted;
    if rebase.changes.len() as u64 != unseen {
        return Err(NotRebased::Order);
    }
    Ok(rebase.changes.into())
}

struct Rebase {
    next_own: u64,
    first: u64,
    changes: VecDeque<ChangeSet>,
    /// Whether somebody else's change was moved over.
    has_moved: bool,
    work: usize,
}

impl Rebase {
    /// Passes a change of the client itself: the first of the pending ones, or
    /// one before them that nobody else's came before.
    fn acknowledge(&mut self) -> Result<(), NotRebased> {
        if self.next_own >= self.first {
            self.changes.pop_front();
        } else if self.has_moved {
            return Err(NotRebased::Order);
        }
        self.next_own += 1;
        Ok(())
    }

    /// Moves the pending changes over somebody else's.
    fn move_over(&mut self, mut theirs: ChangeSet) -> Result<(), NotRebased> {
        self.has_moved = true;
        for ours in &mut self.changes {
            let sections = ours.section_count() + theirs.section_count();
            self.work = self
                .work
                .checked_sub(2 * sections)
                .ok_or(NotRebased::TooMuchWork)?;
            let moved = ours.rebase(&theirs, false)?;
            theirs = theirs.rebase(ours, true)?;
            *ours = moved;
        }
        Ok(())
    }
}
