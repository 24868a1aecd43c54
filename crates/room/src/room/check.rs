//! Whether a client's text is the server's.

use protocol::live::{FileId, Refusal, ServerMessage};

use super::Turn;

impl Turn<'_> {
    /// Answers with the text where the two differ. A version that is not the
    /// present one says nothing, unless it cannot be.
    pub(super) fn check(
        &mut self,
        file: FileId,
        version: u64,
        length: u32,
        hash: u32,
    ) -> Result<(), Refusal> {
        let state = self.existing(file)?;
        let differs = version > state.version
            || version == state.version
                && (length != state.document.units() || hash != state.document.hash());
        if differs {
            self.resync(file);
        }
        Ok(())
    }

    /// Tells the client the text as it is.
    pub(super) fn resync(&mut self, file: FileId) {
        if let Some(file) = self.room.file_state(file, None) {
            self.effects.replies.push(ServerMessage::Resync { file });
        }
    }
}
