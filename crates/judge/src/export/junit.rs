//! `JUnit` XML, which continuous integration reads: a suite for each
//! submission, a test for each case.

use std::io;
use std::time::Duration;

use quick_junit as junit;

use super::checks::{Check, Status, checks};
use super::{GradedSet, figures, text};
use crate::report::Report;

/// Writes the set as `JUnit` XML.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    let mut document = junit::Report::new(xml(&set.challenge.id));
    for report in &set.reports {
        document.add_test_suite(suite(report));
    }
    document.serialize(out).map_err(io::Error::other)
}

fn suite(report: &Report) -> junit::TestSuite {
    let mut suite = junit::TestSuite::new(xml(&report.submission.name));
    suite.set_time(Duration::from_millis(report.timing.wall_ms));
    for (name, value) in properties(report) {
        suite.add_property(junit::Property::new(name, xml(&value)));
    }
    suite.add_test_cases(checks(report).iter().map(test_case));
    suite
}

fn properties(report: &Report) -> Vec<(&'static str, String)> {
    let mut properties = vec![
        ("language", report.submission.language.to_string()),
        ("verdict", report.verdict.to_string()),
        ("score", report.score.to_string()),
        ("points", report.points.to_string()),
        ("fuel", report.fuel.to_string()),
        ("report_digest", report.digest.clone()),
        ("challenge_digest", report.challenge.digest.clone()),
        ("submission_digest", report.submission.digest.clone()),
        ("runtime", report.runtime.version.clone()),
        ("runtime_digest", report.runtime.digest.clone()),
    ];
    if let Some(ratio) = figures::cost_ratio(report) {
        properties.push(("cost_ratio", figures::ratio_text(ratio)));
    }
    properties
}

fn test_case(check: &Check<'_>) -> junit::TestCase {
    let mut case = junit::TestCase::new(xml(check.name), status(check));
    case.set_classname(xml(check.group));
    let failed = matches!(check.status, Status::Failed | Status::Error);
    if let Some(judged) = check.case.filter(|_| failed) {
        set_output(&mut case, &judged.stdout, &judged.stderr);
    }
    case
}

fn status(check: &Check<'_>) -> junit::TestCaseStatus {
    let mut status = match check.status {
        Status::Passed => return junit::TestCaseStatus::success(),
        Status::Skipped => junit::TestCaseStatus::skipped(),
        Status::Failed => junit::TestCaseStatus::non_success(junit::NonSuccessKind::Failure),
        Status::Error => junit::TestCaseStatus::non_success(junit::NonSuccessKind::Error),
    };
    status.set_message(xml(&check.message));
    if let Some(verdict) = check.verdict {
        status.set_type(verdict.code());
    }
    if !check.details.is_empty() {
        status.set_description(xml(&check.details));
    }
    status
}

fn set_output(case: &mut junit::TestCase, stdout: &str, stderr: &str) {
    if !stdout.is_empty() {
        case.set_system_out(xml(stdout));
    }
    if !stderr.is_empty() {
        case.set_system_err(xml(stderr));
    }
}

/// `raw` with what XML 1.0 cannot hold replaced. `quick_junit` drops most of
/// it too, but not all of it, and without a trace.
fn xml(raw: &str) -> String {
    let valid = |character: char| {
        matches!(character, '\t' | '\n' | '\u{20}'..='\u{7E}' | '\u{85}'
            | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..='\u{10FFFF}')
    };
    text::without_sequences(raw)
        .replace("\r\n", "\n")
        .chars()
        .map(|character| {
            if valid(character) {
                character
            } else {
                '\u{FFFD}'
            }
        })
        .collect()
}
