//! The harness device: one request line at a time, one answer line for each.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};

use super::panic::give_up;

const PATH: &str = "/dev/harness";

/// The open device. The judge lets it be opened once, so a solution that
/// comes later finds it taken.
pub struct Device {
    file: BufReader<File>,
}

impl Device {
    /// Opens it.
    pub fn open() -> Self {
        match OpenOptions::new().read(true).write(true).open(PATH) {
            Ok(file) => Self {
                file: BufReader::with_capacity(1 << 16, file),
            },
            Err(error) => give_up(&format!("the harness cannot open {PATH}: {error}")),
        }
    }

    /// The next request; `None` when nothing more will come.
    pub fn next(&mut self) -> Option<Vec<u8>> {
        let mut line = Vec::new();
        match self.file.read_until(b'\n', &mut line) {
            Ok(0) => None,
            Ok(_) => {
                if line.last() == Some(&b'\n') {
                    line.pop();
                }
                Some(line)
            }
            Err(error) => give_up(&format!("the harness cannot read: {error}")),
        }
    }

    /// Answers the request that was read last.
    pub fn answer(&mut self, mut line: Vec<u8>) {
        line.push(b'\n');
        if let Err(error) = self.file.get_mut().write_all(&line) {
            give_up(&format!("the harness cannot answer: {error}"));
        }
    }
}
