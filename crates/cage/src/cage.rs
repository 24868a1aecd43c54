//! The list of what stays allowed, and the order in which the rest is taken.

use std::path::PathBuf;

use crate::{Error, resources};
#[cfg(target_os = "linux")]
use crate::{files, syscalls, user};

/// What a process may still do once it is locked. Nothing, unless it is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cage {
    pub(crate) read: Vec<PathBuf>,
    pub(crate) execute: Vec<PathBuf>,
    pub(crate) write: Vec<PathBuf>,
    pub(crate) limits: resources::Limits,
    pub(crate) user: Option<u32>,
    pub(crate) alone: bool,
    pub(crate) outlives_thread: bool,
    pub(crate) announced: bool,
}

impl Cage {
    /// A cage without a door. Limits are finite from the start: 10 s of CPU
    /// time, 1.5 GiB of address space, 64 MiB a file, 256 descriptors, and 64
    /// processes and threads where a user of its own makes them countable.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Leaves a file, or a folder and all below it, readable.
    #[must_use]
    pub fn read(mut self, path: impl Into<PathBuf>) -> Self {
        self.read.push(path.into());
        self
    }

    /// Leaves a file or folder readable, and what lies there executable.
    #[must_use]
    pub fn execute(mut self, path: impl Into<PathBuf>) -> Self {
        self.execute.push(path.into());
        self
    }

    /// Leaves a folder readable and writable. Nothing in it can be executed.
    #[must_use]
    pub fn write(mut self, path: impl Into<PathBuf>) -> Self {
        self.write.push(path.into());
        self
    }

    /// Bounds the CPU time of each process, in seconds. One more second, and
    /// what ignored the signal is killed.
    #[must_use]
    pub fn cpu_seconds(mut self, seconds: u64) -> Self {
        self.limits.cpu_seconds = seconds;
        self
    }

    /// Bounds the address space of each process, in bytes.
    #[must_use]
    pub fn address_space_bytes(mut self, bytes: u64) -> Self {
        self.limits.address_space_bytes = bytes;
        self
    }

    /// Bounds every file that is written, in bytes.
    #[must_use]
    pub fn file_bytes(mut self, bytes: u64) -> Self {
        self.limits.file_bytes = bytes;
        self
    }

    /// Bounds the descriptors that are open at once.
    #[must_use]
    pub fn open_files(mut self, files: u64) -> Self {
        self.limits.open_files = files;
        self
    }

    /// Bounds the processes and threads of [`Cage::user`]; without a user of
    /// its own the kernel would count the operator's as well, so it is not set.
    #[must_use]
    pub fn processes(mut self, processes: u64) -> Self {
        self.limits.processes = processes;
        self
    }

    /// Becomes this user and group, without any other groups. Only root can;
    /// see [`crate::spare_user`].
    #[must_use]
    pub fn user(mut self, user: Option<u32>) -> Self {
        self.user = user;
        self
    }

    /// Forbids to start processes and programs; threads stay possible.
    #[must_use]
    pub fn alone(mut self) -> Self {
        self.alone = true;
        self
    }

    /// Lets it live when the thread ends that started it, which is what the
    /// kernel means by its parent. For what notices its parent's end itself.
    #[must_use]
    pub fn outlives_thread(mut self) -> Self {
        self.outlives_thread = true;
        self
    }

    /// Has [`crate::main`] write the line [`crate::CLOSED`] to standard error
    /// once the cage is closed, before the program is started. Whoever reads
    /// it first knows that everything after it is the program's doing.
    #[must_use]
    pub fn announced(mut self) -> Self {
        self.announced = true;
        self
    }

    /// Locks the calling process, for good. To be called while it has one
    /// thread: landlock and the parent's death are the calling thread's.
    ///
    /// # Errors
    ///
    /// If the kernel cannot or may not do any part of it. The process is then
    /// half locked, and must end.
    pub fn lock(&self) -> Result<(), Error> {
        match self.lock_what_can_be().missing.pop() {
            None => Ok(()),
            Some(error) => Err(error),
        }
    }

    /// As [`Cage::lock`], but goes on where the kernel cannot do its part, and
    /// tells what is missing. For a process whose first line of defence is
    /// another one, such as a wasm sandbox.
    #[must_use]
    pub fn lock_what_can_be(&self) -> Enforced {
        enforce(self)
    }
}

/// What was taken from a process, and what could not be.
#[derive(Debug, Default)]
pub struct Enforced {
    /// It cannot use more resources than it was left.
    pub resources: bool,
    /// It can gain no privileges, and has none that it does not need.
    pub privileges: bool,
    /// It reaches no file but those that it was left.
    pub files: bool,
    /// It can make no system call that it does not need, and so no connection.
    pub system_calls: bool,
    /// Why the rest could not be done, the first reason last.
    pub missing: Vec<Error>,
}

impl Enforced {
    #[cfg(target_os = "linux")]
    fn note(&mut self, result: Result<(), Error>) -> bool {
        match result {
            Ok(()) => true,
            Err(error) => {
                self.missing.insert(0, error);
                false
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn enforce(cage: &Cage) -> Enforced {
    let mut enforced = Enforced::default();
    // Opened first, by the user who may.
    let files = files::Rules::open(cage);
    enforced.resources = enforced.note(resources::limit(&cage.limits, cage.user.is_some()));
    let privileges =
        user::become_user(cage.user).and_then(|()| user::forgo_privileges(cage.outlives_thread));
    enforced.privileges = enforced.note(privileges);
    enforced.files = enforced.note(files.and_then(files::Rules::enforce));
    enforced.system_calls = enforced.note(syscalls::enforce(cage.alone));
    enforced
}

/// Nothing of this exists elsewhere.
#[cfg(not(target_os = "linux"))]
fn enforce(_: &Cage) -> Enforced {
    Enforced {
        missing: vec![Error::NotLinux],
        ..Enforced::default()
    }
}
