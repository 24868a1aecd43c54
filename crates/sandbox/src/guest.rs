//! The state of one running guest: what its store holds.

use crate::interrupt::Interrupt;
use crate::limiter::Limiter;
use crate::world::World;

/// Everything that belongs to one run.
pub(crate) struct Guest {
    /// What the guest sees of a world.
    pub(crate) world: World,
    /// What it holds.
    pub(crate) limiter: Limiter,
    /// What may end it from outside.
    pub(crate) interrupt: Interrupt,
    /// Its exported memory, once it is instantiated.
    pub(crate) memory: Option<wasmtime::Memory>,
    /// The fuel it started with.
    pub(crate) fuel_limit: u64,
}
