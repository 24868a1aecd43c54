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

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;
    use crate::Silent;

    /// A pin whose package no client could ever fetch.
    fn pin(platform: Option<&str>, content: &[u8]) -> Pin {
        Pin {
            name: "toy".to_owned(),
            kind: PinKind::Cargo,
            package: "toy".to_owned(),
            version: "1".to_owned(),
            suite: None,
            licence: "MIT".to_owned(),
            files: vec![PinnedFile {
                platform: platform.map(str::to_owned),
                name: "toy.tgz".to_owned(),
                sha256: hex::encode(Sha256::digest(content)),
            }],
        }
    }

    fn place(pin: &Pin, downloads: &Path) -> PathBuf {
        downloads.join(format!("{}-toy.tgz", &pin.files[0].sha256[..16]))
    }

    #[test]
    fn what_was_fetched_before_is_not_fetched_again() {
        let downloads = tempfile::tempdir().unwrap();
        let pin = pin(None, b"content");
        fs::write(place(&pin, downloads.path()), b"content").unwrap();
        let path = fetch(&pin, downloads.path(), &mut Silent).unwrap();
        assert_eq!(fs::read(path).unwrap(), b"content");
    }

    #[test]
    fn a_damaged_download_is_never_used() {
        let downloads = tempfile::tempdir().unwrap();
        let pin = pin(None, b"content");
        fs::write(place(&pin, downloads.path()), b"c0ntent").unwrap();
        assert!(fetch(&pin, downloads.path(), &mut Silent).is_err());
        assert!(!place(&pin, downloads.path()).exists());
    }

    #[test]
    fn a_machine_that_nothing_is_pinned_for_is_told_what_it_can_do() {
        let downloads = tempfile::tempdir().unwrap();
        let pin = pin(Some("plan9-mips"), b"content");
        let error = fetch(&pin, downloads.path(), &mut Silent).unwrap_err();
        let told = error.to_string();
        assert!(told.contains("nothing is pinned for"), "{told}");
        assert!(told.contains("greenroom runtimes unpack"), "{told}");
    }
}
