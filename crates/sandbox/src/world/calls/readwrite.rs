//! Reading, writing and seeking.

use super::{Result, devices};
use crate::world::clock::Kind as Clock;
use crate::world::descriptors::Kind;
use crate::world::errno::{Errno, Failure};
use crate::world::files::{Device, Inode};
use crate::world::link::Call;
use crate::world::memory::Buffer;
use crate::world::meter::BUFFER;
use crate::world::output::Stream;
use crate::world::rights;

pub(crate) fn read(call: &mut Call<'_>, fd: u32, table: u32, count: u32, result: u32) -> Result {
    let buffers = buffers(call, table, count)?;
    let descriptor = call.world.descriptors.get(fd)?;
    if matches!(descriptor.kind, Kind::Folder(..)) {
        return Err(Errno::IsFolder.into());
    }
    descriptor.require(rights::READ)?;
    let read = match descriptor.kind {
        Kind::Stdin(position) => read_stdin(call, position, &buffers)?,
        Kind::File(inode, position) => read_file(call, inode, position, &buffers)?,
        Kind::Device(_, device) => devices::read(call, device, &buffers)?,
        Kind::Folder(..) | Kind::Stdout | Kind::Stderr => return Err(Errno::BadDescriptor.into()),
    };
    advance(call, fd, read)?;
    call.memory.write_u32(result, read as u32)?;
    Ok(())
}

pub(crate) fn pread(
    call: &mut Call<'_>,
    fd: u32,
    table: u32,
    count: u32,
    offset: u64,
    result: u32,
) -> Result {
    let buffers = buffers(call, table, count)?;
    let inode = seekable(call, fd, rights::READ)?;
    let read = read_file(call, inode, offset, &buffers)?;
    call.memory.write_u32(result, read as u32)?;
    Ok(())
}

pub(crate) fn write(call: &mut Call<'_>, fd: u32, table: u32, count: u32, result: u32) -> Result {
    let buffers = buffers(call, table, count)?;
    let descriptor = call.world.descriptors.get(fd)?;
    descriptor.require(rights::WRITE)?;
    let written = match descriptor.kind {
        Kind::Stdout => write_output(call, Stream::Stdout, &buffers)?,
        Kind::Stderr => write_output(call, Stream::Stderr, &buffers)?,
        Kind::File(inode, position) => {
            let position = if descriptor.is_append() {
                call.world.files.attributes(inode).size
            } else {
                position
            };
            let written = write_file(call, inode, position, &buffers)?;
            if let Kind::File(_, place) = &mut call.world.descriptors.get_mut(fd)?.kind {
                *place = position;
            }
            written
        }
        Kind::Device(_, device) => devices::write(call, device, &buffers)?,
        Kind::Folder(..) | Kind::Stdin(_) => return Err(Errno::BadDescriptor.into()),
    };
    advance(call, fd, written)?;
    call.memory.write_u32(result, written as u32)?;
    Ok(())
}

pub(crate) fn pwrite(
    call: &mut Call<'_>,
    fd: u32,
    table: u32,
    count: u32,
    offset: u64,
    result: u32,
) -> Result {
    let buffers = buffers(call, table, count)?;
    let inode = seekable(call, fd, rights::WRITE)?;
    let written = write_file(call, inode, offset, &buffers)?;
    call.memory.write_u32(result, written as u32)?;
    Ok(())
}

pub(crate) fn seek(call: &mut Call<'_>, fd: u32, offset: i64, whence: u32, result: u32) -> Result {
    let descriptor = call.world.descriptors.get(fd)?;
    let place = match descriptor.kind {
        Kind::File(inode, position) => {
            let start = match whence {
                0 => 0,
                1 => position,
                2 => call.world.files.attributes(inode).size,
                _ => return Err(Errno::Invalid.into()),
            };
            start.checked_add_signed(offset).ok_or(Errno::Invalid)?
        }
        Kind::Device(_, Device::Null | Device::Random) => 0,
        Kind::Folder(..) => return Err(Errno::BadDescriptor.into()),
        _ => return Err(Errno::NotSeekable.into()),
    };
    if let Kind::File(_, position) = &mut call.world.descriptors.get_mut(fd)?.kind {
        *position = place;
    }
    call.memory.write_u64(result, place)?;
    Ok(())
}

