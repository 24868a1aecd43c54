//! What the rules must know of a language's grammar beside its words.

use tokens::Lexicon;

/// How a language shows where conditions and statements end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `if a: …`, a statement a line.
    Colon,
    /// `if a { … }`, statements with semicolons.
    Brace,
    /// `if (a) …`, statements with semicolons.
    Parentheses,
}

impl Style {
    /// Told by the language's keywords.
    pub(super) fn of(lexicon: &Lexicon) -> Self {
        let has = |word: &str| lexicon.keywords.iter().any(|keyword| keyword == word);
        if has("elif") {
            Self::Colon
        } else if has("fn") || has("func") {
            Self::Brace
        } else {
            Self::Parentheses
        }
    }
}
