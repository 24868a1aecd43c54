//! Why something could not be kept or read.

use std::path::PathBuf;
use std::sync::Arc;

use protocol::live::RoomId;
use rusqlite::ErrorCode;

/// Why something could not be kept or read.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Another process has the folder open.
    #[error("{} is in use by another server: stop it, or choose another folder with --data", .0.display())]
    InUse(PathBuf),
    /// The folder cannot be made or written.
    #[error("cannot write in {}: {reason}: give the server a folder it may write in", folder.display())]
    Unwritable {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// The file was written by a newer greenroom.
    #[error("{} is of version {found}, and this greenroom knows versions up to {known}: use a newer one", path.display())]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version that is known here.
        known: u32,
    },
    /// The file is no store, or it is damaged.
    #[error("{} cannot be used: {reason}: restore it from a backup", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such thing.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    /// There is one already.
    #[error("there is such a {0} already")]
    Exists(&'static str),
    /// It does not hold any more: expired, revoked or used up.
    #[error("the {0} does not hold any more")]
    Expired(&'static str),
    /// A submitted scorecard stays as it is.
    #[error("a submitted scorecard cannot be changed")]
    Submitted,
    /// Without them nobody could manage the server.
    #[error("the last administrator must stay one")]
    LastAdministrator,
    /// Events must follow one another without gaps.
    #[error("events of room {room} must go on at {expected}, not {found}")]
    OutOfOrder {
        /// The room.
        room: RoomId,
        /// The next sequence number.
        expected: u64,
        /// The one that was given.
        found: u64,
    },
    /// Nothing was kept, since there is no room for it.
    #[error("the disk is full: nothing more is kept until there is space")]
    Full,
    /// Nothing was kept, since the disk refused.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
    /// Something kept cannot be read, or is too large to keep.
    #[error("a {what} cannot be encoded or decoded: {reason}")]
    Encoding {
        /// What it was.
        what: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// Anything else that SQLite says.
    #[error("the database failed: {0}")]
    Database(Arc<rusqlite::Error>),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly) => {
                Self::Disk(error.to_string())
            }
            _ => Self::Database(Arc::new(error)),
        }
    }
}

/// A broken uniqueness is somebody's second try, not a failure of ours.
pub(crate) fn unless_taken<T>(result: rusqlite::Result<T>, what: &'static str) -> Result<T, Error> {
    result.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => Error::Exists(what),
        _ => error.into(),
    })
}
