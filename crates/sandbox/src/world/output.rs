//! Standard output and standard error: kept up to the limit, and handed on
//! as it comes to whoever watches.

use super::errno::Failure;
use crate::stop::Stop;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Who watches the output of a run as it comes.
pub(crate) trait Sink: Send {
    /// Takes some bytes.
    fn output(&mut self, stream: Stream, bytes: &[u8]);
}

/// What a run wrote.
pub(crate) struct Output {
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: Vec<u8>,
    room: u64,
    sink: Option<Box<dyn Sink>>,
}

impl Output {
    pub(crate) fn new(limit: u64, sink: Option<Box<dyn Sink>>) -> Self {
        Self {
            stdout: Vec::new(),
            stderr: Vec::new(),
            room: limit,
            sink,
        }
    }

    /// Keeps what fits; one byte more ends the run.
    pub(crate) fn write(&mut self, stream: Stream, bytes: &[u8]) -> Result<(), Failure> {
        let fitting = bytes
            .len()
            .min(usize::try_from(self.room).unwrap_or(usize::MAX));
        let kept = &bytes[..fitting];
        match stream {
            Stream::Stdout => self.stdout.extend_from_slice(kept),
            Stream::Stderr => self.stderr.extend_from_slice(kept),
        }
        self.room -= fitting as u64;
        if let Some(sink) = &mut self.sink
            && !kept.is_empty()
        {
            sink.output(stream, kept);
        }
        if fitting < bytes.len() {
            Err(Stop::OutputLimit.into())
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_streams_share_the_limit_and_what_fits_is_kept() {
        let mut output = Output::new(5, None);
        output.write(Stream::Stdout, b"abc").unwrap();
        output.write(Stream::Stderr, b"de").unwrap();
        assert_eq!(
            output.write(Stream::Stdout, b"f"),
            Err(Failure::Stop(Stop::OutputLimit))
        );
        assert_eq!(
            (&output.stdout[..], &output.stderr[..]),
            (&b"abc"[..], &b"de"[..])
        );
    }
}
