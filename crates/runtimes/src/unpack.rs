//! Unpacking archives that were fetched or handed to us. The archive decides
//! nothing but the content of the target folder: paths that leave it, links
//! that leave it, and device files are refused.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Component, Path, PathBuf};

use crate::Error;

/// What one archive may unpack to, in bytes.
const MAXIMUM_BYTES: u64 = 4 << 30;
/// How many files and folders one archive may have.
const MAXIMUM_ENTRIES: usize = 200_000;

/// Unpacks a `.tar.gz`, `.tgz`, `.tar.xz`, `.zip` or `.whl` into `target`.
/// With `strip`, the first folder of every path is left off.
pub(crate) fn unpack(archive: &Path, target: &Path, strip: bool) -> Result<(), Error> {
    let name = archive
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let file = BufReader::new(File::open(archive).map_err(Error::io("read", archive))?);
    fs::create_dir_all(target).map_err(Error::io("create", target))?;
    let result = if name.ends_with(".tar.gz") || name.ends_with(".tgz") {
        tarball(flate2::read::GzDecoder::new(file), target, strip)
    } else if name.ends_with(".tar.xz") {
        tarball(liblzma::read::XzDecoder::new(file), target, strip)
    } else if name.ends_with(".zip") || name.ends_with(".whl") {
        zipped(file, target, strip)
    } else {
        Err("its name tells no format that is known here".to_owned())
    };
    result.map_err(|reason| Error::Archive {
        archive: name,
        reason,
    })
}

fn tarball(reader: impl Read, target: &Path, strip: bool) -> Result<(), String> {
    // The budget bounds what a small archive can inflate to.
    let mut archive = tar::Archive::new(reader.take(MAXIMUM_BYTES));
    let entries = archive.entries().map_err(|error| error.to_string())?;
    for (count, entry) in entries.enumerate() {
        check_count(count)?;
        let mut entry = entry.map_err(|error| error.to_string())?;
        let path = entry
            .path()
            .map_err(|error| error.to_string())?
            .into_owned();
        let Some(path) = inner_path(&path, strip)? else {
            continue;
        };
        let kind = entry.header().entry_type();
        if kind.is_dir() {
            make_folder(&target.join(path))?;
        } else if kind.is_file() {
            let mode = entry.header().mode().unwrap_or(0o644);
            write_file(&target.join(path), &mut entry, mode & 0o111 != 0)?;
        } else if !kind.is_pax_global_extensions() && !kind.is_symlink() && !kind.is_hard_link() {
            return Err(format!("`{}` is no plain file", path.display()));
        }
        // Links are left out: nothing we unpack needs them, and they are the
        // classic way out of a folder.
    }
    Ok(())
}

fn zipped(reader: BufReader<File>, target: &Path, strip: bool) -> Result<(), String> {
    let mut archive = zip::ZipArchive::new(reader).map_err(|error| error.to_string())?;
    let mut budget = MAXIMUM_BYTES;
    for index in 0..archive.len() {
        check_count(index)?;
        let entry = archive.by_index(index).map_err(|error| error.to_string())?;
        let name = entry
            .name()
            .map_err(|error| error.to_string())?
            .into_owned();
        let Some(path) = inner_path(Path::new(&name), strip)? else {
            continue;
        };
        if entry.is_dir() {
            make_folder(&target.join(path))?;
            continue;
        }
        let executable = entry.unix_mode().unwrap_or(0) & 0o111 != 0;
        let mut bounded = entry.take(budget);
        budget -= write_file(&target.join(path), &mut bounded, executable)?;
        if budget == 0 {
            return Err(format!("it unpacks to more than {MAXIMUM_BYTES} bytes"));
        }
    }
    Ok(())
}

fn check_count(count: usize) -> Result<(), String> {
    if count < MAXIMUM_ENTRIES {
        return Ok(());
    }
    Err(format!("it has more than {MAXIMUM_ENTRIES} entries"))
}

/// The path below the target, or nothing for the folder that is left off.
fn inner_path(path: &Path, strip: bool) -> Result<Option<PathBuf>, String> {
    let mut inner = PathBuf::new();
    let mut skip = usize::from(strip);
    for component in path.components() {
        match component {
            Component::Normal(_) if skip > 0 => skip -= 1,
            Component::Normal(part) => inner.push(part),
            Component::CurDir => {}
            _ => return Err(format!("`{}` leaves the folder", path.display())),
        }
    }
    Ok((!inner.as_os_str().is_empty()).then_some(inner))
}

fn make_folder(path: &Path) -> Result<(), String> {
    fs::create_dir_all(path).map_err(|error| format!("cannot create {}: {error}", path.display()))
}

fn write_file(path: &Path, content: &mut dyn Read, executable: bool) -> Result<u64, String> {
    let describe = |error: std::io::Error| format!("cannot write {}: {error}", path.display());
    if let Some(parent) = path.parent() {
        make_folder(parent)?;
    }
    let mut file = File::create_new(path).map_err(describe)?;
    let bytes = std::io::copy(content, &mut file).map_err(describe)?;
    #[cfg(unix)]
    if executable {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o755))
            .map_err(describe)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn tarball_with(path: &str, kind: tar::EntryType) -> tempfile::NamedTempFile {
        let mut file = tempfile::Builder::new()
            .suffix(".tar.gz")
            .tempfile()
            .unwrap();
        let encoder = flate2::write::GzEncoder::new(&mut file, flate2::Compression::fast());
        let mut builder = tar::Builder::new(encoder);
        let mut header = tar::Header::new_gnu();
        // Written by hand: the builder itself refuses such paths.
        header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_entry_type(kind);
        header.set_size(2);
        header.set_mode(0o755);
        header.set_cksum();
        builder.append(&header, &b"hi"[..]).unwrap();
        builder
            .into_inner()
            .unwrap()
            .finish()
            .unwrap()
            .flush()
            .unwrap();
        file
    }

    #[test]
    fn files_arrive_without_their_first_folder() {
        let target = tempfile::tempdir().unwrap();
        let archive = tarball_with("top/inner/file", tar::EntryType::Regular);
        unpack(archive.path(), target.path(), true).unwrap();
        assert_eq!(fs::read(target.path().join("inner/file")).unwrap(), b"hi");
    }

    #[test]
    fn what_leaves_the_folder_is_refused() {
        for path in ["../out", "/out", "a/../../out"] {
            let target = tempfile::tempdir().unwrap();
            let archive = tarball_with(path, tar::EntryType::Regular);
            let error = unpack(archive.path(), target.path(), false).unwrap_err();
            assert!(error.to_string().contains("leaves the folder"), "{error}");
        }
        let target = tempfile::tempdir().unwrap();
        let archive = tarball_with("device", tar::EntryType::Char);
        assert!(unpack(archive.path(), target.path(), false).is_err());
    }
}
