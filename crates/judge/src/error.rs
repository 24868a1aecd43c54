//! What can go wrong that is not a candidate's doing.

use std::io;
use std::path::PathBuf;

use protocol::Language;

/// A fault of ours, of the machine, or of the challenge's author.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The challenge may not be solved in this language.
    #[error("{challenge} cannot be solved in {language}; it is there for: {known}")]
    Language {
        /// The challenge's id.
        challenge: String,
        /// The submission's language.
        language: Language,
        /// The challenge's languages, with commas.
        known: String,
    },
    /// The challenge's own reference does not do what the challenge says.
    #[error(
        "the reference of {challenge} in {language} fails: {reason}; run `greenroom check` on it"
    )]
    Reference {
        /// The challenge's id.
        challenge: String,
        /// The reference's language.
        language: Language,
        /// What happened, with the case's name.
        reason: String,
    },
    /// A program of the author's, such as a checker, does not work.
    #[error("{program} fails: {reason}")]
    Author {
        /// Which program.
        program: String,
        /// What happened.
        reason: String,
    },
    /// Whoever asked no longer wants the answer.
    #[error("cancelled")]
    Cancelled,
    /// A runtime is missing or broken.
    #[error(transparent)]
    Runtime(#[from] runtimes::Error),
    /// The sandbox could not run a job.
    #[error(transparent)]
    Sandbox(#[from] sandbox::Error),
    /// A file of ours could not be read or written.
    #[error("cannot {action} {path}: {reason}", path = path.display())]
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// On which file.
        path: PathBuf,
        /// The system's reason.
        reason: io::Error,
    },
    /// A file is not a report.
    #[error("{path} is not a report of format 1: {reason}", path = path.display())]
    NotAReport {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The files in a report are no submission to the challenge.
    #[error("the files in the report of {name} are no submission: {reason}")]
    NoSubmission {
        /// The candidate.
        name: String,
        /// What is wrong with them.
        reason: String,
    },
    /// Something that cannot be: a fault in this program.
    #[error("a fault in greenroom itself: {0}")]
    Internal(&'static str),
    /// A value has no canonical JSON: a fault in this program.
    #[error("cannot write canonical JSON")]
    Canonical(#[from] serde_json::Error),
}
