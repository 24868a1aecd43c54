//! The files of a room by their ids.

use std::collections::BTreeMap;

use protocol::live::{FileId, FileVersion};
use serde::{Deserialize, Serialize};

use super::File;

/// The files of a room.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Files {
    by_id: BTreeMap<FileId, File>,
    /// How many ids were given.
    given: u32,
}

impl Files {
    /// The id that the next file gets.
    pub(crate) fn next_id(&self) -> FileId {
        FileId(self.given + 1)
    }

    pub(crate) fn get(&self, file: FileId) -> Option<&File> {
        self.by_id.get(&file)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.by_id.iter().map(|(&id, file)| (id, file))
    }

    pub(crate) fn count(&self) -> usize {
        self.by_id.len()
    }

    /// Length of all of them in UTF-16 units.
    pub(crate) fn units(&self) -> u64 {
        let units = |file: &File| u64::from(file.document.units());
        self.by_id.values().map(units).sum()
    }

    /// The present version of each.
    pub(crate) fn versions(&self) -> Vec<FileVersion> {
        self.iter()
            .map(|(id, file)| FileVersion {
                file: id,
                version: file.version,
            })
            .collect()
    }

    /// The present text of each by its path.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        self.by_id
            .values()
            .map(|file| (file.path.clone(), file.document.to_string()))
            .collect()
    }

    pub(super) fn created(&mut self, id: FileId, file: File) {
        self.given = self.given.max(id.0);
        self.by_id.insert(id, file);
    }

    pub(super) fn deleted(&mut self, file: FileId) -> Result<(), String> {
        match self.by_id.remove(&file) {
            Some(_) => Ok(()),
            None => Err(format!("there is no file {file}")),
        }
    }

    pub(super) fn named(&mut self, file: FileId) -> Result<&mut File, String> {
        self.by_id
            .get_mut(&file)
            .ok_or_else(|| format!("there is no file {file}"))
    }
}
