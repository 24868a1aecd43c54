//! One folder of the cache as things that are used and removed as a whole.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How deep folders may lie in each other; ours have one level.
const MAXIMUM_DEPTH: usize = 3;

/// What lies in a folder.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    things: BTreeMap<PathBuf, Thing>,
}

/// Files that belong together: a module and its note.
#[derive(Debug)]
struct Thing {
    used: SystemTime,
    bytes: u64,
    files: Vec<PathBuf>,
}

impl Shelf {
    /// Reads a folder; one that is not there is empty.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let mut shelf = Self::default();
        shelf.collect(folder, MAXIMUM_DEPTH)?;
        Ok(shelf)
    }

    fn collect(&mut self, folder: &Path, depth: usize) -> io::Result<()> {
        let Some(entries) = there(fs::read_dir(folder))? else {
            return Ok(());
        };
        for entry in entries {
            let entry = entry?;
            // Of the entry itself: a link is never followed. Somebody else may
            // have removed it in between.
            let Some(metadata) = there(entry.metadata())? else {
                continue;
            };
            if metadata.is_dir() && depth > 0 {
                self.collect(&entry.path(), depth - 1)?;
            } else if metadata.is_file() {
                self.add(entry.path(), metadata.len(), metadata.modified()?);
            }
        }
        Ok(())
    }

    fn add(&mut self, path: PathBuf, bytes: u64, used: SystemTime) {
        let thing = self.things.entry(path.with_extension("")).or_insert(Thing {
            used,
            bytes: 0,
            files: Vec::new(),
        });
        thing.used = thing.used.max(used);
        thing.bytes += bytes;
        thing.files.push(path);
    }

    /// The size of everything.
    pub(super) fn bytes(&self) -> u64 {
        self.things.values().map(|thing| thing.bytes).sum()
    }

    /// Removes what was used least lately until at most `goal` bytes are
    /// left, but nothing that was used after `before`. Gives the bytes freed.
    pub(super) fn reduce(&mut self, goal: u64, before: SystemTime) -> io::Result<u64> {
        let mut left = self.bytes();
        let all = left;
        let mut things: Vec<&mut Thing> = self.things.values_mut().collect();
        things.sort_by_key(|thing| thing.used);
        for thing in things {
            if left <= goal || thing.used > before {
                break;
            }
            thing.remove()?;
            left -= thing.bytes;
        }
        Ok(all - left)
    }
}

impl Thing {
    fn remove(&mut self) -> io::Result<()> {
        // A note before its module: a module without one is as good as none,
        // while a note alone would be read and found wrong.
        self.files.sort_by_key(|path| !is_note(path));
        for path in &self.files {
            there(fs::remove_file(path))?;
        }
        Ok(())
    }
}

fn is_note(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "sum")
}

/// What is not there any more is no error: other processes prune as well.
fn there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
