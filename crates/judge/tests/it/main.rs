//! The judge with real workers and real runtimes.

// Clippy lets `#[test]` functions unwrap; what they share is just as much test.
#![allow(clippy::unwrap_used)]

mod check;
mod grade;
mod hostile;
mod program;
mod support;
mod verify;
