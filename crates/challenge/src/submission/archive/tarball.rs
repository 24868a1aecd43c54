//! tar archives, compressed or not.

use std::io::{self, Read};

use super::plain_path;
use crate::paths;
use crate::submission::Refusal;
use crate::submission::gather::{Gather, is_junk};

/// Takes the plain files of a tar archive.
pub(super) fn read(from: impl Read, gather: &mut Gather) -> Result<(), Refusal> {
    let mut archive = tar::Archive::new(from);
    let mut any = false;
    for entry in archive.entries().map_err(|error| broken(&error))? {
        let entry = entry.map_err(|error| broken(&error))?;
        any = true;
        gather.count_entry()?;
        take(entry, gather)?;
    }
    if any {
        Ok(())
    } else {
        Err(Refusal::whole("the tar archive is empty"))
    }
}

fn take(mut entry: tar::Entry<'_, impl Read>, gather: &mut Gather) -> Result<(), Refusal> {
    let kind = entry.header().entry_type();
    if matches!(kind, tar::EntryType::XGlobalHeader) {
        return Ok(());
    }
    let path = plain_path(&entry.path_bytes())?;
    if is_junk(&path) {
        return Ok(());
    }
    match kind {
        tar::EntryType::Directory => return Ok(()),
        // Old archives tell folders by the name alone.
        tar::EntryType::Regular if path.ends_with('/') => return Ok(()),
        tar::EntryType::Regular => {}
        tar::EntryType::Symlink | tar::EntryType::Link => {
            return Err(Refusal::at(&path, "this is a link"));
        }
        _ => return Err(Refusal::at(&path, "this is neither a file nor a folder")),
    }
    let room = gather.room();
    if entry.size() > room {
        return Err(gather.too_large(&path));
    }
    let mut content = Vec::new();
    let mut bounded = (&mut entry).take(room + 1);
    bounded
        .read_to_end(&mut content)
        .map_err(|error| broken(&error))?;
    if (content.len() as u64) < entry.size() {
        return Err(Refusal::at(&path, "the archive ends in the middle of it"));
    }
    gather.add(&path, content)
}

fn broken(error: &io::Error) -> Refusal {
    let told = paths::shown(&error.to_string());
    Refusal::whole(format!("the archive cannot be read: {told}"))
}
