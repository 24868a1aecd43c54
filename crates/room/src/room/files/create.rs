//! A new file.

use protocol::live::{EventBody, Protection, Refusal, RefusalCode};

use super::Turn;
use crate::refusal::refusal;
use crate::text::change_set::units;
use crate::text::with_line_feeds;

impl Turn<'_> {
    pub(in crate::room) fn create_file(&mut self, path: String, text: &str) -> Result<(), Refusal> {
        self.may_change()?;
        self.free_path(&path, None)?;
        let text = with_line_feeds(text).into_owned();
        self.room_for(&text)?;
        self.emit(EventBody::FileCreated {
            file: self.room.state.files.next_id(),
            path,
            text,
            protection: Protection::None,
        });
        Ok(())
    }

    fn room_for(&self, text: &str) -> Result<(), Refusal> {
        let (files, limits) = (&self.room.state.files, &self.room.settings.limits);
        if files.count() >= limits.files {
            let message = format!("a room may have {} files", limits.files);
            return Err(refusal(RefusalCode::TooLarge, message));
        }
        let units = units(text).unwrap_or(u32::MAX);
        let all = files.units() + u64::from(units);
        if units > limits.file_units || all > u64::from(limits.room_units) {
            return Err(refusal(RefusalCode::TooLarge, "the file is too long"));
        }
        Ok(())
    }
}
