//! One server per folder: an operating system's lock on a file in it, which
//! goes away with the process however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::Error;

const FILE: &str = "greenroom.lock";

/// Holds the folder until it is dropped.
#[derive(Debug)]
pub(crate) struct FolderLock(File);

impl FolderLock {
    /// Makes the folder where it is missing, and takes it.
    pub(crate) fn take(folder: &Path) -> Result<Self, Error> {
        make(folder).map_err(|error| unwritable(folder, &error))?;
        let file = private().open(folder.join(FILE));
        let file = file.map_err(|error| unwritable(folder, &error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse(folder.to_owned())),
            Err(TryLockError::Error(error)) => Err(unwritable(folder, &error)),
        }
    }
}

impl Drop for FolderLock {
    /// Closing the file is not enough: a process that was forked a moment ago
    /// shares it until it becomes another program, and the lock with it.
    fn drop(&mut self) {
        // One that cannot be given back goes away with the file.
        let _ = self.0.unlock();
    }
}

pub(crate) fn unwritable(folder: &Path, reason: &dyn std::fmt::Display) -> Error {
    Error::Unwritable {
        folder: folder.to_owned(),
        reason: reason.to_string(),
    }
}

/// Opens a file or makes one that nobody else on the machine may read.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// What candidates wrote is nobody else's on the machine.
fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_given_back_whoever_else_has_the_file_open() {
        let folder = tempfile::tempdir().unwrap();
        let lock = FolderLock::take(folder.path()).unwrap();
        // As a process has that was just forked.
        let _shared = lock.0.try_clone().unwrap();
        assert!(FolderLock::take(folder.path()).is_err());
        drop(lock);
        assert!(FolderLock::take(folder.path()).is_ok());
    }
}
