//! One submission at length: its groups, then each failing case with what a
//! person needs to see why.

use std::io;

use protocol::Verdict;

use super::paint::{Ink, Paint};
use crate::export::figures::{self, GroupState};
use crate::export::{GradedSet, checks, text};
use crate::report::{CaseReport, GroupReport, Report};
use crate::shown;

/// Failing cases shown; the rest is counted.
const CASES: usize = 20;
/// Lines shown of each field of a case.
const FIELD_LINES: usize = 12;
/// Lines shown of the end of standard error.
const STDERR_LINES: usize = 10;
/// Bytes looked at of each field.
const FIELD_BYTES: usize = 4096;

/// Writes the report of a single submission.
pub(super) fn write(
    set: &GradedSet,
    report: &Report,
    paint: Paint,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    heading(set, report, paint, out)?;
    for group in &report.groups {
        group_line(group, paint, out)?;
    }
    if !report.diagnostics.trim().is_empty() {
        writeln!(out)?;
        field("compiler", &report.diagnostics, paint, out)?;
    }
    let mut failures = figures::failures(report);
    for (group, case) in failures.by_ref().take(CASES) {
        failing_case(group, case, paint, out)?;
    }
    let more = failures.count();
    if more > 0 {
        writeln!(
            out,
            "\n  and {more} more failing cases; `--format html` or `json` has them all"
        )?;
    }
    notes(report, paint, out)
}

fn heading(
    set: &GradedSet,
    report: &Report,
    paint: Paint,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let columns = set.presentation.columns;
    writeln!(
        out,
        "{}  {}",
        paint.with(
            Ink::Bold,
            &text::line_within(&report.submission.name, columns)
        ),
        paint.with(
            Ink::Faint,
            &text::line_within(&set.challenge.title, columns)
        ),
    )?;
    let verdict = format!("{} {}", report.verdict, report.verdict.words());
    write!(
        out,
        "  {}  {} of {} points",
        paint.verdict(report.verdict, &verdict),
        report.score,
        report.points,
    )?;
    if let Some(ratio) = figures::cost_ratio(report) {
        write!(
            out,
            "  {} × the reference's operations",
            figures::ratio_text(ratio)
        )?;
    } else if report.fuel > 0 {
        write!(out, "  {} operations", shown::grouped(report.fuel))?;
    }
    let runtime = text::line_within(&report.runtime.version, columns);
    writeln!(out, "  {}\n", paint.with(Ink::Faint, &runtime))
}

fn group_line(group: &GroupReport, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    let state = GroupState::of(group);
    let passed = group
        .cases
        .iter()
        .filter(|case| case.verdict == Verdict::Ac)
        .count();
    let mut remarks = vec![match state {
        GroupState::Skipped => format!(
            "skipped, since it depends on {}",
            text::line_within(&group.skipped_for.join(", "), 60)
        ),
        GroupState::NotJudged => "not judged, through a fault of ours".to_owned(),
        GroupState::Withheld => state.words().to_owned(),
        _ => format!("{passed} of {} cases", group.cases.len()),
    }];
    if !group.visible {
        remarks.push("hidden".to_owned());
    }
    if group.guest_judged {
        remarks.push("guest-judged".to_owned());
    }
    if let Some(growth) = group.growth_thousandths {
        let sign = if growth < 0 { "−" } else { "" };
        let size = figures::ratio_text(growth.unsigned_abs());
        remarks.push(format!("cost grows as n^{sign}{size}"));
    }
    let name = text::line_within(&group.name, 28);
    let padding = " ".repeat(28 - text::width(&name));
    writeln!(
        out,
        "  {} {name}{padding}  {:>7}  {}",
        paint.mark(state),
        format!("{}/{}", group.score, group.points),
        paint.with(Ink::Faint, &remarks.join(", ")),
    )
}

fn failing_case(
    group: &GroupReport,
    case: &CaseReport,
    paint: Paint,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    writeln!(
        out,
        "\n  {}  {} › {}",
        paint.verdict(case.verdict, case.verdict.code()),
        text::line_within(&group.name, 40),
        paint.with(Ink::Bold, &text::line_within(&case.name, 80)),
    )?;
    writeln!(
        out,
        "       {}",
        text::line_within(&checks::reason(case), 400)
    )?;
    if let Some(cost) = cost(case) {
        field("cost", &cost, paint, out)?;
    }
    field("input", &case.input, paint, out)?;
    field("expected", &case.expected, paint, out)?;
    field("got", &case.got, paint, out)?;
    field("stderr", last_lines(&case.stderr), paint, out)
}

/// What a case that ran too long used.
fn cost(case: &CaseReport) -> Option<String> {
    let fuel = case.fuel.filter(|_| case.verdict == Verdict::Tle)?;
    let mut cost = format!("{} operations", shown::grouped(fuel));
    if let Some(ratio) = figures::case_ratio(case) {
        cost.push_str(&format!(", {} × the reference", figures::ratio_text(ratio)));
    }
    Some(cost)
}

/// A titled block, indented, cut after some lines.
fn field(title: &str, raw: &str, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    let shown = text::block(text::cut(raw, FIELD_BYTES));
    let shown = shown.trim_end();
    if shown.is_empty() {
        return Ok(());
    }
    for (index, line) in shown.lines().enumerate() {
        let title = if index == 0 { title } else { "" };
        if index == FIELD_LINES {
            return writeln!(out, "       {:8}  {}", "", paint.with(Ink::Faint, "…"));
        }
        writeln!(
            out,
            "       {}  {line}",
            paint.with(Ink::Faint, &format!("{title:8}"))
        )?;
    }
    if raw.len() > FIELD_BYTES {
        writeln!(out, "       {:8}  {}", "", paint.with(Ink::Faint, "…"))?;
    }
    Ok(())
}

/// The end of standard error, where languages put what went wrong.
fn last_lines(stderr: &str) -> &str {
    let end = text::tail(stderr.trim_end(), FIELD_BYTES);
    let start = end
        .rmatch_indices('\n')
        .nth(STDERR_LINES - 1)
        .map_or(0, |(position, _)| position + 1);
    &end[start..]
}

fn notes(report: &Report, paint: Paint, out: &mut dyn io::Write) -> io::Result<()> {
    if !report.notes.is_empty() {
        writeln!(out)?;
    }
    for note in &report.notes {
        let note = format!("note: {}", text::line_within(note, 400));
        writeln!(out, "  {}", paint.with(Ink::Faint, &note))?;
    }
    Ok(())
}
