//! Moving a finished runtime to a machine without compilers or network: one
//! archive with the installed files and their record. What is compiled for a
//! processor is never in it; that is made where it arrives.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{Installation, Record};
use crate::Error;

/// Writes `installation` as a `.tar.gz`, the same bytes for the same files.
pub(crate) fn pack(installation: &Installation, archive: &Path) -> Result<(), Error> {
    super::verify(installation)?;
    let parent = archive
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    // Written beside its place and renamed, so that nobody meets half of it.
    let mut file = tempfile::Builder::new()
        .prefix(".packing-")
        .tempfile_in(parent.unwrap_or(Path::new(".")))
        .map_err(Error::io("write beside", archive))?;
    write_archive(installation, file.as_file_mut())?;
    file.persist(archive)
        .map_err(|error| Error::io("write", archive)(error.error))?;
    Ok(())
}

fn write_archive(installation: &Installation, file: &mut File) -> Result<(), Error> {
    let name = Path::new(installation.record.language.as_str());
    let encoder = GzEncoder::new(BufWriter::new(file), Compression::default());
    let mut builder = tar::Builder::new(encoder);
    let paths = installation
        .record
        .artefacts
        .iter()
        .map(|artefact| artefact.path.as_str());
    for path in std::iter::once(super::record::FILE).chain(paths) {
        let place = installation.path(path);
        append(&mut builder, &name.join(path), &place).map_err(Error::io("pack", &place))?;
    }
    let finish =
        |builder: tar::Builder<GzEncoder<BufWriter<_>>>| builder.into_inner()?.finish()?.flush();
    finish(builder).map_err(Error::io("write the archive of", &installation.folder))
}

fn append(
    builder: &mut tar::Builder<impl Write>,
    path: &Path,
    place: &Path,
) -> std::io::Result<()> {
    let file = File::open(place)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(file.metadata()?.len());
    header.set_mode(0o644);
    header.set_mtime(0);
    builder.append_data(&mut header, path, file)
}

/// Unpacks an archive into the empty folder `target` and verifies it whole:
/// every file is recorded and has its digest.
pub(crate) fn unpack(archive: &Path, target: &Path) -> Result<Record, Error> {
    let refused = |reason: String| Error::Archive {
        archive: archive.display().to_string(),
        reason,
    };
    crate::unpack::unpack(archive, target, true)?;
    let record =
        Record::read(target).map_err(|error| refused(format!("it holds no runtime: {error}")))?;
    record.verify(target).map_err(refused)?;
    let unrecorded = unrecorded(&record, target)?;
    if let Some(path) = unrecorded {
        return Err(refused(format!("`{path}` is not in its record")));
    }
    Ok(record)
}

fn unrecorded(record: &Record, target: &Path) -> Result<Option<String>, Error> {
    let mut found = Vec::new();
    super::record::collect(target, "", &mut found)?;
    let extra = found
        .into_iter()
        .find(|artefact| !record.artefacts.contains(artefact));
    Ok(extra.map(|artefact| artefact.path))
}

/// Moves an unpacked runtime into place.
pub(crate) fn settle(from: &Path, to: &Path) -> Result<(), Error> {
    match fs::rename(from, to) {
        Ok(()) => Ok(()),
        // Somebody else was faster with the same content.
        Err(_) if Record::read(to).is_ok() => Ok(()),
        Err(error) => Err(Error::io("move a runtime to", to)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::tests::example;
    use super::*;

    fn packed(change: impl FnOnce(&Path)) -> (tempfile::TempDir, std::path::PathBuf) {
        let work = tempfile::tempdir().unwrap();
        let folder = work.path().join("installed");
        let record = example(&folder);
        let installation = Installation { folder, record };
        change(&installation.folder);
        let archive = work.path().join("toy.tar.gz");
        let mut file = File::create(&archive).unwrap();
        write_archive(&installation, &mut file).unwrap();
        (work, archive)
    }

    #[test]
    fn what_was_packed_unpacks() {
        let (work, archive) = packed(|_| ());
        let target = work.path().join("unpacked");
        let record = unpack(&archive, &target).unwrap();
        assert_eq!(record.language.as_str(), "toy");
        assert_eq!(fs::read(target.join("lib/file")).unwrap(), b"content");
    }

    #[test]
    fn packing_twice_gives_the_same_bytes() {
        let (_first, one) = packed(|_| ());
        let (_second, two) = packed(|_| ());
        assert_eq!(fs::read(one).unwrap(), fs::read(two).unwrap());
    }

    #[test]
    fn a_changed_file_is_refused() {
        let (work, archive) = packed(|folder| fs::write(folder.join("lib/file"), "other").unwrap());
        let error = unpack(&archive, &work.path().join("unpacked")).unwrap_err();
        assert!(
            error.to_string().contains("not what was installed"),
            "{error}"
        );
    }
}
