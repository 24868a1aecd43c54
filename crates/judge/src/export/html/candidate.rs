//! One candidate at length: groups and cases, then the code.

use maud::{Markup, html};

use super::budget::Budget;
use super::{case, code, files, marks, table};
use crate::export::{GradedSet, figures, text};
use crate::report::Report;
use crate::shown;

/// Bytes shown of a compiler's messages.
const DIAGNOSTICS_BYTES: usize = 8 << 10;

/// Every candidate, folded; a single one unfolded.
pub(super) fn section(set: &GradedSet, budget: &mut Budget) -> Markup {
    let single = set.reports.len() == 1;
    html! {
        section #candidates aria-labelledby="candidates-title" {
            @if !single {
                div .toolbar {
                    h2 #candidates-title { "One by one" }
                    div .scripted {
                        button #unfold .quiet type="button" { "Unfold all" }
                        button #fold .quiet type="button" { "Fold all" }
                    }
                }
            } @else {
                h2 #candidates-title .hidden { "The submission" }
            }
            @for report in figures::ranked(&set.reports) {
                (candidate(set, report, single, budget))
            }
        }
    }
}

fn candidate(set: &GradedSet, report: &Report, single: bool, budget: &mut Budget) -> Markup {
    budget.next_candidate();
    html! {
        details .candidate #(table::anchor(set, report)) open[single] {
            summary {
                h3 { (text::line_within(&report.submission.name, 80)) }
                (marks::verdict(report.verdict))
                span .points { strong { (report.score) } "/" (report.points) }
                span .marks { @for group in &report.groups { (marks::group(Some(group))) } }
                span .cost { (marks::cost(report)) }
                span .muted .language { (report.submission.language) }
            }
            div .body {
                (notes(report))
                (diagnostics(report, budget))
                div .groups { @for group in &report.groups { (case::group(group, budget)) } }
                (files::files(set, report, budget))
                (facts(report))
                @if !single { p .back { a href="#table" { "Back to the table" } } }
            }
        }
    }
}

fn notes(report: &Report) -> Markup {
    html! {
        @for note in report.notes.iter().take(20) {
            p .note { (text::line_within(note, 1_000)) }
        }
    }
}

fn diagnostics(report: &Report, budget: &mut Budget) -> Markup {
    let shown = text::cut(report.diagnostics.trim_end(), DIAGNOSTICS_BYTES);
    html! {
        @if let Some(shown) = budget.admit(code::plain(shown)).filter(|shown| !shown.0.is_empty()) {
            div .field .wide {
                h5 { "Compiler" }
                pre tabindex="0" { (shown) }
            }
        }
    }
}

/// What the verdicts stand on.
fn facts(report: &Report) -> Markup {
    html! {
        dl .facts {
            div { dt { "Runtime" } dd { (text::line_within(&report.runtime.version, 120)) } }
            div { dt { "Operations" } dd { (shown::grouped(report.fuel)) } }
            (digest("Report", &report.digest))
            (digest("Submission", &report.submission.digest))
            (digest("Runtime digest", &report.runtime.digest))
        }
    }
}

fn digest(title: &str, digest: &str) -> Markup {
    html! {
        div { dt { (title) } dd { code { (text::line_within(digest, 80)) } } }
    }
}
