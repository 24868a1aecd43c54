//! Strings, with or without code inside, characters and regular expressions.

use super::table::{Opened, count_fences};
use super::{Frame, Scanner};
use crate::{Kind, StringForm};

/// How far a character literal's escape is looked at: `'\u{10FFFF}'`.
const MAXIMUM_CHARACTER: usize = 12;

impl Scanner<'_> {
    /// Goes on with a string whose inner code ends here.
    pub(super) fn resume_string(&mut self) -> bool {
        let Some(frame) = self.frames.last().filter(|frame| frame.depth == 0) else {
            return false;
        };
        let Some(inner) = &self.table.lexicon.strings[frame.form].interpolation else {
            return false;
        };
        if !self.rest().starts_with(inner.close.as_str()) {
            return false;
        }
        let opened = Opened {
            form: frame.form,
            length: inner.close.len(),
            fences: frame.fences,
        };
        self.frames.pop();
        self.string_from(&opened);
        true
    }

    /// Reads a string or a character, if one begins here.
    pub(super) fn literal(&mut self) -> bool {
        let Some(opened) = self.table.opened(self.rest()) else {
            return false;
        };
        let form = &self.table.lexicon.strings[opened.form];
        if !form.character {
            self.string_from(&opened);
            return true;
        }
        match character_length(self.rest(), opened.length, form) {
            Some(length) => {
                self.emit_bytes(Kind::String, length);
                true
            }
            None => false,
        }
    }

    /// Reads a string up to its end, to code inside it, or to where it is
    /// given up.
    fn string_from(&mut self, opened: &Opened) {
        let form = &self.table.lexicon.strings[opened.form];
        let start = self.at;
        let mut at = start + opened.length;
        while let Some(next) = self.text[at..].chars().next() {
            let inside = &self.text[at..];
            if !form.escape.is_empty() && inside.starts_with(form.escape.as_str()) {
                at += escaped_length(inside, &form.escape);
            } else if let Some(length) = closing(inside, form, opened.fences) {
                if form.doubled && inside[length..].starts_with(form.close.as_str()) {
                    at += 2 * length;
                } else {
                    self.emit(Kind::String, start..at + length);
                    return;
                }
            } else if next == '\n' && !form.multiline {
                self.emit(Kind::String, start..at);
                return;
            } else if let Some((length, is_code)) = interpolated(inside, form) {
                at += length;
                if is_code {
                    self.frames.push(Frame {
                        form: opened.form,
                        fences: opened.fences,
                        depth: 0,
                    });
                    self.emit(Kind::String, start..at);
                    return;
                }
            } else {
                at += next.len_utf8();
            }
        }
        self.emit(Kind::String, start..self.text.len());
    }

    /// Reads a regular expression, if one can stand here and is finished on
    /// its line.
    pub(super) fn regex(&mut self) -> bool {
        let rest = self.rest();
        let forms = &self.table.lexicon.regexes;
        let begins = |open: &str| !open.is_empty() && rest.starts_with(open);
        let Some(form) = forms.iter().find(|form| begins(&form.open)) else {
            return false;
        };
        if self.at < self.no_regex_before || self.follows_value(&form.not_after) {
            return false;
        }
        match regex_length(rest, form) {
            Ok(length) => {
                let flags = rest[length..].chars().take_while(char::is_ascii_alphabetic);
                let length = length + flags.count();
                self.emit_bytes(Kind::String, length);
                true
            }
            Err(looked_at) => {
                self.no_regex_before = self.at + looked_at;
                false
            }
        }
    }

    fn follows_value(&self, not_after: &[String]) -> bool {
        let mut before = self.tokens.iter().rev();
        let Some(last) = before.find(|token| token.kind != Kind::Comment) else {
            return false;
        };
        match last.kind {
            Kind::Identifier | Kind::Number => true,
            // A piece of a string with code after it is no value yet.
            Kind::String => self.frames.is_empty() || self.after_whole_string(last.range.end),
            Kind::Keyword | Kind::Operator | Kind::Comment => {
                let spelling = &self.text[last.range.clone()];
                not_after.iter().any(|text| text == spelling)
            }
        }
    }

    /// Whether the string that ends here is finished, rather than open for
    /// the code of the innermost frame.
    fn after_whole_string(&self, end: usize) -> bool {
        let Some(frame) = self.frames.last() else {
            return true;
        };
        let inner = &self.table.lexicon.strings[frame.form].interpolation;
        !inner
            .as_ref()
            .is_some_and(|inner| self.text[..end].ends_with(inner.open.as_str()))
    }
}

