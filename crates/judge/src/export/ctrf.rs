//! Common Test Report Format (ctrf.io): the JSON that dashboards and bots of
//! pull requests read.
//!
//! Its times are wall times, which decide nothing here and are only known for
//! a submission as a whole; so a test's `duration` is 0 and its fuel is in
//! `extra`.

use std::io;

use serde_json::{Value, json};

use super::checks::{Check, Status, checks};
use super::{GradedSet, text};
use crate::report::Report;

/// The version of the format that is written.
const SPEC_VERSION: &str = "0.0.0";

/// Writes the set in the Common Test Report Format.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    let tests: Vec<Value> = set
        .reports
        .iter()
        .flat_map(|report| {
            checks(report)
                .into_iter()
                .map(|check| test(&set.challenge.id, report, &check))
        })
        .collect();
    let mut document = json!({
        "reportFormat": "CTRF",
        "specVersion": SPEC_VERSION,
        "generatedBy": "greenroom",
        "results": {
            "tool": { "name": "greenroom", "version": env!("CARGO_PKG_VERSION") },
            "summary": summary(set, &tests),
            "tests": tests,
            "extra": {
                "challenge": set.challenge,
                "submissions": set.reports.iter().map(submission).collect::<Vec<_>>(),
            },
        },
    });
    document.sort_all_objects();
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn summary(set: &GradedSet, tests: &[Value]) -> Value {
    let count = |status: &str| tests.iter().filter(|test| test["status"] == status).count();
    let wall_ms: u64 = set.reports.iter().map(|report| report.timing.wall_ms).sum();
    let stop = set.presentation.finished_unix_ms.max(wall_ms);
    json!({
        "tests": tests.len(),
        "passed": count("passed"),
        "failed": count("failed"),
        "skipped": count("skipped"),
        "pending": 0,
        "other": count("other"),
        "suites": set.reports.len(),
        "start": stop - wall_ms,
        "stop": stop,
    })
}

fn test(challenge: &str, report: &Report, check: &Check<'_>) -> Value {
    let name = text::line(check.name);
    let mut test = json!({
        "name": if name.is_empty() { "unnamed".to_owned() } else { name },
        "suite": [challenge, text::line(&report.submission.name), text::line(check.group)],
        "status": match check.status {
            Status::Passed => "passed",
            Status::Failed => "failed",
            Status::Skipped => "skipped",
            Status::Error => "other",
        },
        "duration": 0,
        "tags": check.tags,
    });
    if let Some(verdict) = check.verdict {
        test["rawStatus"] = verdict.code().into();
    }
    if !check.message.is_empty() {
        test["message"] = check.message.as_str().into();
    }
    if !check.details.is_empty() {
        test["trace"] = check.details.as_str().into();
    }
    if let Some(case) = check.case {
        test["stdout"] = lines(&case.stdout);
        test["stderr"] = lines(&case.stderr);
        test["extra"] = json!({
            "fuel": case.fuel,
            "reference_fuel": case.reference_fuel,
            "memory_bytes": case.memory_bytes,
            "exit_code": case.exit_code,
        });
    }
    test
}

fn submission(report: &Report) -> Value {
    json!({
        "name": text::line(&report.submission.name),
        "language": report.submission.language,
        "verdict": report.verdict,
        "score": report.score,
        "points": report.points,
        "digest": report.digest,
    })
}

fn lines(output: &str) -> Value {
    text::block(output).lines().collect::<Vec<_>>().into()
}