pub(crate) fn tell(call: &mut Call<'_>, fd: u32, result: u32) -> Result {
    seek(call, fd, 0, 1, result)
}

/// Checks the buffers, and pays for their number.
fn buffers(
    call: &mut Call<'_>,
    table: u32,
    count: u32,
) -> std::result::Result<Vec<Buffer>, Failure> {
    let buffers = call.memory.buffers(table, count)?;
    call.meter.spend(BUFFER * u64::from(count))?;
    Ok(buffers)
}

/// The file behind a descriptor, for reading or writing at an offset.
fn seekable(call: &Call<'_>, fd: u32, right: u64) -> std::result::Result<Inode, Errno> {
    let descriptor = call.world.descriptors.get(fd)?;
    match descriptor.kind {
        Kind::File(inode, _) => {
            descriptor.require(right)?;
            Ok(inode)
        }
        Kind::Folder(..) => Err(Errno::IsFolder),
        _ => Err(Errno::NotSeekable),
    }
}

/// Moves the position of a descriptor that has one.
fn advance(call: &mut Call<'_>, fd: u32, bytes: usize) -> std::result::Result<(), Errno> {
    match &mut call.world.descriptors.get_mut(fd)?.kind {
        Kind::Stdin(position) | Kind::File(_, position) => *position += bytes as u64,
        _ => {}
    }
    Ok(())
}

fn read_stdin(
    call: &mut Call<'_>,
    position: u64,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    let start = (position as usize).min(call.world.stdin.len());
    let mut rest = &call.world.stdin[start..];
    let mut read = 0;
    for buffer in buffers {
        let buffer = buffer.first(rest.len());
        call.meter.spend_bytes(buffer.len())?;
        let (now, later) = rest.split_at(buffer.len());
        call.memory.bytes_mut(buffer).copy_from_slice(now);
        rest = later;
        read += buffer.len();
    }
    Ok(read)
}

fn read_file(
    call: &mut Call<'_>,
    inode: Inode,
    offset: u64,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    let mut read = 0;
    for buffer in buffers {
        let place = offset.saturating_add(read as u64);
        let bytes = call.world.files.read(inode, place, buffer.len())?;
        call.meter.spend_bytes(bytes.len())?;
        call.memory
            .bytes_mut(buffer.first(bytes.len()))
            .copy_from_slice(bytes);
        read += bytes.len();
        if bytes.len() < buffer.len() {
            break;
        }
    }
    Ok(read)
}

fn write_output(
    call: &mut Call<'_>,
    stream: Stream,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    let mut written = 0;
    for buffer in buffers {
        call.meter.spend_bytes(buffer.len())?;
        call.world
            .output
            .write(stream, call.memory.bytes(*buffer))?;
        written += buffer.len();
    }
    Ok(written)
}

fn write_file(
    call: &mut Call<'_>,
    inode: Inode,
    offset: u64,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    let mut written = 0;
    for buffer in buffers {
        call.meter.spend_bytes(buffer.len())?;
        let now = call.world.clock.now(Clock::Realtime, &call.meter);
        let place = offset
            .checked_add(written as u64)
            .ok_or(Errno::FileTooBig)?;
        call.meter.spend(call.world.files.gap(inode, place))?;
        let bytes = call.memory.bytes(*buffer);
        match call.world.files.write(inode, place, bytes, now) {
            Ok(fitting) => written += fitting,
            // What is written is written; the next call gets the error.
            Err(_) if written > 0 => break,
            Err(errno) => return Err(errno.into()),
        }
    }
    Ok(written)
}
