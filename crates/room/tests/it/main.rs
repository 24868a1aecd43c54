//! The room's algebra against the browser's own.

#![allow(clippy::unwrap_used)] // a panic is how a test fails

mod differential;
