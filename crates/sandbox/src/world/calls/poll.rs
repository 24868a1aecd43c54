//! Waiting, which in this world never waits: descriptors are always ready,
//! and sleeping moves the virtual clock.

use super::Result;
use crate::world::clock::Kind;
use crate::world::errno::Errno;
use crate::world::link::Call;
use crate::world::memory::{read_u32, read_u64};

/// The most subscriptions in one call.
const SUBSCRIPTIONS: u32 = 1_024;
const SUBSCRIPTION_BYTES: u32 = 48;
const EVENT_BYTES: u32 = 32;
/// The deadline is a time of the clock, and not a span from now.
const ABSOLUTE: u16 = 1;

/// What a guest wants to wait for.
#[derive(Clone, Copy, Debug)]
struct Subscription {
    userdata: u64,
    event: Event,
}

#[derive(Clone, Copy, Debug)]
enum Event {
    /// Nanoseconds from now.
    Clock(u64),
    /// A descriptor, and the event's type: 1 to read, 2 to write.
    Descriptor(u32, u8),
}

pub(crate) fn poll(
    call: &mut Call<'_>,
    subscriptions: u32,
    events: u32,
    count: u32,
    result: u32,
) -> Result {
    if count == 0 || count > SUBSCRIPTIONS {
        return Err(Errno::Invalid.into());
    }
    call.meter
        .spend_bytes((count * SUBSCRIPTION_BYTES) as usize)?;
    let subscriptions = read_all(call, subscriptions, count)?;
    let sleep = sleep(&subscriptions);
    if let Some(nanoseconds) = sleep {
        call.world.clock.sleep(nanoseconds, &mut call.meter)?;
    }
    let mut written = 0;
    for subscription in subscriptions {
        let (kind, errno) = match subscription.event {
            Event::Clock(span) if sleep.is_some_and(|slept| span <= slept) => (0, 0),
            Event::Clock(_) => continue,
            Event::Descriptor(fd, kind) => match call.world.descriptors.get(fd) {
                Ok(_) => (kind, 0),
                Err(errno) => (kind, errno as u16),
            },
        };
        let mut event = [0; EVENT_BYTES as usize];
        event[..8].copy_from_slice(&subscription.userdata.to_le_bytes());
        event[8..10].copy_from_slice(&errno.to_le_bytes());
        event[10] = kind;
        event[16..24].copy_from_slice(&u64::from(kind != 0).to_le_bytes());
        call.memory
            .write(events.wrapping_add(written * EVENT_BYTES), &event)?;
        written += 1;
    }
    call.memory.write_u32(result, written)?;
    Ok(())
}

/// How long to sleep: until the first deadline, unless a descriptor is ready,
/// and every one is.
fn sleep(subscriptions: &[Subscription]) -> Option<u64> {
    let mut first: Option<u64> = None;
    for subscription in subscriptions {
        match subscription.event {
            Event::Descriptor(..) => return Some(0),
            Event::Clock(span) => first = Some(first.map_or(span, |first| first.min(span))),
        }
    }
    first
}

fn read_all(
    call: &Call<'_>,
    pointer: u32,
    count: u32,
) -> std::result::Result<Vec<Subscription>, Errno> {
    let table = call.memory.buffer(pointer, count * SUBSCRIPTION_BYTES)?;
    call.memory
        .bytes(table)
        .chunks_exact(SUBSCRIPTION_BYTES as usize)
        .map(|entry| read_one(call, entry))
        .collect()
}

fn read_one(call: &Call<'_>, entry: &[u8]) -> std::result::Result<Subscription, Errno> {
    let event = match entry[8] {
        0 => {
            let timeout = read_u64(entry, 24);
            let kind = Kind::try_from(read_u32(entry, 16))?;
            if u16::from(entry[40]) & ABSOLUTE != 0 {
                let now = call.world.clock.now(kind, &call.meter);
                Event::Clock(timeout.saturating_sub(now))
            } else {
                Event::Clock(timeout)
            }
        }
        kind @ (1 | 2) => Event::Descriptor(read_u32(entry, 16), kind),
        _ => return Err(Errno::Invalid),
    };
    Ok(Subscription {
        userdata: read_u64(entry, 0),
        event,
    })
}
