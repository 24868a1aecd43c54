//! The bytes of a file: shared with other runs, given by the job, or made by
//! the run. Only the last kind counts against the quota.

use std::sync::Arc;

use super::quota::Quota;
use crate::world::errno::Errno;

/// The bytes of a file.
#[derive(Debug)]
pub(super) enum Content {
    /// Of an image.
    Shared(Arc<[u8]>),
    /// Of the job, not changed yet.
    Given(Vec<u8>),
    /// Made or changed by the run.
    Made(Vec<u8>),
}

impl Content {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::Shared(bytes) => bytes,
            Self::Given(bytes) | Self::Made(bytes) => bytes,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.bytes().len()
    }

    /// The bytes at an offset, at most `length`; empty behind the end.
    pub(super) fn read(&self, offset: u64, length: usize) -> &[u8] {
        let bytes = self.bytes();
        let start = usize::try_from(offset).map_or(bytes.len(), |start| start.min(bytes.len()));
        let end = start.saturating_add(length).min(bytes.len());
        &bytes[start..end]
    }

    /// Writes at an offset, filling a gap with zeros, and says how many bytes
    /// fitted in the quota.
    pub(super) fn write(
        &mut self,
        offset: u64,
        data: &[u8],
        quota: &mut Quota,
    ) -> Result<usize, Errno> {
        if data.is_empty() {
            return Ok(0);
        }
        let start = usize::try_from(offset).map_err(|_| Errno::FileTooBig)?;
        let wanted = start.checked_add(data.len()).ok_or(Errno::FileTooBig)?;
        let made = self.make(quota)?;
        let end = wanted.min(quota.reachable(made.len()));
        let fitting = end.checked_sub(start).filter(|fitting| *fitting > 0);
        let fitting = fitting.ok_or(Errno::NoSpace)?;
        if end > made.len() {
            quota.take_bytes(end - made.len())?;
            made.resize(end, 0);
        }
        made[start..end].copy_from_slice(&data[..fitting]);
        Ok(fitting)
    }

    /// Cuts or lengthens.
    pub(super) fn resize(&mut self, size: u64, quota: &mut Quota) -> Result<(), Errno> {
        let size = usize::try_from(size).map_err(|_| Errno::FileTooBig)?;
        if size == 0 && !matches!(self, Self::Made(_)) {
            *self = Self::Made(Vec::new());
            return Ok(());
        }
        let made = self.make(quota)?;
        if size > made.len() {
            quota.take_bytes(size - made.len())?;
        } else {
            quota.give_bytes(made.len() - size);
        }
        made.resize(size, 0);
        if size == 0 {
            *made = Vec::new();
        }
        Ok(())
    }

    /// Gives back what it held.
    pub(super) fn release(&self, quota: &mut Quota) {
        if let Self::Made(bytes) = self {
            quota.give_bytes(bytes.len());
        }
    }

    /// Makes it the run's own.
    fn make(&mut self, quota: &mut Quota) -> Result<&mut Vec<u8>, Errno> {
        if !matches!(self, Self::Made(_)) {
            quota.take_bytes(self.len())?;
            *self = Self::Made(match std::mem::replace(self, Self::Made(Vec::new())) {
                Self::Shared(bytes) => bytes.to_vec(),
                Self::Given(bytes) | Self::Made(bytes) => bytes,
            });
        }
        match self {
            Self::Made(bytes) => Ok(bytes),
            Self::Shared(_) | Self::Given(_) => Err(Errno::ReadOnly),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_fills_gaps_and_stops_at_the_quota() {
        let mut quota = Quota::new(10, 0);
        let mut content = Content::Made(Vec::new());
        assert_eq!(content.write(2, b"abc", &mut quota), Ok(3));
        assert_eq!(content.bytes(), b"\0\0abc");
        assert_eq!(content.write(8, b"wxyz", &mut quota), Ok(2));
        assert_eq!(content.write(10, b"q", &mut quota), Err(Errno::NoSpace));
        assert_eq!(
            content.write(1 << 43, b"q", &mut quota),
            Err(Errno::NoSpace)
        );
        assert_eq!(
            content.write(u64::MAX, b"q", &mut quota),
            Err(Errno::FileTooBig)
        );
        content.resize(4, &mut quota).unwrap();
        assert_eq!(content.write(4, b"123456789", &mut quota), Ok(6));
    }

    #[test]
    fn eight_tebibytes_do_not_fit() {
        let mut quota = Quota::new(1 << 20, 0);
        let mut content = Content::Made(Vec::new());
        assert_eq!(content.resize(8 << 40, &mut quota), Err(Errno::NoSpace));
        assert_eq!(content.len(), 0);
    }

    #[test]
    fn what_was_given_counts_once_it_is_changed() {
        let mut quota = Quota::new(4, 0);
        let mut content = Content::Given(b"12345".to_vec());
        assert_eq!(content.write(0, b"x", &mut quota), Err(Errno::NoSpace));
        assert_eq!(content.bytes(), b"12345");
        content.resize(0, &mut quota).unwrap();
        assert_eq!(content.write(0, b"abcd", &mut quota), Ok(4));
    }
}
