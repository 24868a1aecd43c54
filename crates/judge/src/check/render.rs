//! A proof as text for an author's terminal.

use std::fmt::Write as _;

use super::headroom::Tightest;
use super::{CheckReport, Finding, Headroom, Level, MutationSummary};
use crate::shown::grouped;

/// The report as text, a finding in two lines, and at the end what was proven.
/// It holds no colours.
#[must_use]
pub fn render(report: &CheckReport) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        write_finding(finding, &mut text);
    }
    if !report.findings.is_empty() {
        text.push('\n');
    }
    for headroom in &report.headroom {
        write_headroom(headroom, &mut text);
    }
    for mutation in &report.mutation {
        write_mutation(mutation, &mut text);
    }
    let _ = writeln!(text, "{}", conclusion(report));
    text
}

fn write_finding(finding: &Finding, text: &mut String) {
    let level = match finding.level {
        Level::Error => "error",
        Level::Hole => "hole",
        Level::Warning => "warning",
    };
    let file = if finding.file.is_empty() {
        "the folder"
    } else {
        &finding.file
    };
    let line = finding
        .line
        .map_or(String::new(), |line| format!(":{line}"));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{level}: {file}{line}: {}", finding.what);
    if !finding.mend.is_empty() {
        let _ = writeln!(text, "  {}", finding.mend);
    }
}

fn write_headroom(headroom: &Headroom, text: &mut String) {
    let language = &headroom.language;
    for (tightest, unit) in [(&headroom.fuel, "operations"), (&headroom.memory, "bytes")] {
        if let Some(tightest) = tightest {
            let _ = writeln!(text, "{language}: {}", left(tightest, unit));
        }
    }
}

fn left(tightest: &Tightest, unit: &str) -> String {
    format!(
        "the limits leave {}.{}× of {unit} ({} of {} in {})",
        tightest.times_tenths / 10,
        tightest.times_tenths % 10,
        grouped(tightest.used),
        grouped(tightest.limit),
        tightest.case
    )
}

fn write_mutation(mutation: &MutationSummary, text: &mut String) {
    let _ = writeln!(
        text,
        "{}: {} of {} mutants tried, {} killed, {} survived, {} say nothing",
        mutation.language,
        mutation.tried,
        mutation.possible,
        mutation.killed,
        mutation.survived,
        mutation.not_judged
    );
}

fn conclusion(report: &CheckReport) -> String {
    let languages: Vec<&str> = report
        .proven
        .iter()
        .map(protocol::Language::as_str)
        .collect();
    let count = |level, one: &str, more: &str| match report.count(level) {
        0 => None,
        1 => Some(format!("1 {one}")),
        number => Some(format!("{number} {more}")),
    };
    let counts: Vec<String> = [
        count(Level::Error, "error", "errors"),
        count(Level::Hole, "hole", "holes"),
        count(Level::Warning, "warning", "warnings"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let sound = if !report.is_sound() {
        "is not sound".to_owned()
    } else if languages.is_empty() {
        "was read, and nothing was proven".to_owned()
    } else {
        format!("is proven in {}", languages.join(", "))
    };
    let counts = if counts.is_empty() {
        String::new()
    } else {
        format!(": {}", counts.join(", "))
    };
    format!("{} {sound}{counts}", report.challenge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_reads_well() {
        let tightest = |used| Tightest {
            submission: "submissions/accepted/slow.py".to_owned(),
            case: "scales / 10,000 hits".to_owned(),
            used,
            limit: 5_000_000_000,
            times_tenths: 5_000_000_000 * 10 / used,
        };
        let mut report = CheckReport {
            challenge: "rate-limiter".to_owned(),
            digest: String::new(),
            proven: vec!["python".parse().unwrap()],
            findings: vec![
                Finding::warning("challenge.toml", "something is odd", ""),
                Finding::new(
                    Level::Hole,
                    "submissions/accepted/reference.py",
                    "no case notices `a < b` instead of `a <= b`",
                    "add a case",
                )
                .at(12),
            ],
            headroom: vec![Headroom {
                language: "python".parse().unwrap(),
                fuel: Some(tightest(123_456_789)),
                memory: None,
            }],
            mutation: vec![MutationSummary {
                language: "python".parse().unwrap(),
                possible: 90,
                tried: 40,
                not_judged: 1,
                killed: 38,
                survived: 1,
            }],
        };
        report.findings.sort();
        insta::assert_snapshot!(render(&report));
    }
}
