//! Node with CodeMirror's packages; npm fetches them as the lock file pins them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

const SOURCES: [&str; 4] = [
    "package.json",
    "package-lock.json",
    "oracle.mjs",
    "clients.mjs",
];

/// Node, about to run one of our scripts.
pub(crate) fn script(name: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(folder().join(name));
    command
}

/// The scripts with their packages, installed once beside the build.
fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracle");
        std::fs::create_dir_all(&folder).unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle");
        for name in SOURCES {
            std::fs::copy(source.join(name), folder.join(name)).unwrap();
        }
        let installed = Command::new("npm")
            .args(["ci", "--silent", "--ignore-scripts"])
            .current_dir(&folder)
            .status()
            .expect("npm starts");
        assert!(installed.success(), "npm ci failed");
        folder
    })
}
