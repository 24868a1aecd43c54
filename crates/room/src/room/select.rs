//! Cursors and selections, at most so many a second of each client.

use std::collections::BTreeMap;

use protocol::live::{ClientId, EventBody, FileId, Refusal, RefusalCode, SelectionRange};

use super::{Room, Turn};
use crate::effects::Effects;
use crate::refusal::refusal;
use crate::state::Selection;

/// What was told of selections lately, and what is still to be told.
#[derive(Debug, Default)]
pub(super) struct Selections {
    /// When the next of a client may be told.
    next_ms: BTreeMap<ClientId, u64>,
    /// The newest of a client that came too early.
    waiting: BTreeMap<ClientId, Selection>,
}

impl Selections {
    /// When the next waiting one may be told.
    pub(super) fn next_ms(&self) -> Option<u64> {
        self.waiting
            .keys()
            .map(|client| self.next_ms.get(client).copied().unwrap_or(0))
            .min()
    }

    pub(super) fn forget(&mut self, client: ClientId) {
        self.next_ms.remove(&client);
        self.waiting.remove(&client);
    }

    fn take_due(&mut self, now_ms: u64) -> Vec<(ClientId, Selection)> {
        let next_ms = &self.next_ms;
        let is_due = |client: &ClientId| next_ms.get(client).is_none_or(|&at| at <= now_ms);
        self.waiting
            .extract_if(.., |client, _| is_due(client))
            .collect()
    }
}

impl Turn<'_> {
    pub(super) fn select(
        &mut self,
        file: FileId,
        version: u64,
        ranges: Vec<SelectionRange>,
    ) -> Result<(), Refusal> {
        let limit = self.room.settings.limits.ranges;
        if ranges.len() > limit {
            let message = format!("a selection may have {limit} ranges");
            return Err(refusal(RefusalCode::TooLarge, message));
        }
        if self.not_ended().is_err() {
            return Ok(());
        }
        let selection = Selection {
            file,
            version,
            ranges,
        };
        self.room.selections.waiting.insert(self.client, selection);
        self.room.tell_selections(self.now_ms, &mut self.effects);
        Ok(())
    }
}

impl Room {
    /// Tells the selections whose time has come.
    pub(super) fn tell_selections(&mut self, now_ms: u64, effects: &mut Effects) {
        for (client, selection) in self.selections.take_due(now_ms) {
            self.tell_selection(now_ms, client, &selection, effects);
        }
    }

    fn tell_selection(
        &mut self,
        now_ms: u64,
        client: ClientId,
        selection: &Selection,
        effects: &mut Effects,
    ) {
        let Some(file) = self.state.files.get(selection.file) else {
            return;
        };
        let Some(ranges) = selection.present_ranges(file) else {
            return;
        };
        let version = file.version;
        let Some(state) = self.state.people.client(client) else {
            return;
        };
        let unchanged = state.selection.as_ref().is_some_and(|last| {
            last.file == selection.file && last.version == version && last.ranges == ranges
        });
        if unchanged {
            return;
        }
        let actor = state.participant;
        let body = EventBody::Selected {
            client,
            file: selection.file,
            version,
            ranges,
        };
        self.emit(now_ms, Some(actor), body, effects);
        let next_ms = self.time(now_ms) + self.settings.limits.selection_interval_ms;
        self.selections.next_ms.insert(client, next_ms);
    }
}
