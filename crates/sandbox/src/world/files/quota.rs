//! How much a run may still make.

use crate::world::errno::Errno;

/// What is left of bytes and inodes.
#[derive(Debug)]
pub(super) struct Quota {
    bytes: u64,
    inodes: u32,
}

impl Quota {
    pub(super) fn new(bytes: u64, inodes: u32) -> Self {
        Self { bytes, inodes }
    }

    /// The length that a file of this length could reach.
    pub(super) fn reachable(&self, length: usize) -> usize {
        length.saturating_add(usize::try_from(self.bytes).unwrap_or(usize::MAX))
    }

    pub(super) fn take_bytes(&mut self, bytes: usize) -> Result<(), Errno> {
        self.bytes = self.bytes.checked_sub(bytes as u64).ok_or(Errno::NoSpace)?;
        Ok(())
    }

    pub(super) fn give_bytes(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(bytes as u64);
    }

    pub(super) fn take_inode(&mut self) -> Result<(), Errno> {
        self.inodes = self.inodes.checked_sub(1).ok_or(Errno::NoSpace)?;
        Ok(())
    }

    pub(super) fn give_inode(&mut self) {
        self.inodes = self.inodes.saturating_add(1);
    }

    /// What is left: bytes and inodes.
    #[cfg(test)]
    pub(super) fn left(&self) -> (u64, u32) {
        (self.bytes, self.inodes)
    }
}
