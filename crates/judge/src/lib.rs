//! A submission's cases through the sandbox, compared outside it, as a report.
//!
//! Everything that decides a verdict runs here, on the host: guests learn
//! inputs one at a time and never what is expected of them.

mod calls;
pub mod cases;
pub mod check;
mod code;
pub mod compare;
mod ending;
mod error;
pub mod export;
mod files;
mod grading;
pub mod growth;
mod judging;
mod limits;
mod memo;
pub mod mutation;
mod parallel;
pub mod program;
mod progress;
pub mod report;
mod results;
mod runner;
mod scoring;
mod seed;
mod shown;
pub mod similarity;
pub mod upkeep;
pub mod verify;

pub use error::Error;
pub use judging::{Judge, Options};
pub use progress::{Progress, Silent};

// The fixture of the exporters is shared with an example, which sees this crate
// from outside.
#[cfg(test)]
extern crate self as judge;
