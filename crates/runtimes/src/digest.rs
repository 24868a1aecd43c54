//! SHA-256 of files and of several things together.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use include_dir::Dir;
use sha2::{Digest, Sha256};

use crate::Error;

/// The SHA-256 of a file, in lowercase hexadecimal, and its size in bytes.
pub(crate) fn of_file(path: &Path) -> Result<(String, u64), Error> {
    read_through(path).map_err(Error::io("read", path))
}

fn read_through(path: &Path) -> io::Result<(String, u64)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    let mut bytes = 0;
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok((hex::encode(hasher.finalize()), bytes));
        }
        hasher.update(&buffer[..count]);
        bytes += count as u64;
    }
}

/// A digest over several parts. Every part carries its name and length, so
/// that no two lists of parts give the same bytes.
#[derive(Default)]
pub(crate) struct Parts(Sha256);

impl Parts {
    /// Adds one part.
    pub(crate) fn add(&mut self, name: &str, content: &[u8]) {
        for field in [name.as_bytes(), content] {
            self.0.update((field.len() as u64).to_le_bytes());
            self.0.update(field);
        }
    }

    /// Adds every file of an embedded folder, in the order of their paths.
    pub(crate) fn add_folder(&mut self, folder: &Dir<'_>) {
        for (path, content) in files_of(folder) {
            self.add(&path, content);
        }
    }

    /// The digest, in lowercase hexadecimal.
    pub(crate) fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}

/// Every file of an embedded folder, in the order of their paths.
pub(crate) fn files_of<'a>(folder: &'a Dir<'_>) -> Vec<(String, &'a [u8])> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort_unstable();
    files
}

fn collect<'a>(folder: &'a Dir<'_>, files: &mut Vec<(String, &'a [u8])>) {
    for file in folder.files() {
        files.push((file.path().to_string_lossy().into_owned(), file.contents()));
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parts: &[(&str, &[u8])]) -> String {
        let mut digest = Parts::default();
        for (name, content) in parts {
            digest.add(name, content);
        }
        digest.finish()
    }

    #[test]
    fn moving_a_byte_between_parts_changes_the_digest() {
        assert_ne!(of(&[("a", b"bc")]), of(&[("ab", b"c")]));
        assert_ne!(of(&[("a", b"b"), ("", b"")]), of(&[("a", b"b")]));
        assert_eq!(of(&[("a", b"bc")]), of(&[("a", b"bc")]));
    }
}
