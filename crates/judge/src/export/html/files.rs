//! A candidate's files: what was changed in each, and each as a whole.

use std::collections::BTreeMap;

use maud::{Markup, html};
use tokens::Lexicon;

use super::budget::{Budget, file_start};
use super::code::Listing;
use super::diff::Diff;
use crate::export::{GradedSet, text};
use crate::report::Report;
use crate::shown;

/// Files shown; the rest is counted.
const FILES: usize = 40;

/// Every file of a submission.
pub(super) fn files(set: &GradedSet, report: &Report, budget: &mut Budget) -> Markup {
    let language = &report.submission.language;
    let lexicon = set.presentation.lexicons.get(language);
    let starter = set.presentation.starters.get(language);
    let files = &report.submission.files;
    html! {
        section .files aria-label="Files" {
            h4 { "Code" }
            @for (path, content) in files.iter().take(FILES) {
                (file(path, content, starter, lexicon, budget))
            }
            @if files.len() > FILES {
                p .muted { "and " (files.len() - FILES) " more files, which the JSON report holds" }
            }
        }
    }
}

fn file(
    path: &str,
    content: &str,
    starter: Option<&BTreeMap<String, String>>,
    lexicon: Option<&Lexicon>,
    budget: &mut Budget,
) -> Markup {
    let name = text::line_within(path, 120);
    let (shown, dropped) = file_start(content);
    let listing = Listing::new(shown, lexicon);
    let given = starter
        .and_then(|files| files.get(path))
        .map(|given| file_start(given).0);
    let changes = given.map(|given| (Diff::new(given, shown), Listing::new(given, lexicon)));
    let diff = changes.as_ref().map(|(diff, _)| diff);
    html! {
        div .file {
            p .path { code { (name) } (state(diff)) }
            @if let Some(views) = budget.admit(views(&listing, changes.as_ref())) {
                (views)
                @if dropped > 0 { (cut_note(dropped)) }
            } @else {
                (left_out(content.len()))
            }
        }
    }
}

/// The changes, where there are any, and the whole.
fn views(listing: &Listing, changes: Option<&(Diff, Listing)>) -> Markup {
    html! {
        @if let Some((diff, given)) = changes.filter(|(diff, _)| !diff.is_empty()) {
            details open {
                summary { "Changes against the starter" }
                (diff.markup(given, listing))
            }
        }
        (whole(listing, changes.is_none()))
    }
}

fn state(diff: Option<&Diff>) -> Markup {
    html! {
        @match diff {
            None => { span .badge { "new file" } }
            Some(diff) if diff.is_empty() => { span .badge { "as in the starter" } }
            Some(diff) => {
                span .added { "+" (diff.added) }
                span .removed { "−" (diff.removed) }
            }
        }
    }
}

fn whole(listing: &Listing, open: bool) -> Markup {
    let lines = listing.len();
    html! {
        details open[open] {
            summary {
                span { "Whole file, " (lines) @if lines == 1 { " line" } @else { " lines" } }
            }
            (listing.numbered(1, lines))
        }
    }
}

fn cut_note(dropped: usize) -> Markup {
    html! {
        p .muted {
            "The file is longer: " (shown::grouped(dropped as u64))
            " more bytes are in the JSON report."
        }
    }
}

fn left_out(bytes: usize) -> Markup {
    html! {
        p .muted {
            "Left out, so that this page stays readable: " (shown::grouped(bytes as u64))
            " bytes, which the JSON report holds."
        }
    }
}
