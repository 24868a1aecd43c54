//! What a report comes from, relative to the root of the repository: our own
//! code from the command line's end of it down, and the versions of everybody
//! else's. Read by the build script and by the test of what it says.

/// Folders and files.
pub(crate) const SOURCES: &[&str] = &[
    "crates/cage/src",
    "crates/challenge/src",
    "crates/judge/src",
    "crates/protocol/src",
    "crates/runtimes/src",
    "crates/sandbox/src",
    "crates/tokens/src",
    "Cargo.lock",
];
