//! The process itself.

use super::Result;
use crate::world::errno::Errno;
use crate::world::link::Call;

pub(crate) fn sched_yield(_call: &mut Call<'_>) -> Result {
    Ok(())
}

/// There are no signals here.
pub(crate) fn raise(_call: &mut Call<'_>, _signal: u32) -> Result {
    Err(Errno::NotSupported.into())
}
