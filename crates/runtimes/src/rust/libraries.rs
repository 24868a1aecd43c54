//! The libraries of the system that the toolchain's programs are linked with:
//! the only files outside its own folders that a caged compiler may open.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Error;

/// The programs that run in the cage, relative to the toolchain.
fn programs() -> [String; 2] {
    ["bin/rustc".to_owned(), super::layout::linker()]
}

/// Asks the dynamic loader, as `ldd` does, and follows symbolic links.
pub(super) fn of_toolchain(toolchain: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = BTreeSet::new();
    for program in programs() {
        let path = toolchain.join(&program);
        let output = Command::new(&path)
            .env_clear()
            .env("LD_TRACE_LOADED_OBJECTS", "1")
            .env("LD_LIBRARY_PATH", toolchain.join("lib"))
            .output()
            .map_err(Error::io("start", &path))?;
        found.extend(paths(&String::from_utf8_lossy(&output.stdout)));
    }
    let mut libraries = BTreeSet::new();
    for path in found {
        let real = path
            .canonicalize()
            .map_err(Error::io("find the library", &path))?;
        if !real.starts_with(toolchain) {
            libraries.insert(real);
        }
    }
    Ok(libraries.into_iter().collect())
}

/// The absolute paths in lines like `libc.so.6 => /lib/libc.so.6 (0x7f…)`.
fn paths(listing: &str) -> Vec<PathBuf> {
    let path_of = |line: &str| {
        let (_, after) = line.split_once("=>").unwrap_or(("", line));
        let path = after.trim().split(" (").next().unwrap_or_default();
        path.starts_with('/').then(|| PathBuf::from(path))
    };
    listing.lines().filter_map(path_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loaders_listing_is_read() {
        let listing = "\tlinux-vdso.so.1 (0x00007f78f0921000)\n\
            \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f78f08c0000)\n\
            \tlibgone.so => not found\n\
            \t/lib64/ld-linux-x86-64.so.2 (0x00007f78f0923000)\n";
        assert_eq!(
            paths(listing),
            [
                PathBuf::from("/lib/x86_64-linux-gnu/libz.so.1"),
                PathBuf::from("/lib64/ld-linux-x86-64.so.2"),
            ]
        );
    }
}
