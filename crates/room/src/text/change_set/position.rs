//! Where a position goes when the text around it changes.

use super::{ChangeSet, Section};

/// Which way a position leans when text is put exactly there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It stays before the new text.
    Before,
    /// It goes after it.
    After,
}

impl ChangeSet {
    /// Where a position of the document before is after the change, as
    /// CodeMirror's `mapPos` says. One behind the end goes to the end.
    #[must_use]
    pub fn map_position(&self, position: u32, side: Side) -> u32 {
        let (mut before, mut after) = (0, 0);
        for section in &self.sections {
            let end = before + section.length_before();
            match section {
                Section::Keep(_) if end > position => return after + (position - before),
                Section::Replace { length, text } => {
                    let stays_before = end == position && side == Side::Before && *length == 0;
                    if end > position || stays_before {
                        let is_start = position == before || side == Side::Before;
                        return if is_start { after } else { after + text.length };
                    }
                }
                Section::Keep(_) => {}
            }
            before = end;
            after += section.length_after();
        }
        after
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn positions_go_where_codemirror_puts_them() {
        let set = ChangeSet::from_json(&json!([2, [0, "ab"], 2, [3, "x"], 1])).unwrap();
        let map = |position| {
            (
                set.map_position(position, Side::Before),
                set.map_position(position, Side::After),
            )
        };
        assert_eq!(map(1), (1, 1));
        assert_eq!(map(2), (2, 4));
        assert_eq!(map(3), (5, 5));
        assert_eq!(map(4), (6, 6));
        assert_eq!(map(5), (6, 7));
        assert_eq!(map(7), (7, 7));
        assert_eq!(map(8), (8, 8));
        assert_eq!(map(99), (8, 8));
    }
}
