//! Letting the cage's user read what is ours, whatever the umask was when it
//! was written. Nothing of it is secret; what is, the cage keeps shut.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::Error;

/// Makes a tree readable for every user: folders, files, and programs as such.
pub(super) fn open_to_all(path: &Path) -> Result<(), Error> {
    let before = fs::symlink_metadata(path).map_err(Error::io("read", path))?;
    if before.is_symlink() {
        return Ok(());
    }
    let mode = before.permissions().mode() & 0o777;
    let runs = before.is_dir() || mode & 0o100 != 0;
    let wanted = mode | if runs { 0o555 } else { 0o444 };
    if mode != wanted {
        fs::set_permissions(path, Permissions::from_mode(wanted))
            .map_err(Error::io("open up", path))?;
    }
    if before.is_dir() {
        for entry in fs::read_dir(path).map_err(Error::io("read", path))? {
            open_to_all(&entry.map_err(Error::io("read", path))?.path())?;
        }
    }
    Ok(())
}
