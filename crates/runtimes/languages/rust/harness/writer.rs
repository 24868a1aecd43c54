//! Writing JSON.

/// A JSON text that grows.
#[derive(Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// An empty text.
    pub fn new() -> Self {
        Self::default()
    }

    /// The text so far.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Appends what is JSON already.
    pub fn raw(&mut self, json: &str) {
        self.bytes.extend_from_slice(json.as_bytes());
    }

    /// Appends a string. Only what JSON demands is escaped.
    pub fn text(&mut self, text: &str) {
        self.bytes.push(b'"');
        for byte in text.bytes() {
            match byte {
                b'"' => self.raw("\\\""),
                b'\\' => self.raw("\\\\"),
                b'\n' => self.raw("\\n"),
                0..=0x1f => {
                    const DIGITS: &[u8; 16] = b"0123456789abcdef";
                    self.raw("\\u00");
                    self.bytes.push(DIGITS[usize::from(byte >> 4)]);
                    self.bytes.push(DIGITS[usize::from(byte & 15)]);
                }
                _ => self.bytes.push(byte),
            }
        }
        self.bytes.push(b'"');
    }

    /// Appends `open`, the items by `each` with commas between, and `close`.
    pub fn sequence<Item, Fault>(
        &mut self,
        (open, close): (&str, &str),
        items: impl IntoIterator<Item = Item>,
        mut each: impl FnMut(&mut Self, Item) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.raw(open);
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            each(self, item)?;
        }
        self.raw(close);
        Ok(())
    }
}
