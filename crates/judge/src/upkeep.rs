//! What the cache keeps and how much of it: compiled modules, builds, results
//! and reference answers grow with every submission and can all be made again,
//! so what was used least lately goes.
//!
//! Whoever uses a file marks it ([`sandbox::mark_used`]). Removing one that a
//! worker has mapped is safe: it lives until the worker lets go of it. One that
//! was used within the hour stays in any case, since a path to it may be on its
//! way to a worker. Installed runtimes are not touched.

mod shelf;
#[cfg(test)]
mod tests;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use shelf::Shelf;

/// How long after one pruning the next is due.
const INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);
/// What was used within this time is not pruned.
const IN_USE: Duration = Duration::from_secs(60 * 60);
/// The file whose age tells when the cache was pruned last.
const STAMP: &str = "pruned";

/// A part of the cache that can be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its folder below the cache's root.
    pub folder: &'static str,
    /// The most it may hold when it was pruned, in bytes.
    pub maximum_bytes: u64,
}

/// Every part that can be made again, at the cost of making it.
pub const AREAS: [Area; 4] = [
    Area {
        folder: "modules",
        maximum_bytes: 2 << 30,
    },
    Area {
        folder: "builds/rust-results",
        maximum_bytes: 512 << 20,
    },
    Area {
        folder: "results",
        maximum_bytes: 256 << 20,
    },
    Area {
        folder: "references",
        maximum_bytes: 256 << 20,
    },
];

impl Area {
    /// How many bytes it holds below a cache's root.
    ///
    /// # Errors
    ///
    /// If its folder cannot be read.
    pub fn bytes(&self, cache: &Path) -> io::Result<u64> {
        Ok(Shelf::read(&cache.join(self.folder))?.bytes())
    }

    /// Removes all of it; gives the bytes that were freed.
    ///
    /// # Errors
    ///
    /// If a file cannot be removed.
    pub fn clear(&self, cache: &Path) -> io::Result<u64> {
        Shelf::read(&cache.join(self.folder))?.reduce(0, SystemTime::now())
    }

    /// Brings it within its bound, if it is over it; gives the bytes that were
    /// freed.
    ///
    /// # Errors
    ///
    /// If a file cannot be removed.
    pub fn prune(&self, cache: &Path) -> io::Result<u64> {
        let mut shelf = Shelf::read(&cache.join(self.folder))?;
        if shelf.bytes() <= self.maximum_bytes {
            return Ok(0);
        }
        // Some room, so that it is not over the bound again at once.
        let goal = self.maximum_bytes / 4 * 3;
        let now = SystemTime::now();
        shelf.reduce(goal, now.checked_sub(IN_USE).unwrap_or(now))
    }
}

/// Prunes every area, unless that was done within a day. What cannot be
/// removed is told in the log and tried again another day: no grading stops
/// for it.
pub fn prune_if_due(cache: &Path) {
    let stamp = cache.join(STAMP);
    if !is_due(&stamp) {
        return;
    }
    // First of all, so that other processes leave it to this one.
    if let Err(error) = fs::create_dir_all(cache).and_then(|()| touch(&stamp)) {
        tracing::warn!(path = %stamp.display(), %error, "the cache is not pruned");
        return;
    }
    for area in AREAS {
        match area.prune(cache) {
            Ok(0) => {}
            Ok(bytes) => tracing::info!(folder = area.folder, bytes, "pruned the cache"),
            Err(error) => tracing::warn!(folder = area.folder, %error, "failed to prune the cache"),
        }
    }
}

fn is_due(stamp: &Path) -> bool {
    let pruned = fs::metadata(stamp).and_then(|metadata| metadata.modified());
    // A stamp from the future says as little as none.
    let age = pruned.ok().and_then(|pruned| pruned.elapsed().ok());
    age.is_none_or(|age| age >= INTERVAL)
}

fn touch(stamp: &Path) -> io::Result<()> {
    File::create(stamp)?.set_modified(SystemTime::now())
}
