//! From a value to the one JSON form that goes to a harness.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Number, Value};

use super::Datum;

/// The largest integer that every language's JSON reads exactly: 2⁵³ − 1.
const EXACT_INTEGER: u64 = (1 << 53) - 1;

impl Datum {
    /// The value as JSON: see the table at [`protocol::interface::Type`].
    #[must_use]
    pub fn encode(&self) -> Value {
        match self {
            Self::None => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Int(value) if value.unsigned_abs() > EXACT_INTEGER => {
                Value::String(value.to_string())
            }
            Self::Int(value) => Value::from(*value),
            Self::Float(value) => encode_float(*value),
            Self::Text(text) => Value::String(text.clone()),
            Self::Bytes(bytes) => Value::String(STANDARD.encode(bytes)),
            Self::List(items) => Value::Array(items.iter().map(Self::encode).collect()),
            Self::Map { text_keys, entries } => encode_map(*text_keys, entries.iter()),
            Self::Record(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(name, value)| (name.clone(), value.encode()))
                    .collect(),
            ),
        }
    }
}

fn encode_float(value: f64) -> Value {
    match Number::from_f64(value) {
        Some(number) => Value::Number(number),
        None if value.is_nan() => Value::from("nan"),
        None if value > 0.0 => Value::from("inf"),
        None => Value::from("-inf"),
    }
}

fn encode_map<'d>(text_keys: bool, entries: impl Iterator<Item = (&'d Datum, &'d Datum)>) -> Value {
    if !text_keys {
        let pair =
            |(key, value): (&Datum, &Datum)| Value::Array(vec![key.encode(), value.encode()]);
        return Value::Array(entries.map(pair).collect());
    }
    let mut object = Map::new();
    for (key, value) in entries {
        if let Datum::Text(key) = key {
            object.insert(key.clone(), value.encode());
        }
    }
    Value::Object(object)
}
