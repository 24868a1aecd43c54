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
    // The diff repeats the code, so that a file counts twice.
    if !budget.take(shown.len() * 2) {
        return left_out(&name, content.len());
    }
    let listing = Listing::new(shown, lexicon);
    let given = starter
        .and_then(|files| files.get(path))
        .map(|given| file_start(given).0);
    let changes = given.map(|given| (Diff::new(given, shown), Listing::new(given, lexicon)));
    html! {
        div .file {
            p .path { code { (name) } (state(changes.as_ref().map(|(diff, _)| diff))) }
            @match &changes {
                Some((diff, given)) => {
                    @if !diff.is_empty() {
                        details open {
                            summary { "Changes against the starter" }
                            (diff.markup(given, &listing))
                        }
                    }
                    (whole(&listing, false))
                }
                None => {
                    (whole(&listing, true))
                }
            }
            @if dropped > 0 { (cut_note(dropped)) }
        }
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

fn left_out(name: &str, bytes: usize) -> Markup {
    html! {
        div .file {
            p .path { code { (name) } }
            p .muted {
                "Left out, so that this page stays readable: " (shown::grouped(bytes as u64))
                " bytes, which the JSON report holds."
            }
        }
    }
}
