//! A submission's cases through the sandbox, compared outside it, as a report.
//!
//! Everything that decides a verdict runs here, on the host: guests learn
//! inputs one at a time and never what is expected of them.

pub mod compare;
pub mod export;
pub mod growth;
pub mod mutation;
pub mod report;
#[allow(dead_code)] // the grading that needs the rest of it comes next
mod shown;
pub mod similarity;

// The fixture of the exporters is shared with an example, which sees this crate
// from outside.
#[cfg(test)]
extern crate self as judge;
