//! Lines of a text by byte offset.

use std::ops::Range;

/// Where the lines of a text begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    length: usize,
}

impl Lines {
    /// Finds the lines of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let after_ends = text.bytes().enumerate();
        let starts = after_ends.filter_map(|(index, byte)| (byte == b'\n').then_some(index + 1));
        Self {
            starts: std::iter::once(0).chain(starts).collect(),
            length: text.len(),
        }
    }

    /// The line that an offset is on, counted from 1. Offsets beyond the text
    /// are on its last line.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The bytes of a line with its end; `None` if there is no such line.
    #[must_use]
    pub fn range(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line.checked_sub(1)?)?;
        let end = self.starts.get(line).copied().unwrap_or(self.length);
        Some(start..end)
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_from_one() {
        let lines = Lines::of("ab\n\nc");
        assert_eq!([0, 2, 3, 4, 99].map(|at| lines.line(at)), [1, 1, 2, 3, 3]);
        assert_eq!(lines.range(1), Some(0..3));
        assert_eq!(lines.range(3), Some(4..5));
        assert_eq!((lines.range(0), lines.range(4)), (None, None));
        assert_eq!(lines.count(), 3);
    }
}
