//! Bringing pinned packages onto this machine, through the clients that the
//! user has already set up, and never using a byte that was not pinned.

mod debian;
mod npm;
mod pypi;

use std::fs;
use std::path::{Path, PathBuf};

use crate::manifest::{Pin, PinKind, PinnedFile};
use crate::{Error, Progress, digest};

/// The pinned file of `pin`, verified, in `downloads`; fetched if it is not
/// there yet.
pub(crate) fn fetch(
    pin: &Pin,
    downloads: &Path,
    progress: &mut dyn Progress,
) -> Result<PathBuf, Error> {
    let file = pin.file().ok_or_else(|| Error::Fetch {
        pin: pin.to_string(),
        reason: format!(
            "nothing is pinned for {}-{}",
            std::env::consts::OS,
            std::env::consts::ARCH
        ),
        mend: unpack_mend(),
    })?;
    // The digest is part of the name, so that a changed pin never meets an
    // old download.
    let place = downloads.join(format!("{}-{}", &file.sha256[..16], file.name));
    if place.is_file() {
        if verify(&place, file).is_ok() {
            return Ok(place);
        }
        fs::remove_file(&place).map_err(Error::io("remove", &place))?;
    }
    progress.step(&format!("fetching {pin}"));
    fs::create_dir_all(downloads).map_err(Error::io("create", downloads))?;
    let folder = tempfile::Builder::new()
        .prefix(".fetching-")
        .tempdir_in(downloads)
        .map_err(Error::io("create a folder in", downloads))?;
    download(pin, folder.path(), progress).map_err(|error| explain(pin, &error))?;
    let arrived = folder.path().join(&file.name);
    if !arrived.is_file() {
        return Err(Error::Fetch {
            pin: pin.to_string(),
            reason: format!(
                "`{}` was expected, but {} came",
                file.name,
                names_in(folder.path())
            ),
            mend: unpack_mend(),
        });
    }
    verify(&arrived, file)?;
    fs::rename(&arrived, &place).map_err(Error::io("move", &arrived))?;
    Ok(place)
}

fn download(pin: &Pin, folder: &Path, progress: &mut dyn Progress) -> Result<(), Error> {
    match pin.kind {
        PinKind::Npm => npm::download(pin, folder, progress),
        PinKind::Pypi => pypi::download(pin, folder, progress),
        PinKind::DebianSource => debian::download(pin, folder, progress),
        PinKind::Cargo | PinKind::Host => Err(Error::Manifest(format!(
            "`{}` is not fetched by greenroom",
            pin.name
        ))),
    }
}

fn verify(path: &Path, file: &PinnedFile) -> Result<(), Error> {
    let (found, _) = digest::of_file(path)?;
    if found == file.sha256 {
        return Ok(());
    }
    Err(Error::Digest {
        file: file.name.clone(),
        expected: file.sha256.clone(),
        found,
    })
}

fn explain(pin: &Pin, error: &Error) -> Error {
    let client = match pin.kind {
        PinKind::Npm => "check that `npm` is installed and reaches its registry",
        PinKind::Pypi => "check that `python3 -m pip` works and reaches its index",
        _ => "this needs apt with a Debian archive among its sources",
    };
    Error::Fetch {
        pin: pin.to_string(),
        reason: error.to_string(),
        mend: format!("{client}, or {}", unpack_mend()),
    }
}

fn unpack_mend() -> String {
    "bring the finished runtime from another machine: `greenroom runtimes pack` there and \
     `greenroom runtimes unpack` here"
        .to_owned()
}

fn names_in(folder: &Path) -> String {
    let names: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .take(8)
        .map(|entry| format!("`{}`", entry.file_name().to_string_lossy()))
        .collect();
    if names.is_empty() {
        "nothing".to_owned()
    } else {
        names.join(", ")
    }
}
