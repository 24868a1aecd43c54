//! A change set as JSON, in the form of CodeMirror's `ChangeSet.toJSON`.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ChangeError, ChangeSet, Insertion, MAXIMUM_DOCUMENT, MAXIMUM_SECTIONS, Section};

impl ChangeSet {
    /// Reads what a browser sent.
    ///
    /// # Errors
    ///
    /// If it is not of that form, or larger than a change may be.
    pub fn from_json(json: &Value) -> Result<Self, ChangeError> {
        let parts = json.as_array().ok_or(ChangeError::Shape)?;
        if parts.len() > MAXIMUM_SECTIONS {
            return Err(ChangeError::TooLarge);
        }
        let mut set = Self::default();
        let (mut before, mut after) = (0_u32, 0_u32);
        for part in parts {
            let section = read_section(part)?;
            before = bounded_sum(before, section.length_before())?;
            after = bounded_sum(after, section.length_after())?;
            set.push(section);
        }
        Ok(set)
    }

    /// Writes what a browser reads.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.sections.iter().map(write_section).collect()
    }
}

impl Serialize for ChangeSet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ChangeSet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Value::deserialize(deserializer)?;
        Self::from_json(&json).map_err(serde::de::Error::custom)
    }
}

fn bounded_sum(sum: u32, length: u32) -> Result<u32, ChangeError> {
    sum.checked_add(length)
        .filter(|&sum| sum <= MAXIMUM_DOCUMENT)
        .ok_or(ChangeError::TooLarge)
}

fn read_length(json: &Value) -> Result<u32, ChangeError> {
    let length = json.as_u64().ok_or(ChangeError::Shape)?;
    u32::try_from(length)
        .ok()
        .filter(|&length| length <= MAXIMUM_DOCUMENT)
        .ok_or(ChangeError::TooLarge)
}

fn read_section(json: &Value) -> Result<Section, ChangeError> {
    let Some(parts) = json.as_array() else {
        return read_length(json).map(Section::Keep);
    };
    let (length, lines) = parts.split_first().ok_or(ChangeError::Shape)?;
    let length = read_length(length)?;
    let lines = lines
        .iter()
        .map(|line| {
            line.as_str()
                .filter(|line| !line.contains(['\n', '\r']))
                .ok_or(ChangeError::Shape)
        })
        .collect::<Result<Vec<_>, _>>()?;
    let text = Insertion::new(lines.join("\n"))?;
    Ok(Section::Replace { length, text })
}

fn write_section(section: &Section) -> Value {
    match section {
        Section::Keep(length) => Value::from(*length),
        Section::Replace { length, text } if text.is_empty() => Value::from(vec![*length]),
        Section::Replace { length, text } => {
            let lines = text.text.split('\n').map(Value::from);
            std::iter::once(Value::from(*length)).chain(lines).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_no_change_set_is_refused() {
        for (json, error) in [
            (json!({}), ChangeError::Shape),
            (json!([-1]), ChangeError::Shape),
            (json!([1.5]), ChangeError::Shape),
            (json!([[]]), ChangeError::Shape),
            (json!([[0, "a\nb"]]), ChangeError::Shape),
            (json!([[0, 7]]), ChangeError::Shape),
            (json!([u64::MAX]), ChangeError::TooLarge),
            (json!([1 << 20, [1 << 20]]), ChangeError::TooLarge),
            (
                json!([[0, "x".repeat((1 << 20) + 1)]]),
                ChangeError::TooLarge,
            ),
            (json!(vec![0; 10_001]), ChangeError::TooLarge),
        ] {
            assert_eq!(ChangeSet::from_json(&json), Err(error), "{json:.60}");
        }
    }

    #[test]
    fn json_goes_there_and_back() {
        let json = json!([3, [2, "a", "", "b"], 4, [1], 2]);
        let set = ChangeSet::from_json(&json).unwrap();
        assert_eq!(set.to_json(), json);
        assert_eq!((set.length_before(), set.length_after()), (12, 13));
    }
}
