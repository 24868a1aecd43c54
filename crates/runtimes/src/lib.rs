//! How a language's files become a program that the sandbox can run.
//!
//! A language is a folder under `languages/` (a description, a harness, and
//! what is needed to build both) and a module here that implements
//! [`Runtime`]; [`languages`] is the one list of them. [`Registry`] installs,
//! checks and opens runtimes. This crate knows nothing of challenges or of
//! network protocols: whatever it downloads comes through the package clients
//! that the user has already set up.

mod command;
mod digest;
mod error;
mod fetch;
mod install;
mod javascript;
mod kit;
mod languages;
mod manifest;
mod progress;
mod python;
mod registry;
mod runtime;
mod rust;
mod store;
mod unpack;

pub use error::Error;
pub use manifest::{Description, Manifest, Pin, PinKind, PinnedFile};
pub use progress::{Progress, Silent};
pub use registry::{Registry, Status};
pub use runtime::{Build, Executable, Purpose, Runtime, Source};
pub use rust::CageCommand;
