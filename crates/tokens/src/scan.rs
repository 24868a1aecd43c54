//! The one pass over a text.
//!
//! Every step takes at least one character, and looking ahead is either
//! bounded or consumes what it looked at, so the whole is linear.

mod literal;
mod table;
mod word;

use std::ops::Range;

use crate::{Kind, Lexicon, Token};
use table::Table;

/// Cuts a text into tokens. Between them is only white space. Text that is
/// not of the language gives tokens too, just less sensible ones.
#[must_use]
pub fn tokenize(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let table = Table::of(lexicon);
    let mut scanner = Scanner {
        text,
        at: 0,
        table: &table,
        tokens: Vec::new(),
        frames: Vec::new(),
        no_regex_before: 0,
    };
    while scanner.step() {}
    scanner.tokens
}

/// A string whose inner code is being read.
struct Frame {
    /// Its form's place in the lexicon.
    form: usize,
    /// How many fence characters it was opened with.
    fences: usize,
    /// Brackets open inside the code.
    depth: usize,
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    table: &'t Table<'t>,
    tokens: Vec<Token>,
    frames: Vec<Frame>,
    /// Up to here it is known that no regex can be finished.
    no_regex_before: usize,
}

impl<'t> Scanner<'t> {
    /// Reads what comes next; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(next) = self.rest().chars().next() else {
            return false;
        };
        if next.is_whitespace() {
            self.at += next.len_utf8();
            if next == '\n' {
                self.leave_unfinished_lines();
            }
            return true;
        }
        let taken = self.resume_string()
            || self.comment()
            || self.literal()
            || self.regex()
            || self.number(next)
            || self.word(next);
        if !taken {
            self.operator(next);
        }
        true
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Ends a token that began at `start` and goes up to `end`.
    fn emit(&mut self, kind: Kind, range: Range<usize>) {
        self.at = range.end;
        self.tokens.push(Token { kind, range });
    }

    fn emit_bytes(&mut self, kind: Kind, length: usize) {
        self.emit(kind, self.at..self.at + length);
    }

    /// Code inside a string of one line ends with that line.
    fn leave_unfinished_lines(&mut self) {
        while let Some(frame) = self.frames.last() {
            if self.table.lexicon.strings[frame.form].multiline {
                break;
            }
            self.frames.pop();
        }
    }

    fn comment(&mut self) -> bool {
        let rest = self.rest();
        let lexicon = self.table.lexicon;
        let begins = |open: &String| !open.is_empty() && rest.starts_with(open.as_str());
        if let Some(comment) = lexicon.block_comments.iter().find(|c| begins(&c.open)) {
            let length = block_length(rest, &comment.open, &comment.close, comment.nested);
            self.emit_bytes(Kind::Comment, length);
            return true;
        }
        if lexicon.line_comments.iter().any(begins) {
            let length = rest.find('\n').unwrap_or(rest.len());
            let length = rest[..length].trim_end_matches('\r').len();
            self.emit_bytes(Kind::Comment, length);
            return true;
        }
        false
    }

    fn operator(&mut self, next: char) {
        let rest = self.rest();
        let nested = self.count_bracket(rest);
        let length = match self.table.operator(rest) {
            Some(operator) if !nested => operator.len(),
            _ => next.len_utf8(),
        };
        self.emit_bytes(Kind::Operator, length);
    }

    /// Inside the code of a string, brackets are counted so that its end is
    /// found. Tells whether this was one.
    fn count_bracket(&mut self, rest: &str) -> bool {
        let Some(frame) = self.frames.last_mut() else {
            return false;
        };
        let Some(inner) = &self.table.lexicon.strings[frame.form].interpolation else {
            return false;
        };
        if inner
            .open
            .chars()
            .next_back()
            .is_some_and(|open| rest.starts_with(open))
        {
            frame.depth += 1;
            return true;
        }
        if rest.starts_with(inner.close.as_str()) {
            frame.depth = frame.depth.saturating_sub(1);
            return true;
        }
        false
    }
}

/// The length of a comment that begins here, to the end of the text if it is
/// never closed.
fn block_length(rest: &str, open: &str, close: &str, nested: bool) -> usize {
    let mut at = open.len();
    let mut depth = 1_usize;
    while let Some(next) = rest.get(at..).and_then(|inside| inside.chars().next()) {
        let inside = &rest[at..];
        if inside.starts_with(close) {
            at += close.len();
            depth -= 1;
            if depth == 0 {
                return at;
            }
        } else if nested && inside.starts_with(open) {
            at += open.len();
            depth += 1;
        } else {
            at += next.len_utf8();
        }
    }
    rest.len()
}
