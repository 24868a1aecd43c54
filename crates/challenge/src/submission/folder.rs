//! Submissions that lie there as folders.

use std::fs;
use std::path::Path;

use super::gather::{Gather, read_bounded};
use super::{Refusal, SubmissionError};
use crate::folder::join;
use crate::paths;

/// Takes the files of a folder, at any depth. Links are never followed.
pub(super) fn read(root: &Path, gather: &mut Gather) -> Result<(), SubmissionError> {
    let mut waiting = vec![String::new()];
    while let Some(path) = waiting.pop() {
        let full = root.join(&path);
        let unreadable = |source| SubmissionError::Unreadable {
            path: full.clone(),
            source,
        };
        let mut entries = Vec::new();
        for entry in fs::read_dir(&full).map_err(unreadable)? {
            gather.count_entry()?;
            entries.push(entry.map_err(unreadable)?);
        }
        // Which of two refusals is told must not depend on the file system.
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                return Err(Refusal::at(&name.to_string_lossy(), "the name is not UTF-8").into());
            };
            if paths::is_junk(name) {
                continue;
            }
            let inner = join(&path, name);
            paths::check(&inner).map_err(|reason| Refusal::at(&inner, reason))?;
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                waiting.push(inner);
            } else if kind.is_file() {
                let content = read_bounded(&entry.path(), gather.room())?;
                gather.add(&inner, content)?;
            } else if kind.is_symlink() {
                return Err(Refusal::at(&inner, "this is a symbolic link").into());
            } else {
                return Err(Refusal::at(&inner, "this is neither a file nor a folder").into());
            }
        }
    }
    Ok(())
}
