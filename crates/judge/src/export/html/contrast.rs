//! What was expected and what came, with the part marked in which they differ.

use maud::{Markup, html};

use super::code;

/// Two texts apart from their common beginning and end.
pub(super) struct Contrast<'text> {
    left: [&'text str; 3],
    right: [&'text str; 3],
}

impl<'text> Contrast<'text> {
    /// Compares character by character from both ends.
    pub(super) fn new(left: &'text str, right: &'text str) -> Self {
        let start: usize = left
            .chars()
            .zip(right.chars())
            .take_while(|(left, right)| left == right)
            .map(|(character, _)| character.len_utf8())
            .sum();
        let (left_rest, right_rest) = (&left[start..], &right[start..]);
        let end: usize = left_rest
            .chars()
            .rev()
            .zip(right_rest.chars().rev())
            .take_while(|(left, right)| left == right)
            .map(|(character, _)| character.len_utf8())
            .sum();
        // A common letter or two is chance: then the whole text differs.
        let alike = 2 * (start + end) >= left.len().min(right.len());
        let (start, end) = if alike { (start, end) } else { (0, 0) };
        let parts = |text: &'text str| {
            let middle = text.len() - end;
            [&text[..start], &text[start..middle], &text[middle..]]
        };
        Self {
            left: parts(left),
            right: parts(right),
        }
    }

    /// The first text.
    pub(super) fn left(&self) -> Markup {
        marked(self.left)
    }

    /// The second.
    pub(super) fn right(&self) -> Markup {
        marked(self.right)
    }
}

/// A text that differs as a whole needs no mark.
fn marked([start, middle, end]: [&str; 3]) -> Markup {
    html! {
        (code::plain(start))
        @if middle.is_empty() || (start.is_empty() && end.is_empty()) {
            (code::plain(middle))
        } @else {
            mark { (code::plain(middle)) }
        }
        (code::plain(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_is_what_differs() {
        let contrast = Contrast::new("[1, 2, 3]", "[1, 20, 3]");
        assert_eq!(contrast.left, ["[1, 2", "", ", 3]"]);
        assert_eq!(contrast.right, ["[1, 2", "0", ", 3]"]);
        let contrast = Contrast::new("aaé", "aaè");
        assert_eq!(contrast.right, ["aa", "è", ""]);
        let contrast = Contrast::new("true", "false");
        assert_eq!(contrast.right, ["", "false", ""]);
        let contrast = Contrast::new("aa", "a");
        assert_eq!(
            (contrast.left, contrast.right),
            (["a", "a", ""], ["a", "", ""])
        );
    }

    #[test]
    fn marks_are_escaped() {
        let contrast = Contrast::new("a<b", "a>b");
        assert_eq!(contrast.left().into_string(), "a<mark>&lt;</mark>b");
        assert_eq!(Contrast::new("x", "y").left().into_string(), "x");
    }
}
