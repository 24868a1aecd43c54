//! What is where: the module's file, its exports, and what a run finds.

/// The snapshotted module among the runtime's files.
pub(super) const MODULE: &str = "javascript.wasm";

/// The export that starts the engine, called before the snapshot.
pub(super) const START: &str = "rt_init";
/// The export that runs the entry file as a program.
pub(super) const PROGRAM: &str = "run_program";
/// The export that answers calls.
pub(super) const CALLS: &str = "run_calls";
/// The export that lists and runs tests.
pub(super) const TESTS: &str = "run_tests";
/// The export that checks syntax.
pub(super) const CHECK: &str = "check";

/// Where a run works.
pub(super) const WORK: &str = "/work";

/// The extensions of files that hold code.
pub(super) const EXTENSIONS: [&str; 3] = ["js", "mjs", "cjs"];

/// The variables that every run finds.
pub(super) fn environment() -> Vec<(String, String)> {
    [("PWD", WORK), ("HOME", WORK), ("PATH", "/usr/bin")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}
