//! How much of candidates' text a page takes in. Three hundred candidates may
//! each hand in a megabyte and print another; a browser has to open the page.

use maud::Markup;

use crate::export::text;

/// Bytes of a page that show candidates' text.
const PAGE_BYTES: usize = 32 << 20;
/// Bytes of a page that show the text of one candidate.
const CANDIDATE_BYTES: usize = 3 << 19;
/// Bytes shown of one file.
pub(super) const FILE_BYTES: usize = 64 << 10;
/// Lines shown of one file.
pub(super) const FILE_LINES: usize = 1_500;
/// Bytes shown of one field of a case.
pub(super) const FIELD_BYTES: usize = 4 << 10;

/// What is left to fill.
pub(super) struct Budget {
    page: usize,
    candidate: usize,
}

impl Budget {
    /// A page's whole budget.
    pub(super) fn page() -> Self {
        Self {
            page: PAGE_BYTES,
            candidate: CANDIDATE_BYTES,
        }
    }

    /// Begins the part of another candidate.
    pub(super) fn next_candidate(&mut self) {
        self.candidate = CANDIDATE_BYTES;
    }

    /// `shown`, if the page has room for it: measured as it stands in the page,
    /// where a character may be longer than the candidate wrote it.
    pub(super) fn admit(&mut self, shown: Markup) -> Option<Markup> {
        let bytes = shown.0.len();
        let fits = bytes <= self.page && bytes <= self.candidate;
        if fits {
            self.page -= bytes;
            self.candidate -= bytes;
        }
        fits.then_some(shown)
    }
}

/// The start of a file that is shown, and the bytes that are not.
pub(super) fn file_start(content: &str) -> (&str, usize) {
    let by_bytes = text::cut(content, FILE_BYTES);
    let shown = by_bytes
        .match_indices('\n')
        .nth(FILE_LINES - 1)
        .map_or(by_bytes, |(position, _)| &by_bytes[..=position]);
    (shown, content.len() - shown.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_cut_by_bytes_and_by_lines() {
        assert_eq!(file_start("a\nb\n"), ("a\nb\n", 0));
        assert_eq!(file_start(&"x".repeat(1 << 20)).0.len(), FILE_BYTES);
        let blank = "\n".repeat(10_000);
        let (shown, dropped) = file_start(&blank);
        assert_eq!((shown.len(), dropped), (FILE_LINES, 10_000 - FILE_LINES));
    }

    #[test]
    fn no_candidate_takes_the_page() {
        let text = |bytes| maud::PreEscaped("x".repeat(bytes));
        let mut budget = Budget::page();
        assert!(budget.admit(text(CANDIDATE_BYTES + 1)).is_none());
        let mut candidates = 0;
        while budget.admit(text(CANDIDATE_BYTES)).is_some() {
            assert!(budget.admit(text(1)).is_none());
            budget.next_candidate();
            candidates += 1;
        }
        assert_eq!(candidates, PAGE_BYTES / CANDIDATE_BYTES);
    }
}
