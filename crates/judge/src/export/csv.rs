//! CSV: a row for each submission, for a spreadsheet.
//!
//! A spreadsheet takes a cell that starts like a formula for one, and a
//! candidate chooses names and output; such cells are quoted with `'`.

use std::io;

use super::figures::{self, GroupState};
use super::{GradedSet, checks, text};
use crate::report::Report;

/// The longest cell. Spreadsheets refuse more than 32,767 characters.
const CELL_CHARACTERS: usize = 1_000;

const COLUMNS: [&str; 12] = [
    "candidate",
    "language",
    "verdict",
    "score",
    "points",
    "cost_ratio",
    "fuel",
    "first_failing_group",
    "first_failing_case",
    "first_failing_verdict",
    "first_failing_reason",
    "most_similar_to",
];

/// Writes the set as a row for each submission, in the order of names.
pub(super) fn write(set: &GradedSet, out: &mut dyn io::Write) -> io::Result<()> {
    let groups = figures::group_names(&set.reports);
    let mut rows = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    rows.write_record(heading(&groups))?;
    for report in &set.reports {
        rows.write_record(row(set, report, &groups))?;
    }
    rows.flush()
}

fn heading(groups: &[&str]) -> Vec<String> {
    let mut heading: Vec<String> = COLUMNS.map(str::to_owned).into();
    for group in groups {
        heading.push(cell(&format!("{group}: state")));
        heading.push(cell(&format!("{group}: score")));
        heading.push(cell(&format!("{group}: passed")));
    }
    heading
}

fn row(set: &GradedSet, report: &Report, groups: &[&str]) -> Vec<String> {
    let failure = figures::failures(report).next();
    let mut row = vec![
        cell(&report.submission.name),
        report.submission.language.to_string(),
        report.verdict.to_string(),
        report.score.to_string(),
        report.points.to_string(),
        figures::cost_ratio(report).map_or_else(String::new, decimal),
        report.fuel.to_string(),
        failure.map_or_else(String::new, |(group, _)| cell(&group.name)),
        failure.map_or_else(String::new, |(_, case)| cell(&case.name)),
        failure.map_or_else(String::new, |(_, case)| case.verdict.to_string()),
        first_reason(report),
        most_similar(set, &report.submission.name),
    ];
    for name in groups {
        row.extend(group_cells(report, name));
    }
    row
}

fn first_reason(report: &Report) -> String {
    match figures::failures(report).next() {
        Some((_, case)) => cell(&checks::reason(case)),
        // Without a failing case this tells that nothing compiled.
        None => figures::first_failure(report),
    }
}

fn group_cells(report: &Report, name: &str) -> [String; 3] {
    let Some(group) = figures::group(report, name) else {
        return Default::default();
    };
    let passed = group
        .cases
        .iter()
        .filter(|case| case.verdict == protocol::Verdict::Ac)
        .count();
    [
        GroupState::of(group).words().to_owned(),
        group.score.to_string(),
        format!("{passed} of {}", group.cases.len()),
    ]
}

fn most_similar(set: &GradedSet, name: &str) -> String {
    set.similar
        .iter()
        .filter(|pair| pair.left == name || pair.right == name)
        .max_by_key(|pair| pair.share_thousandths)
        .map_or_else(String::new, |pair| {
            let other = if pair.left == name {
                &pair.right
            } else {
                &pair.left
            };
            cell(&format!("{other} ({} %)", pair.share_thousandths / 10))
        })
}

/// Thousandths as a plain decimal number.
fn decimal(thousandths: u64) -> String {
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

/// Text as one cell that no spreadsheet takes for a formula.
fn cell(raw: &str) -> String {
    let text = text::line_within(raw, CELL_CHARACTERS);
    // The full-width forms count as the plain ones in some locales. Tab and
    // carriage return, which also start formulas, are already gone.
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) {
        format!("'{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\u{1B}[0m=1",
            "＝1",
        ] {
            assert!(cell(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(cell("ada"), "ada");
        assert_eq!(cell("a=1"), "a=1");
    }

    #[test]
    fn cells_are_bounded() {
        assert_eq!(cell(&"x".repeat(10_240)).chars().count(), CELL_CHARACTERS);
    }
}
