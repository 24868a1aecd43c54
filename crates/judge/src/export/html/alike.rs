//! Submissions that resemble each other, the shared parts side by side. Worded
//! as what it is: a reason to read both.

use maud::{Markup, html};

use super::budget::{Budget, file_start};
use super::code::Listing;
use super::{marks, table};
use crate::export::{GradedSet, text};
use crate::report::Report;
use crate::similarity::{LineRange, Pair, SharedBlock};

/// Pairs shown; the rest is counted.
const PAIRS: usize = 40;
/// Shared parts shown of a pair.
const BLOCKS: usize = 6;
/// Lines shown of a part.
const LINES: u32 = 60;

/// The section; nothing where no pair is much alike.
pub(super) fn section(set: &GradedSet, budget: &mut Budget) -> Markup {
    if set.similar.is_empty() {
        return html! {};
    }
    html! {
        section #alike aria-labelledby="alike-title" {
            h2 #alike-title { "Much alike" }
            p .muted {
                "These share more than the task and the starter explain, names, comments and \
                 values apart. It is a reason to read both, not a finding: people who learnt from \
                 the same page write alike."
            }
            @for pair in set.similar.iter().take(PAIRS) {
                (details(set, pair, budget))
            }
            @if set.similar.len() > PAIRS {
                p .muted { "and " (set.similar.len() - PAIRS) " more pairs, which the JSON report holds" }
            }
        }
    }
}

fn details(set: &GradedSet, pair: &Pair, budget: &mut Budget) -> Markup {
    budget.next_candidate();
    let (left, right) = (report(set, &pair.left), report(set, &pair.right));
    html! {
        details .pair {
            summary {
                span .title { (name(&pair.left)) " and " (name(&pair.right)) }
                (marks::bar(u64::from(pair.share_thousandths), 1000))
                span .points { (pair.share_thousandths / 10) " %" }
            }
            @if let (Some(left), Some(right)) = (left, right) {
                p {
                    a href={ "#" (table::anchor(set, left)) } { (name(&pair.left)) } " · "
                    a href={ "#" (table::anchor(set, right)) } { (name(&pair.right)) }
                }
                @for block in pair.blocks.iter().take(BLOCKS) {
                    (side_by_side(set, left, right, block, budget))
                }
            }
        }
    }
}

fn side_by_side(
    set: &GradedSet,
    left: &Report,
    right: &Report,
    block: &SharedBlock,
    budget: &mut Budget,
) -> Markup {
    html! {
        div .sides {
            (excerpt(set, left, &block.left, budget))
            (excerpt(set, right, &block.right, budget))
        }
    }
}

fn excerpt(set: &GradedSet, report: &Report, range: &LineRange, budget: &mut Budget) -> Markup {
    let content = report.submission.files.get(&range.file);
    let shown = content.map_or("", |content| file_start(content).0);
    let last = range.last.min(range.first.saturating_add(LINES - 1));
    let lexicon = set.presentation.lexicons.get(&report.submission.language);
    let lines = Listing::new(shown, lexicon).numbered(range.first.max(1) as usize, last as usize);
    html! {
        div {
            h5 {
                (name(&report.submission.name)) ", " code { (text::line_within(&range.file, 80)) }
                " " span .muted { (range.first) "–" (range.last) }
            }
            @if let Some(lines) = budget.admit(lines) {
                (lines)
            } @else {
                p .muted { "Left out, so that this page stays readable." }
            }
        }
    }
}

fn report<'set>(set: &'set GradedSet, name: &str) -> Option<&'set Report> {
    set.reports
        .iter()
        .find(|report| report.submission.name == name)
}

fn name(raw: &str) -> String {
    text::line_within(raw, 60)
}
