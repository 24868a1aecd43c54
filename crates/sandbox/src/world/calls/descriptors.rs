//! What can be asked and told of a descriptor.

use super::Result;
use crate::world::clock::Kind as Clock;
use crate::world::descriptors::{Descriptor, Kind};
use crate::world::errno::Errno;
use crate::world::files::{Attributes, Device, FileType, Inode};
use crate::world::link::Call;
use crate::world::rights;

/// The one flag that means something here.
const APPEND: u32 = crate::world::descriptors::FLAG_APPEND as u32;
/// The flags that there are.
const KNOWN_FLAGS: u32 = 0x1f;

const ACCESSED: u32 = 1;
const ACCESSED_NOW: u32 = 2;
const MODIFIED: u32 = 4;
const MODIFIED_NOW: u32 = 8;

pub(crate) fn advise(
    call: &mut Call<'_>,
    fd: u32,
    _offset: u64,
    _length: u64,
    advice: u32,
) -> Result {
    call.world.descriptors.get(fd)?;
    if advice > 5 {
        return Err(Errno::Invalid.into());
    }
    Ok(())
}

pub(crate) fn allocate(call: &mut Call<'_>, fd: u32, offset: u64, length: u64) -> Result {
    let inode = file(call, fd, rights::WRITE)?;
    let end = offset.checked_add(length).ok_or(Errno::FileTooBig)?;
    if end > call.world.files.attributes(inode).size {
        resize(call, inode, end)?;
    }
    Ok(())
}

pub(crate) fn close(call: &mut Call<'_>, fd: u32) -> Result {
    let world = &mut *call.world;
    world.descriptors.close(fd, &mut world.files)?;
    Ok(())
}

/// There is nothing behind the memory to bring up to date.
pub(crate) fn sync(call: &mut Call<'_>, fd: u32) -> Result {
    call.world.descriptors.get(fd)?;
    Ok(())
}

pub(crate) fn renumber(call: &mut Call<'_>, from: u32, to: u32) -> Result {
    let world = &mut *call.world;
    world.descriptors.renumber(from, to, &mut world.files)?;
    Ok(())
}

pub(crate) fn status(call: &mut Call<'_>, fd: u32, result: u32) -> Result {
    let descriptor = call.world.descriptors.get(fd)?;
    let (file_type, inheriting) = match descriptor.kind {
        Kind::Stdin(_) | Kind::Stdout | Kind::Stderr => (FileType::Unknown, 0),
        Kind::File(..) => (FileType::File, 0),
        Kind::Folder(..) => (FileType::Folder, rights::ALL),
        Kind::Device(_, Device::Harness) => (FileType::Unknown, 0),
        Kind::Device(..) => (FileType::CharacterDevice, 0),
    };
    let mut status = [0; 24];
    status[0] = file_type as u8;
    status[2..4].copy_from_slice(&descriptor.flags.to_le_bytes());
    status[8..16].copy_from_slice(&descriptor.rights.to_le_bytes());
    status[16..24].copy_from_slice(&inheriting.to_le_bytes());
    call.memory.write(result, &status)?;
    Ok(())
}

pub(crate) fn set_flags(call: &mut Call<'_>, fd: u32, flags: u32) -> Result {
    let descriptor = call.world.descriptors.get_mut(fd)?;
    if flags & !KNOWN_FLAGS != 0 {
        return Err(Errno::Invalid.into());
    }
    descriptor.flags = (flags & APPEND) as u16;
    Ok(())
}

/// Rights can be given up, and never gained.
pub(crate) fn set_rights(call: &mut Call<'_>, fd: u32, base: u64, _inheriting: u64) -> Result {
    let descriptor = call.world.descriptors.get_mut(fd)?;
    if base & !descriptor.rights != 0 {
        return Err(Errno::NotCapable.into());
    }
    descriptor.rights = base;
    Ok(())
}

pub(crate) fn attributes(call: &mut Call<'_>, fd: u32, result: u32) -> Result {
    let attributes = match call.world.descriptors.get(fd)?.inode() {
        Some(inode) => call.world.files.attributes(inode),
        None => Attributes {
            inode: 0,
            file_type: FileType::Unknown,
            links: 1,
            size: 0,
            accessed: 0,
            modified: 0,
        },
    };
    write_attributes(call, result, attributes)
}

pub(crate) fn set_size(call: &mut Call<'_>, fd: u32, size: u64) -> Result {
    let inode = file(call, fd, rights::WRITE)?;
    resize(call, inode, size)
}

pub(crate) fn set_times(
    call: &mut Call<'_>,
    fd: u32,
    accessed: u64,
    modified: u64,
    flags: u32,
) -> Result {
    let inode = call
        .world
        .descriptors
        .get(fd)?
        .inode()
        .ok_or(Errno::Invalid)?;
    change_times(call, inode, accessed, modified, flags)
}

/// Sets the times of an inode as preview 1's flags say.
pub(crate) fn change_times(
    call: &mut Call<'_>,
    inode: Inode,
    accessed: u64,
    modified: u64,
    flags: u32,
) -> Result {
    let now = call.world.clock.now(Clock::Realtime, &call.meter);
    let accessed = choose(
        flags & ACCESSED != 0,
        flags & ACCESSED_NOW != 0,
        accessed,
        now,
    )?;
    let modified = choose(
        flags & MODIFIED != 0,
        flags & MODIFIED_NOW != 0,
        modified,
        now,
    )?;
    call.world.files.set_times(inode, accessed, modified)?;
    Ok(())
}

fn choose(
    given: bool,
    at_now: bool,
    time: u64,
    now: u64,
) -> std::result::Result<Option<u64>, Errno> {
    match (given, at_now) {
        (true, true) => Err(Errno::Invalid),
        (true, false) => Ok(Some(time)),
        (false, true) => Ok(Some(now)),
        (false, false) => Ok(None),
    }
}

/// Writes preview 1's `filestat`.
pub(crate) fn write_attributes(call: &mut Call<'_>, result: u32, attributes: Attributes) -> Result {
    let mut bytes = [0; 64];
    bytes[8..16].copy_from_slice(&attributes.inode.to_le_bytes());
    bytes[16] = attributes.file_type as u8;
    bytes[24..32].copy_from_slice(&attributes.links.to_le_bytes());
    bytes[32..40].copy_from_slice(&attributes.size.to_le_bytes());
    bytes[40..48].copy_from_slice(&attributes.accessed.to_le_bytes());
    bytes[48..56].copy_from_slice(&attributes.modified.to_le_bytes());
    bytes[56..64].copy_from_slice(&attributes.modified.to_le_bytes());
    call.memory.write(result, &bytes)?;
    Ok(())
}

/// Cuts or lengthens, paying for the zeros.
fn resize(call: &mut Call<'_>, inode: Inode, size: u64) -> Result {
    call.meter.spend(call.world.files.gap(inode, size))?;
    let now = call.world.clock.now(Clock::Realtime, &call.meter);
    call.world.files.resize(inode, size, now)?;
    Ok(())
}

fn file(call: &Call<'_>, fd: u32, right: u64) -> std::result::Result<Inode, Errno> {
    let descriptor: &Descriptor = call.world.descriptors.get(fd)?;
    match descriptor.kind {
        Kind::File(inode, _) => {
            descriptor.require(right)?;
            Ok(inode)
        }
        _ => Err(Errno::Invalid),
    }
}
