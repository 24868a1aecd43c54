//! Moving committed pages from the write-ahead log into the file, off the road
//! of commits.
//!
//! A thread of its own does the bulk while the writer goes on. The log can only
//! begin anew when everything in it was moved, which under load never happens by
//! itself; so once the bulk is done, the writer moves the few pages that came
//! meanwhile.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use crate::{Error, connection};

/// A log of so many pages of 4 KiB is moved in the background.
const PAGES_TO_MOVE: usize = 4_000;
/// The writer itself moves a log of so many pages, where the background did not
/// keep up with it.
const MAXIMUM_PAGES: usize = 32_000;

#[derive(Debug)]
pub(super) struct Checkpointer {
    // `None` only once it was finished.
    wake: Option<mpsc::SyncSender<()>>,
    is_woken: bool,
    /// Whether [`Self::catch_up`] was promised.
    is_promised: bool,
    is_done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    /// How long the log was after the last commit.
    pages: Arc<AtomicUsize>,
    /// When the writer does it all itself. Grows while somebody who reads for
    /// long keeps the log from beginning anew.
    limit: usize,
}

impl Checkpointer {
    pub(super) fn start(writer: &mut Connection, path: &Path) -> Result<Self, Error> {
        let pages = Arc::new(AtomicUsize::new(0));
        let noted = Arc::clone(&pages);
        writer.wal_hook(Some(move |_: &mut Wal, pages| {
            noted.store(usize::try_from(pages).unwrap_or(0), Ordering::Relaxed);
            Ok(())
        }))?;
        let connection = connection::checkpointer(path)?;
        let (wake, wakes) = mpsc::sync_channel::<()>(1);
        let is_done = Arc::new(AtomicBool::new(false));
        let done = Arc::clone(&is_done);
        let thread = std::thread::Builder::new()
            .name("store-checkpoint".to_owned())
            .spawn(move || {
                while wakes.recv().is_ok() {
                    checkpoint(&connection, "PASSIVE");
                    done.store(true, Ordering::Release);
                }
            })
            .map_err(|error| Error::Disk(error.to_string()))?;
        Ok(Self {
            wake: Some(wake),
            is_woken: false,
            is_promised: false,
            is_done,
            thread: Some(thread),
            pages,
            limit: MAXIMUM_PAGES,
        })
    }

    /// To be called after each commit. Says whether the writer's thread has to
    /// [catch up](Self::catch_up), once for each time.
    pub(super) fn after_commit(&mut self) -> bool {
        let pages = self.pages.load(Ordering::Relaxed);
        if self.is_done.load(Ordering::Acquire) || pages >= self.limit {
            return !std::mem::replace(&mut self.is_promised, true);
        }
        if pages < PAGES_TO_MOVE {
            self.limit = MAXIMUM_PAGES;
        } else if !self.is_woken {
            self.is_woken = true;
            self.wake.as_ref().map(|wake| wake.try_send(()));
        }
        false
    }

    /// Moves what the background left over, or did not get to.
    pub(super) fn catch_up(&mut self, connection: &Connection) {
        self.is_promised = false;
        let pages = self.pages.load(Ordering::Relaxed);
        if self.is_done.swap(false, Ordering::Acquire) {
            self.is_woken = false;
            checkpoint(connection, "PASSIVE");
        } else if pages >= self.limit {
            checkpoint(connection, "PASSIVE");
            self.limit = pages.saturating_mul(2);
        }
    }

    /// Leaves nothing in the log.
    pub(super) fn finish(&mut self, connection: &Connection) {
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
    let began = std::time::Instant::now();
    let pragma = format!("PRAGMA wal_checkpoint({mode})");
    let result = connection.query_row(&pragma, [], |row| {
        Ok((row.get::<_, i64>(1)?, row.get::<_, i64>(2)?))
    });
    let micros = began.elapsed().as_micros();
    match result {
        Ok((pages, moved)) => tracing::debug!(pages, moved, mode, micros, "checkpoint"),
        Err(error) => tracing::warn!(%error, mode, micros, "a checkpoint failed"),
    }
}
