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
use super::child::{self, Ended};
use super::diagnostic::Diagnostic;
use super::layout::HARNESS;
use super::libraries;
use super::messages;
use super::permissions;
use super::workspace::Workspace;
use crate::Error;

/// CPU time of the compiler and of the linker, each. A solution takes 0.3 s.
const CPU_SECONDS: u64 = 10;
/// Address space. rustc maps 400 MB before it reads a line.
const ADDRESS_SPACE_BYTES: u64 = 1_536 << 20;
/// The largest file it may write.
const FILE_BYTES: u64 = 64 << 20;
/// When a compilation is given up as our own fault: far above what its CPU
/// time takes on a busy machine.
const WALL: Duration = Duration::from_secs(180);
/// The most messages that are read. More is a flood, and ends it.
const MESSAGE_BYTES: usize = 2 << 20;

/// The compiler of an installed runtime.
#[derive(Debug)]
pub(super) struct Compiler {
    toolchain: PathBuf,
    libraries: OnceLock<Vec<PathBuf>>,
    cage: CageCommand,
}

/// How a compilation ended.
#[derive(Debug)]
pub(super) enum Compiled {
    /// It wrote what it was asked for. The messages are warnings.
    Done(Vec<Diagnostic>),
    /// The source is wrong.
    Refused(Vec<Diagnostic>),
    /// The compiler could not go on; the text says why, for the candidate.
    Stopped(String),
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
        judge(ended, workspace.folder())
    }

    fn cage_for(&self, workspace: &Workspace, readable: &[PathBuf]) -> Result<Cage, Error> {
        let cage = self
            .libraries()?
            .iter()
            .fold(Cage::new().execute("."), Cage::execute);
        Ok(readable
            .iter()
            .fold(cage, Cage::read)
            .write(workspace.output())
            .cpu_seconds(CPU_SECONDS)
            .address_space_bytes(ADDRESS_SPACE_BYTES)
            .file_bytes(FILE_BYTES)
            .user(workspace.user))
    }
}

/// The exit code of [`cage::main`] when it could not start the compiler.
const NOT_CAGED: i32 = 126;
/// rustc's when it has told what is wrong.
const REFUSED: i32 = 1;
/// rustc's when it has crashed.
const CRASHED: i32 = 101;

fn judge(ended: Ended, folder: &Path) -> Result<Compiled, Error> {
    let (messages, other) = Diagnostic::read_all(&ended.output);
    let fault = |reason: String| Error::Command {
        command: "rustc".to_owned(),
        reason,
    };
    let stopped = |reason: &str| {
        let told = messages::of_solution(&messages, folder);
        Ok(Compiled::Stopped(format!("error: {reason}\n{told}")))
    };
    if ended.flooded {
        return stopped("the compiler has more to say than anybody can read; it was stopped");
    }
    if ended.late {
        return Err(fault(format!("it ran for {} s", WALL.as_secs())));
    }
    match (ended.code, ended.signal) {
        (Some(0), _) => Ok(Compiled::Done(messages)),
        (Some(REFUSED), _) if messages.iter().any(|each| each.level == "error") => {
            Ok(Compiled::Refused(messages))
        }
        (Some(NOT_CAGED), _) => Err(fault(other)),
        (Some(CRASHED), _) => stopped("the compiler crashed over this program"),
        (_, Some(child::CPU_TIME)) => stopped(&format!(
            "compiling this program takes more than {CPU_SECONDS} s of computing"
        )),
        (_, Some(child::KILLED)) => Err(fault("it was killed from outside".to_owned())),
        _ => stopped("the compiler ran out of memory or stack over this program"),
    }
}
