//! The harness device: hands out one request at a time, and the next only
//! after one line of answer. See [`protocol::harness`] for the conversation.

use super::errno::{Errno, Failure};
use crate::Answer;
use crate::stop::Stop;

/// The host's end of the conversation.
#[derive(Debug)]
pub(crate) struct Harness {
    requests: Vec<Vec<u8>>,
    answers: Vec<Answer>,
    line: Vec<u8>,
    room: u64,
    opened: bool,
    handed_out: Option<HandedOut>,
}

/// The request that waits for its answer.
#[derive(Debug)]
struct HandedOut {
    /// How much of it was read, its newline included.
    read: usize,
    /// The fuel used when the guest began to have it.
    since_fuel: u64,
}

impl Harness {
    pub(crate) fn new(requests: Vec<Vec<u8>>, response_bytes: u64) -> Self {
        Self {
            requests,
            answers: Vec::new(),
            line: Vec::new(),
            room: response_bytes,
            opened: false,
            handed_out: None,
        }
    }

    /// Opens the device, which works once: code that the harness loads later
    /// cannot open it again.
    pub(crate) fn open(&mut self) -> Result<(), Errno> {
        if std::mem::replace(&mut self.opened, true) {
            return Err(Errno::Busy);
        }
        Ok(())
    }

    /// What a read of at most `length` bytes gives. Empty means that nothing
    /// more will come.
    pub(crate) fn read(&mut self, length: usize, used_fuel: u64) -> Result<Vec<u8>, Errno> {
        let Some(request) = self.requests.get(self.answers.len()) else {
            return Ok(Vec::new());
        };
        let handed_out = self.handed_out.get_or_insert(HandedOut {
            read: 0,
            since_fuel: used_fuel,
        });
        let rest = request.get(handed_out.read..).unwrap_or_default();
        if handed_out.read > request.len() {
            return Err(Errno::Again);
        }
        let taken = rest.len().min(length);
        let mut bytes = rest[..taken].to_vec();
        handed_out.read += taken;
        if taken == rest.len() && taken < length {
            bytes.push(b'\n');
            handed_out.read += 1;
        }
        Ok(bytes)
    }

    /// How much a read can give at most.
    pub(crate) fn readable(&self) -> usize {
        self.requests
            .get(self.answers.len())
            .map_or(0, |request| request.len() + 1)
    }

    /// Takes bytes of an answer up to and with its newline, and says how many.
    pub(crate) fn write(&mut self, bytes: &[u8], used_fuel: u64) -> Result<usize, Failure> {
        // Answering what was not asked yet is not part of the conversation.
        let Some(handed_out) = &self.handed_out else {
            return Err(Errno::NotPermitted.into());
        };
        let end = bytes.iter().position(|byte| *byte == b'\n');
        let content = &bytes[..end.unwrap_or(bytes.len())];
        let taken = end.map_or(bytes.len(), |end| end + 1);
        self.room = self
            .room
            .checked_sub(taken as u64)
            .ok_or(Stop::OutputLimit)?;
        self.line.extend_from_slice(content);
        if end.is_some() {
            self.answers.push(Answer {
                line: std::mem::take(&mut self.line),
                fuel: used_fuel.saturating_sub(handed_out.since_fuel),
            });
            self.handed_out = None;
        }
        Ok(taken)
    }

    /// The answers, when the run is over.
    pub(crate) fn take_answers(&mut self) -> Vec<Answer> {
        std::mem::take(&mut self.answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn device() -> Harness {
        Harness::new(vec![b"one".to_vec(), b"two".to_vec()], 10)
    }

    #[test]
    fn requests_come_one_at_a_time_and_only_after_an_answer() {
        let mut device = device();
        assert_eq!(device.read(2, 0), Ok(b"on".to_vec()));
        assert_eq!(device.read(64, 5), Ok(b"e\n".to_vec()));
        assert_eq!(device.read(64, 6), Err(Errno::Again));
        assert_eq!(device.write(b"1", 7), Ok(1));
        assert_eq!(device.write(b"!\nmore\n", 9), Ok(2));
        assert_eq!(device.write(b"2\n", 9), Err(Errno::NotPermitted.into()));
        assert_eq!(device.read(3, 10), Ok(b"two".to_vec()));
        assert_eq!(device.read(3, 11), Ok(b"\n".to_vec()));
        assert_eq!(device.write(b"2\n", 30), Ok(2));
        assert_eq!(device.read(64, 31), Ok(Vec::new()));
        assert_eq!(
            device.take_answers(),
            [
                Answer {
                    line: b"1!".to_vec(),
                    fuel: 9
                },
                Answer {
                    line: b"2".to_vec(),
                    fuel: 20
                },
            ]
        );
    }

    #[test]
    fn it_opens_once() {
        let mut device = device();
        assert_eq!(device.open(), Ok(()));
        assert_eq!(device.open(), Err(Errno::Busy));
    }

    #[test]
    fn too_long_an_answer_ends_the_run() {
        let mut device = device();
        device.read(64, 0).unwrap();
        assert_eq!(device.write(&[b'x'; 10], 0), Ok(10));
        assert_eq!(device.write(b"x", 0), Err(Stop::OutputLimit.into()));
    }
}
