//! Submissions that come as archives. Nothing is unpacked to disk, no size
//! that an archive claims is believed, and nothing but plain files is taken.

mod tarball;
mod zipped;

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::gather::Gather;
use super::{Refusal, SubmissionError};

/// The kinds of archives that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Zip,
    Tar,
    TarGz,
}

const ENDINGS: [(&str, Form); 4] = [
    (".zip", Form::Zip),
    (".tar", Form::Tar),
    (".tar.gz", Form::TarGz),
    (".tgz", Form::TarGz),
];

impl Form {
    /// The kind of an archive by its name.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let found = ENDINGS.iter().find(|(ending, _)| name.ends_with(ending));
        found.map(|(_, form)| *form)
    }

    /// The name without what tells the kind.
    pub(super) fn stem(self, name: &str) -> &str {
        let lower = name.to_ascii_lowercase();
        let ending = ENDINGS.iter().find(|(ending, _)| lower.ends_with(ending));
        let length = ending.map_or(0, |(ending, _)| ending.len());
        match name.get(..name.len() - length) {
            Some(stem) if !stem.is_empty() => stem,
            _ => name,
        }
    }
}

/// Whether a name is of an archive that is not read.
pub(super) fn is_other_archive(name: &str) -> bool {
    let endings = [".7z", ".rar", ".gz", ".bz2", ".xz", ".zst", ".jar"];
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// Takes the files of an archive.
pub(super) fn read(path: &Path, form: Form, gather: &mut Gather) -> Result<(), SubmissionError> {
    let unreadable = |source| SubmissionError::Unreadable {
        path: path.to_owned(),
        source,
    };
    let mut file = File::open(path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let bounds = gather.bounds();
    if size > bounds.archive_bytes {
        let reason = format!(
            "the archive holds {size} bytes; keep it under {} MiB",
            bounds.archive_bytes >> 20
        );
        return Err(Refusal::whole(reason).into());
    }
    let mut bytes = Vec::new();
    let mut bounded = (&mut file).take(bounds.archive_bytes);
    bounded.read_to_end(&mut bytes).map_err(unreadable)?;
    from_bytes(&bytes, form, gather).map_err(SubmissionError::from)
}

/// Takes the files of an archive that is in memory. Whatever is wrong from
/// here on is wrong with the archive.
pub(super) fn from_bytes(bytes: &[u8], form: Form, gather: &mut Gather) -> Result<(), Refusal> {
    let unpacked_bytes = gather.bounds().unpacked_bytes;
    match form {
        Form::Zip => zipped::read(bytes, gather),
        Form::Tar => tarball::read(bytes, gather),
        Form::TarGz => {
            let unpacking = Capped {
                inner: MultiGzDecoder::new(bytes),
                room: unpacked_bytes,
            };
            tarball::read(unpacking, gather)
        }
    }
}

/// A reader that fails, rather than ends, where too much has come out of it.
struct Capped<R> {
    inner: R,
    room: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.room = self
            .room
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other("it unpacks to too much"))?;
        Ok(count)
    }
}

/// A path inside an archive, without what means nothing.
fn plain_path(raw: &[u8]) -> Result<String, Refusal> {
    let path = std::str::from_utf8(raw)
        .map_err(|_| Refusal::at(&String::from_utf8_lossy(raw), "the name is not UTF-8"))?;
    let mut path = path;
    while let Some(rest) = path.strip_prefix("./") {
        path = rest;
    }
    Ok(path.to_owned())
}
