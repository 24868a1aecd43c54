//! Rooms while they live: one task owns each, sockets talk to it, runs report to
//! it, and nothing is told to anybody before it is durable.

pub(crate) mod blueprint;
pub(crate) mod marks;
mod message;
pub(crate) mod outbox;
pub(crate) mod results;
mod room_task;
pub(crate) mod rooms;
pub(crate) mod runs;
pub(crate) mod socket;
pub(crate) mod threads;
mod upgrade;
mod wire;
