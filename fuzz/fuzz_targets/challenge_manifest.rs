//! Any bytes as the manifest of an otherwise good challenge: it loads, or
//! everything that is wrong is told.
#![no_main]

use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use challenge::{Challenge, Languages, LoadOptions, scaffold};
use libfuzzer_sys::fuzz_target;
use tempfile::TempDir;

fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, folder) = FOLDER.get_or_init(|| {
        let parent = tempfile::tempdir().expect("a folder");
        let id = "fuzzed".parse().expect("an id");
        let folder = scaffold::create(parent.path(), &id).expect("a challenge");
        (parent, folder)
    });
    folder
}

fuzz_target!(|bytes: &[u8]| {
    fs::write(folder().join("challenge.toml"), bytes).expect("the manifest is written");
    let options = LoadOptions {
        languages: Languages::common(),
    };
    if let Err(error) = Challenge::load(folder(), &options) {
        assert!(!error.to_string().is_empty());
    }
});
