//! One server per folder: an operating system's lock on a file in it, which
//! goes away with the process however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::Error;

const FILE: &str = "greenroom.lock";

/// Holds the folder until it is dropped.
#[derive(Debug)]
pub(crate) struct FolderLock(#[expect(dead_code, reason = "held, not read")] File);

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
