//! The file system of one run: a tree of inodes in memory, over read-only
//! images that runs share.
//!
//! A folder can be changed if it is `/work` or `/tmp`, was made by the run,
//! or holds a writable file of the job. All else is read-only. There are no
//! symbolic links, and no way to make one.

mod change;
mod content;
mod lower;
mod names;
mod node;
mod place;
mod quota;
mod setup;
#[cfg(test)]
mod tests;
mod tree;

pub(crate) use lower::Lower;
pub(crate) use node::{Attributes, Device, FileType, Inode};
pub(crate) use setup::check_count;
pub(crate) use tree::{Files, Opened, Opening};
