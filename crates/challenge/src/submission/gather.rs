//! Where files of a submission are put, and refused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Refusal, SubmissionError};
use crate::paths;

/// How much a submission may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubmissionBounds {
    /// Files that are kept.
    pub files: usize,
    /// Entries of a folder or archive that are looked at, whether kept or not.
    pub entries: usize,
    /// One file, in bytes.
    pub file_bytes: u64,
    /// All files together, in bytes.
    pub total_bytes: u64,
    /// An archive as it lies there, in bytes.
    pub archive_bytes: u64,
    /// What a compressed archive may unpack to on the way, in bytes.
    pub unpacked_bytes: u64,
}

impl Default for SubmissionBounds {
    fn default() -> Self {
        Self {
            files: 500,
            entries: 20_000,
            file_bytes: 1 << 20,
            total_bytes: 8 << 20,
            archive_bytes: 16 << 20,
            unpacked_bytes: 64 << 20,
        }
    }
}

/// Files taken so far.
#[derive(Debug)]
pub(super) struct Gather {
    bounds: SubmissionBounds,
    files: BTreeMap<String, Vec<u8>>,
    /// The names in lowercase: two that differ only in case are one file on
    /// some systems.
    folded: BTreeSet<String>,
    total_bytes: u64,
    entries: usize,
}

impl Gather {
    pub(super) fn new(bounds: SubmissionBounds) -> Self {
        Self {
            bounds,
            files: BTreeMap::new(),
            folded: BTreeSet::new(),
            total_bytes: 0,
            entries: 0,
        }
    }

    pub(super) fn bounds(&self) -> SubmissionBounds {
        self.bounds
    }

    /// Counts an entry that is looked at.
    pub(super) fn count_entry(&mut self) -> Result<(), Refusal> {
        self.entries += 1;
        if self.entries > self.bounds.entries {
            let reason = format!("it holds more than {} entries", self.bounds.entries);
            return Err(Refusal::whole(reason));
        }
        Ok(())
    }

    /// How large the next file may be.
    pub(super) fn room(&self) -> u64 {
        let left = self.bounds.total_bytes.saturating_sub(self.total_bytes);
        left.min(self.bounds.file_bytes)
    }

    /// Takes a file.
    pub(super) fn add(&mut self, path: &str, content: Vec<u8>) -> Result<(), Refusal> {
        paths::check(path).map_err(|reason| Refusal::at(path, reason))?;
        let size = content.len() as u64;
        if size > self.room() {
            return Err(self.too_large(path));
        }
        if self.files.len() >= self.bounds.files {
            let reason = format!("it holds more than {} files", self.bounds.files);
            return Err(Refusal::whole(reason));
        }
        if !self.folded.insert(path.to_lowercase()) {
            let reason = "another file has this name, or differs from it only in case";
            return Err(Refusal::at(path, reason));
        }
        self.total_bytes += size;
        self.files.insert(path.to_owned(), content);
        Ok(())
    }

    /// What is said of a file that there is no room for.
    pub(super) fn too_large(&self, path: &str) -> Refusal {
        let reason = format!(
            "this is too large: a file may hold {} KiB, all together {} KiB",
            self.bounds.file_bytes >> 10,
            self.bounds.total_bytes >> 10
        );
        Refusal::at(path, reason)
    }

    pub(super) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files
    }
}

/// Reads a file that may hold so many bytes. One that holds more is cut one
/// byte beyond, which [`Gather::add`] then refuses.
pub(super) fn read_bounded(path: &Path, maximum_bytes: u64) -> Result<Vec<u8>, SubmissionError> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(maximum_bytes + 1).read_to_end(&mut content))
        .map_err(|source| SubmissionError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
    Ok(content)
}

/// Whether any part of a path is left behind by tools.
pub(super) fn is_junk(path: &str) -> bool {
    path.split('/').any(paths::is_junk)
}
