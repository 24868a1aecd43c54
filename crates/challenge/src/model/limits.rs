//! How much one case may use.

use serde::{Deserialize, Serialize};

/// The bounds of one case that a challenge may set. The sandbox has more,
/// which are not the author's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Wasm instructions, plus what host calls charge.
    pub fuel: u64,
    /// Linear memory in bytes.
    pub memory_bytes: u64,
    /// Standard output and standard error together, in bytes.
    pub output_bytes: u64,
    /// What a run may keep in files, in bytes.
    pub file_bytes: u64,
}

impl Limits {
    /// The most an author may ask for.
    pub const MAXIMUM: Self = Self {
        fuel: 1_000_000_000_000,
        memory_bytes: 2 << 30,
        output_bytes: 64 << 20,
        file_bytes: 256 << 20,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            fuel: 5_000_000_000,
            memory_bytes: 256 << 20,
            output_bytes: 1 << 20,
            file_bytes: 16 << 20,
        }
    }
}
