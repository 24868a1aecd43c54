//! What stands above and below: which challenge, how many, how to read it.

use maud::{Markup, html};
use protocol::Verdict;

use super::marks;
use crate::export::{GradedSet, figures, text};
use crate::report::Report;

/// The heading of the page.
pub(super) fn header(set: &GradedSet) -> Markup {
    html! {
        header .page {
            div {
                p .brand { "greenroom" }
                h1 { (text::line_within(&set.challenge.title, 200)) }
                p .muted {
                    code { (text::line_within(&set.challenge.id, 64)) }
                    @for runtime in runtimes(&set.reports) { " · " (runtime) }
                }
            }
            button #theme .quiet .scripted type="button" { "Dark" }
        }
    }
}

/// The runtimes that judged, each once.
fn runtimes(reports: &[Report]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for report in reports {
        let name = text::line_within(&report.runtime.version, 60);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names.truncate(12);
    names
}

/// The figures of a cohort.
pub(super) fn figures(set: &GradedSet) -> Markup {
    let reports = &set.reports;
    let full = reports.iter().filter(|report| is_full(report)).count();
    let unjudged = reports
        .iter()
        .filter(|report| report.verdict == Verdict::Ie)
        .count();
    let points = reports.iter().map(|report| report.points).max();
    html! {
        dl .figures {
            (figure("Submissions", &reports.len().to_string(), ""))
            (figure("Full marks", &full.to_string(), &percent(full, reports.len())))
            @if let (Some(median), Some(points)) = (figures::median_score(reports), points) {
                (figure("Median score", &median.to_string(), &format!("of {points}")))
            }
            @if let Some(cost) = median_cost(reports) {
                (figure("Median cost", &figures::ratio_text(cost), "× reference"))
            }
            @if unjudged > 0 {
                (figure("Not judged", &unjudged.to_string(), "our fault"))
            }
        }
    }
}

fn figure(name: &str, value: &str, unit: &str) -> Markup {
    html! {
        div {
            dt { (name) }
            dd { (value) @if !unit.is_empty() { " " small { (unit) } } }
        }
    }
}

fn is_full(report: &Report) -> bool {
    report.verdict == Verdict::Ac && report.score == report.points
}

fn percent(part: usize, whole: usize) -> String {
    (part * 100)
        .checked_div(whole)
        .map_or_else(String::new, |percent| format!("{percent} %"))
}

fn median_cost(reports: &[Report]) -> Option<u64> {
    let mut ratios: Vec<u64> = reports.iter().filter_map(figures::cost_ratio).collect();
    ratios.sort_unstable();
    ratios.get(ratios.len().checked_sub(1)? / 2).copied()
}

/// How to read the page.
pub(super) fn footer(set: &GradedSet) -> Markup {
    html! {
        footer .page {
            h2 { "How to read this" }
            dl .legend {
                @for verdict in Verdict::ALL {
                    div { dt { (marks::verdict(verdict)) } dd { (verdict.words()) } }
                }
            }
            p {
                "Cost is counted in operations, the instructions that a program ran, and never by \
                 the clock, so a busy machine changes nothing. “1.20 ×” is 1.2 times what the \
                 reference solution needs for the same cases; it covers the cases that were \
                 passed or that ran too long."
            }
            p {
                "Tests marked guest-judged run in one instance with the code they test; the \
                 others are compared outside it."
            }
            p .digest {
                "challenge digest " code { (text::line_within(&set.challenge.digest, 80)) }
                " · " code { "greenroom verify" }
                " runs a JSON report again and compares every verdict and every count"
            }
        }
    }
}
