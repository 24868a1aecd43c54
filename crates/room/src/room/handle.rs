//! Which handler a message goes to.

use protocol::live::{ClientId, ClientMessage, Refusal, RefusalCode};

use super::{Room, Turn};
use crate::effects::Effects;
use crate::refusal::refusal;

impl Room {
    /// Obeys a message of a client that has joined, or refuses it.
    ///
    /// # Errors
    ///
    /// Why it was refused; then nothing has changed.
    pub fn handle(
        &mut self,
        now_ms: u64,
        client: ClientId,
        message: ClientMessage,
    ) -> Result<Effects, Refusal> {
        let mut turn = Turn::new(self, now_ms, client)?;
        turn.obey(message)?;
        Ok(turn.effects)
    }
}

impl Turn<'_> {
    fn obey(&mut self, message: ClientMessage) -> Result<(), Refusal> {
        match message {
            ClientMessage::Hello { .. } => Err(refusal(
                RefusalCode::Invalid,
                "the conversation is open already",
            )),
            ClientMessage::Edit {
                file,
                version,
                client_sequence,
                changes,
            } => self.edit(file, version, client_sequence, &changes),
            ClientMessage::Select {
                file,
                version,
                ranges,
            } => self.select(file, version, ranges),
            ClientMessage::Check {
                file,
                version,
                length,
                hash,
            } => self.check(file, version, length, hash),
            ClientMessage::CreateFile { path, text } => self.create_file(path, &text),
            ClientMessage::RenameFile { file, path } => self.rename_file(file, path),
            ClientMessage::DeleteFile { file } => self.delete_file(file),
            ClientMessage::ProtectFile {
                file,
                version,
                protection,
            } => self.protect_file(file, version, protection),
            ClientMessage::Pasted {
                file,
                length,
                sha256,
                internal,
            } => self.pasted(file, length, sha256, internal),
            ClientMessage::Focus { focused } => {
                self.focus(focused);
                Ok(())
            }
            ClientMessage::Chat { text } => self.chat(text),
            ClientMessage::Note { text, about_ms } => self.note(text, about_ms),
            ClientMessage::Mark { label } => self.mark(label),
            ClientMessage::Control { control } => self.control(control),
            ClientMessage::Run { kind } => self.run(kind),
            ClientMessage::Cancel { run } => self.cancel(run),
        }
    }
}
