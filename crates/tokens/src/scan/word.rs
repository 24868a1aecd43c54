//! Names, keywords and numbers.

use super::Scanner;
use crate::Kind;

impl Scanner<'_> {
    /// Reads a name or keyword, if one begins here.
    pub(super) fn word(&mut self, next: char) -> bool {
        let rest = self.rest();
        let prefix = if self.table.begins_name(next) {
            self.name_prefix(rest).unwrap_or(0)
        } else {
            match self.name_prefix(rest) {
                Some(length) => length,
                None => return false,
            }
        };
        let name = &rest[prefix..];
        let end = name.find(|c| !self.table.continues_name(c));
        let length = prefix + end.unwrap_or(name.len());
        let kind = if prefix == 0 && self.table.is_keyword(&rest[..length]) {
            Kind::Keyword
        } else {
            Kind::Identifier
        };
        self.emit_bytes(kind, length);
        true
    }

    /// The length of what belongs to the name after it, if both stand here.
    fn name_prefix(&self, rest: &str) -> Option<usize> {
        let mut prefixes = self.table.lexicon.identifier_prefixes.iter();
        prefixes.find_map(|prefix| {
            let name = rest.strip_prefix(prefix.as_str())?;
            let begins = name
                .chars()
                .next()
                .is_some_and(|c| self.table.begins_name(c));
            (begins && !prefix.is_empty()).then_some(prefix.len())
        })
    }

    /// Reads a number, if one begins here: digits, letters and `_`, one point,
    /// and a sign after an exponent.
    pub(super) fn number(&mut self, next: char) -> bool {
        let rest = self.rest();
        let point_first = next == '.' && self.may_begin_with_point(rest);
        if !next.is_ascii_digit() && !point_first {
            return false;
        }
        let bytes = rest.as_bytes();
        let based = bytes[0] == b'0' && bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
        let mut seen_point = false;
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let after = bytes.get(at + 1).copied().unwrap_or(b' ');
            let taken = match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' => true,
                b'.' if !seen_point && !based => {
                    seen_point = true;
                    after.is_ascii_digit() || is_end_of_number(after)
                }
                b'+' | b'-' => {
                    !based
                        && at > 0
                        && matches!(bytes[at - 1], b'e' | b'E')
                        && after.is_ascii_digit()
                }
                _ => false,
            };
            if !taken {
                break;
            }
            at += 1;
        }
        self.emit_bytes(Kind::Number, at);
        true
    }

    /// `.5` is a number, and `pair.5` is not.
    fn may_begin_with_point(&self, rest: &str) -> bool {
        let digit_after = rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        let touches_value = self.tokens.last().is_some_and(|last| {
            let spelling = &self.text[last.range.clone()];
            let is_value = last.kind != Kind::Operator || matches!(spelling, ")" | "]" | ".");
            last.range.end == self.at && is_value
        });
        digit_after && !touches_value
    }
}

/// Whether a point before this byte ends a number, rather than begins a range
/// or a method's name.
fn is_end_of_number(after: u8) -> bool {
    !(after.is_ascii_alphabetic() || matches!(after, b'_' | b'.') || !after.is_ascii())
}
