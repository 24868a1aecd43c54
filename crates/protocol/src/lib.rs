//! The words that cross a wire: ids, verdicts, what a browser and the server
//! say to each other, and the conversation between the judge and the harness
//! that runs inside a guest.
//!
//! This crate is the floor of the house. It knows no other crate, does no
//! I/O, and every type in it is plain data.

pub mod harness;
pub mod interface;
mod language;
pub mod live;
pub mod rest;
pub mod typescript;
mod verdict;

pub use language::{Language, UnknownLanguage};
pub use verdict::Verdict;
