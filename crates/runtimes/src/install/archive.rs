//! Archives that guests read from: files side by side, not compressed, and
//! the same bytes for the same files.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::Error;

/// Stores everything below `folder` in a zip archive.
pub(crate) fn store(folder: &Path, archive: &Path) -> Result<(), Error> {
    let mut paths = Vec::new();
    collect(folder, "", &mut paths).map_err(Error::io("read", folder))?;
    paths.sort_unstable();
    write(folder, &paths, archive).map_err(Error::io("write", archive))
}

fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

fn write(folder: &Path, paths: &[String], archive: &Path) -> io::Result<()> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(BufWriter::new(File::create(archive)?));
    for path in paths {
        writer.start_file(path.as_str(), options)?;
        writer.write_all(&fs::read(folder.join(path))?)?;
    }
    writer.finish()?.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_is_the_same_twice() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for path in ["b/c", "a"] {
            fs::write(folder.path().join(path), path).unwrap();
        }
        let archives = tempfile::tempdir().unwrap();
        let both: Vec<_> = ["one", "two"]
            .iter()
            .map(|name| {
                let archive = archives.path().join(name);
                store(folder.path(), &archive).unwrap();
                fs::read(archive).unwrap()
            })
            .collect();
        assert_eq!(both[0], both[1]);
        let reader = io::Cursor::new(&both[0]);
        assert_eq!(zip::ZipArchive::new(reader).unwrap().len(), 2);
    }
}
