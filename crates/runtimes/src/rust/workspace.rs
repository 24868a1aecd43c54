//! The temporary folder of one compilation, and the names that files in it
//! may have.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::path::{Path, PathBuf};

use super::permissions;
use crate::Error;

/// The longest path of a candidate's file, in bytes, and of each of its parts.
const MAXIMUM_PATH: usize = 512;
const MAXIMUM_PART: usize = 128;
/// The most files and bytes of one submission that are handed to the compiler.
const MAXIMUM_FILES: usize = 2_000;
const MAXIMUM_BYTES: usize = 64 << 20;

/// A folder with three others in it: what the candidate wrote, what is
/// generated or belongs to the challenge, and what the compiler writes.
pub(super) struct Workspace {
    folder: tempfile::TempDir,
    /// The user that the caged compiler becomes, if it can.
    pub(super) user: Option<u32>,
}

impl Workspace {
    /// Makes the folders, open to the caged user and nobody else.
    pub(super) fn new() -> Result<Self, Error> {
        let temporary = std::env::temp_dir();
        let folder = tempfile::Builder::new()
            .prefix("greenroom-")
            .tempdir_in(&temporary)
            .map_err(Error::io("create a folder in", temporary))?;
        let workspace = Self {
            folder,
            user: cage::spare_user(),
        };
        for path in [workspace.solution(), workspace.ours(), workspace.output()] {
            fs::create_dir(&path).map_err(Error::io("create", path))?;
        }
        workspace.hand_over(workspace.folder.path())?;
        workspace.hand_over(&workspace.output())?;
        Ok(workspace)
    }

    fn hand_over(&self, path: &Path) -> Result<(), Error> {
        let mode = fs::Permissions::from_mode(0o700);
        fs::set_permissions(path, mode).map_err(Error::io("restrict", path))?;
        chown(path, self.user, self.user).map_err(Error::io("hand over", path))
    }

    /// The folder itself.
    pub(super) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The candidate's files.
    pub(super) fn solution(&self) -> PathBuf {
        self.folder.path().join("solution")
    }

    /// Generated programs and test files. Not there for the compiler while it
    /// reads the candidate's files, which could include them.
    pub(super) fn ours(&self) -> PathBuf {
        self.folder.path().join("ours")
    }

    /// What the compiler writes.
    pub(super) fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// Writes files below one of the folders. Their names have been checked.
    pub(super) fn write(
        &self,
        below: &Path,
        files: &BTreeMap<String, Vec<u8>>,
    ) -> Result<(), Error> {
        for (name, content) in files {
            let path = below.join(name);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
            }
            fs::write(&path, content).map_err(Error::io("write", &path))?;
        }
        permissions::open_to_all(below)
    }
}

/// Why these files cannot be compiled, in words for whoever sent them.
pub(super) fn objection(files: &BTreeMap<String, Vec<u8>>) -> Option<String> {
    if files.len() > MAXIMUM_FILES {
        return Some(format!("there are more than {MAXIMUM_FILES} files"));
    }
    let bytes: usize = files.values().map(Vec::len).sum();
    if bytes > MAXIMUM_BYTES {
        return Some(format!("the files have more than {MAXIMUM_BYTES} bytes"));
    }
    if let Some(bad) = files.keys().find(|name| !is_plain(name)) {
        let shown: String = bad.chars().take(80).collect();
        return Some(format!(
            "the file name {shown:?} cannot be used: write a relative path of letters, \
             digits, `_`, `-`, `.` and spaces, at most {MAXIMUM_PATH} bytes long"
        ));
    }
    // `a` and `a/b` cannot both be there.
    let clash = files.keys().find(|name| {
        name.match_indices('/')
            .any(|(at, _)| files.contains_key(&name[..at]))
    });
    clash.map(|name| format!("the file {name:?} lies in a folder that is also a file"))
}

fn is_plain(path: &str) -> bool {
    path.len() <= MAXIMUM_PATH
        && path.split('/').all(|part| {
            !part.is_empty()
                && part.len() <= MAXIMUM_PART
                && part != "."
                && part != ".."
                && !part.starts_with('-')
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' '))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objection_to(names: &[&str]) -> Option<String> {
        let files = names.iter().map(|name| ((*name).to_owned(), Vec::new()));
        objection(&files.collect())
    }

    #[test]
    fn names_that_leave_the_folder_or_are_no_names_are_refused() {
        assert_eq!(objection_to(&["solution.rs", "inner/höhe-2.rs"]), None);
        let long = "x".repeat(4_096);
        for name in [
            "../solution.rs",
            "/etc/passwd",
            "a/../b",
            "a//b",
            "a\0b",
            "a\nb",
            "a=b",
            "-o",
            "<challenge>",
            "",
            &long,
        ] {
            let objection = objection_to(&[name]).unwrap();
            assert!(objection.contains("cannot be used"), "{objection}");
            assert!(objection.len() < 400, "{objection}");
        }
        assert!(objection_to(&["a", "a/b"]).is_some());
    }
}
