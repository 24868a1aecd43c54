//! The report for a terminal: a table for a cohort, every failing case for a
//! single submission. Candidates' text is cleaned of control characters, and
//! state is told by marks and words, colour only repeats it.

mod detail;
mod paint;
mod table;

use std::io;

use super::GradedSet;
use paint::Paint;

/// Writes the set for a terminal.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    let paint = Paint::new(set.presentation.colour);
    match set.reports.as_slice() {
        [report] => detail::write(set, report, paint, out),
        _ => table::write(set, paint, out),
    }
}