/// How long an escape with the character after it is.
fn escaped_length(inside: &str, escape: &str) -> usize {
    let next = inside[escape.len()..].chars().next();
    escape.len() + next.map_or(0, char::len_utf8)
}

/// The length of the end of a string, if it stands here.
fn closing(inside: &str, form: &StringForm, fences: usize) -> Option<usize> {
    let Some((fence, (before, after))) = form
        .fence
        .and_then(|fence| Some((fence, form.close.split_once(fence)?)))
    else {
        return inside
            .starts_with(form.close.as_str())
            .then_some(form.close.len());
    };
    let rest = inside.strip_prefix(before)?;
    let found = count_fences(rest, fence);
    if found < fences || (found > fences && !after.is_empty()) {
        return None;
    }
    let width = fences * fence.len_utf8();
    rest[width..]
        .starts_with(after)
        .then_some(before.len() + width + after.len())
}

/// Where code begins inside a string: how much to pass, and whether it does
/// or is only written twice.
fn interpolated(inside: &str, form: &StringForm) -> Option<(usize, bool)> {
    let inner = form.interpolation.as_ref()?;
    let rest = inside.strip_prefix(inner.open.as_str())?;
    if inner.open.is_empty() || inner.close.is_empty() {
        return None;
    }
    if inner.doubled && rest.starts_with(inner.open.as_str()) {
        return Some((2 * inner.open.len(), false));
    }
    Some((inner.open.len(), true))
}

/// The length of a literal of exactly one character or escape.
fn character_length(rest: &str, open: usize, form: &StringForm) -> Option<usize> {
    let inside = rest.get(open..)?;
    let close = form.close.as_str();
    if form.escape.is_empty() || !inside.starts_with(form.escape.as_str()) {
        let character = inside
            .chars()
            .next()
            .filter(|c| !matches!(c, '\n' | '\r'))?;
        let width = character.len_utf8();
        let closed = !inside.starts_with(close) && inside[width..].starts_with(close);
        return closed.then_some(open + width + close.len());
    }
    let escape = escaped_length(inside, &form.escape);
    let tail = inside[escape..].char_indices().take(MAXIMUM_CHARACTER);
    for (offset, character) in tail {
        let at = escape + offset;
        if inside[at..].starts_with(close) {
            return Some(open + at + close.len());
        }
        if !(character.is_ascii_alphanumeric() || matches!(character, '{' | '}' | '_')) {
            return None;
        }
    }
    None
}

/// The length of a regular expression without its flags. If the line ends
/// before it does, how far that is.
fn regex_length(rest: &str, form: &crate::RegexForm) -> Result<usize, usize> {
    let mut at = form.open.len();
    let mut bracketed = false;
    while let Some(next) = rest[at..].chars().next().filter(|&c| c != '\n') {
        let inside = &rest[at..];
        if !form.escape.is_empty() && inside.starts_with(form.escape.as_str()) {
            at += escaped_length(inside, &form.escape);
            continue;
        }
        if !bracketed && !form.close.is_empty() && inside.starts_with(form.close.as_str()) {
            return Ok(at + form.close.len());
        }
        match form.brackets {
            Some((open, _)) if next == open => bracketed = true,
            Some((_, close)) if next == close => bracketed = false,
            _ => {}
        }
        at += next.len_utf8();
    }
    Err(at)
}
