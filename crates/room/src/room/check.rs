//! Whether a client's text is the server's; and the answer where it is not,
//! which is long, so that nobody gets it as often as they like.

use std::collections::BTreeMap;

use protocol::live::{ClientId, FileId, Refusal, ServerMessage};

use super::Turn;

/// How many texts each client made us look at in the present second.
#[derive(Debug, Default)]
pub(super) struct Looks(BTreeMap<ClientId, (u64, u32)>);

impl Looks {
    pub(super) fn forget(&mut self, client: ClientId) {
        self.0.remove(&client);
    }

    /// Counts one more, unless there were too many.
    fn take(&mut self, client: ClientId, now_ms: u64, limit: u32) -> bool {
        let second = now_ms / 1_000;
        let (last, count) = self.0.entry(client).or_default();
        if *last != second {
            (*last, *count) = (second, 0);
        }
        *count += 1;
        *count <= limit
    }
}

impl Turn<'_> {
    /// Answers with the text where the two differ. A version that is not the
    /// present one says nothing, unless it cannot be. Who asks too often gets
    /// no answer, which is the same as asking later.
    pub(super) fn check(
        &mut self,
        file: FileId,
        version: u64,
        length: u32,
        hash: u32,
    ) -> Result<(), Refusal> {
        self.existing(file)?;
        if !self.may_look() {
            return Ok(());
        }
        let state = self.existing(file)?;
        let differs = version > state.version
            || version == state.version
                && (length != state.document.units() || hash != state.document.hash());
        if differs {
            self.resync(file);
        }
        Ok(())
    }

    /// Whether the client may make us look at a whole text once more.
    pub(super) fn may_look(&mut self) -> bool {
        let limit = self.room.settings.limits.looks_per_second;
        self.room.looks.take(self.client, self.now_ms, limit)
    }

    /// Tells the client the text as it is.
    pub(super) fn resync(&mut self, file: FileId) {
        if let Some(file) = self.room.file_state(file, None) {
            self.effects.replies.push(ServerMessage::Resync { file });
        }
    }
}
