//! The native peers: the interpreters themselves, not the shims in front of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};

/// The real `python3`, as it names itself: a shim of a version manager would
/// add a tenth of a second to every start, which would flatter us.
pub(crate) fn python() -> anyhow::Result<PathBuf> {
    ask("python3", &["-c", "import sys; print(sys.executable)"])
}

/// The real `node`.
pub(crate) fn node() -> anyhow::Result<PathBuf> {
    ask("node", &["-p", "process.execPath"])
}

/// Compiles a Rust program as its author would, optimised.
pub(crate) fn rust(source: &str, target: &std::path::Path) -> anyhow::Result<()> {
    let status = Command::new("rustc")
        .args(["--edition", "2024", "-C", "opt-level=2", "-o"])
        .arg(target)
        .arg(source)
        .status()
        .context("failed to start rustc")?;
    ensure!(status.success(), "rustc refused {source}");
    Ok(())
}

fn ask(program: &str, arguments: &[&str]) -> anyhow::Result<PathBuf> {
    let output = Command::new(program)
        .args(arguments)
        .output()
        .with_context(|| format!("failed to start {program}"))?;
    ensure!(output.status.success(), "{program} does not run");
    Ok(PathBuf::from(String::from_utf8(output.stdout)?.trim()))
}

/// Compiles a Rust program for the sandbox with this machine's `rustc`.
pub(crate) fn wasm(source: &Path, target: &Path) -> anyhow::Result<()> {
    let status = Command::new("rustc")
        .args([
            "--edition=2024",
            "--target=wasm32-wasip1",
            "-O",
            "-Cstrip=debuginfo",
            "-o",
        ])
        .args([target, source])
        .status()
        .context("failed to start rustc")?;
    ensure!(
        status.success(),
        "rustc needs `rustup target add wasm32-wasip1`"
    );
    Ok(())
}
