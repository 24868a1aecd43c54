//! The sandbox as its users have it: real worker processes, real modules.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bombs;
mod hostile;
mod pool;
mod snapshot;
mod support;
mod world;
