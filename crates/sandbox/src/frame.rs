//! What the parent and its child processes say to each other: a length of
//! four bytes, little-endian, then that many bytes of postcard.

use std::io::{self, Read, Write};
use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

use crate::engine::Options;
use crate::world::Stream;
use crate::{Job, Outcome};

/// The longest frame: a job or an outcome at its limits.
const FRAME_BYTES: usize = 256 << 20;
/// The bytes before each frame that tell its length.
pub(crate) const HEADER_BYTES: usize = 4;

/// From the parent to a worker. The parent borrows the job, the worker owns it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum ToWorker<J = Box<Job>> {
    /// The first frame.
    Setup(Setup),
    /// Run this.
    Run {
        /// Names the run, for [`ToWorker::Cancel`].
        id: u64,
        /// What to run.
        job: J,
        /// Whether somebody watches the output.
        stream: bool,
    },
    /// End that run, if it is still going on.
    Cancel(u64),
}

/// How a worker sets itself up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Setup {
    /// The cache: all that the worker can read once it is locked.
    pub(crate) cache: PathBuf,
    /// How its engine is set up.
    pub(crate) options: Options,
}

/// From a worker to the parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum FromWorker {
    /// It is set up; if it could not lock itself down, why.
    Ready(Option<String>),
    /// Some output of the run.
    Output(Stream, ByteBuf),
    /// The run is over.
    Finished(Box<Outcome>),
    /// The run could not be made: our fault.
    Failed(String),
}

/// From the parent to a compile child; the wasm follows as it is, to the end.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct CompileOrder {
    /// The cache's root.
    pub(crate) cache: PathBuf,
    /// The name of the module.
    pub(crate) key: String,
    /// How the engine is set up.
    pub(crate) options: Options,
}

/// From a compile child to the parent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum CompileAnswer {
    /// It is in the cache.
    Ready,
    /// It is not a module that we run, and why.
    Rejected(String),
    /// Our fault.
    Failed(String),
}

/// Encodes a frame with its length.
pub(crate) fn encode<T: Serialize>(value: &T) -> io::Result<Vec<u8>> {
    let mut bytes = postcard::to_extend(value, vec![0; HEADER_BYTES]).map_err(io::Error::other)?;
    let length = bytes.len() - HEADER_BYTES;
    if length > FRAME_BYTES {
        return Err(io::Error::other(format!(
            "{length} bytes are more than the {FRAME_BYTES} that a frame may have"
        )));
    }
    bytes[..HEADER_BYTES].copy_from_slice(&(length as u32).to_le_bytes());
    Ok(bytes)
}

/// Writes a frame.
pub(crate) fn write<T: Serialize>(to: &mut impl Write, value: &T) -> io::Result<()> {
    to.write_all(&encode(value)?)?;
    to.flush()
}

/// Reads a frame; `None` at the end of the stream.
pub(crate) fn read<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<Option<T>> {
    let mut header = [0; HEADER_BYTES];
    match from.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = vec![0; length(header)?];
    from.read_exact(&mut bytes)?;
    decode(&bytes).map(Some)
}

/// The length that a header tells, if it is one that a frame may have.
pub(crate) fn length(header: [u8; HEADER_BYTES]) -> io::Result<usize> {
    let length = u32::from_le_bytes(header) as usize;
    if length > FRAME_BYTES {
        return Err(io::Error::other(format!("a frame of {length} bytes")));
    }
    Ok(length)
}

/// Decodes what follows a header.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    postcard::from_bytes(bytes).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_comes_back_and_a_giant_is_refused() {
        let bytes = encode(&ToWorker::<&Job>::Cancel(7)).unwrap();
        let read: Option<ToWorker> = read(&mut &bytes[..]).unwrap();
        assert!(matches!(read, Some(ToWorker::Cancel(7))));
        assert!(length(u32::MAX.to_le_bytes()).is_err());
        let nothing: Option<ToWorker> = super::read(&mut &b""[..]).unwrap();
        assert!(nothing.is_none());
    }
}
