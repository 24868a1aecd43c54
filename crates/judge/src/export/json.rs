//! Canonical JSON: keys sorted, nothing that differs between two runs.
//!
//! `json` is always one [`Document`], also for a single submission, so that a
//! reader needs one path only; `jsonl` is a report a line, for streams. Wall
//! time is left out of both: it decides nothing, and without it the same
//! grading gives the same file.

use std::io;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::GradedSet;
use crate::report::{ChallengeSummary, Report, canonical};
use crate::similarity::Pair;

/// What the `json` format holds, for reading it back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Version of this format: 1.
    pub format_version: u32,
    /// The challenge that judged them.
    pub challenge: ChallengeSummary,
    /// The reports by name of submission.
    pub reports: Vec<Report>,
    /// Hints of similarity.
    pub similar: Vec<Pair>,
}

/// Writes the set as one object.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    let reports = set.reports.iter().map(without_timing);
    let reports = reports.collect::<Result<Vec<_>, _>>()?;
    let document = serde_json::json!({
        "format_version": 1,
        "challenge": set.challenge,
        "reports": Value::Array(reports),
        "similar": set.similar,
    });
    out.write_all(canonical(&document)?.as_bytes())?;
    out.write_all(b"\n")
}

/// Writes the set as a report a line.
pub(super) fn write_lines(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    for report in &set.reports {
        out.write_all(canonical(&without_timing(report)?)?.as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn without_timing(report: &Report) -> serde_json::Result<Value> {
    let mut value = serde_json::to_value(report)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("timing");
    }
    Ok(value)
}
