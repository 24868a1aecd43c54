//! The guest's memory, with every access checked.

use super::errno::Errno;

/// The most buffers in one scattered read or write, as on Linux.
const BUFFERS: u32 = 1_024;

/// The bytes of the guest's memory during one host call.
pub(crate) struct Memory<'call>(pub(crate) &'call mut [u8]);

/// Where a guest has a buffer; checked to be inside the memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Buffer {
    start: usize,
    length: usize,
}

impl Buffer {
    pub(crate) fn len(self) -> usize {
        self.length
    }

    /// The first bytes of it.
    pub(crate) fn first(self, length: usize) -> Self {
        Self {
            start: self.start,
            length: self.length.min(length),
        }
    }
}

impl Memory<'_> {
    /// Checks a pointer and length.
    pub(crate) fn buffer(&self, pointer: u32, length: u32) -> Result<Buffer, Errno> {
        let (start, length) = (pointer as usize, length as usize);
        let end = start.checked_add(length).ok_or(Errno::Fault)?;
        if end > self.0.len() {
            return Err(Errno::Fault);
        }
        Ok(Buffer { start, length })
    }

    pub(crate) fn bytes(&self, buffer: Buffer) -> &[u8] {
        &self.0[buffer.start..buffer.start + buffer.length]
    }

    pub(crate) fn bytes_mut(&mut self, buffer: Buffer) -> &mut [u8] {
        &mut self.0[buffer.start..buffer.start + buffer.length]
    }

    /// A text that the guest passes.
    pub(crate) fn text(&self, pointer: u32, length: u32) -> Result<&str, Errno> {
        let buffer = self.buffer(pointer, length)?;
        std::str::from_utf8(self.bytes(buffer)).map_err(|_| Errno::IllegalBytes)
    }

    /// The buffers of a scattered read or write.
    pub(crate) fn buffers(&self, pointer: u32, count: u32) -> Result<Vec<Buffer>, Errno> {
        if count > BUFFERS {
            return Err(Errno::Invalid);
        }
        let table = self.buffer(pointer, count * 8)?;
        self.bytes(table)
            .chunks_exact(8)
            .map(|entry| self.buffer(read_u32(entry, 0), read_u32(entry, 4)))
            .collect()
    }

    pub(crate) fn write(&mut self, pointer: u32, bytes: &[u8]) -> Result<(), Errno> {
        let length = u32::try_from(bytes.len()).map_err(|_| Errno::Fault)?;
        let buffer = self.buffer(pointer, length)?;
        self.bytes_mut(buffer).copy_from_slice(bytes);
        Ok(())
    }

    pub(crate) fn write_u32(&mut self, pointer: u32, value: u32) -> Result<(), Errno> {
        self.write(pointer, &value.to_le_bytes())
    }

    pub(crate) fn write_u64(&mut self, pointer: u32, value: u64) -> Result<(), Errno> {
        self.write(pointer, &value.to_le_bytes())
    }
}

/// A number inside a structure that was checked to be long enough.
pub(crate) fn read_u32(bytes: &[u8], at: usize) -> u32 {
    let mut number = [0; 4];
    number.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(number)
}

/// As [`read_u32`], for 64 bits.
pub(crate) fn read_u64(bytes: &[u8], at: usize) -> u64 {
    let mut number = [0; 8];
    number.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_at_the_very_end_and_beyond() {
        let mut bytes = [0; 16];
        let memory = Memory(&mut bytes);
        assert!(memory.buffer(16, 0).is_ok());
        assert!(memory.buffer(15, 1).is_ok());
        assert_eq!(memory.buffer(16, 1).unwrap_err(), Errno::Fault);
        assert_eq!(memory.buffer(u32::MAX, u32::MAX).unwrap_err(), Errno::Fault);
        assert_eq!(memory.buffers(0, 1 << 31).unwrap_err(), Errno::Invalid);
        assert_eq!(memory.buffers(0, 3).unwrap_err(), Errno::Fault);
    }
}
