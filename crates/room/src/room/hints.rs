//! Hints for people: pastes, and pages that come to the front or go away.

use protocol::live::{EventBody, FileId, Refusal, RefusalCode};

use super::Turn;
use crate::refusal::refusal;
use crate::text::change_set::MAXIMUM_DOCUMENT;

impl Turn<'_> {
    pub(super) fn pasted(
        &mut self,
        file: FileId,
        length: u32,
        sha256: String,
        internal: bool,
    ) -> Result<(), Refusal> {
        self.may_change()?;
        self.existing(file)?;
        let is_digest = sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_digest || length > MAXIMUM_DOCUMENT {
            return Err(refusal(RefusalCode::Invalid, "that is no paste"));
        }
        self.emit(EventBody::Pasted {
            file,
            length,
            sha256,
            internal,
        });
        Ok(())
    }

    pub(super) fn focus(&mut self, focused: bool) {
        let client = self.client;
        let before = self.room.state.people.client(client);
        if before.is_some_and(|before| before.focused != focused) && self.not_ended().is_ok() {
            self.emit(EventBody::Focused { client, focused });
        }
    }
}
