//! Source text as tokens, driven by a lexicon per language.
//!
//! Not a parser: enough to colour code, to see that two solutions are the
//! same but for names and comments, and to find the places that a mutation
//! may change. One pass from left to right, in time linear to the text,
//! whatever the text is.

mod lexicon;
mod lines;
mod normalise;
mod scan;
mod token;

pub use lexicon::{BlockComment, Interpolation, Lexicon, LexiconError, RegexForm, StringForm};
pub use lines::Lines;
pub use normalise::{Class, Symbol, normalise};
pub use scan::tokenize;
pub use token::{Kind, Token};
