//! The live session as a pure state machine. No I/O, no clock of its own.
//!
//! So far the ground of it: [`text`], the operations on documents that the
//! browser and the server agree on.

pub mod text;
