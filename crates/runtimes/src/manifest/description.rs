//! Who a language is, to people and to the tools that look at its source.

use protocol::Language;
use serde::Deserialize;
use tokens::Lexicon;

/// A language as lists and editors show it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Description {
    /// The name in manifests and on the command line.
    pub name: Language,
    /// The name for people.
    pub title: String,
    /// What runs it, for people: `CPython 3.13.5`.
    pub version: String,
    /// File extensions without the dot, the usual one first.
    pub extensions: Vec<String>,
    /// What the entry file is called where nobody says otherwise.
    pub entry: String,
    /// Whether an installed runtime can be packed and moved to another
    /// machine. One that uses the host's own compiler cannot.
    pub portable: bool,
    /// How its source text divides into tokens: the table `[lexicon]`.
    #[serde(skip)]
    pub lexicon: Lexicon,
}
