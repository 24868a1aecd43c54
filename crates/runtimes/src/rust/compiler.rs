//! rustc inside a cage, on source that nobody trusts.
//!
//! It reads the installed toolchain, the few libraries of the system that it
//! is linked with, and the folders of its one compilation; it writes one
//! folder. No `/proc`, no `/etc`, no network, an empty environment, a user of
//! its own if we are root, and bounds on CPU time, memory and files.
//!
//! The working folder is the toolchain's, and every path to it is relative:
//! so the cage's user need not be able to walk to a cache that lies in
//! somebody's home.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use cage::Cage;

use super::cage_command::CageCommand;
use super::child;
use super::ending::{Compiled, judge};
use super::layout::HARNESS;
use super::libraries;
use super::permissions;
use super::workspace::Workspace;
use crate::Error;

/// CPU time of the compiler and of the linker, each. A solution takes 0.3 s.
pub(super) const CPU_SECONDS: u64 = 10;
/// Address space. rustc maps 400 MB before it reads a line.
const ADDRESS_SPACE_BYTES: u64 = 1_536 << 20;
/// The largest file it may write.
pub(super) const FILE_BYTES: u64 = 64 << 20;
/// When a compilation is given up as our own fault: far above what its CPU
/// time takes on a busy machine.
pub(super) const WALL: Duration = Duration::from_secs(180);
/// The most messages that are read. More is a flood, and ends it.
const MESSAGE_BYTES: usize = 2 << 20;

/// The compiler of an installed runtime.
#[derive(Debug)]
pub(super) struct Compiler {
    toolchain: PathBuf,
    libraries: OnceLock<Vec<PathBuf>>,
    cage: CageCommand,
}

impl Compiler {
    /// The compiler in a toolchain folder, as `install` laid it out. Looking
    /// at the folder waits until there is something to compile: most builds
    /// are found among earlier results.
    pub(super) fn new(toolchain: &Path, cage: CageCommand) -> Self {
        Self {
            toolchain: toolchain.to_owned(),
            libraries: OnceLock::new(),
            cage,
        }
    }

    /// The system's libraries, once everything is readable for the cage.
    fn libraries(&self) -> Result<&[PathBuf], Error> {
        if let Some(libraries) = self.libraries.get() {
            return Ok(libraries);
        }
        if cage::spare_user().is_some() {
            permissions::open_to_all(&self.toolchain)?;
        }
        let libraries = libraries::of_toolchain(&self.toolchain)?;
        Ok(self.libraries.get_or_init(|| libraries))
    }

    /// Our library for what the judge talks to.
    pub(super) fn harness(&self) -> PathBuf {
        self.toolchain.join(HARNESS)
    }

    /// Runs rustc with arguments, leaving these folders readable.
    pub(super) fn run(
        &self,
        workspace: &Workspace,
        readable: &[PathBuf],
        arguments: Vec<OsString>,
    ) -> Result<Compiled, Error> {
        let cage = self.cage_for(workspace, readable)?;
        let mut command = self.cage.command(&cage, "bin/rustc", arguments);
        command
            .current_dir(&self.toolchain)
            .env_clear()
            .env("LD_LIBRARY_PATH", "lib")
            .env("TMPDIR", workspace.output());
        let ended = child::run(command, MESSAGE_BYTES, WALL)
            .map_err(Error::io("start the compiler from", &self.toolchain))?;
        judge(&ended, workspace.folder())
    }

    fn cage_for(&self, workspace: &Workspace, readable: &[PathBuf]) -> Result<Cage, Error> {
        let cage = self
            .libraries()?
            .iter()
            .fold(Cage::new().execute("."), Cage::execute);
        Ok(readable
            .iter()
            .fold(cage, Cage::read)
            .announced()
            .write(workspace.output())
            .cpu_seconds(CPU_SECONDS)
            .address_space_bytes(ADDRESS_SPACE_BYTES)
            .file_bytes(FILE_BYTES)
            .user(workspace.user))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a program that is not our own does with a cage's arguments must
    /// never be taken for a compiler's verdict.
    #[test]
    fn a_wrong_executable_is_our_fault() {
        let folder = tempfile::tempdir().unwrap();
        let script = "echo '{\"message\":\"no\",\"level\":\"error\"}' >&2;";
        for (program, script) in [
            ("/no/such/program", String::new()),
            ("/bin/sh", "exit 0".to_owned()),
            ("/bin/sh", format!("{script} exit 1")),
            ("/bin/sh", format!("{script} exit 101")),
            ("/bin/sh", format!("{script} kill -SEGV $$")),
            ("/bin/sh", format!("{script} kill -XCPU $$")),
        ] {
            let compiler = Compiler {
                toolchain: folder.path().to_owned(),
                libraries: OnceLock::from(Vec::new()),
                cage: CageCommand {
                    program: program.into(),
                    arguments: vec!["-c".into(), script.clone().into()],
                },
            };
            let workspace = Workspace::new().unwrap();
            let ended = compiler.run(&workspace, &[], Vec::new());
            assert!(ended.is_err(), "{program} {script}: {ended:?}");
        }
    }
}
