//! The error numbers of WASI preview 1, as far as this world gives them.

use crate::stop::Stop;

/// An error number that a guest gets back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum Errno {
    /// Try again: the harness device has nothing until it is answered.
    Again = 6,
    /// Bad descriptor, or one that was not opened for this.
    BadDescriptor = 8,
    /// Busy: the harness device is open already.
    Busy = 10,
    /// The name exists.
    Exists = 20,
    /// A pointer outside the memory.
    Fault = 21,
    /// A file would grow beyond what a file may hold.
    FileTooBig = 22,
    /// Text that is not UTF-8.
    IllegalBytes = 25,
    /// An argument makes no sense.
    Invalid = 28,
    /// It is a folder.
    IsFolder = 31,
    /// Too many descriptors.
    TooManyDescriptors = 33,
    /// A name or path is too long.
    NameTooLong = 37,
    /// No such file or folder.
    NotFound = 44,
    /// The quota of bytes or of inodes is used up.
    NoSpace = 51,
    /// It is not a folder.
    NotFolder = 54,
    /// The folder is not empty.
    NotEmpty = 55,
    /// It is not a socket.
    NotSocket = 57,
    /// This world does not do that.
    NotSupported = 58,
    /// The operation is not permitted.
    NotPermitted = 63,
    /// It is read-only.
    ReadOnly = 69,
    /// It cannot be sought in.
    NotSeekable = 70,
    /// The path leaves what the descriptor stands for.
    NotCapable = 76,
}

/// Why a host call did not do what it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The guest gets an error number, and goes on.
    Errno(Errno),
    /// The run ends here.
    Stop(Stop),
}

impl From<Errno> for Failure {
    fn from(errno: Errno) -> Self {
        Self::Errno(errno)
    }
}

impl From<Stop> for Failure {
    fn from(stop: Stop) -> Self {
        Self::Stop(stop)
    }
}
