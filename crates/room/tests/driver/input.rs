//! Choices, read from bytes: a property test and a fuzzer both make them.

/// Choices, read from bytes. When there are no more, every choice is the first.
pub(crate) struct Input<'bytes> {
    bytes: &'bytes [u8],
}

impl<'bytes> Input<'bytes> {
    pub(crate) fn new(bytes: &'bytes [u8]) -> Self {
        Self { bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn byte(&mut self) -> u8 {
        let Some((&first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        first
    }

    /// A number below `limit`; 0 if there is none.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        let byte = usize::from(self.byte());
        let wide = if limit > 256 {
            byte * 256 + usize::from(self.byte())
        } else {
            byte
        };
        wide.checked_rem(limit).unwrap_or(0)
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    pub(crate) fn pick<'list, T>(&mut self, list: &'list [T]) -> &'list T {
        &list[self.below(list.len())]
    }

    /// A short text with all kinds of characters.
    pub(crate) fn text(&mut self) -> String {
        const PIECES: [&str; 10] = [
            "a", "b", "\n", "é", "🌉", "xyz", "\n\n", "e\u{301}", "", "\0",
        ];
        let count = self.below(4);
        (0..count).map(|_| *self.pick(&PIECES)).collect()
    }

    /// A number that is small, or as large as numbers get.
    pub(crate) fn number(&mut self) -> u64 {
        match self.below(16) {
            0 => u64::MAX,
            1 => u64::from(u32::MAX),
            2 => 1 << 20,
            _ => self.below(32) as u64,
        }
    }
}
