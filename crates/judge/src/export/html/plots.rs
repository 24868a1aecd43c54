//! How scores, costs and groups are spread over the cohort, as drawings that
//! need no script.

mod costs;
mod scores;

use maud::{Markup, html};

use super::marks;
use crate::export::figures::{self, GroupState};
use crate::export::{GradedSet, text};

/// The drawings side by side.
pub(super) fn plots(set: &GradedSet) -> Markup {
    html! {
        section .plots aria-label="Distributions" {
            (scores::plot(set))
            (costs::plot(set))
            (groups(set))
        }
    }
}

/// For each group how many passed it: where the challenge separates people.
fn groups(set: &GradedSet) -> Markup {
    let total = set.reports.len() as u64;
    html! {
        figure {
            figcaption { "Groups passed" }
            dl .passed {
                @for name in figures::group_names(&set.reports) {
                    @let passed = passed(set, name);
                    div {
                        dt title=(text::line_within(name, 200)) { (text::line_within(name, 40)) }
                        dd { (marks::bar(passed, total)) span { (passed) " of " (total) } }
                    }
                }
            }
        }
    }
}

fn passed(set: &GradedSet, name: &str) -> u64 {
    let groups = set
        .reports
        .iter()
        .filter_map(|report| figures::group(report, name));
    groups
        .filter(|group| GroupState::of(group) == GroupState::Passed)
        .count() as u64
}
