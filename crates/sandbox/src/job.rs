//! What a run is made from. A job is plain data, so that it can cross to a
//! worker process.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::Limits;

/// A pre-compiled module and the read-only files that belong to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// The pre-compiled module, made by [`crate::compile`] and never accepted
    /// from outside.
    pub module: PathBuf,
    /// Read-only files and folders of the host that the guest sees.
    pub images: Vec<Image>,
    /// The exported function that runs the program: `_start` for a command,
    /// another name for a snapshotted reactor.
    pub entry: String,
}

/// A read-only file or folder that every run of a program shares. A worker
/// reads it once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Image {
    /// Where the guest finds it, absolute.
    pub guest_path: String,
    /// Where it lies on the host, inside the cache.
    pub host_path: PathBuf,
}

/// A file that one run finds at its start.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Where the guest finds it, absolute. Folders on the way are made.
    pub path: String,
    /// Its content.
    #[serde(with = "serde_bytes")]
    pub content: Vec<u8>,
    /// Whether the run may change it.
    pub writable: bool,
}

/// One run: one fresh instance, from its start to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// What to run.
    pub program: Program,
    /// The arguments, the program's own name first.
    pub arguments: Vec<String>,
    /// The environment variables.
    pub environment: Vec<(String, String)>,
    /// Standard input.
    #[serde(with = "serde_bytes")]
    pub stdin: Vec<u8>,
    /// The working folder's files and others; see [`File`].
    pub files: Vec<File>,
    /// What the harness device hands out, one at a time, without newlines.
    #[serde(with = "crate::wire::list")]
    pub requests: Vec<Vec<u8>>,
    /// Absolute paths of files to bring back when the run has exited.
    pub collect: Vec<String>,
    /// The seed of the virtual random source.
    pub seed: u64,
    /// The bounds.
    pub limits: Limits,
}
