//! The digest of source files, for build scripts: what is kept between two runs
//! of the program hangs on the code that made it, and nobody has to remember to
//! raise a number. It is the same for every checkout of the same sources,
//! wherever it lies; git is not needed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The digest of files, and of every `.rs` file in folders, below `root`: their
/// paths relative to it and their contents, in the order of the paths.
pub(crate) fn digest(root: &Path, wanted: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for path in wanted {
        collect(&root.join(path), true, &mut files)?;
    }
    let mut named: Vec<(String, PathBuf)> = files
        .into_iter()
        .map(|path| (relative(root, &path), path))
        .collect();
    named.sort_unstable();
    named.dedup();
    let mut hasher = Sha256::new();
    for (name, path) in named {
        for part in [name.as_bytes(), &fs::read(path)?] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    Ok(hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn collect(path: &Path, is_named: bool, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), false, files)?;
        }
    } else if is_named || path.extension().is_some_and(|extension| extension == "rs") {
        files.push(path.to_owned());
    }
    Ok(())
}

/// The path with `/` between its parts, on every system.
fn relative(root: &Path, path: &Path) -> String {
    let path = path.strip_prefix(root).unwrap_or(path);
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}
