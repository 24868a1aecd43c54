//! The preopened folder, and listing folders.

use super::Result;
use crate::world::descriptors::{Kind, Listing, PREOPEN};
use crate::world::errno::{Errno, Failure};
use crate::world::files::FileType;
use crate::world::link::Call;
use crate::world::meter::ENTRY;

/// The one preopened folder's path.
const ROOT: &[u8] = b"/";
const ENTRY_BYTES: usize = 24;

pub(crate) fn preopen(call: &mut Call<'_>, fd: u32, result: u32) -> Result {
    check_preopen(call, fd)?;
    // A tag of 0 means a folder; the length of its name follows.
    call.memory.write_u32(result, 0)?;
    call.memory
        .write_u32(result.wrapping_add(4), ROOT.len() as u32)?;
    Ok(())
}

pub(crate) fn preopen_name(call: &mut Call<'_>, fd: u32, path: u32, length: u32) -> Result {
    check_preopen(call, fd)?;
    if (length as usize) < ROOT.len() {
        return Err(Errno::NameTooLong.into());
    }
    call.memory.write(path, ROOT)?;
    Ok(())
}

fn check_preopen(call: &Call<'_>, fd: u32) -> std::result::Result<(), Errno> {
    call.world.descriptors.get(fd)?;
    if fd == PREOPEN {
        Ok(())
    } else {
        Err(Errno::BadDescriptor)
    }
}

pub(crate) fn list(
    call: &mut Call<'_>,
    fd: u32,
    buffer: u32,
    length: u32,
    cookie: u64,
    result: u32,
) -> Result {
    let target = call.memory.buffer(buffer, length)?;
    let listing = listing(call, fd, cookie)?;
    let mut bytes = Vec::new();
    let start = usize::try_from(cookie).map_or(listing.len(), |start| start.min(listing.len()));
    for (index, (name, inode, file_type)) in listing.iter().enumerate().skip(start) {
        if bytes.len() >= target.len() {
            break;
        }
        push_entry(&mut bytes, index as u64 + 1, name, *inode, *file_type);
    }
    keep(call, fd, listing)?;
    bytes.truncate(target.len());
    call.meter.spend_bytes(bytes.len())?;
    call.memory.write(buffer, &bytes)?;
    call.memory.write_u32(result, bytes.len() as u32)?;
    Ok(())
}

/// The listing that a cookie belongs to: a fresh one from the start, else the
/// one that is under way.
fn listing(call: &mut Call<'_>, fd: u32, cookie: u64) -> std::result::Result<Listing, Failure> {
    let descriptor = call.world.descriptors.get_mut(fd)?;
    let folder = descriptor.folder()?;
    if cookie != 0
        && let Kind::Folder(_, kept) = &mut descriptor.kind
        && let Some(kept) = kept.take()
    {
        return Ok(kept);
    }
    let entries = call.world.files.entries(folder)?;
    call.meter.spend(ENTRY * (entries + 2))?;
    Ok(call.world.files.list(folder)?)
}

fn keep(call: &mut Call<'_>, fd: u32, listing: Listing) -> std::result::Result<(), Errno> {
    if let Kind::Folder(_, kept) = &mut call.world.descriptors.get_mut(fd)?.kind {
        *kept = Some(listing);
    }
    Ok(())
}

fn push_entry(bytes: &mut Vec<u8>, next: u64, name: &str, inode: u64, file_type: FileType) {
    let mut entry = [0; ENTRY_BYTES];
    entry[..8].copy_from_slice(&next.to_le_bytes());
    entry[8..16].copy_from_slice(&inode.to_le_bytes());
    entry[16..20].copy_from_slice(&(name.len() as u32).to_le_bytes());
    entry[20] = file_type as u8;
    bytes.extend_from_slice(&entry);
    bytes.extend_from_slice(name.as_bytes());
}
