//! Walking over the sections of a change set, part of a section at a time.

use super::{Insertion, Section};

/// A place in a change set.
#[derive(Debug)]
pub(super) struct Cursor<'set> {
    sections: &'set [Section],
    /// Which section.
    pub(super) index: usize,
    /// How much of the section's length before the change is still ahead.
    pub(super) length: u32,
    /// How much of it is behind.
    pub(super) offset: u32,
}

impl<'set> Cursor<'set> {
    pub(super) fn new(sections: &'set [Section]) -> Self {
        let mut cursor = Self {
            sections,
            index: 0,
            length: 0,
            offset: 0,
        };
        cursor.load();
        cursor
    }

    fn load(&mut self) {
        self.offset = 0;
        self.length = self.section().map_or(0, Section::length_before);
    }

    fn section(&self) -> Option<&'set Section> {
        self.sections.get(self.index)
    }

    pub(super) fn is_done(&self) -> bool {
        self.index >= self.sections.len()
    }

    pub(super) fn is_keep(&self) -> bool {
        matches!(self.section(), Some(Section::Keep(_)))
    }

    /// What the section puts in place, if it replaces anything.
    pub(super) fn insertion(&self) -> Option<&'set Insertion> {
        match self.section() {
            Some(Section::Replace { text, .. }) => Some(text),
            _ => None,
        }
    }

    pub(super) fn next(&mut self) {
        self.index += 1;
        self.load();
    }

    /// Goes forward within the section, or on to the next at its end.
    pub(super) fn forward(&mut self, length: u32) {
        if length >= self.length {
            self.next();
        } else {
            self.length -= length;
            self.offset += length;
        }
    }
}
