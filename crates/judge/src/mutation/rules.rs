//! What a single token may be changed to.

use std::ops::Range;

use tokens::Kind;

use super::Code;

/// A replacement of some bytes.
pub(super) type Change = (Range<usize>, String);

/// Operators with a value on either side, and what they are mistaken for.
const BINARY: [(&str, &[&str]); 27] = [
    ("<", &["<=", ">"]),
    ("<=", &["<", "=="]),
    (">", &[">=", "<"]),
    (">=", &[">", "=="]),
    ("==", &["!="]),
    ("!=", &["=="]),
    ("===", &["!=="]),
    ("!==", &["==="]),
    ("+", &["-"]),
    ("-", &["+"]),
    ("*", &["+"]),
    ("/", &["*"]),
    ("//", &["*"]),
    ("%", &["+"]),
    ("**", &["*"]),
    ("&&", &["||"]),
    ("||", &["&&"]),
    ("&", &["|"]),
    ("|", &["&"]),
    ("^", &["&"]),
    ("<<", &[">>"]),
    (">>", &["<<"]),
    ("+=", &["-="]),
    ("-=", &["+="]),
    ("*=", &["+="]),
    ("/=", &["*="]),
    ("??", &["&&"]),
];

/// Range operators stand without space around them.
const RANGES: [(&str, &str); 2] = [("..=", ".."), ("..", "..=")];

/// Words and what they are mistaken for.
const WORDS: [(&str, &str); 16] = [
    ("and", "or"),
    ("or", "and"),
    ("True", "False"),
    ("False", "True"),
    ("true", "false"),
    ("false", "true"),
    ("break", "continue"),
    ("continue", "break"),
    ("min", "max"),
    ("max", "min"),
    ("any", "all"),
    ("all", "any"),
    ("some", "every"),
    ("every", "some"),
    ("floor", "ceil"),
    ("ceil", "floor"),
];

/// Everything that the token may be changed to.
pub(super) fn changes(code: Code<'_>, index: usize) -> Vec<Change> {
    let Some(token) = code.tokens.get(index) else {
        return Vec::new();
    };
    let range = token.range.clone();
    match token.kind {
        Kind::Operator => operator(code, index, &range),
        Kind::Keyword | Kind::Identifier => word(code, index, &range),
        Kind::Number => number(code, index, &range),
        Kind::Comment | Kind::String => Vec::new(),
    }
}

fn operator(code: Code<'_>, index: usize, range: &Range<usize>) -> Vec<Change> {
    let text = code.text(index);
    if text == "!" {
        return negation(code, index, range);
    }
    if let Some((_, other)) = RANGES.iter().find(|(operator, _)| *operator == text) {
        let to_an_end = starts_a_value(code, index + 1);
        return change_if(to_an_end, range, other);
    }
    if text == "-" && !after_a_value(code, index) && starts_a_value(code, index + 1) {
        return vec![(range.clone(), String::new())];
    }
    // Space on both sides is what formatters give binary operators, and never
    // the brackets of generics, references or the bars of closures.
    if !code.spaced(index) || !after_a_value(code, index) {
        return Vec::new();
    }
    BINARY
        .iter()
        .filter(|(operator, _)| *operator == text)
        .flat_map(|(_, others)| others.iter())
        .map(|other| (range.clone(), (*other).to_owned()))
        .collect()
}

/// `!x` loses its `!`; that of `vec![]` is no operator.
fn negation(code: Code<'_>, index: usize, range: &Range<usize>) -> Vec<Change> {
    let macro_call = index > 0
        && matches!(
            code.tokens[index - 1].kind,
            Kind::Identifier | Kind::Keyword
        )
        && code.tokens[index - 1].range.end == range.start;
    let attribute = code.text(index + 1) == "[" && code.text(index.wrapping_sub(1)) == "#";
    change_if(!macro_call && !attribute, range, "")
}

fn word(code: Code<'_>, index: usize, range: &Range<usize>) -> Vec<Change> {
    let text = code.text(index);
    let token = &code.tokens[index];
    if text == "not" && token.kind == Kind::Keyword {
        return vec![(range.clone(), String::new())];
    }
    // As names these are only of interest where they are called.
    let called = token.kind == Kind::Keyword || code.text(index + 1) == "(";
    WORDS
        .iter()
        .filter(|(word, _)| *word == text && called)
        .map(|(_, other)| (range.clone(), (*other).to_owned()))
        .collect()
}

/// A whole decimal number becomes one more and one less.
fn number(code: Code<'_>, index: usize, range: &Range<usize>) -> Vec<Change> {
    let text = code.text(index);
    let field_of_a_tuple = code.before(index).is_some_and(|(_, text)| text == ".");
    let length = text
        .find(|character: char| !character.is_ascii_digit() && character != '_')
        .unwrap_or(text.len());
    let (digits, suffix) = text.split_at(length);
    let leading_zero = digits.len() > 1 && digits.starts_with('0');
    let whole = !suffix.contains('.') && !suffix.starts_with(['e', 'E', 'x', 'b', 'o']);
    let Ok(value) = digits.replace('_', "").parse::<u64>() else {
        return Vec::new();
    };
    if field_of_a_tuple || leading_zero || !whole {
        return Vec::new();
    }
    [value.checked_add(1), value.checked_sub(1)]
        .into_iter()
        .flatten()
        .map(|value| (range.clone(), format!("{value}{suffix}")))
        .collect()
}

fn change_if(condition: bool, range: &Range<usize>, replacement: &str) -> Vec<Change> {
    if condition {
        vec![(range.clone(), replacement.to_owned())]
    } else {
        Vec::new()
    }
}

/// Whether the token before ends a value, so that an operator here is binary.
fn after_a_value(code: Code<'_>, index: usize) -> bool {
    code.before(index).is_some_and(|(kind, text)| match kind {
        Kind::Identifier | Kind::Number | Kind::String => true,
        Kind::Keyword => matches!(
            text,
            "self" | "this" | "True" | "False" | "None" | "true" | "false" | "null"
        ),
        Kind::Operator => matches!(text, ")" | "]" | "}"),
        Kind::Comment => false,
    })
}

/// Whether the token begins a value, as after `..` or a sign.
fn starts_a_value(code: Code<'_>, index: usize) -> bool {
    code.tokens
        .get(index)
        .is_some_and(|token| match token.kind {
            Kind::Identifier | Kind::Number => true,
            Kind::Operator => code.text(index) == "(",
            Kind::Keyword => matches!(code.text(index), "self" | "this"),
            Kind::String | Kind::Comment => false,
        })
}
