//! The store against real files.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod access;
mod children;
mod disk;
mod events;
mod files;
mod records;
mod support;
