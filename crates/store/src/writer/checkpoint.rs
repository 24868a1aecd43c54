//! Moving committed pages from the write-ahead log into the file, off the road
//! of commits.
//!
//! A thread of its own does the bulk while the writer goes on. The log can only
//! begin anew when everything in it was moved, which under load never happens by
//! itself; so when it has grown long, the writer moves the few pages that came
//! meanwhile.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::{Error, connection};

/// After so many changed rows a checkpoint is worth its while.
const ROWS_BETWEEN: u64 = 4096;

#[derive(Debug)]
pub(super) struct Checkpointer {
    // `None` only once it was finished.
    wake: Option<mpsc::SyncSender<()>>,
    moved: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    rows_before: u64,
}

impl Checkpointer {
    pub(super) fn start(path: &Path) -> Result<Self, Error> {
        let connection = connection::checkpointer(path)?;
        let (wake, wakes) = mpsc::sync_channel::<()>(1);
        let moved = Arc::new(AtomicBool::new(false));
        let has_moved = Arc::clone(&moved);
        let thread = std::thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || {
                while wakes.recv().is_ok() {
                    checkpoint(&connection, "PASSIVE");
                    has_moved.store(true, Ordering::Release);
                }
            })
            .map_err(|error| Error::Disk(error.to_string()))?;
        Ok(Self {
            wake: Some(wake),
            moved,
            thread: Some(thread),
            rows_before: 0,
        })
    }

    /// To be called by the writer after each commit.
    pub(super) fn after_commit(&mut self, connection: &Connection) {
        if self.moved.swap(false, Ordering::Acquire) {
            checkpoint(connection, "PASSIVE");
        }
        let rows = connection.total_changes();
        if rows - self.rows_before >= ROWS_BETWEEN
            && let Some(wake) = &self.wake
        {
            self.rows_before = rows;
            // Full means that it is woken already.
            let _ = wake.try_send(());
        }
    }

    /// Leaves nothing in the log.
    pub(super) fn finish(mut self, connection: &Connection) {
        self.wake = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the store's checkpointer panicked");
        }
        checkpoint(connection, "TRUNCATE");
    }
}

/// A checkpoint that fails loses nothing: the log is read instead, and the next
/// one tries again.
fn checkpoint(connection: &Connection, mode: &str) {
    let pragma = format!("PRAGMA wal_checkpoint({mode})");
    let result = connection.query_row(&pragma, [], |row| {
        Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
    });
    match result {
        Ok((pages, moved)) => tracing::debug!(pages, moved, mode, "checkpoint"),
        Err(error) => tracing::warn!(%error, mode, "a checkpoint failed"),
    }
}
