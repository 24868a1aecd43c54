//! Reading and writing what is no file: the harness and the small devices.

use crate::world::errno::Failure;
use crate::world::files::Device;
use crate::world::link::Call;
use crate::world::memory::Buffer;
use crate::world::meter::RANDOM_BYTE;

/// Devices fill the first buffer that is not empty; reading less than asked
/// is what devices do.
pub(super) fn read(
    call: &mut Call<'_>,
    device: Device,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    let Some(buffer) = buffers.iter().copied().find(|buffer| buffer.len() > 0) else {
        return Ok(0);
    };
    match device {
        Device::Null => Ok(0),
        Device::Random => {
            call.meter.spend(RANDOM_BYTE * buffer.len() as u64)?;
            call.world.random.fill(call.memory.bytes_mut(buffer));
            Ok(buffer.len())
        }
        Device::Harness => {
            let length = buffer.len().min(call.world.harness.readable());
            call.meter.spend_bytes(length)?;
            let bytes = call.world.harness.read(length, call.meter.used())?;
            call.memory
                .bytes_mut(buffer.first(bytes.len()))
                .copy_from_slice(&bytes);
            Ok(bytes.len())
        }
    }
}

/// The harness takes up to one line; the others take everything.
pub(super) fn write(
    call: &mut Call<'_>,
    device: Device,
    buffers: &[Buffer],
) -> std::result::Result<usize, Failure> {
    if device != Device::Harness {
        return Ok(buffers
            .iter()
            .map(|buffer| buffer.len())
            .sum::<usize>()
            .min(u32::MAX as usize));
    }
    let mut written = 0;
    for buffer in buffers {
        call.meter.spend_bytes(buffer.len())?;
        let bytes = call.memory.bytes(*buffer);
        let used = call.meter.used();
        match call.world.harness.write(bytes, used) {
            Ok(taken) => written += taken,
            Err(Failure::Errno(_)) if written > 0 => break,
            Err(failure) => return Err(failure),
        }
    }
    Ok(written)
}
