//! Everything that takes a path.

use super::Result;
use super::descriptors::{change_times, write_attributes};
use crate::world::clock::Kind as Clock;
use crate::world::descriptors::{FLAG_APPEND, Kind};
use crate::world::errno::{Errno, Failure};
use crate::world::files::{Device, Inode, Opened, Opening};
use crate::world::link::Call;
use crate::world::meter::{MAKE, NAME, PATH_BYTE};
use crate::world::rights;

const CREATE: u32 = 1;
const FOLDER: u32 = 2;
const EXCLUSIVE: u32 = 4;
const TRUNCATE: u32 = 8;

#[expect(clippy::too_many_arguments, reason = "preview 1 has it so")]
pub(crate) fn open(
    call: &mut Call<'_>,
    fd: u32,
    _lookup: u32,
    path: u32,
    length: u32,
    flags: u32,
    wanted: u64,
    _inheriting: u64,
    descriptor_flags: u32,
    result: u32,
) -> Result {
    let path = text(call, path, length)?;
    call.meter.spend(MAKE)?;
    let base = folder(call, fd)?;
    call.world.descriptors.check_room()?;
    let opening = Opening {
        create: flags & CREATE != 0,
        exclusive: flags & EXCLUSIVE != 0,
        folder: flags & FOLDER != 0,
        truncate: flags & TRUNCATE != 0,
        change: wanted & rights::CHANGING != 0,
    };
    let now = now(call);
    let inode = call.world.files.open(base, &path, opening, now)?;
    let (kind, rights) = opened(call, inode, wanted)?;
    call.world.files.hold(inode);
    let flags = descriptor_flags as u16 & FLAG_APPEND;
    let number = call.world.descriptors.add(kind, rights, flags)?;
    call.memory.write_u32(result, number)?;
    Ok(())
}

/// What the new descriptor stands for, and what it may do.
fn opened(
    call: &mut Call<'_>,
    inode: Inode,
    wanted: u64,
) -> std::result::Result<(Kind, u64), Errno> {
    Ok(match call.world.files.opened(inode) {
        Opened::File => (Kind::File(inode, 0), wanted & rights::ALL),
        Opened::Folder => (
            Kind::Folder(inode, None),
            wanted & rights::ALL & !rights::NOT_FOLDER,
        ),
        Opened::Device(Device::Harness) => {
            call.world.harness.open()?;
            let seeking = rights::SEEK | rights::TELL;
            (
                Kind::Device(inode, Device::Harness),
                wanted & rights::ALL & !seeking,
            )
        }
        Opened::Device(device) => (Kind::Device(inode, device), wanted & rights::ALL),
    })
}

pub(crate) fn attributes(
    call: &mut Call<'_>,
    fd: u32,
    _lookup: u32,
    path: u32,
    length: u32,
    result: u32,
) -> Result {
    let inode = find(call, fd, path, length)?;
    let attributes = call.world.files.attributes(inode);
    write_attributes(call, result, attributes)
}

#[expect(clippy::too_many_arguments, reason = "preview 1 has it so")]
pub(crate) fn set_times(
    call: &mut Call<'_>,
    fd: u32,
    _lookup: u32,
    path: u32,
    length: u32,
    accessed: u64,
    modified: u64,
    flags: u32,
) -> Result {
    let inode = find(call, fd, path, length)?;
    change_times(call, inode, accessed, modified, flags)
}

pub(crate) fn make_folder(call: &mut Call<'_>, fd: u32, path: u32, length: u32) -> Result {
    let path = text(call, path, length)?;
    call.meter.spend(MAKE)?;
    let (base, now) = (folder(call, fd)?, now(call));
    call.world.files.make_folder(base, &path, now)?;
    Ok(())
}

pub(crate) fn remove_folder(call: &mut Call<'_>, fd: u32, path: u32, length: u32) -> Result {
    let path = text(call, path, length)?;
    let (base, now) = (folder(call, fd)?, now(call));
    call.world.files.remove_folder(base, &path, now)?;
    Ok(())
}

pub(crate) fn unlink(call: &mut Call<'_>, fd: u32, path: u32, length: u32) -> Result {
    let path = text(call, path, length)?;
    let (base, now) = (folder(call, fd)?, now(call));
    call.world.files.unlink(base, &path, now)?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "preview 1 has it so")]
pub(crate) fn link(
    call: &mut Call<'_>,
    from: u32,
    _lookup: u32,
    path: u32,
    length: u32,
    to: u32,
    new_path: u32,
    new_length: u32,
) -> Result {
    let (path, new_path) = (text(call, path, length)?, text(call, new_path, new_length)?);
    call.meter.spend(MAKE)?;
    let (from, to, now) = (folder(call, from)?, folder(call, to)?, now(call));
    call.world.files.link((from, &path), (to, &new_path), now)?;
    Ok(())
}

pub(crate) fn rename(
    call: &mut Call<'_>,
    from: u32,
    path: u32,
    length: u32,
    to: u32,
    new_path: u32,
    new_length: u32,
) -> Result {
    let (path, new_path) = (text(call, path, length)?, text(call, new_path, new_length)?);
    call.meter.spend(MAKE)?;
    let (from, to, now) = (folder(call, from)?, folder(call, to)?, now(call));
    call.world
        .files
        .rename((from, &path), (to, &new_path), now)?;
    Ok(())
}

/// There are no symbolic links, and none can be made: nothing leads out.
pub(crate) fn symlink(
    call: &mut Call<'_>,
    target: u32,
    target_length: u32,
    fd: u32,
    path: u32,
    length: u32,
) -> Result {
    text(call, target, target_length)?;
    text(call, path, length)?;
    folder(call, fd)?;
    Err(Errno::NotSupported.into())
}

/// What exists is not a link.
pub(crate) fn read_link(
    call: &mut Call<'_>,
    fd: u32,
    path: u32,
    length: u32,
    _buffer: u32,
    _room: u32,
    _result: u32,
) -> Result {
    find(call, fd, path, length)?;
    Err(Errno::Invalid.into())
}

/// The path that a guest passes, paid for by its length.
fn text(call: &mut Call<'_>, pointer: u32, length: u32) -> std::result::Result<String, Failure> {
    // Paid by the byte even if it is far too long, since it is looked at.
    call.meter.spend(NAME + PATH_BYTE * u64::from(length))?;
    Ok(call.memory.text(pointer, length)?.to_owned())
}

fn folder(call: &Call<'_>, fd: u32) -> std::result::Result<Inode, Errno> {
    call.world.descriptors.get(fd)?.folder()
}

fn find(
    call: &mut Call<'_>,
    fd: u32,
    path: u32,
    length: u32,
) -> std::result::Result<Inode, Failure> {
    let path = text(call, path, length)?;
    let base = folder(call, fd)?;
    Ok(call.world.files.find(base, &path)?)
}

fn now(call: &Call<'_>) -> u64 {
    call.world.clock.now(Clock::Realtime, &call.meter)
}
