//! How a grading tells what it is doing, while it does it.

use crate::report::CaseReport;

/// Told about a grading as it goes, from several threads and in no particular
/// order. What it is told is a hint; what counts is the report.
pub trait Progress: Sync {
    /// A longer piece of work begins, in words: `40 mutants of …`.
    fn step(&self, what: &str) {
        let _ = what;
    }

    /// The submission is being compiled.
    fn building(&self) {}

    /// So many cases of these groups will run now; groups that depend on others
    /// are told of when their turn comes.
    fn planned(&self, groups: &[(&str, usize)]) {
        let _ = groups;
    }

    /// A case has its verdict, as the interviewer may see it.
    fn judged(&self, group: &str, case: &CaseReport) {
        let _ = (group, case);
    }

    /// Whether the grading should stop; asked often, also while a case runs.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Tells nobody and never stops.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}
