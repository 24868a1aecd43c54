//! A text that is changed in place and measured in UTF-16 code units.
//!
//! A rope: a keystroke costs the same in a small file and in one of a
//! mebibyte, and a copy, which is how a message of several changes is tried
//! before any of it counts, costs nothing.

use std::borrow::Cow;

use crop::Rope;
use serde::{Deserialize, Serialize};

use super::change_set::{ChangeError, ChangeSet, MAXIMUM_DOCUMENT, Replacement};

/// How many bytes of a text are gone over in the time of one replacement.
const BYTES_PER_REPLACEMENT: usize = 4096;

/// A text, its lines ended by `\n`.
#[derive(Clone, Debug, Default)]
pub struct Document {
    rope: Rope,
}

impl Document {
    /// A document of this text; other line ends become `\n`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from(with_line_feeds(text).as_ref()),
        }
    }

    /// Its length in UTF-16 code units.
    #[must_use]
    pub fn units(&self) -> u32 {
        u32::try_from(self.rope.utf16_len()).unwrap_or(u32::MAX)
    }

    /// Its length in bytes of UTF-8.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.rope.byte_len()
    }

    /// Changes it.
    ///
    /// # Errors
    ///
    /// If the change is for a document of another length, cuts a character in
    /// two, or makes the document too long. It may then have happened in part:
    /// try a copy.
    pub fn apply(&mut self, changes: &ChangeSet) -> Result<(), ChangeError> {
        if changes.length_before() != self.units() {
            return Err(ChangeError::Length);
        }
        if changes.length_after() > MAXIMUM_DOCUMENT {
            return Err(ChangeError::TooLarge);
        }
        let replacements: Vec<_> = changes.replacements().collect();
        if self.is_sooner_made_anew(replacements.len()) {
            let text = changes.apply(&self.to_string())?;
            self.rope = Rope::from(text);
            return Ok(());
        }
        // From the last to the first, so that positions before the change hold.
        for replacement in replacements.iter().rev() {
            self.replace(replacement)?;
        }
        Ok(())
    }

    /// Whether going over the whole text costs less than so many replacements in
    /// the rope: one in the rope costs as much as some thousand bytes.
    fn is_sooner_made_anew(&self, replacements: usize) -> bool {
        replacements > 3 && replacements.saturating_mul(BYTES_PER_REPLACEMENT) > self.bytes()
    }

    fn replace(&mut self, replacement: &Replacement<'_>) -> Result<(), ChangeError> {
        let from = self.byte_of(replacement.from)?;
        let to = if replacement.to == replacement.from {
            from
        } else {
            self.byte_of(replacement.to)?
        };
        self.rope.replace(from..to, replacement.text);
        Ok(())
    }

    /// Where in UTF-8 a position lies.
    fn byte_of(&self, units: u32) -> Result<usize, ChangeError> {
        let units = usize::try_from(units).map_err(|_| ChangeError::Length)?;
        if units > self.rope.utf16_len() {
            return Err(ChangeError::Length);
        }
        let byte = self.rope.byte_of_utf16_code_unit(units);
        if self.rope.utf16_code_unit_of_byte(byte) == units {
            Ok(byte)
        } else {
            Err(ChangeError::Surrogate)
        }
    }

    /// FNV-1a of 32 bits over the UTF-16 code units, low byte first.
    #[must_use]
    pub fn hash(&self) -> u32 {
        let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        self.rope
            .chunks()
            .flat_map(str::encode_utf16)
            .flat_map(u16::to_le_bytes)
            .fold(0x811c_9dc5, step)
    }
}

impl std::fmt::Display for Document {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rope
            .chunks()
            .try_for_each(|chunk| formatter.write_str(chunk))
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.rope == other.rope
    }
}

impl Serialize for Document {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        Ok(Self::new(&text))
    }
}

/// The text with every line ended by `\n`, as CodeMirror reads it.
#[must_use]
pub fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn changed(text: &str, json: &serde_json::Value) -> Result<String, ChangeError> {
        let mut document = Document::new(text);
        document.apply(&ChangeSet::from_json(json).unwrap())?;
        Ok(document.to_string())
    }

    #[test]
    fn positions_count_utf16_units() {
        assert_eq!(changed("é🌉x", &json!([3, [1, "!"]])).unwrap(), "é🌉!");
        assert_eq!(
            changed("é🌉x", &json!([[0, "a"], 1, [2], [1], [0, "b"]])).unwrap(),
            "aéb"
        );
        for cut in [
            json!([2, [1, "!"], 1]),
            json!([2, [0, "!"], 2]),
            json!([1, [1], 2]),
        ] {
            assert_eq!(changed("é🌉x", &cut), Err(ChangeError::Surrogate));
        }
    }

    #[test]
    fn many_changes_at_once_do_what_they_do_one_by_one() {
        const LINES: usize = 2_000;
        let text = "é🌉x\n".repeat(LINES);
        for count in [1, 3, 4, LINES] {
            let line = || [json!(1), json!([2, "🌉", "y"]), json!(2)];
            let parts = (0..count).flat_map(|_| line());
            let rest = json!(5 * (LINES - count));
            let json = parts.chain([rest]).collect();
            let expected = "é🌉\nyx\n".repeat(count) + &"é🌉x\n".repeat(LINES - count);
            assert_eq!(changed(&text, &json).unwrap(), expected);
        }
    }

    #[test]
    fn another_length_is_refused() {
        assert_eq!(changed("abc", &json!([2])), Err(ChangeError::Length));
        assert_eq!(changed("abc", &json!([4])), Err(ChangeError::Length));
    }

    #[test]
    fn the_hash_is_the_one_of_the_browser() {
        // FNV-1a of nothing, and of the bytes 61 00.
        assert_eq!(Document::new("").hash(), 0x811c_9dc5);
        assert_eq!(Document::new("a").hash(), 0x2b24_d044);
    }

    #[test]
    fn lines_end_as_codemirror_ends_them() {
        assert_eq!(Document::new("a\r\nb\rc\n").to_string(), "a\nb\nc\n");
    }
}
