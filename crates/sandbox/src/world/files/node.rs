//! What an inode is.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::content::Content;
use super::lower::{Lower, LowerFolder};
use crate::world::clock::EPOCH_NANOSECONDS;

/// The number of an inode; the root is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Inode(pub(super) u32);

impl Inode {
    /// As guests see it: never 0.
    pub(crate) fn number(self) -> u64 {
        u64::from(self.0) + 1
    }
}

/// Files that are not files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Device {
    /// `/dev/null`.
    Null,
    /// `/dev/urandom` and `/dev/random`.
    Random,
    /// The harness device.
    Harness,
}

/// A file, folder or device.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Whether its content may change: bytes of a file, names in a folder.
    pub(super) writable: bool,
    /// Whether the run made it, so that it counts against the quota.
    pub(super) counted: bool,
    /// Names that lead to it.
    pub(super) links: u32,
    /// Descriptors that hold it.
    pub(super) opens: u32,
    /// When it was last accessed and changed, in nanoseconds since 1970.
    pub(super) accessed: u64,
    pub(super) modified: u64,
}

#[derive(Debug)]
pub(super) enum Kind {
    File(Content),
    Folder(Folder),
    Device(Device),
    /// Removed and closed; the number is free.
    Free,
}

/// The names in a folder.
#[derive(Debug)]
pub(super) struct Folder {
    pub(super) children: BTreeMap<Box<str>, Inode>,
    /// Names of an image that nobody has looked up yet.
    pub(super) lower: Option<Arc<LowerFolder>>,
    /// Where `..` leads.
    pub(super) parent: Inode,
}

/// The file types of preview 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum FileType {
    /// A pipe, for which preview 1 has no word: standard streams and the harness.
    Unknown = 0,
    /// A device.
    CharacterDevice = 2,
    /// A folder.
    Folder = 3,
    /// A file.
    File = 4,
}

/// What `stat` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attributes {
    pub(crate) inode: u64,
    pub(crate) file_type: FileType,
    pub(crate) links: u64,
    pub(crate) size: u64,
    pub(crate) accessed: u64,
    pub(crate) modified: u64,
}

impl Node {
    pub(super) fn file_type(&self) -> FileType {
        match &self.kind {
            Kind::File(_) => FileType::File,
            Kind::Folder(_) => FileType::Folder,
            Kind::Device(Device::Harness) | Kind::Free => FileType::Unknown,
            Kind::Device(Device::Null | Device::Random) => FileType::CharacterDevice,
        }
    }

    pub(super) fn size(&self) -> u64 {
        match &self.kind {
            Kind::File(content) => content.len() as u64,
            _ => 0,
        }
    }
}

impl Node {
    pub(super) fn new(kind: Kind, writable: bool) -> Self {
        Self {
            kind,
            writable,
            counted: false,
            links: 0,
            opens: 0,
            accessed: EPOCH_NANOSECONDS,
            modified: EPOCH_NANOSECONDS,
        }
    }
}

impl Kind {
    /// An empty folder.
    pub(super) fn folder(parent: Inode) -> Self {
        Self::Folder(Folder {
            children: BTreeMap::new(),
            lower: None,
            parent,
        })
    }

    /// What an image has there.
    pub(super) fn lower(lower: &Lower, parent: Inode) -> Self {
        match lower {
            Lower::File(bytes) => Self::File(Content::Shared(bytes.clone())),
            Lower::Folder(folder) => Self::Folder(Folder {
                children: BTreeMap::new(),
                lower: Some(folder.clone()),
                parent,
            }),
        }
    }
}
