//! What a candidate changed in a starter file, with the colours of the code.

use maud::{Markup, html};
use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

use super::code::Listing;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// The difference between two texts, each no longer than a shown file.
pub(super) struct Diff {
    hunks: Vec<Vec<DiffOp>>,
    /// Lines added.
    pub(super) added: usize,
    /// Lines removed.
    pub(super) removed: usize,
}

impl Diff {
    /// Compares by lines; the end of a line is no difference.
    pub(super) fn new(before: &str, after: &str) -> Self {
        let before: Vec<&str> = before.lines().collect();
        let after: Vec<&str> = after.lines().collect();
        let operations = capture_diff_slices(Algorithm::Patience, &before, &after);
        let changed = |operation: &&DiffOp| !matches!(operation, DiffOp::Equal { .. });
        let changes = operations.iter().filter(changed);
        let removed = changes.clone().map(|change| change.old_range().len()).sum();
        let added = changes.map(|change| change.new_range().len()).sum();
        Self {
            hunks: group_diff_ops(operations, CONTEXT),
            added,
            removed,
        }
    }

    /// Whether the texts are the same.
    pub(super) fn is_empty(&self) -> bool {
        self.hunks.is_empty()
    }

    /// The changed parts, numbered as in both texts.
    pub(super) fn markup(&self, before: &Listing, after: &Listing) -> Markup {
        html! {
            pre .code .diff tabindex="0" {
                @for (index, hunk) in self.hunks.iter().enumerate() {
                    @if index > 0 { span .fold { "⋯\n" } }
                    @for operation in hunk { (lines(operation, before, after)) }
                }
            }
        }
    }
}

fn lines(operation: &DiffOp, before: &Listing, after: &Listing) -> Markup {
    let (old, new) = (operation.old_range(), operation.new_range());
    html! {
        @if matches!(operation, DiffOp::Equal { .. }) {
            @for (old, new) in old.zip(new) {
                span .l data-n=(gutter(Some(old), Some(new))) { (after.line(new)) "\n" }
            }
        } @else {
            @for old in old {
                del .l data-n=(gutter(Some(old), None)) { (before.line(old)) "\n" }
            }
            @for new in new {
                ins .l data-n=(gutter(None, Some(new))) { (after.line(new)) "\n" }
            }
        }
    }
}

/// The numbers of a line in both texts and its sign, in columns.
fn gutter(old: Option<usize>, new: Option<usize>) -> String {
    let number =
        |index: Option<usize>| index.map_or(String::new(), |index| (index + 1).to_string());
    let sign = match (old, new) {
        (Some(_), None) => '−',
        (None, Some(_)) => '+',
        _ => ' ',
    };
    format!("{:>4} {:>4} {sign}", number(old), number(new))
}
