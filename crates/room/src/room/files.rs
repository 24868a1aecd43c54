//! Creating, renaming, deleting and protecting files.

mod create;
mod delete;
mod protect;
mod rename;

use protocol::live::{FileId, Protection, Refusal, RefusalCode, Role};

use super::Turn;
use crate::refusal::refusal;
use crate::state::File;

impl Turn<'_> {
    pub(super) fn existing(&self, file: FileId) -> Result<&File, Refusal> {
        self.room.state.files.get(file).ok_or_else(|| {
            let message = format!("there is no file {file}");
            refusal(RefusalCode::NotFound, message)
        })
    }

    /// Refuses a path that another file stands in the way of.
    fn free_path(&self, path: &str, except: Option<FileId>) -> Result<(), Refusal> {
        crate::paths::check(path)?;
        let taken = self
            .room
            .state
            .files
            .iter()
            .find(|(id, file)| Some(*id) != except && crate::paths::collide(&file.path, path));
        match taken {
            None => Ok(()),
            Some((_, file)) => Err(refusal(
                RefusalCode::Exists,
                format!("`{}` is in the way", file.path),
            )),
        }
    }

    /// Refuses to take away what the challenge needs, or what a candidate may
    /// not change.
    fn may_take_away(&self, file: FileId) -> Result<(), Refusal> {
        let state = self.existing(file)?;
        let reason = if state.path == self.room.settings.summary.entry {
            "the file that is run stays where it is"
        } else if self.role == Role::Candidate && state.protection != Protection::None {
            "the file is protected"
        } else {
            return Ok(());
        };
        Err(refusal(RefusalCode::Protected, reason))
    }
}
