//! The rights bits of preview 1. Libraries derive the access mode of a
//! descriptor from them, so they must tell the truth about reading and
//! writing; nothing else in this world depends on them.

/// May be read.
pub(crate) const READ: u64 = 1 << 1;
/// May be sought in.
pub(crate) const SEEK: u64 = 1 << 2;
/// Its position may be asked.
pub(crate) const TELL: u64 = 1 << 5;
/// May be written.
pub(crate) const WRITE: u64 = 1 << 6;
/// May be given room ahead.
pub(crate) const ALLOCATE: u64 = 1 << 8;
/// May be cut or lengthened.
pub(crate) const SET_SIZE: u64 = 1 << 22;
/// Everything there is.
pub(crate) const ALL: u64 = (1 << 30) - 1;

/// The rights that mean that a file is opened to be changed.
pub(crate) const CHANGING: u64 = WRITE | ALLOCATE | SET_SIZE;
/// Rights of standard input.
pub(crate) const STDIN: u64 = READ | POLL | FILESTAT | SET_FLAGS;
/// Rights of standard output and standard error.
pub(crate) const STDOUT: u64 = WRITE | POLL | FILESTAT | SET_FLAGS;
/// What makes no sense on a folder.
pub(crate) const NOT_FOLDER: u64 = READ | SEEK | TELL | CHANGING;

const SET_FLAGS: u64 = 1 << 3;
const FILESTAT: u64 = 1 << 21;
const POLL: u64 = 1 << 27;
