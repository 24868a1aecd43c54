//! Sockets: there are none.

use super::Result;
use crate::world::errno::Errno;
use crate::world::link::Call;

/// A descriptor is never a socket; a number that is not open is a bad one.
fn not_a_socket(call: &Call<'_>, fd: u32) -> Result {
    call.world.descriptors.get(fd)?;
    Err(Errno::NotSocket.into())
}

pub(crate) fn accept(call: &mut Call<'_>, fd: u32, _flags: u32, _result: u32) -> Result {
    not_a_socket(call, fd)
}

pub(crate) fn receive(
    call: &mut Call<'_>,
    fd: u32,
    _buffers: u32,
    _count: u32,
    _flags: u32,
    _received: u32,
    _status: u32,
) -> Result {
    not_a_socket(call, fd)
}

pub(crate) fn send(
    call: &mut Call<'_>,
    fd: u32,
    _buffers: u32,
    _count: u32,
    _flags: u32,
    _sent: u32,
) -> Result {
    not_a_socket(call, fd)
}

pub(crate) fn shutdown(call: &mut Call<'_>, fd: u32, _how: u32) -> Result {
    not_a_socket(call, fd)
}
