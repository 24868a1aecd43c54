//! Arguments and environment variables.

use super::Result;
use crate::world::link::Call;
use crate::world::memory::Memory;

pub(crate) fn arguments(call: &mut Call<'_>, table: u32, text: u32) -> Result {
    call.meter.spend_bytes(sizes(&call.world.arguments).1)?;
    write_all(&mut call.memory, &call.world.arguments, table, text)
}

pub(crate) fn arguments_sizes(call: &mut Call<'_>, count: u32, bytes: u32) -> Result {
    write_sizes(&mut call.memory, &call.world.arguments, count, bytes)
}

pub(crate) fn environment(call: &mut Call<'_>, table: u32, text: u32) -> Result {
    call.meter.spend_bytes(sizes(&call.world.environment).1)?;
    write_all(&mut call.memory, &call.world.environment, table, text)
}

pub(crate) fn environment_sizes(call: &mut Call<'_>, count: u32, bytes: u32) -> Result {
    write_sizes(&mut call.memory, &call.world.environment, count, bytes)
}

/// How many texts, and how many bytes with their NULs.
fn sizes(texts: &[String]) -> (usize, usize) {
    let bytes = texts.iter().map(|text| text.len() + 1).sum();
    (texts.len(), bytes)
}

fn write_sizes(memory: &mut Memory<'_>, texts: &[String], count: u32, bytes: u32) -> Result {
    let (texts, length) = sizes(texts);
    memory.write_u32(count, texts as u32)?;
    memory.write_u32(bytes, length as u32)?;
    Ok(())
}

fn write_all(memory: &mut Memory<'_>, texts: &[String], table: u32, text: u32) -> Result {
    let (mut slot, mut place) = (table, text);
    for text in texts {
        memory.write_u32(slot, place)?;
        memory.write(place, text.as_bytes())?;
        place = place.wrapping_add(text.len() as u32);
        memory.write(place, b"\0")?;
        place = place.wrapping_add(1);
        slot = slot.wrapping_add(4);
    }
    Ok(())
}
