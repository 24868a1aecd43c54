//! Small faults put into a correct solution, to see whether the cases notice.
//!
//! Works on tokens, so one set of rules serves every language that has a
//! lexicon. A mutant need not compile: those that do not are passed over by
//! the caller. An author can accept one that changes nothing by a comment on
//! its line, or on a line of its own before: `greenroom: equivalent, because …`.

mod condition;
mod rules;
mod sample;
mod statement;
mod style;

use std::ops::Range;

use tokens::{Kind, Lexicon, Lines, Token, tokenize};

pub use sample::sample;
use style::Style;

/// The comment by which an author accepts the mutants of a line.
const ACCEPTED: &str = "greenroom: equivalent";

/// One fault in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The file, as the solution names it.
    pub path: String,
    /// Its line, from 1.
    pub line: usize,
    /// The bytes that are replaced.
    pub range: Range<usize>,
    /// What replaces them.
    pub replacement: String,
    /// The line as it was, without white space around it.
    pub original_line: String,
    /// The line as it is now.
    pub mutated_line: String,
}

impl Mutant {
    /// The whole file with the fault in it.
    #[must_use]
    pub fn apply(&self, source: &str) -> String {
        let mut mutated = source.to_owned();
        mutated.replace_range(self.range.clone(), &self.replacement);
        mutated
    }
}

/// Every mutant of a file, in the order of the file.
#[must_use]
pub fn mutants(path: &str, source: &str, lexicon: &Lexicon) -> Vec<Mutant> {
    let all = tokenize(source, lexicon);
    let lines = Lines::of(source);
    let accepted = accepted_lines(source, &all, &lines);
    let code: Vec<Token> = all
        .into_iter()
        .filter(|token| token.kind != Kind::Comment)
        .collect();
    let text = Code {
        source,
        tokens: &code,
    };
    let style = Style::of(lexicon);
    let statements = statement::dropped(text, style);
    let mut found = Vec::new();
    for index in 0..code.len() {
        let changes = rules::changes(text, index)
            .into_iter()
            .chain(condition::dropped(text, index, style))
            .chain(statements.get(&index).cloned());
        for (range, replacement) in changes {
            let line = lines.line(range.start);
            if !accepted.contains(&line) {
                found.push(mutant(path, source, &lines, range, replacement));
            }
        }
    }
    found
}

/// The tokens of a file that mean something, with its text.
#[derive(Clone, Copy)]
struct Code<'source> {
    source: &'source str,
    tokens: &'source [Token],
}

impl<'source> Code<'source> {
    /// The text of a token; empty beyond either end.
    fn text(self, index: usize) -> &'source str {
        self.tokens
            .get(index)
            .map_or("", |token| &self.source[token.range.clone()])
    }

    /// The token before another, if any.
    fn before(self, index: usize) -> Option<(Kind, &'source str)> {
        let index = index.checked_sub(1)?;
        let token = self.tokens.get(index)?;
        Some((token.kind, self.text(index)))
    }

    /// Whether white space stands on both sides of a token.
    fn spaced(self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else {
            return false;
        };
        let before = self.source[..token.range.start].chars().next_back();
        let after = self.source[token.range.end..].chars().next();
        before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_whitespace)
    }
}

fn mutant(
    path: &str,
    source: &str,
    lines: &Lines,
    range: Range<usize>,
    replacement: String,
) -> Mutant {
    let line = lines.line(range.start);
    let whole = lines.range(line).unwrap_or(0..source.len());
    let end = whole.end.max(range.end);
    let mutated = format!(
        "{}{replacement}{}",
        &source[whole.start..range.start],
        &source[range.end..end]
    );
    Mutant {
        path: path.to_owned(),
        line,
        original_line: first_line(&source[whole.start..end]),
        mutated_line: first_line(&mutated),
        range,
        replacement,
    }
}

/// A condition may run over several lines; the first says enough.
fn first_line(text: &str) -> String {
    let text = text.trim();
    text.lines().next().unwrap_or(text).trim_end().to_owned()
}

/// The lines that an author has accepted, with a reason.
fn accepted_lines(source: &str, tokens: &[Token], lines: &Lines) -> Vec<usize> {
    let mut accepted = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let text = &source[token.range.clone()];
        if token.kind != Kind::Comment || !has_reason(text) {
            continue;
        }
        let line = lines.line(token.range.start);
        accepted.push(line);
        let start = lines.range(line).map_or(0, |range| range.start);
        let alone = source[start..token.range.start].trim().is_empty();
        if alone {
            let next = tokens[index..]
                .iter()
                .find(|token| token.kind != Kind::Comment)
                .map(|token| lines.line(token.range.start));
            accepted.extend(next);
        }
    }
    accepted
}

/// Accepting a hole without saying why helps nobody who reads it later.
fn has_reason(comment: &str) -> bool {
    comment
        .split_once(ACCEPTED)
        .is_some_and(|(_, reason)| reason.chars().any(char::is_alphanumeric))
}

#[cfg(test)]
mod tests;
