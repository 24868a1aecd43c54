//! A report names the digest of the runtime that it comes from, and is the same
//! on every machine. So nothing that is made at an installation may tell where
//! that was: compilers like to write folders down.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{cache, folder};

/// Copied from the host's toolchain, as its makers built it.
const COPIED: [&str; 2] = ["bin", "lib"];
/// The record names files, and lies beside what its digest is of.
const RECORD: &str = "runtime.json";

#[test]
fn nothing_that_is_installed_names_a_folder_of_this_machine() {
    let needles = folders_of_this_machine();
    let mut looked_at = 0;
    for language in ["python", "javascript", "rust"] {
        for file in files_in(&folder(language)) {
            let content = fs::read(&file).unwrap();
            for needle in &needles {
                assert!(
                    !holds(&content, needle.as_bytes()),
                    "{} names {needle}",
                    file.display()
                );
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 3, "{looked_at} files are too few to be all");
}

/// Where runtimes are built, and where cargo keeps what they are built from.
fn folders_of_this_machine() -> Vec<String> {
    let home = PathBuf::from(std::env::var_os("HOME").unwrap());
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    [
        cache(),
        cargo,
        std::env::temp_dir().join(".tmp"),
        PathBuf::from("/.building-"),
    ]
    .map(|folder| folder.to_string_lossy().into_owned())
    .into()
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && !COPIED.iter().any(|copied| name == *copied) {
            files.extend(files_in(&path));
        } else if path.is_file() && name != RECORD {
            files.push(path);
        }
    }
    files
}

fn holds(content: &[u8], needle: &[u8]) -> bool {
    let (first, rest) = needle.split_first().unwrap();
    let mut content = content;
    while let Some(at) = content.iter().position(|byte| byte == first) {
        content = &content[at + 1..];
        if content.starts_with(rest) {
            return true;
        }
    }
    false
}
