//! Canonical JSON and the digest over it.
//!
//! Keys sorted by their bytes, no white space, no floating-point numbers: one
//! value has one text, so a report can be compared and signed byte for byte.
//! Whole JSON libraries for this (RFC 8785) exist for the sake of floats,
//! which reports do not contain.

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::{Error, Value};
use sha2::{Digest, Sha256};

use super::Report;

/// The canonical JSON of a value.
///
/// # Errors
///
/// When the value has no JSON form, or holds a floating-point number.
pub fn canonical(value: &impl Serialize) -> Result<String, Error> {
    let mut text = String::new();
    write(&serde_json::to_value(value)?, &mut text)?;
    Ok(text)
}

fn write(value: &Value, text: &mut String) -> Result<(), Error> {
    match value {
        Value::Number(number) if number.is_f64() => {
            Err(Error::custom("canonical JSON holds no floats"))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&serde_json::to_string(value)?);
            Ok(())
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, text);
                write(item, text)?;
            }
            text.push(']');
            Ok(())
        }
        Value::Object(fields) => {
            // Not left to serde_json, whose order hangs on a feature that any
            // crate of the build can switch.
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| key.as_bytes());
            text.push('{');
            for (index, (key, field)) in fields.into_iter().enumerate() {
                separate(index, text);
                text.push_str(&serde_json::to_string(key)?);
                text.push(':');
                write(field, text)?;
            }
            text.push('}');
            Ok(())
        }
    }
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

/// The SHA-256 of some bytes, in lowercase hexadecimal digits.
#[must_use]
pub fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl Report {
    /// The canonical JSON of the whole report, newline at its end: what is
    /// kept and handed on.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn to_canonical_json(&self) -> Result<String, Error> {
        canonical(self).map(|text| text + "\n")
    }

    /// The digest that this report should carry: over its canonical JSON
    /// without `digest` and `timing`.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn computed_digest(&self) -> Result<String, Error> {
        let mut value = serde_json::to_value(self)?;
        if let Some(fields) = value.as_object_mut() {
            fields.remove("digest");
            fields.remove("timing");
        }
        canonical(&value).map(sha256)
    }

    /// The report with its digest filled in.
    ///
    /// # Errors
    ///
    /// None in practice: a report holds no floats.
    pub fn sealed(mut self) -> Result<Self, Error> {
        self.digest = self.computed_digest()?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;
    use serde_json::json;

    #[test]
    fn keys_are_sorted_and_nothing_is_spaced() {
        let value = json!({"b": [1, {"z": null, "a": true}], "a": "é\n", "B": -1});
        assert_eq!(
            canonical(&value).unwrap(),
            r#"{"B":-1,"a":"é\n","b":[1,{"a":true,"z":null}]}"#
        );
        assert!(canonical(&json!({"a": 0.5})).is_err());
    }

    #[test]
    fn the_digest_covers_everything_but_itself_and_the_timing() {
        let report = sample().sealed().unwrap();
        let mut same = report.clone();
        same.timing.wall_ms += 1;
        assert_eq!(same.computed_digest().unwrap(), report.digest);

        let mut other = report.clone();
        other.groups[0].cases[0].fuel = Some(1);
        assert_ne!(other.computed_digest().unwrap(), report.digest);
    }

    #[test]
    fn a_report_reads_back_as_it_was_written() {
        let report = sample().sealed().unwrap();
        let text = report.to_canonical_json().unwrap();
        assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        assert_eq!(
            serde_json::from_str::<Report>(&text)
                .unwrap()
                .to_canonical_json()
                .unwrap(),
            text
        );
    }
}
