//! From a report of the judge to what a room's people are told of it.

use std::collections::{BTreeMap, BTreeSet};

use judge::program;
use judge::report::{CaseReport, GroupReport, Report};
use protocol::live::{CaseResult, GroupResult, JudgedResult, ProgramResult};

use super::marks::Marks;

/// The result of judging, of a report as the reader may see it. `is_whole` says
/// that it is the report that staff can fetch.
pub(crate) fn judged(
    report: &Report,
    files: &BTreeMap<String, String>,
    is_whole: bool,
) -> JudgedResult {
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    let mut marks = Marks::new(&paths);
    marks.read(&report.diagnostics);
    for case in report.groups.iter().flat_map(|group| &group.cases) {
        marks.read(&case.stderr);
    }
    JudgedResult {
        verdict: report.verdict,
        score: report.score,
        points: report.points,
        diagnostics: report.diagnostics.clone(),
        groups: report.groups.iter().map(group).collect(),
        fuel: report.fuel,
        wall_ms: report.timing.wall_ms,
        marks: marks.finish(),
        report: is_whole.then(|| report.digest.clone()),
    }
}

fn group(group: &GroupReport) -> GroupResult {
    GroupResult {
        name: group.name.clone(),
        visible: group.visible,
        verdict: group.verdict,
        score: group.score,
        points: group.points,
        skipped_for: group.skipped_for.clone(),
        cases: group.cases.iter().map(case).collect(),
    }
}

fn case(case: &CaseReport) -> CaseResult {
    CaseResult {
        name: case.name.clone(),
        verdict: case.verdict,
        reason: case.reason.clone(),
        input: case.input.clone(),
        expected: case.expected.clone(),
        got: case.got.clone(),
        stdout: case.stdout.clone(),
        stderr: case.stderr.clone(),
        fuel: case.fuel,
        reference_fuel: case.reference_fuel,
        memory_bytes: case.memory_bytes,
    }
}

/// The result of a program; its output was told while it ran.
pub(crate) fn program(
    result: program::ProgramResult,
    files: &BTreeMap<String, String>,
) -> ProgramResult {
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    let mut marks = Marks::new(&paths);
    let diagnostics = result.compile.map(|compile| compile.output);
    let diagnostics = diagnostics.unwrap_or_default();
    marks.read(&diagnostics);
    marks.read(&result.stderr);
    ProgramResult {
        verdict: result.verdict,
        reason: result.reason,
        exit_code: result.exit_code,
        diagnostics,
        fuel: result.fuel,
        memory_bytes: result.memory_bytes,
        wall_ms: result.wall_ms,
        marks: marks.finish(),
    }
}
