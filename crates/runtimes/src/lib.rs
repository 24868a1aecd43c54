//! How a language's files become a program that the sandbox can run.
//!
//! A language is a folder under `languages/`: a description, a harness, and
//! what is needed to build both. It knows nothing of challenges or network
//! protocols.

mod error;
mod runtime;

pub use error::Error;
pub use runtime::{Build, Executable, Purpose, Runtime, Source};
