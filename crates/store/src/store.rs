//! The handle.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;

use crate::lock::FolderLock;
use crate::readers::Readers;
use crate::writer::Writer;
use crate::{Error, connection, rooms};

const FILE: &str = "greenroom.db";

/// What a change that was acknowledged survives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// Even a power cut: each commit waits for the disk.
    #[default]
    Full,
    /// The death of the process, but not of the machine: the last moments before
    /// a power cut may be lost, never something in between.
    Relaxed,
}

/// What a server keeps. Cloning makes another handle to the same file; dropping
/// the last one closes it.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<Inner>,
}

// The order is the order of closing: the writer finishes what it was given and
// checkpoints, and only then may another server have the folder.
#[derive(Debug)]
struct Inner {
    readers: Readers,
    writer: Writer,
    path: PathBuf,
    _lock: FolderLock,
}

impl Store {
    /// Opens what `folder` keeps, which is made where it is missing. Checks the
    /// file and brings it to the newest version: the bigger it is, the longer
    /// that takes, so call it where blocking is fine.
    ///
    /// # Errors
    /// Where the folder is in use or cannot be written, or the file is damaged,
    /// not ours, or of a newer version.
    pub fn open(folder: &Path, durability: Durability) -> Result<Self, Error> {
        let lock = FolderLock::take(folder)?;
        let path = folder.join(FILE);
        let connection = connection::writer(&path, durability)?;
        rooms::finish_deletions(&connection)?;
        let writer = Writer::start(connection, &path, durability)?;
        let readers = Readers::open(&path)?;
        let inner = Inner {
            readers,
            writer,
            path,
            _lock: lock,
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.inner.writer
    }

    /// Changes something, wholly or not at all; resolves once it is durable.
    pub(crate) async fn write<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        self.inner.writer.write(work).await
    }

    /// Reads what is durable now.
    pub(crate) async fn read<T, W>(&self, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Connection) -> Result<T, Error> + Send + 'static,
    {
        self.inner.readers.read(work).await
    }
}
