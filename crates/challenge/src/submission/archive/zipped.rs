//! zip archives.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::plain_path;
use crate::paths;
use crate::submission::Refusal;
use crate::submission::gather::{Gather, is_junk};

/// The bits of a Unix mode that tell the type of a file.
const FILE_TYPE: u32 = 0o170_000;
/// What they are for a plain file; archives made elsewhere have 0.
const REGULAR: u32 = 0o100_000;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Takes the plain files of a zip archive.
pub(super) fn read(bytes: &[u8], gather: &mut Gather) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.is_empty() {
        return Err(Refusal::whole("the zip archive is empty"));
    }
    if archive.has_duplicate_names() {
        return Err(Refusal::whole("the archive has the same name twice"));
    }
    // Entries that share bytes make a bomb of a small archive.
    if archive
        .has_overlapping_entries()
        .map_err(|error| broken(&error))?
    {
        return Err(Refusal::whole("the archive has entries that overlap"));
    }
    for index in 0..archive.len() {
        gather.count_entry()?;
        take(&mut archive, index, gather)?;
    }
    Ok(())
}

fn take(archive: &mut Archive<'_>, index: usize, gather: &mut Gather) -> Result<(), Refusal> {
    let mut entry = archive.by_index(index).map_err(|error| broken(&error))?;
    let path = plain_path(entry.name_raw())?;
    if is_junk(path.trim_end_matches('/')) || entry.is_dir() {
        return Ok(());
    }
    if entry.is_symlink() {
        return Err(Refusal::at(&path, "this is a link"));
    }
    let kind = entry.unix_mode().map_or(0, |mode| mode & FILE_TYPE);
    if !matches!(kind, 0 | REGULAR) {
        return Err(Refusal::at(&path, "this is neither a file nor a folder"));
    }
    // What the archive claims is only good for refusing early.
    let room = gather.room();
    if entry.size() > room {
        return Err(gather.too_large(&path));
    }
    let mut content = Vec::new();
    (&mut entry)
        .take(room + 1)
        .read_to_end(&mut content)
        .map_err(|error| {
            Refusal::at(
                &path,
                format!(
                    "it cannot be unpacked: {}",
                    paths::shown(&error.to_string())
                ),
            )
        })?;
    gather.add(&path, content)
}

fn broken(error: &ZipError) -> Refusal {
    Refusal::whole(match error {
        ZipError::InvalidPassword | ZipError::UnsupportedArchive(_) => {
            "the archive is encrypted, or of a kind that is not read".to_owned()
        }
        other => {
            let told = paths::shown(&other.to_string());
            format!("the archive cannot be read: {told}")
        }
    })
}
