//! What several formats derive from reports: cost beside the reference, the
//! first failing case, the state of a group, totals. Whole numbers only, so
//! that every machine shows the same.

use std::collections::BTreeMap;

use protocol::Verdict;

use crate::report::{CaseReport, GroupReport, Report};

/// How a group ended, for a mark in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GroupState {
    /// Every case was accepted.
    Passed,
    /// Some points, not all.
    Partial,
    /// No points.
    Failed,
    /// A group it depends on did not pass.
    Skipped,
    /// Our own fault kept it from being judged.
    NotJudged,
    /// A hidden group of which its reader may learn nothing.
    Withheld,
}

impl GroupState {
    pub(crate) fn of(group: &GroupReport) -> Self {
        match group.verdict {
            Some(Verdict::Ac) => Self::Passed,
            Some(Verdict::Ie) => Self::NotJudged,
            Some(_) if group.score > 0 => Self::Partial,
            Some(_) => Self::Failed,
            None if !group.skipped_for.is_empty() => Self::Skipped,
            None if !group.visible && group.cases.is_empty() => Self::Withheld,
            None => Self::NotJudged,
        }
    }

    /// A mark whose shape alone tells the state.
    pub(crate) fn mark(self) -> char {
        match self {
            Self::Passed => '✓',
            Self::Partial => '◐',
            Self::Failed => '✗',
            Self::Skipped => '–',
            Self::NotJudged => '?',
            Self::Withheld => '·',
        }
    }

    /// The state in words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Partial => "partly passed",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
            Self::NotJudged => "not judged",
            Self::Withheld => "nothing to show",
        }
    }
}

/// The fuel of a case as thousandths of the reference's, where both were measured.
pub(crate) fn case_ratio(case: &CaseReport) -> Option<u64> {
    thousandths(u128::from(case.fuel?), u128::from(case.reference_fuel?))
}

/// A submission's cost as thousandths of the reference's.
///
/// Summed over the cases that it passed or that ran too long: a wrong answer
/// that comes early is not cheap, it is wrong.
pub(crate) fn cost_ratio(report: &Report) -> Option<u64> {
    let mut fuel = 0_u128;
    let mut reference = 0_u128;
    for case in cases(report).map(|(_, case)| case) {
        if !matches!(case.verdict, Verdict::Ac | Verdict::Tle) {
            continue;
        }
        if let (Some(own), Some(other)) = (case.fuel, case.reference_fuel) {
            fuel += u128::from(own);
            reference += u128::from(other);
        }
    }
    thousandths(fuel, reference)
}

fn thousandths(part: u128, whole: u128) -> Option<u64> {
    let ratio = part.checked_mul(1000)?.checked_div(whole)?;
    u64::try_from(ratio).ok()
}

/// A ratio in thousandths for people: `0.98`, `12.3`, `204`. Beyond a thousand
/// the figure tells of the limit and not of the program.
pub(crate) fn ratio_text(thousandths: u64) -> String {
    match thousandths {
        0..10_000 => {
            let hundredths = (thousandths + 5) / 10;
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        }
        10_000..100_000 => {
            let tenths = (thousandths + 50) / 100;
            format!("{}.{}", tenths / 10, tenths % 10)
        }
        100_000..1_000_000 => (thousandths / 1000).to_string(),
        _ => ">999".to_owned(),
    }
}

/// Every case of a report with its group, in order.
pub(crate) fn cases(report: &Report) -> impl Iterator<Item = (&GroupReport, &CaseReport)> {
    report
        .groups
        .iter()
        .flat_map(|group| group.cases.iter().map(move |case| (group, case)))
}

/// Every case that ran and was not accepted. What does not compile failed
/// once, and not in every case.
pub(crate) fn failures(report: &Report) -> impl Iterator<Item = (&GroupReport, &CaseReport)> {
    cases(report).filter(|(_, case)| is_failure(case))
}

/// Whether a case ran and was not accepted.
pub(crate) fn is_failure(case: &CaseReport) -> bool {
    !matches!(case.verdict, Verdict::Ac | Verdict::Ce)
}

/// The first failing case as a line: its group, its name, its verdict.
pub(crate) fn first_failure(report: &Report) -> String {
    failures(report).next().map_or_else(
        || {
            if report.verdict == Verdict::Ce {
                "does not compile".to_owned()
            } else {
                String::new()
            }
        },
        |(group, case)| format!("{} › {}", group.name, case.name),
    )
}

/// How many submissions earned each verdict, from best to worst.
pub(crate) fn verdict_counts(reports: &[Report]) -> Vec<(Verdict, usize)> {
    let mut counts = BTreeMap::new();
    for report in reports {
        *counts.entry(report.verdict).or_insert(0) += 1;
    }
    counts.into_iter().collect()
}

/// The middle score; the lower of two.
pub(crate) fn median_score(reports: &[Report]) -> Option<u64> {
    let mut scores: Vec<u64> = reports.iter().map(|report| report.score).collect();
    scores.sort_unstable();
    scores.get(scores.len().checked_sub(1)? / 2).copied()
}

/// The names of all groups: the challenge's order, for a submission that does
/// not compile may have none.
pub(crate) fn group_names(reports: &[Report]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for group in reports.iter().flat_map(|report| &report.groups) {
        if !names.contains(&group.name.as_str()) {
            names.push(&group.name);
        }
    }
    names
}

/// The group of that name.
pub(crate) fn group<'report>(report: &'report Report, name: &str) -> Option<&'report GroupReport> {
    report.groups.iter().find(|group| group.name == name)
}

/// The reports by rank: score, then cost, then name.
pub(crate) fn ranked(reports: &[Report]) -> Vec<&Report> {
    let mut ranked: Vec<&Report> = reports.iter().collect();
    ranked.sort_by_cached_key(|report| {
        let cost = cost_ratio(report).unwrap_or(u64::MAX);
        (
            std::cmp::Reverse(report.score),
            cost,
            report.submission.name.clone(),
        )
    });
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_keep_three_digits_that_matter() {
        let shown = [4, 5, 994, 1_000, 9_999, 10_000, 12_345, 99_999, 204_700];
        assert_eq!(
            shown.map(ratio_text),
            [
                "0.00", "0.01", "0.99", "1.00", "10.00", "10.0", "12.3", "100.0", "204"
            ]
        );
        assert_eq!(ratio_text(u64::MAX), ">999");
    }
}
