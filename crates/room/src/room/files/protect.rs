//! What candidates may not change of a file.

use protocol::live::{EventBody, FileId, Protection, Refusal, RefusalCode};

use super::Turn;
use crate::refusal::refusal;
use crate::state::{move_protection, tidy_protection};

impl Turn<'_> {
    pub(in crate::room) fn protect_file(
        &mut self,
        file: FileId,
        version: u64,
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
        let protection = self.brought_up(file, version, protection)?;
        let protection = tidy_protection(protection, units);
        self.emit(EventBody::FileProtected { file, protection });
        Ok(())
    }

    /// Stretches of an older text, in the present one: somebody may have typed
    /// while they were chosen.
    fn brought_up(
        &self,
        file: FileId,
        version: u64,
        protection: Protection,
    ) -> Result<Protection, Refusal> {
        if !matches!(protection, Protection::Ranges { .. }) {
            return Ok(protection);
        }
        let past = self.existing(file)?.since(version).ok_or_else(|| {
            let message = "too much was typed in the file since: choose the stretch again";
            refusal(RefusalCode::Invalid, message)
        })?;
        Ok(past.fold(protection, |protection, past| {
            move_protection(&protection, &past.changes())
        }))
    }
}
