//! Applying a change set to a document.

use str_indices::utf16;

use super::{ChangeError, ChangeSet, Section};

impl ChangeSet {
    /// The document after the change.
    ///
    /// # Errors
    ///
    /// If the document has another length than the change set expects, or the
    /// change would cut a character in two. The document is then as it was.
    pub fn apply(&self, document: &str) -> Result<String, ChangeError> {
        let mut result = String::with_capacity(document.len());
        let mut rest = document;
        for section in &self.sections {
            let (head, tail) = split_at_units(rest, section.length_before())?;
            match section {
                Section::Keep(_) => result.push_str(head),
                Section::Replace { text, .. } => result.push_str(&text.text),
            }
            rest = tail;
        }
        if rest.is_empty() {
            Ok(result)
        } else {
            Err(ChangeError::Length)
        }
    }
}

/// Splits after so many UTF-16 code units.
fn split_at_units(text: &str, units: u32) -> Result<(&str, &str), ChangeError> {
    let units = usize::try_from(units).map_err(|_| ChangeError::Length)?;
    // Behind the end this is the end, and within a character its beginning.
    let byte = utf16::to_byte_idx(text, units);
    let (head, tail) = text.split_at(byte);
    match utf16::count(head) {
        found if found == units => Ok((head, tail)),
        _ if tail.is_empty() => Err(ChangeError::Length),
        _ => Err(ChangeError::Surrogate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn apply(json: serde_json::Value, document: &str) -> Result<String, ChangeError> {
        ChangeSet::from_json(&json).unwrap().apply(document)
    }

    #[test]
    fn lengths_count_utf16_units() {
        assert_eq!(apply(json!([3, [1, "!"]]), "é🌉x").unwrap(), "é🌉!");
        assert_eq!(
            apply(json!([2, [1, "!"], 1]), "é🌉x"),
            Err(ChangeError::Surrogate)
        );
    }

    #[test]
    fn another_length_is_refused() {
        assert_eq!(apply(json!([2]), "abc"), Err(ChangeError::Length));
        assert_eq!(apply(json!([4]), "abc"), Err(ChangeError::Length));
        assert_eq!(apply(json!([3]), "abc").unwrap(), "abc");
    }
}
