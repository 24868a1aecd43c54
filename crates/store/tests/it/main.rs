//! The store against real files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access;
mod events;
mod support;
