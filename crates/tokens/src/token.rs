//! What a text is cut into.

use std::ops::Range;

/// One token.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it is, in bytes; both ends lie on character boundaries.
    pub range: Range<usize>,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A comment with its delimiters.
    Comment,
    /// A string, character or regular expression with its delimiters. One
    /// with code inside comes in pieces around that code.
    String,
    /// A number with its suffix.
    Number,
    /// A name that is no keyword.
    Identifier,
    /// A word of the language.
    Keyword,
    /// An operator, a bracket, or a character that is nothing else.
    Operator,
}

impl Kind {
    /// Its name in lowercase, as a class for colours.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::String => "string",
            Self::Number => "number",
            Self::Identifier => "identifier",
            Self::Keyword => "keyword",
            Self::Operator => "operator",
        }
    }
}
