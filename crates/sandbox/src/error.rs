//! What can go wrong that is not the guest's doing.

use std::io;
use std::path::{Path, PathBuf};

/// A fault of ours, of the machine, or of how a job was put together. What a
/// guest does, however hostile, is an [`crate::Outcome`] and never this.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The wasm engine could not be set up.
    #[error("set up the wasm engine: {0}")]
    Engine(String),
    /// A file of the cache or an image could not be read.
    #[error("read {}: {reason}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: io::Error,
    },
    /// A file of the cache could not be written.
    #[error("write {}: {reason}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        reason: io::Error,
    },
    /// A pre-compiled module is damaged, or was made by another version.
    #[error("load the module {}: {reason}; delete it, and it is made again", path.display())]
    Module {
        /// The module.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A read-only image cannot be shown to a guest.
    #[error("use the image {}: {reason}", path.display())]
    Image {
        /// The file or folder of the host.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A job contradicts itself.
    #[error("run the job: {0}")]
    Job(String),
    /// A module of ours could not be compiled or snapshotted.
    #[error("prepare the module: {0}")]
    Prepare(String),
    /// A worker process could not be started or spoken to.
    #[error("use a worker process: {0}")]
    Worker(String),
    /// The process could not be locked down.
    #[error(transparent)]
    Cage(#[from] cage::Error),
}

impl Error {
    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |reason| Self::Read { path, reason }
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |reason| Self::Write { path, reason }
    }

    pub(crate) fn engine(error: wasmtime::Error) -> Self {
        Self::Engine(chain(&error))
    }

    pub(crate) fn prepare(error: wasmtime::Error) -> Self {
        Self::Prepare(chain(&error))
    }
}

/// An error of wasmtime with its causes, on one line.
pub(crate) fn chain(error: &wasmtime::Error) -> String {
    let mut text = String::new();
    for cause in error.chain() {
        if !text.is_empty() {
            text.push_str(": ");
        }
        text.push_str(&cause.to_string());
    }
    text
}
