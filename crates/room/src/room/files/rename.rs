//! Another path for a file.

use protocol::live::{EventBody, FileId, Refusal};

use super::Turn;

impl Turn<'_> {
    pub(in crate::room) fn rename_file(
        &mut self,
        file: FileId,
        path: String,
    ) -> Result<(), Refusal> {
        self.may_change()?;
        self.may_take_away(file)?;
        self.free_path(&path, Some(file))?;
        if self.existing(file)?.path != path {
            self.emit(EventBody::FileRenamed { file, path });
        }
        Ok(())
    }
}
