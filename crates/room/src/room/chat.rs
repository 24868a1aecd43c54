//! What people say: chat for everybody, notes and markers for the team.

use protocol::live::{EventBody, Refusal, RefusalCode};

use super::Turn;
use crate::refusal::{at_most, refusal};

impl Turn<'_> {
    pub(super) fn chat(&mut self, text: String) -> Result<(), Refusal> {
        self.no_observer()?;
        self.not_ended()?;
        let limit = self.room.settings.limits.chat_bytes;
        at_most(text.len(), limit, "a message")?;
        not_blank(&text)?;
        self.emit(EventBody::Chatted { text });
        Ok(())
    }

    /// Notes are written after the session as well.
    pub(super) fn note(&mut self, text: String, about_ms: Option<u64>) -> Result<(), Refusal> {
        self.staff_only()?;
        let limit = self.room.settings.limits.note_bytes;
        at_most(text.len(), limit, "a note")?;
        not_blank(&text)?;
        let about_ms = about_ms.unwrap_or(self.now_ms).min(self.now_ms);
        self.emit(EventBody::Noted { text, about_ms });
        Ok(())
    }

    pub(super) fn mark(&mut self, label: String) -> Result<(), Refusal> {
        self.staff_only()?;
        let limit = self.room.settings.limits.label_bytes;
        at_most(label.len(), limit, "a label")?;
        self.emit(EventBody::Marked {
            label,
            about_ms: None,
        });
        Ok(())
    }
}

pub(super) fn not_blank(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(refusal(RefusalCode::Invalid, "there is nothing in it"));
    }
    Ok(())
}
