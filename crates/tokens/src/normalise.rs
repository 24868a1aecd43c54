//! A text without what may be changed to hide where it came from: names,
//! values, comments and layout.

use std::collections::HashMap;
use std::ops::{Range, RangeInclusive};

use crate::{Kind, Lexicon, Lines, tokenize};

/// A token with its spelling taken away where spelling means little.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What two normalised texts are compared by.
    pub class: Class,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The lines it stands on, counted from 1.
    pub lines: RangeInclusive<usize>,
}

/// What is left of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Any name.
    Identifier,
    /// Any number.
    Number,
    /// Any string, or piece of one.
    Text,
    /// The keyword at this place of [`Lexicon::keywords`].
    Keyword(u16),
    /// The operator at this place of [`Lexicon::operators`].
    Operator(u16),
    /// Any other character.
    Character(char),
}

/// The normalised tokens of a text, comments left out.
#[must_use]
pub fn normalise(text: &str, lexicon: &Lexicon) -> Vec<Symbol> {
    let lines = Lines::of(text);
    let classes = Classes::of(lexicon);
    tokenize(text, lexicon)
        .into_iter()
        .filter_map(|token| {
            let class = classes.class(token.kind, text.get(token.range.clone())?)?;
            let last = token.range.end.saturating_sub(1);
            Some(Symbol {
                class,
                lines: lines.line(token.range.start)..=lines.line(last),
                range: token.range,
            })
        })
        .collect()
}

struct Classes<'l> {
    keywords: HashMap<&'l str, u16>,
    operators: HashMap<&'l str, u16>,
    ignore_case: bool,
}

impl<'l> Classes<'l> {
    fn of(lexicon: &'l Lexicon) -> Self {
        let numbered = |words: &'l [String]| words.iter().map(String::as_str).zip(0..).collect();
        Self {
            keywords: numbered(&lexicon.keywords),
            operators: numbered(&lexicon.operators),
            ignore_case: lexicon.keywords_ignore_case,
        }
    }

    /// The class of a token, `None` for comments.
    fn class(&self, kind: Kind, spelling: &str) -> Option<Class> {
        Some(match kind {
            Kind::Comment => return None,
            Kind::Identifier => Class::Identifier,
            Kind::Number => Class::Number,
            Kind::String => Class::Text,
            Kind::Keyword => self.keyword(spelling),
            Kind::Operator => match self.operators.get(spelling) {
                Some(&index) => Class::Operator(index),
                None => Class::Character(spelling.chars().next()?),
            },
        })
    }

    fn keyword(&self, spelling: &str) -> Class {
        let found = if self.ignore_case {
            self.keywords.get(spelling.to_lowercase().as_str())
        } else {
            self.keywords.get(spelling)
        };
        found.map_or(Class::Identifier, |&index| Class::Keyword(index))
    }
}
