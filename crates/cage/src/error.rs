//! Why a cage could not be closed.

use std::path::PathBuf;

/// A fault of the machine or of how it is set up. The process must not go on.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that should stay reachable is not there.
    #[error("cannot open {path} for the cage: {reason}")]
    Path {
        /// The path.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The kernel refused a landlock ruleset.
    #[error("cannot restrict files: {0}")]
    Files(String),
    /// There is no cage on this system.
    #[error("processes can be locked down on Linux only")]
    NotLinux,
    /// The kernel has no landlock, or it is switched off.
    #[error(
        "this kernel cannot restrict files: it needs Linux 5.13 or later with landlock enabled (`lsm=landlock,…` on the kernel's command line)"
    )]
    NoLandlock,
    /// The filter of system calls could not be made or loaded.
    #[error("cannot restrict system calls: {0}")]
    SystemCalls(String),
    /// The powers of root could not be given up.
    #[error("cannot give up capabilities: {0}")]
    Capabilities(String),
    /// A limit or a change of user was refused.
    #[error("cannot set {what}: {reason}")]
    Refused {
        /// What was being set.
        what: &'static str,
        /// Why.
        reason: nix::Error,
    },
    /// The arguments of the caged command are not what [`crate::Cage::arguments`] writes.
    #[error("{0}")]
    Usage(String),
}

#[cfg(target_os = "linux")]
impl From<landlock::RulesetError> for Error {
    fn from(error: landlock::RulesetError) -> Self {
        Self::Files(error.to_string())
    }
}
