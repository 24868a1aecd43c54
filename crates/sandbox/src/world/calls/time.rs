//! Clocks and randomness.

use super::Result;
use crate::world::clock::Kind;
use crate::world::link::Call;
use crate::world::meter::RANDOM_BYTE;

pub(crate) fn resolution(call: &mut Call<'_>, clock: u32, result: u32) -> Result {
    Kind::try_from(clock)?;
    call.memory.write_u64(result, 1)?;
    Ok(())
}

pub(crate) fn now(call: &mut Call<'_>, clock: u32, _precision: u64, result: u32) -> Result {
    let now = call.world.clock.now(Kind::try_from(clock)?, &call.meter);
    call.memory.write_u64(result, now)?;
    Ok(())
}

pub(crate) fn random(call: &mut Call<'_>, pointer: u32, length: u32) -> Result {
    let buffer = call.memory.buffer(pointer, length)?;
    call.meter.spend(RANDOM_BYTE * u64::from(length))?;
    call.world.random.fill(call.memory.bytes_mut(buffer));
    Ok(())
}
