//! A submission as numbers: for each normalised token a code and its line.

use std::collections::BTreeMap;

use tokens::{Class, Lexicon, Symbol, normalise};

/// Bytes read of one submission. Interview solutions are a few kilobytes; a
/// file that somebody pads is compared by its beginning.
const SUBMISSION_BYTES: usize = 512 << 10;
/// Tokens kept of one submission.
const SUBMISSION_TOKENS: usize = 50_000;

/// The files of a submission, in the order of their paths.
pub(super) struct Stream<'files> {
    pub(super) files: Vec<FileTokens<'files>>,
}

/// The tokens of a file.
pub(super) struct FileTokens<'files> {
    pub(super) path: &'files str,
    /// A number for each token, equal for tokens that are alike.
    pub(super) codes: Vec<u32>,
    /// The first and the last line of each token.
    pub(super) lines: Vec<(u32, u32)>,
}

impl<'files> Stream<'files> {
    /// Reads files, within the bounds of a submission.
    pub(super) fn new(files: &'files BTreeMap<String, String>, lexicon: &Lexicon) -> Self {
        let (mut bytes, mut tokens) = (SUBMISSION_BYTES, SUBMISSION_TOKENS);
        let mut stream = Self { files: Vec::new() };
        for (path, content) in files {
            let content = &content[..content.floor_char_boundary(bytes)];
            let mut symbols = normalise(content, lexicon);
            symbols.truncate(tokens);
            bytes -= content.len();
            tokens -= symbols.len();
            stream.files.push(FileTokens::new(path, &symbols));
        }
        stream
    }
}

impl<'files> FileTokens<'files> {
    fn new(path: &'files str, symbols: &[Symbol]) -> Self {
        let line = |line: usize| u32::try_from(line).unwrap_or(u32::MAX);
        Self {
            path,
            codes: symbols.iter().map(|symbol| code(symbol.class)).collect(),
            lines: symbols
                .iter()
                .map(|symbol| (line(*symbol.lines.start()), line(*symbol.lines.end())))
                .collect(),
        }
    }
}

/// A class as a number: its kind in the highest byte.
fn code(class: Class) -> u32 {
    match class {
        Class::Identifier => 1 << 24,
        Class::Number => 2 << 24,
        Class::Text => 3 << 24,
        Class::Keyword(index) => (4 << 24) | u32::from(index),
        Class::Operator(index) => (5 << 24) | u32::from(index),
        Class::Character(character) => (6 << 24) | u32::from(character),
    }
}
