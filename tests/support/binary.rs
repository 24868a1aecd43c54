//! Starting the `greenroom` binary as a user does.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use crate::root;

/// A finished call of the binary.
#[derive(Debug)]
pub struct Finished {
    /// The exit status; −1 if a signal ended it.
    pub status: i32,
    /// Standard output as text.
    pub stdout: String,
    /// Standard error as text.
    pub stderr: String,
}

impl Finished {
    /// Standard output as JSON.
    ///
    /// # Panics
    ///
    /// When it is not JSON, which fails the test with what was printed.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("not JSON: {error}\n{self:?}"))
    }
}

/// Calls `greenroom ARGUMENTS…` in the workspace's root, with nothing on
/// standard input.
///
/// # Panics
///
/// When the binary cannot be built or started.
pub fn greenroom<S: AsRef<std::ffi::OsStr>>(arguments: &[S]) -> Finished {
    greenroom_with(arguments, &[])
}

/// The same with these variables in its environment.
///
/// # Panics
///
/// When the binary cannot be built or started.
pub fn greenroom_with<S: AsRef<std::ffi::OsStr>>(
    arguments: &[S],
    environment: &[(&str, &str)],
) -> Finished {
    let output = Command::new(path())
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("greenroom starts");
    Finished::from(output)
}

impl From<Output> for Finished {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// The binary beside this test's own executable, built anew if it is stale.
fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let test = env::current_exe().expect("a test has an executable");
        let profile_folder = test
            .ancestors()
            .nth(2)
            .expect("cargo puts tests into target/PROFILE/deps");
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--locked", "--quiet", "--bin", "greenroom"]);
        if profile_folder.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(root()).status().expect("cargo starts");
        assert!(built.success(), "greenroom does not build");
        profile_folder.join("greenroom")
    })
}
