//! What a language's words look like: the `[lexicon]` of its `runtime.toml`.

use serde::{Deserialize, Serialize};

/// The words of a language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Lexicon {
    /// What begins a comment that goes to the end of the line.
    pub line_comments: Vec<String>,
    /// Comments with two ends.
    pub block_comments: Vec<BlockComment>,
    /// Strings, characters, and whatever else is a literal with two ends.
    pub strings: Vec<StringForm>,
    /// Regular expression literals.
    pub regexes: Vec<RegexForm>,
    /// The words that cannot be names.
    pub keywords: Vec<String>,
    /// Whether keywords are recognised in any case. Write them in lowercase then.
    pub keywords_ignore_case: bool,
    /// Operators of more than one character, in any order: the longest that
    /// fits is taken. Single characters need not be listed.
    pub operators: Vec<String>,
    /// Characters of names besides letters, digits and `_`.
    pub identifier_characters: String,
    /// What belongs to a name when it stands right before one, such as `'`
    /// for Rust's lifetimes or `r#`.
    pub identifier_prefixes: Vec<String>,
}

/// A comment with two ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockComment {
    /// Its beginning.
    pub open: String,
    /// Its end.
    pub close: String,
    /// Whether comments nest.
    #[serde(default)]
    pub nested: bool,
}

/// A literal with two ends.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StringForm {
    /// Its beginning.
    pub open: String,
    /// Its end.
    pub close: String,
    /// What may stand right before `open`; list `""` too if nothing may.
    /// Empty is the same as `[""]`.
    pub prefixes: Vec<String>,
    /// What takes away the meaning of the character after it; empty in a raw
    /// string.
    pub escape: String,
    /// Whether `close` written twice stands for itself.
    pub doubled: bool,
    /// Whether it may hold line ends. Otherwise an unfinished one ends with
    /// its line.
    pub multiline: bool,
    /// Whether it holds exactly one character or escape; otherwise it is not
    /// a literal at all.
    pub character: bool,
    /// A character of `open` and `close` that may be written any number of
    /// times, none included, equally often in both: `#` of Rust's `r#"…"#`,
    /// `=` of Lua's `[=[…]=]`.
    pub fence: Option<char>,
    /// Code inside.
    pub interpolation: Option<Interpolation>,
}

/// Code inside a string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interpolation {
    /// Where code begins. Its last character nests.
    pub open: String,
    /// Where the string goes on.
    pub close: String,
    /// Whether `open` written twice stands for itself.
    #[serde(default)]
    pub doubled: bool,
}

/// A regular expression literal: it ends on its line, and begins where a
/// value cannot stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegexForm {
    /// Its beginning.
    pub open: String,
    /// Its end; letters right after it are flags.
    pub close: String,
    /// What takes away the meaning of the character after it.
    #[serde(default)]
    pub escape: String,
    /// Two characters between which `close` means nothing.
    #[serde(default)]
    pub brackets: Option<(char, char)>,
    /// Tokens after which `open` is an operator, besides names, numbers and
    /// strings.
    #[serde(default)]
    pub not_after: Vec<String>,
}

/// Why a lexicon makes no sense.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A delimiter is empty.
    #[error("a {0} has an empty delimiter; write what begins and ends it")]
    Empty(&'static str),
    /// The fence is missing in a delimiter.
    #[error("the fence `{0}` must be once in `open` and once in `close`")]
    Fence(char),
}

impl Lexicon {
    /// Checks what the types cannot.
    ///
    /// # Errors
    ///
    /// What makes no sense. [`crate::tokenize`] passes such entries over.
    pub fn check(&self) -> Result<(), LexiconError> {
        let empty = |what, texts: &[&String]| match texts.iter().any(|text| text.is_empty()) {
            true => Err(LexiconError::Empty(what)),
            false => Ok(()),
        };
        empty(
            "line comment",
            &self.line_comments.iter().collect::<Vec<_>>(),
        )?;
        empty("keyword", &self.keywords.iter().collect::<Vec<_>>())?;
        empty("operator", &self.operators.iter().collect::<Vec<_>>())?;
        for comment in &self.block_comments {
            empty("block comment", &[&comment.open, &comment.close])?;
        }
        for regex in &self.regexes {
            empty("regex", &[&regex.open, &regex.close])?;
        }
        for form in &self.strings {
            empty("string", &[&form.open, &form.close])?;
            if let Some(inner) = &form.interpolation {
                empty("interpolation", &[&inner.open, &inner.close])?;
            }
            if let Some(fence) = form.fence {
                let once = |text: &str| text.matches(fence).count() == 1;
                if !once(&form.open) || !once(&form.close) {
                    return Err(LexiconError::Fence(fence));
                }
            }
        }
        Ok(())
    }
}
