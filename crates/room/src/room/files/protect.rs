//! What candidates may not change of a file.

use protocol::live::{EventBody, FileId, Protection, Refusal, RefusalCode};

use super::Turn;
use crate::refusal::refusal;
use crate::state::tidy_protection;

impl Turn<'_> {
    pub(in crate::room) fn protect_file(
        &mut self,
        file: FileId,
        protection: Protection,
    ) -> Result<(), Refusal> {
        self.interviewers_only()?;
        self.not_ended()?;
        let units = self.existing(file)?.document.units();
        let limit = self.room.settings.limits.ranges;
        if matches!(&protection, Protection::Ranges { ranges } if ranges.len() > limit) {
            let message = format!("a file may have {limit} protected stretches");
            return Err(refusal(RefusalCode::TooLarge, message));
        }
        let protection = tidy_protection(protection, units);
        self.emit(EventBody::FileProtected { file, protection });
        Ok(())
    }
}
