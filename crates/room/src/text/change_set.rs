//! A change to a document, section by section, as CodeMirror's `ChangeSet`
//! describes it.
//!
//! Lengths are counted in UTF-16 code units, as browsers count them. Every sum
//! is checked, since a change set comes from outside.

mod apply;
mod cursor;
mod packed;
mod position;
mod rebase;
mod wire;

pub(crate) use packed::Packed;
pub use position::Side;

/// The largest document, and the largest sum of insertions, in UTF-16 code units.
pub const MAXIMUM_DOCUMENT: u32 = 1 << 20;

/// The most sections of one change set.
pub const MAXIMUM_SECTIONS: usize = 10_000;

/// A change to a document of a known length.
///
/// In JSON it is what CodeMirror's `ChangeSet.toJSON` makes: `5` keeps five
/// units, `[2]` deletes two, `[2, "a", "b"]` puts `a⏎b` in their place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeSet {
    sections: Vec<Section>,
}

/// A stretch of the document, kept or replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// So many units stay as they are.
    Keep(u32),
    /// So many units give way to a text, either of which may be empty.
    Replace { length: u32, text: Insertion },
}

/// A text with its length, which is asked for often.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Insertion {
    text: Box<str>,
    length: u32,
}

/// One stretch of the document before the change, and what takes its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement<'set> {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// The new text.
    pub text: &'set str,
}

/// Why a change set is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// The JSON is not that of a change set.
    #[error("a change set is not of the form that CodeMirror writes")]
    Shape,
    /// It is larger than a document may be.
    #[error("a change set is larger than {MAXIMUM_DOCUMENT} units or {MAXIMUM_SECTIONS} sections")]
    TooLarge,
    /// It is for a document of another length.
    #[error("a change set is for a document of another length")]
    Length,
    /// It cuts a character in two.
    #[error("a change set cuts a surrogate pair in two")]
    Surrogate,
}

impl Insertion {
    fn new(text: String) -> Result<Self, ChangeError> {
        let length = units(&text)?;
        let text = text.into_boxed_str();
        Ok(Self { text, length })
    }

    fn append(&mut self, other: &Self) {
        self.text = [&*self.text, &*other.text].concat().into_boxed_str();
        self.length += other.length;
    }

    fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// The length of a text in UTF-16 code units.
///
/// # Errors
///
/// If it is longer than [`MAXIMUM_DOCUMENT`].
pub fn units(text: &str) -> Result<u32, ChangeError> {
    u32::try_from(str_indices::utf16::count(text))
        .ok()
        .filter(|&length| length <= MAXIMUM_DOCUMENT)
        .ok_or(ChangeError::TooLarge)
}

impl ChangeSet {
    /// The length of the document that it applies to.
    #[must_use]
    pub fn length_before(&self) -> u32 {
        self.sections.iter().map(Section::length_before).sum()
    }

    /// The length of the document that it makes.
    #[must_use]
    pub fn length_after(&self) -> u32 {
        self.sections.iter().map(Section::length_after).sum()
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        self.sections
            .iter()
            .all(|section| matches!(section, Section::Keep(_)))
    }

    /// What it replaces, in order. All positions are of the document before.
    pub fn replacements(&self) -> impl Iterator<Item = Replacement<'_>> {
        let mut position = 0;
        self.sections.iter().filter_map(move |section| {
            let from = position;
            position += section.length_before();
            match section {
                Section::Keep(_) => None,
                Section::Replace { text, .. } => Some(Replacement {
                    from,
                    to: position,
                    text: &text.text,
                }),
            }
        })
    }

    /// How many sections it has: what rebasing it costs.
    #[must_use]
    pub fn section_count(&self) -> usize {
        self.sections.len()
    }

    /// Appends a section, joining it to the last one where CodeMirror does.
    fn push(&mut self, section: Section) {
        if section.length_before() == 0 && section.length_after() == 0 {
            return;
        }
        match (self.sections.last_mut(), section) {
            (Some(Section::Keep(last)), Section::Keep(length)) => *last += length,
            (
                Some(Section::Replace {
                    length: last,
                    text: before,
                }),
                Section::Replace { length, text },
            ) if before.is_empty() && text.is_empty() => *last += length,
            (
                Some(Section::Replace {
                    length: 0,
                    text: before,
                }),
                Section::Replace { length: 0, text },
            ) => {
                before.append(&text);
            }
            (_, section) => self.sections.push(section),
        }
    }
}

impl Section {
    fn length_before(&self) -> u32 {
        match self {
            Self::Keep(length) | Self::Replace { length, .. } => *length,
        }
    }

    fn length_after(&self) -> u32 {
        match self {
            Self::Keep(length) => *length,
            Self::Replace { text, .. } => text.length,
        }
    }

    fn delete(length: u32) -> Self {
        Self::Replace {
            length,
            text: Insertion::default(),
        }
    }
}
