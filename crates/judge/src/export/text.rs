//! Candidates' text made safe to look at: no escape sequence, no invisible
//! character, no length without bound.
//!
//! Terminal sequences go away, since they only colour. What could hide or
//! reorder text is made visible instead, because that it is there is news.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How far an operating-system command (`ESC ]` …) is searched for its end.
/// Without an end in sight only the escape character goes, so that an open
/// sequence cannot swallow the text behind it.
const LONGEST_STRING_SEQUENCE: usize = 4096;

/// `text` over several lines: sequences removed, tabs widened, line ends
/// unified, and what remains invisible shown by a visible stand-in.
pub(crate) fn block(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let plain = without_sequences(text);
    let mut characters = plain.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' => shown.push('\n'),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\t' => shown.push_str("    "),
            other => push_visible(&mut shown, other),
        }
    }
    shown
}

/// `text` as one line: like [`block`], with line ends and runs of white space
/// as a single space.
pub(crate) fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut spaces = false;
    for character in without_sequences(text).chars() {
        if character.is_whitespace() {
            spaces = !shown.is_empty();
            continue;
        }
        if spaces {
            shown.push(' ');
            spaces = false;
        }
        push_visible(&mut shown, character);
    }
    shown
}

/// [`line`] in at most `columns` of a terminal, cut with an ellipsis.
pub(crate) fn line_within(text: &str, columns: usize) -> String {
    // A character takes at most a few bytes and mostly a column, so that a long
    // text need not be cleaned whole; zero-width marks are shown in full.
    let prefix = cut(text, columns.saturating_mul(16));
    let whole = line(prefix);
    if prefix.len() == text.len() && width(&whole) <= columns {
        return whole;
    }
    let mut shown = String::new();
    let mut used = 1;
    for character in whole.chars() {
        used += character.width().unwrap_or(0);
        if used > columns {
            break;
        }
        shown.push(character);
    }
    shown.push('…');
    shown
}

/// The columns of a terminal that `text` takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// The start of `text`, at most `bytes` long, cut between characters.
pub(crate) fn cut(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// The end of `text`, at most `bytes` long, cut between characters.
pub(crate) fn tail(text: &str, bytes: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(bytes))..]
}

/// Whether a reader would not see `character`, or would see others in a wrong
/// order because of it.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}')
}

/// The stand-in for a character that [`is_unseen`]: its number, since fonts
/// that have a picture for it are rare.
pub(crate) fn stand_in(character: char) -> String {
    format!("<U+{:04X}>", u32::from(character))
}

fn push_visible(shown: &mut String, character: char) {
    if is_unseen(character) {
        shown.push_str(&stand_in(character));
    } else {
        shown.push(character);
    }
}

/// `text` without the terminal sequences of ECMA-48, in one pass.
pub(crate) fn without_sequences(text: &str) -> Cow<'_, str> {
    if !text.contains('\u{1B}') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('\u{1B}') {
        plain.push_str(&rest[..start]);
        let after = &rest[start + 1..];
        rest = &after[sequence_length(after)..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The bytes after an escape character that belong to its sequence.
fn sequence_length(after: &str) -> usize {
    let bytes = after.as_bytes();
    match bytes.first() {
        Some(b'[') => {
            let parameters = bytes[1..]
                .iter()
                .take_while(|byte| (0x20..=0x3F).contains(*byte))
                .count();
            let ends = bytes
                .get(1 + parameters)
                .is_some_and(|byte| (0x40..=0x7E).contains(byte));
            1 + parameters + usize::from(ends)
        }
        Some(b']' | b'P' | b'X' | b'^' | b'_') => string_sequence_length(bytes),
        Some(0x20..=0x7E) => 1,
        _ => 0,
    }
}

/// The length of a sequence that a bell or `ESC \` ends; 0 without an end.
fn string_sequence_length(bytes: &[u8]) -> usize {
    let within = &bytes[..bytes.len().min(LONGEST_STRING_SEQUENCE)];
    for (position, byte) in within.iter().enumerate() {
        match byte {
            0x07 => return position + 1,
            0x1B if within.get(position + 1) == Some(&b'\\') => return position + 2,
            0x1B | b'\n' => return 0,
            _ => {}
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_go_and_their_text_stays() {
        assert_eq!(without_sequences("\u{1B}[1;31mred\u{1B}[0m"), "red");
        assert_eq!(without_sequences("a\u{1B}]0;title\u{7}b"), "ab");
        assert_eq!(without_sequences("a\u{1B}]8;;x\u{1B}\\link"), "alink");
        assert_eq!(without_sequences("a\u{1B}cb"), "ab");
        assert_eq!(without_sequences("a\u{1B}"), "a");
        assert_eq!(without_sequences("a\u{1B}é"), "aé");
    }

    #[test]
    fn an_open_sequence_swallows_nothing() {
        assert_eq!(
            without_sequences("\u{1B}]0;title, and on"),
            "]0;title, and on"
        );
        assert_eq!(without_sequences("\u{1B}[31"), "");
        assert_eq!(without_sequences("\u{1B}[31é"), "é");
    }

    #[test]
    fn what_is_unseen_is_shown() {
        assert_eq!(line("a\0b\u{202E}c\u{9B}d"), "a<U+0000>b<U+202E>c<U+009B>d");
        assert_eq!(block("a\r\nb\rc\td"), "a\nb<U+000D>c    d");
    }

    #[test]
    fn lines_are_one_line_and_within_their_columns() {
        assert_eq!(line("  a\n\n b\t"), "a b");
        assert_eq!(line_within("abcdef", 6), "abcdef");
        assert_eq!(line_within("abcdefg", 6), "abcde…");
        assert_eq!(width(&line_within("日本語日本語", 6)), 5);
        assert_eq!(width(&line_within(&"\u{202E}".repeat(10_000), 30)), 30);
    }

    #[test]
    fn cuts_fall_between_characters() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(tail("éa", 2), "a");
        assert_eq!(tail("ab", 9), "ab");
    }

    #[test]
    fn a_flood_of_open_sequences_takes_linear_time() {
        // 4 KiB of look-ahead for each escape would be 4 GiB of reading if an
        // escape did not end the search of the one before.
        let flood = "\u{1B}]".repeat(1 << 20);
        assert_eq!(without_sequences(&flood).len(), 1 << 20);
        let spread = format!("\u{1B}]{}", "x".repeat(3)).repeat(1 << 18);
        assert_eq!(without_sequences(&spread).len(), 4 << 18);
    }
}
