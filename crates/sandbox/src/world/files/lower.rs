//! A read-only image: files and folders of the host, read once and shared by
//! every run that mounts them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::Error;

/// The most that one image may hold, in bytes.
const IMAGE_BYTES: u64 = 1 << 30;
/// The most files and folders in one image.
const IMAGE_ENTRIES: usize = 100_000;
/// The deepest folder in one image.
const IMAGE_DEPTH: usize = 32;

/// The content of a folder, by name.
pub(crate) type LowerFolder = BTreeMap<Box<str>, Lower>;

/// A file or folder of an image.
#[derive(Clone, Debug)]
pub(crate) enum Lower {
    /// A file's bytes.
    File(Arc<[u8]>),
    /// A folder's content.
    Folder(Arc<LowerFolder>),
}

impl Lower {
    /// Reads an image from the host.
    pub(crate) fn load(path: &Path) -> Result<Self, Error> {
        let mut budget = Budget {
            bytes: IMAGE_BYTES,
            entries: IMAGE_ENTRIES,
        };
        load(path, &mut budget, IMAGE_DEPTH)
    }
}

/// What may still be read.
struct Budget {
    bytes: u64,
    entries: usize,
}

fn load(path: &Path, budget: &mut Budget, depth: usize) -> Result<Lower, Error> {
    let metadata = path.symlink_metadata().map_err(Error::read(path))?;
    budget.entries = budget
        .entries
        .checked_sub(1)
        .ok_or_else(|| refuse(path, "it holds too many files"))?;
    if metadata.is_dir() {
        load_folder(path, budget, depth)
    } else if metadata.is_file() {
        budget.bytes = budget
            .bytes
            .checked_sub(metadata.len())
            .ok_or_else(|| refuse(path, "it is too large"))?;
        let bytes = std::fs::read(path).map_err(Error::read(path))?;
        Ok(Lower::File(bytes.into()))
    } else {
        Err(refuse(
            path,
            "it is neither a file nor a folder; symbolic links must be copied out",
        ))
    }
}

fn load_folder(path: &Path, budget: &mut Budget, depth: usize) -> Result<Lower, Error> {
    let depth = depth
        .checked_sub(1)
        .ok_or_else(|| refuse(path, "its folders are nested too deep"))?;
    let mut folder = LowerFolder::new();
    for entry in path.read_dir().map_err(Error::read(path))? {
        let entry = entry.map_err(Error::read(path))?;
        let name = entry
            .file_name()
            .into_string()
            .map_err(|_| refuse(&entry.path(), "its name is not UTF-8"))?;
        folder.insert(name.into(), load(&entry.path(), budget, depth)?);
    }
    Ok(Lower::Folder(Arc::new(folder)))
}

fn refuse(path: &Path, reason: &str) -> Error {
    Error::Image {
        path: path.to_owned(),
        reason: reason.to_owned(),
    }
}
