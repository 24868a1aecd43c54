//! How much a process may use, by rlimits.

#[cfg(target_os = "linux")]
use nix::sys::resource::{Resource, setrlimit};

#[cfg(target_os = "linux")]
use crate::Error;

/// The bounds; see the methods of [`crate::Cage`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) cpu_seconds: u64,
    pub(crate) address_space_bytes: u64,
    pub(crate) file_bytes: u64,
    pub(crate) open_files: u64,
    pub(crate) processes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cpu_seconds: 10,
            address_space_bytes: 1_536 << 20,
            file_bytes: 64 << 20,
            open_files: 256,
            processes: 64,
        }
    }
}

/// Sets the bounds of the calling process and all that it starts.
#[cfg(target_os = "linux")]
pub(crate) fn limit(limits: &Limits, countable_processes: bool) -> Result<(), Error> {
    set("the core size", Resource::RLIMIT_CORE, 0, 0)?;
    // The soft bound sends SIGXCPU, the hard one SIGKILL.
    let seconds = limits.cpu_seconds;
    set(
        "the CPU time",
        Resource::RLIMIT_CPU,
        seconds,
        seconds.saturating_add(1),
    )?;
    for (what, resource, bound) in [
        (
            "the address space",
            Resource::RLIMIT_AS,
            limits.address_space_bytes,
        ),
        ("the file size", Resource::RLIMIT_FSIZE, limits.file_bytes),
        ("the open files", Resource::RLIMIT_NOFILE, limits.open_files),
    ] {
        set(what, resource, bound, bound)?;
    }
    if countable_processes {
        let bound = limits.processes;
        set("the processes", Resource::RLIMIT_NPROC, bound, bound)?;
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn set(what: &'static str, resource: Resource, soft: u64, hard: u64) -> Result<(), Error> {
    setrlimit(resource, soft, hard).map_err(|reason| Error::Refused { what, reason })
}
