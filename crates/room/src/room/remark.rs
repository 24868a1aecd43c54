//! What the team writes without being in the room: while it looks at the replay,
//! also long after the end.

use protocol::live::{EventBody, Participant, Refusal, RefusalCode};

use super::Room;
use super::chat::not_blank;
use crate::effects::Effects;
use crate::refusal::{at_most, refusal};

/// A remark of the team on a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A note: some sentences.
    Note(String),
    /// A marker: the label of a moment to find again.
    Marker(String),
}

impl Room {
    /// Takes a remark of somebody who has no socket. Events are only ever added,
    /// so that the remark is an event of now, and says which moment it is about.
    ///
    /// # Errors
    ///
    /// `NotAllowed` for candidates, `TooLarge` and `Invalid` as for the messages
    /// of a socket.
    pub fn remark(
        &mut self,
        now_ms: u64,
        participant: Participant,
        remark: Remark,
        about_ms: u64,
    ) -> Result<Effects, Refusal> {
        if !participant.role.is_staff() {
            let message = "only the interviewing team may do that";
            return Err(refusal(RefusalCode::NotAllowed, message));
        }
        self.check(&remark)?;
        self.admit_absent(&participant)?;
        let now_ms = self.time(now_ms);
        let mut effects = Effects::default();
        self.recover(now_ms, &mut effects);
        let actor = Some(participant.id);
        self.introduce(now_ms, participant, &mut effects);
        let about_ms = about_ms.min(now_ms);
        let body = match remark {
            Remark::Note(text) => EventBody::Noted { text, about_ms },
            Remark::Marker(label) => EventBody::Marked {
                label,
                about_ms: Some(about_ms),
            },
        };
        self.emit(now_ms, actor, body, &mut effects);
        Ok(effects)
    }

    fn check(&self, remark: &Remark) -> Result<(), Refusal> {
        let limits = &self.settings.limits;
        let text = match remark {
            Remark::Note(text) => {
                at_most(text.len(), limits.note_bytes, "a note")?;
                text
            }
            Remark::Marker(label) => {
                at_most(label.len(), limits.label_bytes, "a label")?;
                label
            }
        };
        not_blank(text)
    }
}
