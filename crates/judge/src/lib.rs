//! A submission's cases through the sandbox, compared outside it, as a report.

pub mod report;
