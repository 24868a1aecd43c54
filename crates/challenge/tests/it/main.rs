//! The crate from outside: values, folders, submissions.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod broken;
mod damaged;
mod folders;
mod imports;
mod sample;
mod scaffolds;
mod statements;
mod submissions;
mod values;
