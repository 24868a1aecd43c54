//! Our own files in the cache: read within a bound, written whole or not at all.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::Error;

/// A file's content, if it has at most so many bytes.
pub(crate) fn read_bounded(path: &Path, maximum_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?
        .take(maximum_bytes + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > maximum_bytes {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("it has more than {maximum_bytes} bytes"),
        ));
    }
    Ok(bytes)
}

/// Writes a file beside its place and moves it there, so that a reader, or a
/// process that comes after a crash, sees the old content or the new.
pub(crate) fn write_atomically(path: &Path, content: &[u8]) -> Result<(), Error> {
    let write = || {
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        let mut file = NamedTempFile::new_in(folder)?;
        file.write_all(content)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write().map_err(|reason| Error::Io {
        action: "write",
        path: path.to_owned(),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_within_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b");
        write_atomically(&path, b"123").unwrap();
        write_atomically(&path, b"4567").unwrap();
        assert_eq!(read_bounded(&path, 4).unwrap(), b"4567");
        assert!(read_bounded(&path, 3).is_err());
        assert_eq!(fs::read_dir(folder.path().join("a")).unwrap().count(), 1);
    }
}
