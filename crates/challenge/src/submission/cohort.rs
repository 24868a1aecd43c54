//! A folder with one entry per candidate.

use std::fs;
use std::path::{Path, PathBuf};

use super::archive;
use crate::paths;

/// One candidate's entry.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CohortEntry {
    /// The candidate: the entry's name, without the extension of an archive.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// The entries of a cohort's folder, by name. What tools leave behind is
/// passed over.
///
/// # Errors
///
/// The folder cannot be read.
pub fn cohort(folder: &Path) -> std::io::Result<Vec<CohortEntry>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy());
        if name.is_some_and(|name| !paths::is_junk(&name)) {
            entries.push(CohortEntry {
                name: paths::shown(&name_of(&path)),
                path,
            });
        }
    }
    entries.sort();
    Ok(entries)
}

/// The candidate's name by the name of what was handed in.
pub(super) fn name_of(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let name = full
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| "submission".to_owned());
    match archive::Form::of(&name) {
        Some(form) if !path.is_dir() => form.stem(&name).to_owned(),
        _ => name,
    }
}
