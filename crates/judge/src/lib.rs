//! A submission's cases through the sandbox, compared outside it, as a report.

pub mod export;
pub mod report;
pub mod similarity;

// The fixture of the exporters is shared with an example, which sees this crate
// from outside.
#[cfg(test)]
extern crate self as judge;
