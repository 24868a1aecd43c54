//! A lexicon, arranged so that what fits here is found by the first byte.

use std::collections::{HashMap, HashSet};

use crate::Lexicon;

/// How often a fence character may be repeated; Rust allows 255.
const MAXIMUM_FENCES: usize = 255;

pub(super) struct Table<'l> {
    pub(super) lexicon: &'l Lexicon,
    /// Openings of strings by first byte, the longest first.
    openings: HashMap<u8, Vec<Opening>>,
    /// Operators by first byte, the longest first.
    operators: HashMap<u8, Vec<&'l str>>,
    keywords: HashSet<&'l str>,
}

/// One way in which a string may begin.
struct Opening {
    form: usize,
    before: String,
    fence: Option<char>,
    after: String,
}

/// A string that begins here.
pub(super) struct Opened {
    pub(super) form: usize,
    pub(super) length: usize,
    pub(super) fences: usize,
}

impl<'l> Table<'l> {
    pub(super) fn of(lexicon: &'l Lexicon) -> Self {
        let mut operators: HashMap<u8, Vec<&str>> = HashMap::new();
        for operator in &lexicon.operators {
            if let Some(&first) = operator.as_bytes().first() {
                operators.entry(first).or_default().push(operator);
            }
        }
        for sharing in operators.values_mut() {
            sharing.sort_by_key(|operator| std::cmp::Reverse(operator.len()));
        }
        Self {
            lexicon,
            openings: openings(lexicon),
            operators,
            keywords: lexicon.keywords.iter().map(String::as_str).collect(),
        }
    }

    pub(super) fn operator(&self, rest: &str) -> Option<&'l str> {
        let sharing = self.operators.get(rest.as_bytes().first()?)?;
        sharing.iter().copied().find(|o| rest.starts_with(o))
    }

    pub(super) fn opened(&self, rest: &str) -> Option<Opened> {
        let sharing = self.openings.get(rest.as_bytes().first()?)?;
        sharing.iter().find_map(|opening| opening.matches(rest))
    }

    pub(super) fn is_keyword(&self, word: &str) -> bool {
        if self.lexicon.keywords_ignore_case {
            self.keywords.contains(word.to_lowercase().as_str())
        } else {
            self.keywords.contains(word)
        }
    }

    pub(super) fn begins_name(&self, character: char) -> bool {
        character.is_alphabetic() || self.is_extra(character)
    }

    pub(super) fn continues_name(&self, character: char) -> bool {
        character.is_alphanumeric() || self.is_extra(character)
    }

    fn is_extra(&self, character: char) -> bool {
        character == '_' || self.lexicon.identifier_characters.contains(character)
    }
}

impl Opening {
    fn matches(&self, rest: &str) -> Option<Opened> {
        let after_first = rest.strip_prefix(self.before.as_str())?;
        let fences = match self.fence {
            Some(fence) => count_fences(after_first, fence),
            None => 0,
        };
        let width = self.fence.map_or(0, char::len_utf8) * fences;
        after_first
            .get(width..)?
            .strip_prefix(self.after.as_str())?;
        Some(Opened {
            form: self.form,
            length: self.before.len() + width + self.after.len(),
            fences,
        })
    }
}

/// How many fence characters stand here, up to the bound.
pub(super) fn count_fences(rest: &str, fence: char) -> usize {
    let fences = rest.chars().take(MAXIMUM_FENCES);
    fences.take_while(|&character| character == fence).count()
}

fn openings(lexicon: &Lexicon) -> HashMap<u8, Vec<Opening>> {
    let mut openings: HashMap<u8, Vec<Opening>> = HashMap::new();
    let nothing = [String::new()];
    for (form, string) in lexicon.strings.iter().enumerate() {
        let prefixes = match string.prefixes.as_slice() {
            [] => &nothing[..],
            some => some,
        };
        let usable = !string.open.is_empty() && !string.close.is_empty();
        for prefix in prefixes.iter().filter(|_| usable) {
            let (before, after) = match string.fence.and_then(|f| string.open.split_once(f)) {
                Some(around) => around,
                None => (string.open.as_str(), ""),
            };
            let opening = Opening {
                form,
                before: format!("{prefix}{before}"),
                fence: string.fence.filter(|&fence| string.open.contains(fence)),
                after: after.to_owned(),
            };
            // Without anything before its fence, an opening begins with the
            // fence or with what comes after it.
            let firsts = match opening.before.as_bytes().first() {
                Some(&first) => vec![first],
                None => first_bytes(&opening),
            };
            for first in firsts {
                openings.entry(first).or_default().push(Opening {
                    before: opening.before.clone(),
                    after: opening.after.clone(),
                    ..opening
                });
            }
        }
    }
    for sharing in openings.values_mut() {
        sharing
            .sort_by_key(|opening| std::cmp::Reverse(opening.before.len() + opening.after.len()));
    }
    openings
}

fn first_bytes(opening: &Opening) -> Vec<u8> {
    let mut buffer = [0; 4];
    let fence = opening
        .fence
        .map(|fence| fence.encode_utf8(&mut buffer).as_bytes()[0]);
    let after = opening.after.as_bytes().first().copied();
    fence.into_iter().chain(after).collect()
}
