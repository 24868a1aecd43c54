//! Rebasing: the same intention, for a document that somebody else changed.
//!
//! The case distinctions are those of CodeMirror's `ChangeSet.map`, because
//! the browser rebases its own pending edits with that: both sides must come
//! to the same document. A differential test holds one against the other.

use super::cursor::Cursor;
use super::{ChangeError, ChangeSet, Section};

impl ChangeSet {
    /// This change, for the document that `other` makes. Both start from the
    /// same document. Where both insert at one place, this one's text comes
    /// first if `before`, else second.
    ///
    /// # Errors
    ///
    /// If the two are for documents of different lengths.
    pub fn rebase(&self, other: &Self, before: bool) -> Result<Self, ChangeError> {
        if self.length_before() != other.length_before() {
            return Err(ChangeError::Length);
        }
        let mut rebase = Rebase {
            ours: Cursor::new(&self.sections),
            theirs: Cursor::new(&other.sections),
            written: None,
            result: Self::default(),
        };
        while rebase.step(before)? {}
        if rebase.result.length_after() > super::MAXIMUM_DOCUMENT {
            return Err(ChangeError::TooLarge);
        }
        Ok(rebase.result)
    }
}

struct Rebase<'set> {
    ours: Cursor<'set>,
    theirs: Cursor<'set>,
    /// The section of ours whose text is already in the result. A section that
    /// is cut in pieces writes its text once.
    written: Option<usize>,
    result: ChangeSet,
}

impl Rebase<'_> {
    /// Goes one stretch further; `false` at the end.
    fn step(&mut self, before: bool) -> Result<bool, ChangeError> {
        if self.ours.is_keep() && self.theirs.is_keep() {
            self.keep_common();
        } else if self.theirs_come_first(before) {
            self.pass_theirs()?;
        } else if self.ours.insertion().is_some() {
            self.write_ours();
        } else if self.ours.is_done() && self.theirs.is_done() {
            return Ok(false);
        } else {
            return Err(ChangeError::Length);
        }
        Ok(true)
    }

    fn keep_common(&mut self) {
        let length = self.ours.length.min(self.theirs.length);
        self.result.push(Section::Keep(length));
        self.ours.forward(length);
        self.theirs.forward(length);
    }

    fn theirs_come_first(&self, before: bool) -> bool {
        if self.theirs.insertion().is_none() {
            return false;
        }
        if self.ours.insertion().is_none() || self.written == Some(self.ours.index) {
            return true;
        }
        let (ours, theirs) = (self.ours.length, self.theirs.length);
        self.ours.offset == 0 && (theirs < ours || (theirs == ours && !before))
    }

    /// Their text is kept; whatever of ours they deleted goes away, but text
    /// that we put inside their deletion stays.
    fn pass_theirs(&mut self) -> Result<(), ChangeError> {
        let inserted = self.theirs.insertion().map_or(0, |text| text.length);
        self.result.push(Section::Keep(inserted));
        let mut left = self.theirs.length;
        while left > 0 {
            if self.ours.is_done() {
                return Err(ChangeError::Length);
            }
            let piece = self.ours.length.min(left);
            self.write_text_within(piece);
            self.ours.forward(piece);
            left -= piece;
        }
        self.theirs.next();
        Ok(())
    }

    fn write_text_within(&mut self, piece: u32) {
        let is_new = self.written.is_none_or(|written| written < self.ours.index);
        if let Some(text) = self.ours.insertion()
            && is_new
            && self.ours.length <= piece
        {
            self.result.push(Section::Replace {
                length: 0,
                text: text.clone(),
            });
            self.written = Some(self.ours.index);
        }
    }

    /// Our replacement, shortened by what they deleted of the same stretch.
    fn write_ours(&mut self) {
        let Some(text) = self.ours.insertion() else {
            return;
        };
        let mut length = 0;
        let mut left = self.ours.length;
        while left > 0 {
            if self.theirs.is_keep() {
                let piece = left.min(self.theirs.length);
                length += piece;
                left -= piece;
                self.theirs.forward(piece);
            } else if self
                .theirs
                .insertion()
                .is_some_and(super::Insertion::is_empty)
                && self.theirs.length < left
            {
                left -= self.theirs.length;
                self.theirs.next();
            } else {
                break;
            }
        }
        let is_new = self.written.is_none_or(|written| written < self.ours.index);
        let section = if is_new {
            Section::Replace {
                length,
                text: text.clone(),
            }
        } else {
            Section::delete(length)
        };
        self.result.push(section);
        self.written = Some(self.ours.index);
        let done = self.ours.length - left;
        self.ours.forward(done);
    }
}
