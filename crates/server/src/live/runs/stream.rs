//! Output of a program on its way into a room: gathered for a moment, so that a
//! thousand lines are not a thousand events, and cut at whole characters.

use std::time::{Duration, Instant};

use protocol::live::OutputStream;

use super::{News, Tell};

/// Output waits at most so long, as long as the program does anything.
const WAIT: Duration = Duration::from_millis(40);
/// Output of this size does not wait.
const ENOUGH: usize = 8 << 10;

/// Gathers output of both streams in the order it came.
pub(crate) struct Gathered {
    tell: Tell,
    stream: OutputStream,
    bytes: Vec<u8>,
    since: Instant,
}

impl Gathered {
    pub(crate) fn new(tell: Tell) -> Self {
        Self {
            tell,
            stream: OutputStream::Stdout,
            bytes: Vec::new(),
            since: Instant::now(),
        }
    }

    /// Takes what the program wrote.
    pub(crate) fn push(&mut self, stream: OutputStream, bytes: &[u8]) {
        if stream != self.stream {
            self.flush();
            self.stream = stream;
        }
        if self.bytes.is_empty() {
            self.since = Instant::now();
        }
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() >= ENOUGH {
            self.tell_whole();
        }
    }

    /// Tells what has waited long enough.
    pub(crate) fn tick(&mut self) {
        if !self.bytes.is_empty() && self.since.elapsed() >= WAIT {
            self.tell_whole();
        }
    }

    /// Tells everything, be its last character whole or not.
    pub(crate) fn flush(&mut self) {
        let rest = self.bytes.len();
        self.tell_first(rest);
    }

    /// Tells everything but a last character that is not whole yet.
    fn tell_whole(&mut self) {
        let incomplete = match std::str::from_utf8(&self.bytes) {
            Ok(_) => 0,
            // Only an unexpected end leaves the length open.
            Err(error) if error.error_len().is_none() => self.bytes.len() - error.valid_up_to(),
            Err(_) => trailing_incomplete(&self.bytes),
        };
        self.tell_first(self.bytes.len() - incomplete);
        self.since = Instant::now();
    }

    fn tell_first(&mut self, count: usize) {
        if count == 0 {
            return;
        }
        let text = String::from_utf8_lossy(&self.bytes[..count]).into_owned();
        self.bytes.drain(..count);
        (self.tell)(News::Output {
            stream: self.stream,
            text,
        });
    }
}

/// How many bytes at the end begin a character that goes on beyond it.
fn trailing_incomplete(bytes: &[u8]) -> usize {
    let tail = bytes.len().saturating_sub(3);
    (tail..bytes.len())
        .find(|&start| {
            std::str::from_utf8(&bytes[start..])
                .is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none())
        })
        .map_or(0, |start| bytes.len() - start)
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    type Told = Arc<Mutex<Vec<(OutputStream, String)>>>;

    fn gathered() -> (Gathered, Told) {
        let told = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&told);
        let tell: Tell = Arc::new(move |news| {
            if let News::Output { stream, text } = news {
                sink.lock().unwrap().push((stream, text));
            }
        });
        (Gathered::new(tell), told)
    }

    #[test]
    fn streams_keep_their_order() {
        let (mut gathered, told) = gathered();
        gathered.push(OutputStream::Stdout, b"a");
        gathered.push(OutputStream::Stdout, b"b");
        gathered.push(OutputStream::Stderr, b"c");
        gathered.flush();
        let told = told.lock().unwrap();
        let expected = [
            (OutputStream::Stdout, "ab".to_owned()),
            (OutputStream::Stderr, "c".to_owned()),
        ];
        assert_eq!(*told, expected);
    }

    #[test]
    fn a_character_is_not_cut_in_two() {
        let (mut gathered, told) = gathered();
        let mut text = vec![b'x'; ENOUGH - 1];
        text.extend_from_slice("é".as_bytes());
        gathered.push(OutputStream::Stdout, &text[..ENOUGH]);
        gathered.push(OutputStream::Stdout, &text[ENOUGH..]);
        gathered.flush();
        let told: String = told.lock().unwrap().iter().map(|t| t.1.as_str()).collect();
        assert_eq!(told.into_bytes(), text);
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        let (mut gathered, told) = gathered();
        gathered.push(OutputStream::Stdout, &vec![0xff; ENOUGH]);
        gathered.push(OutputStream::Stdout, &[0xc3]);
        gathered.flush();
        let told: String = told.lock().unwrap().iter().map(|t| t.1.as_str()).collect();
        assert_eq!(told.chars().count(), ENOUGH + 1);
    }
}
