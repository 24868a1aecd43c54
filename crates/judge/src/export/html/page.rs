//! The frame of the page: head, policy, and the order of its parts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::budget::Budget;
use super::{alike, candidate, plots, summary, table};
use crate::export::{GradedSet, text};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The whole page.
pub(super) fn page(set: &GradedSet) -> Markup {
    let title = text::line_within(&set.challenge.title, 200);
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="greenroom";
                title { (title) " – greenroom" }
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                (body(set))
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

fn body(set: &GradedSet) -> Markup {
    let mut budget = Budget::page();
    let cohort = set.reports.len() != 1;
    html! {
        (summary::header(set))
        main {
            @if cohort {
                (summary::figures(set))
                @if !set.reports.is_empty() {
                    (plots::plots(set))
                    (table::table(set))
                    (alike::section(set, &mut budget))
                }
            }
            (candidate::section(set, &mut budget))
        }
        (summary::footer(set))
    }
}

/// Nothing may load, and nothing may run but what this crate wrote.
fn policy() -> String {
    let hash = |content: &str| STANDARD.encode(Sha256::digest(content.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(STYLE),
        hash(SCRIPT)
    )
}
