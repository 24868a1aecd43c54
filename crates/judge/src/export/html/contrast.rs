//! What was expected and what came, with the part marked in which they differ.

use maud::{Markup, PreEscaped, html};

use super::code;

/// How the judge spells that any result would do.
const ANYTHING: &str = "anything";

/// Both texts with marks: the first, then the second.
///
/// Several lines are the results of several calls, so that each is held
/// against its own; a single line is marked from its first to its last
/// difference.
pub(super) fn contrast(expected: &str, got: &str) -> (Markup, Markup) {
    if expected.contains('\n') || got.contains('\n') {
        (by_line(expected, got), by_line(got, expected))
    } else {
        let parts = Middle::of(expected, got);
        (parts.marked(expected), parts.marked(got))
    }
}

/// `text` with the lines marked that differ from those of `other`.
fn by_line(text: &str, other: &str) -> Markup {
    let mut others = other.lines();
    html! {
        @for (index, line) in text.lines().enumerate() {
            @if index > 0 { "\n" }
            @if differs(line, others.next()) {
                mark { (code::plain(line)) }
            } @else {
                (code::plain(line))
            }
        }
    }
}

/// A line without a counterpart was not reached, which is no difference.
fn differs(line: &str, other: Option<&str>) -> bool {
    other.is_some_and(|other| line != other && line != ANYTHING && other != ANYTHING)
}

/// How many bytes two texts share at their beginnings and ends.
#[derive(Debug, PartialEq, Eq)]
struct Middle {
    start: usize,
    end: usize,
}

impl Middle {
    fn of(left: &str, right: &str) -> Self {
        let start = common(left.chars(), right.chars());
        let end = common(left[start..].chars().rev(), right[start..].chars().rev());
        // A common letter or two is chance: then the whole text differs.
        let alike = 2 * (start + end) >= left.len().min(right.len());
        if alike {
            Self { start, end }
        } else {
            Self { start: 0, end: 0 }
        }
    }

    fn marked(&self, text: &str) -> Markup {
        let (start, rest) = text.split_at(self.start);
        let (middle, end) = rest.split_at(rest.len() - self.end);
        // A text that differs as a whole needs no mark.
        if middle.is_empty() || (start.is_empty() && end.is_empty()) {
            return code::plain(text);
        }
        let parts = [start, middle, end].map(|part| code::plain(part).0);
        PreEscaped(format!("{}<mark>{}</mark>{}", parts[0], parts[1], parts[2]))
    }
}

/// The bytes of the characters that two sequences begin with.
fn common(left: impl Iterator<Item = char>, right: impl Iterator<Item = char>) -> usize {
    left.zip(right)
        .take_while(|(left, right)| left == right)
        .map(|(character, _)| character.len_utf8())
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(expected: &str, got: &str) -> (String, String) {
        let (expected, got) = contrast(expected, got);
        (expected.into_string(), got.into_string())
    }

    #[test]
    fn the_middle_is_what_differs() {
        let (expected, got) = shown("[1, 2, 3]", "[1, 20, 3]");
        assert_eq!(expected, "[1, 2, 3]");
        assert_eq!(got, "[1, 2<mark>0</mark>, 3]");
        assert_eq!(shown("aaé", "aaè").1, "aa<mark>è</mark>");
        assert_eq!(shown("true", "false").1, "false");
        assert_eq!(Middle::of("aa", "a"), Middle { start: 1, end: 0 });
    }

    #[test]
    fn results_of_several_calls_are_held_against_each_other() {
        let (expected, got) = shown("anything\ntrue\nfalse\ntrue", "null\ntrue\n<b>");
        assert_eq!(expected, "anything\ntrue\n<mark>false</mark>\ntrue");
        assert_eq!(got, "null\ntrue\n<mark>&lt;b&gt;</mark>");
    }

    #[test]
    fn marks_are_escaped() {
        assert_eq!(shown("a<b", "a>b").0, "a<mark>&lt;</mark>b");
    }
}
