//! The functions of preview 1, one file per concern. Each takes the call and
//! the wasm parameters, and has already paid [`super::meter::CALL`].

pub(super) mod arguments;
pub(super) mod descriptors;
mod devices;
pub(super) mod folders;
pub(super) mod paths;
pub(super) mod poll;
pub(super) mod process;
pub(super) mod readwrite;
pub(super) mod sockets;
pub(super) mod time;

use super::errno::Failure;

/// What a host call comes to.
pub(super) type Result = std::result::Result<(), Failure>;
