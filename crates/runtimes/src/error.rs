//! What can go wrong that is not a candidate's doing.

use protocol::Language;

/// A fault of ours, of the machine, or of how it was set up.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The language's runtime is not on this machine yet.
    #[error("{0} is not installed; run `greenroom runtimes install {0}`")]
    NotInstalled(Language),
}
