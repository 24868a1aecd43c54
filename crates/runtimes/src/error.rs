//! What can go wrong that is not a candidate's doing.

use std::io;
use std::path::PathBuf;

use protocol::Language;

/// A fault of ours, of the machine, or of how it was set up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No such language.
    #[error("there is no runtime for `{name}`; there are: {known}")]
    UnknownLanguage {
        /// What was asked for.
        name: String,
        /// The languages there are, with commas.
        known: String,
    },
    /// The language's runtime is not on this machine yet.
    #[error("{0} is not installed; run `greenroom runtimes install {0}`")]
    NotInstalled(Language),
    /// The runtime is bound to tools of this machine.
    #[error(
        "{0} uses this machine's own compiler, so it cannot be packed; install it where it is needed"
    )]
    NotPortable(Language),
    /// An installed file is missing or is not what was installed.
    #[error(
        "the installed {language} runtime is damaged: {reason}; run `greenroom runtimes remove {language}` and install it again"
    )]
    Damaged {
        /// The language.
        language: Language,
        /// What is wrong with which file.
        reason: String,
    },
    /// A language's own description is wrong: a fault in this program.
    #[error("the description of a language is wrong: {0}")]
    Manifest(String),
    /// A challenge asks for what cannot be built in this language: the
    /// author's fault.
    #[error("the challenge cannot be built for this language: {0}")]
    Interface(String),
    /// A pinned package could not be had.
    #[error("cannot fetch {pin}: {reason}; {mend}")]
    Fetch {
        /// The package and its version.
        pin: String,
        /// What happened, with the command that was run.
        reason: String,
        /// What the operator can do.
        mend: String,
    },
    /// A fetched file is not the one that was pinned.
    #[error("{file} has SHA-256 {found}, but {expected} is pinned; it was not used")]
    Digest {
        /// The file's name.
        file: String,
        /// The pinned digest.
        expected: String,
        /// What it has.
        found: String,
    },
    /// A tool failed or could not be started.
    #[error("`{command}` failed: {reason}")]
    Command {
        /// The command line.
        command: String,
        /// The exit status or the reason it did not start, and the end of its output.
        reason: String,
    },
    /// An archive cannot be unpacked as it is.
    #[error("cannot unpack {archive}: {reason}")]
    Archive {
        /// The archive's name.
        archive: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The sandbox could not do its part.
    #[error(transparent)]
    Sandbox(#[from] sandbox::Error),
    /// A build step inside the sandbox ended as no candidate's code can make it.
    #[error("{0}")]
    Build(String),
    /// A file of ours could not be read or written.
    #[error("cannot {action} {path}: {reason}", path = path.display())]
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// The system's reason.
        reason: io::Error,
    },
}

impl Error {
    /// For `map_err` on file operations: `Error::io("read", path)`.
    pub(crate) fn io(
        action: &'static str,
        path: impl Into<PathBuf>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |reason| Self::Io {
            action,
            path,
            reason,
        }
    }
}
