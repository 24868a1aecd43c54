//! A group's cases: one line each, and for those that failed what a person
//! needs to see why.

use maud::{Markup, html};
use protocol::Verdict;

use super::budget::{Budget, FIELD_BYTES};
use super::contrast::contrast;
use super::{code, marks};
use crate::export::figures::{self, GroupState};
use crate::export::{checks, text};
use crate::report::{CaseReport, GroupReport};
use crate::shown;

/// Cases listed of one group; the rest is counted.
const CASES: usize = 200;

/// A group with its cases, open if one of them failed.
pub(super) fn group(group: &GroupReport, budget: &mut Budget) -> Markup {
    let state = GroupState::of(group);
    html! {
        details .group open[group.cases.iter().any(figures::is_failure)] {
            summary {
                span .mark .(marks::group_tone(state)) aria-hidden="true" { (state.mark()) }
                span .title { (text::line_within(&group.name, 80)) }
                span .muted { (remarks(group, state)) }
                @if !group.visible { span .badge { "hidden" } }
                @if group.guest_judged { span .badge { "guest-judged" } }
                span .points { (group.score) "/" (group.points) }
            }
            @if !group.cases.is_empty() {
                ul .cases {
                    @for case in group.cases.iter().take(CASES) { (line(case, budget)) }
                }
            }
            @if group.cases.len() > CASES {
                p .muted { "and " (group.cases.len() - CASES) " more cases, which the JSON report holds" }
            }
        }
    }
}

/// The state of a group in words.
fn remarks(group: &GroupReport, state: GroupState) -> String {
    let mut remarks = match state {
        GroupState::Skipped => format!(
            "skipped, since it depends on {}",
            text::line_within(&group.skipped_for.join(", "), 80)
        ),
        GroupState::NotJudged => "not judged, through a fault of ours".to_owned(),
        _ if group.cases.is_empty() => state.words().to_owned(),
        _ => {
            let passed = group
                .cases
                .iter()
                .filter(|case| case.verdict == Verdict::Ac)
                .count();
            format!("{passed} of {} cases", group.cases.len())
        }
    };
    if let Some(growth) = group.growth_thousandths {
        let sign = if growth < 0 { "−" } else { "" };
        let size = figures::ratio_text(growth.unsigned_abs());
        remarks.push_str(&format!(", cost grows as n^{sign}{size}"));
    }
    remarks
}

fn line(case: &CaseReport, budget: &mut Budget) -> Markup {
    html! {
        li {
            div .case {
                (marks::verdict(case.verdict))
                span .title { (text::line_within(&case.name, 160)) }
                span .cost {
                    @if let Some(fuel) = case.fuel { span .muted { (marks::operations(fuel)) } }
                    @if let Some(ratio) = figures::case_ratio(case) {
                        (marks::ratio_text(ratio)) (marks::cost_bar(ratio))
                    }
                    @if case.memory_bytes > 0 { span .muted .memory { (marks::memory(case.memory_bytes)) } }
                }
            }
            @if figures::is_failure(case) { (failure(case, budget)) }
        }
    }
}

fn failure(case: &CaseReport, budget: &mut Budget) -> Markup {
    html! {
        div .failure {
            p .reason { (text::line_within(&checks::reason(case), 2_000)) }
            div .fields {
                (field("Input", &case.input, "", budget))
                (answers(case, budget))
                (field("Standard output", &case.stdout, "wide", budget))
                (field("Standard error", &case.stderr, "wide", budget))
            }
        }
    }
}

/// What was expected and what came, their difference marked where both are short.
fn answers(case: &CaseReport, budget: &mut Budget) -> Markup {
    let (expected, got) = (case.expected.trim_end(), case.got.trim_end());
    let comparable = [expected, got]
        .iter()
        .all(|side| !side.is_empty() && side.len() <= 2 * FIELD_BYTES);
    if !comparable {
        return html! {
            (field("Expected", expected, "good", budget))
            (field("Got", got, "bad", budget))
        };
    }
    let (expected, got) = contrast(expected, got);
    html! {
        (block("Expected", "good", expected, budget))
        (block("Got", "bad", got, budget))
    }
}

/// One titled text; nothing if it is empty.
fn field(title: &str, raw: &str, class: &str, budget: &mut Budget) -> Markup {
    let raw = raw.trim_end();
    if raw.is_empty() {
        return html! {};
    }
    block(title, class, shortened(raw), budget)
}

fn block(title: &str, class: &str, content: Markup, budget: &mut Budget) -> Markup {
    html! {
        div .field .(class) {
            h5 { (title) }
            @if let Some(content) = budget.admit(content) {
                pre tabindex="0" { (content) }
            } @else {
                p .muted { "Left out, so that this page stays readable; the JSON report holds it." }
            }
        }
    }
}

/// A text within its bound. A long one keeps its end as well, where programs
/// say what went wrong.
fn shortened(raw: &str) -> Markup {
    if raw.len() <= 2 * FIELD_BYTES {
        return code::plain(raw);
    }
    let (start, end) = (text::cut(raw, FIELD_BYTES), text::tail(raw, FIELD_BYTES));
    let between = raw.len() - start.len() - end.len();
    html! {
        (code::plain(start))
        span .fold { "\n⋯ " (shown::grouped(between as u64)) " bytes left out ⋯\n" }
        (code::plain(end))
    }
}
