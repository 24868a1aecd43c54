//! A statement that is left out: a call made for its effect, or an assignment
//! to a part of something.
//!
//! Leaving out what defines a name is of no interest, since every use of the
//! name would fail; neither is output that nobody judges.

use std::collections::BTreeMap;

use tokens::Kind;

use super::rules::Change;
use super::{Code, Style};

/// The statements that can be left out, by the place of their first token.
pub(super) fn dropped(code: Code<'_>, style: Style) -> BTreeMap<usize, Change> {
    let depths = depths(code);
    let mut changes = BTreeMap::new();
    for first in 0..code.tokens.len() {
        if !starts_with_a_value(code, first) || !begins(code, first, &depths, style) {
            continue;
        }
        let Some(last) = last(code, first, &depths, style) else {
            continue;
        };
        if has_an_effect(code, first, last, &depths, style) {
            let range = code.tokens[first].range.start..code.tokens[last].range.end;
            let nothing = if style == Style::Colon { "pass" } else { "" };
            changes.insert(first, (range, nothing.to_owned()));
        }
    }
    changes
}

/// How many brackets each token stands in; a bracket itself stands outside.
fn depths(code: Code<'_>) -> Vec<usize> {
    let mut depth = 0_usize;
    (0..code.tokens.len())
        .map(|index| match code.text(index) {
            "(" | "[" | "{" => {
                depth += 1;
                depth - 1
            }
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                depth
            }
            _ => depth,
        })
        .collect()
}

fn starts_with_a_value(code: Code<'_>, first: usize) -> bool {
    let text = code.text(first);
    let name = code.tokens[first].kind == Kind::Identifier || matches!(text, "self" | "this");
    // Printing, and macros such as `println!` and `assert!`.
    name && !matches!(text, "print" | "console") && code.text(first + 1) != "!"
}

fn begins(code: Code<'_>, first: usize, depths: &[usize], style: Style) -> bool {
    let before = code.before(first).map_or("", |(_, text)| text);
    match style {
        Style::Colon => depths[first] == 0 && on_a_new_line(code, first),
        Style::Brace | Style::Parentheses => matches!(before, "" | ";" | "{" | "}"),
    }
}

/// Whether a line ends between the token and the one before.
fn on_a_new_line(code: Code<'_>, index: usize) -> bool {
    let start = code.tokens[index].range.start;
    let end = index
        .checked_sub(1)
        .map_or(0, |before| code.tokens[before].range.end);
    index == 0 || code.source[end..start].contains('\n')
}

/// The last token of the statement, its semicolon included.
fn last(code: Code<'_>, first: usize, depths: &[usize], style: Style) -> Option<usize> {
    let here = depths[first];
    for (index, depth) in depths.iter().enumerate().skip(first + 1) {
        let text = code.text(index);
        match style {
            // A closing bracket may begin a line and still belong to it.
            Style::Colon => {
                let closes = matches!(text, ")" | "]" | "}");
                if *depth == here && !closes && on_a_new_line(code, index) {
                    return Some(index - 1);
                }
            }
            Style::Brace | Style::Parentheses => match text {
                ";" if *depth == here => return Some(index),
                "}" if *depth < here => return None,
                _ => {}
            },
        }
    }
    (style == Style::Colon && code.tokens.len() > first + 1).then(|| code.tokens.len() - 1)
}

fn has_an_effect(
    code: Code<'_>,
    first: usize,
    last: usize,
    depths: &[usize],
    style: Style,
) -> bool {
    let here = depths[first];
    let outside = |wanted: &str| {
        (first..=last).find(|index| depths[*index] == here && code.text(*index) == wanted)
    };
    // `name: type = value`, and `label: loop`.
    if outside(":").is_some() {
        return false;
    }
    if let Some(equals) = outside("=") {
        return (first..equals).any(|index| matches!(code.text(index), "." | "["));
    }
    let end = if style == Style::Colon {
        last
    } else {
        last - 1
    };
    code.text(end) == ")"
}
