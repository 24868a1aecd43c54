//! The cohort at a glance: a row for each candidate, a column for each group.
//! Scripts sort and filter it; without them it is ranked by score.

use maud::{Markup, html};
use protocol::Verdict;

use super::marks;
use crate::export::figures::{self, GroupState};
use crate::export::{GradedSet, text};
use crate::report::Report;

/// The table with what filters it.
pub(super) fn table(set: &GradedSet) -> Markup {
    let names = figures::group_names(&set.reports);
    html! {
        section #table aria-labelledby="table-title" {
            div .toolbar {
                h2 #table-title { "Candidates" }
                (filters(set))
            }
            div .scroll tabindex="0" role="region" aria-labelledby="table-title" {
                table .cohort {
                    (head(&names))
                    tbody {
                        @for report in figures::ranked(&set.reports) {
                            (row(set, report, &names))
                        }
                    }
                }
            }
            p #no-match .muted hidden { "No candidate matches." }
        }
    }
}

fn filters(set: &GradedSet) -> Markup {
    html! {
        div .filters .scripted {
            @for (verdict, count) in figures::verdict_counts(&set.reports) {
                button .chip .(marks::tone(verdict)) type="button" aria-pressed="false"
                    data-verdict=(verdict.code()) title={ "Show only: " (verdict.words()) } {
                    (verdict.code()) " " span { (count) }
                }
            }
            label {
                span .hidden { "Filter candidates" }
                input #filter type="search" placeholder="Filter" autocomplete="off";
            }
            output #shown .muted for="filter" aria-live="polite" {}
        }
    }
}

fn head(names: &[&str]) -> Markup {
    html! {
        thead {
            tr {
                (column("Candidate", "text", "", "none"))
                (column("Language", "text", "", "none"))
                (column("Verdict", "number", "", "none"))
                (column("Score", "number", "right", "descending"))
                @for name in names {
                    (group_column(name))
                }
                (column("Cost", "number", "cost", "none"))
                (column("First failing case", "text", "", "none"))
            }
        }
    }
}

fn column(title: &str, kind: &str, class: &str, sorted: &str) -> Markup {
    html! {
        th .(class) scope="col" aria-sort=(sorted) data-kind=(kind) {
            button type="button" { (title) }
        }
    }
}

fn group_column(name: &str) -> Markup {
    html! {
        th .group scope="col" aria-sort="none" data-kind="number" title=(text::line_within(name, 200)) {
            button type="button" { span { (text::line_within(name, 22)) } }
        }
    }
}

fn row(set: &GradedSet, report: &Report, names: &[&str]) -> Markup {
    let failure = text::line_within(&figures::first_failure(report), 200);
    html! {
        tr data-verdict=(report.verdict.code()) data-candidate=(anchor(set, report)) {
            th .name scope="row" {
                a href={ "#" (anchor(set, report)) } { (text::line_within(&report.submission.name, 60)) }
            }
            td { (report.submission.language) }
            td data-value=(worst_last(report.verdict)) { (marks::verdict(report.verdict)) }
            td .right data-value=(report.score) {
                span .score { (report.score) }
                (marks::bar(report.score, report.points))
            }
            @for name in names {
                @let group = figures::group(report, name);
                td .group data-value=[group.map(|group| group_rank(GroupState::of(group)))] {
                    (marks::group(group))
                }
            }
            td .cost data-value=[figures::cost_ratio(report)] { (marks::cost(report)) }
            td .failure title=(failure) { (failure) }
        }
    }
}

/// The place of a verdict in a sorted column.
fn worst_last(verdict: Verdict) -> usize {
    Verdict::ALL
        .iter()
        .position(|other| *other == verdict)
        .unwrap_or_default()
}

/// The place of a state in a sorted column.
fn group_rank(state: GroupState) -> u8 {
    match state {
        GroupState::NotJudged => 0,
        GroupState::Skipped | GroupState::Withheld => 1,
        GroupState::Failed => 2,
        GroupState::Partial => 3,
        GroupState::Passed => 4,
    }
}

/// The id of a candidate's part of the page: by place, since names are chosen
/// by candidates.
pub(super) fn anchor(set: &GradedSet, report: &Report) -> String {
    let place = set
        .reports
        .iter()
        .position(|other| std::ptr::eq(other, report))
        .unwrap_or_default();
    format!("candidate-{}", place + 1)
}
