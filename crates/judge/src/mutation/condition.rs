//! A branch that is never taken: the condition of an `if` or `while` becomes false.

use std::ops::Range;

use super::rules::Change;
use super::{Code, Style};

/// Whether a condition ends before this token, outside all brackets.
fn ends(style: Style, text: &str) -> bool {
    match style {
        // `else` ends the condition of `a if c else b`, and `for` and `if`
        // that of a comprehension.
        Style::Colon => matches!(text, ":" | "else" | "for" | "if" | ")" | "]" | "}" | ","),
        Style::Brace => matches!(text, "{" | "=>"),
        Style::Parentheses => text == ")",
    }
}

/// The condition that begins after this token, as false.
pub(super) fn dropped(code: Code<'_>, index: usize, style: Style) -> Option<Change> {
    let word = code.text(index);
    if !matches!(word, "if" | "elif" | "while") {
        return None;
    }
    let first = match style {
        Style::Parentheses if code.text(index + 1) == "(" => index + 2,
        Style::Parentheses => return None,
        Style::Colon | Style::Brace => index + 1,
    };
    let range = condition(code, first, style)?;
    let text = &code.source[range.clone()];
    // `if let` binds names that the branch needs; the guard of a script is
    // no part of a solution.
    let keep = text.starts_with("let ") || text.contains("__name__");
    let false_word = if style == Style::Colon {
        "False"
    } else {
        "false"
    };
    (!keep && text != false_word).then(|| (range, false_word.to_owned()))
}

/// The bytes from a token to where the condition ends, outside all brackets.
fn condition(code: Code<'_>, first: usize, style: Style) -> Option<Range<usize>> {
    let start = code.tokens.get(first)?.range.start;
    let mut depth = 0_usize;
    for index in first..code.tokens.len() {
        let text = code.text(index);
        if depth == 0 && ends(style, text) {
            let last = code.tokens.get(index.checked_sub(1)?)?;
            return (index > first).then_some(start..last.range.end);
        }
        match text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.checked_sub(1)?,
            _ => {}
        }
    }
    None
}
