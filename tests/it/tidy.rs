//! Rules of the house that no compiler checks.

use std::fs;
use std::path::{Path, PathBuf};

use spanning_tests::root;
use walkdir::{DirEntry, WalkDir};

/// A source file longer than this has more than one reason to change.
const MAXIMUM_LINES: usize = 600;

fn sources() -> Vec<PathBuf> {
    let is_ours = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        !(name == "target"
            || name == "node_modules"
            || (name.starts_with('.') && entry.depth() > 0))
    };
    ["crates", "tests"]
        .iter()
        .flat_map(|folder| {
            WalkDir::new(root().join(folder))
                .into_iter()
                .filter_entry(is_ours)
        })
        .map(|entry| entry.expect("a readable tree").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .filter(|path| !is_fixture(path))
        .collect()
}

/// Programs for the sandbox are not source of the house.
fn is_fixture(path: &Path) -> bool {
    path.starts_with(root().join("tests/hostile"))
        || path.components().any(|part| {
            ["fixtures", "kernels"]
                .iter()
                .any(|name| part.as_os_str() == *name)
                || part.as_os_str() == "templates"
        })
}

#[test]
fn every_file_says_what_lives_there() {
    let sources = sources();
    assert!(sources.len() > 20, "the sources were found");
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//!"),
            "{} does not open with //!",
            path.display()
        );
        let lines = text.lines().count();
        assert!(
            lines <= MAXIMUM_LINES,
            "{} has {lines} lines: split it",
            path.display()
        );
        assert_ne!(path.file_name().unwrap(), "mod.rs", "{}", path.display());
    }
}

#[test]
fn no_file_is_called_utils() {
    for path in sources() {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "misc", "common"].contains(&stem.as_str()),
            "{} says nothing of what it is for",
            path.display()
        );
    }
}

#[test]
fn the_documents_name_only_what_exists() {
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        for target in text
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let is_local = !target.contains("://") && !target.starts_with('#');
            let path = target.split('#').next().unwrap_or(target);
            assert!(
                !is_local || root().join(path).exists(),
                "{document} links to {target}, which does not exist"
            );
        }
    }
}
