//! The end of a file.

use protocol::live::{EventBody, FileId, Refusal};

use super::Turn;

impl Turn<'_> {
    pub(in crate::room) fn delete_file(&mut self, file: FileId) -> Result<(), Refusal> {
        self.may_change()?;
        self.may_take_away(file)?;
        self.emit(EventBody::FileDeleted { file });
        Ok(())
    }
}
