//! How much a run may use. Every limit is finite by default.

use serde::{Deserialize, Serialize};

/// The bounds of one run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Wasm instructions, plus what host calls charge.
    pub fuel: u64,
    /// Linear memory in bytes, summed over every memory.
    pub memory_bytes: u64,
    /// Elements, summed over every table.
    pub table_elements: u64,
    /// Standard output and standard error together, in bytes.
    pub output_bytes: u64,
    /// What the harness may answer over its device in one run, in bytes.
    pub response_bytes: u64,
    /// What the files a run makes may hold together, in bytes.
    pub file_bytes: u64,
    /// Files and folders a run may make.
    pub inodes: u32,
    /// Descriptors open at once.
    pub open_files: u32,
    /// The wall backstop, in milliseconds. It decides no verdict: when it
    /// fires, our metering missed something, and the run is judged `IE`. The
    /// slowest program known, one that misses every cache, takes 18 s of an
    /// idle core for a thousand million fuel; the default is six times that.
    pub wall_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fuel: 5_000_000_000,
            memory_bytes: 256 << 20,
            table_elements: 100_000,
            output_bytes: 1 << 20,
            response_bytes: 16 << 20,
            file_bytes: 16 << 20,
            inodes: 4_096,
            open_files: 256,
            wall_ms: 600_000,
        }
    }
}
