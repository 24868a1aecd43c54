//! From JSON to a value of a type, or the place where it does not fit.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::interface::{Interface, Parameter, Type};
use serde_json::Value;

use super::Datum;

/// Where a value is not of its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The way to the place: `[3].client`; empty for the value itself.
    pub path: String,
    /// What belongs there.
    pub expected: String,
    /// What is there.
    pub found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "at {}: ", self.path)?;
        }
        write!(
            formatter,
            "expected {}, found {}",
            self.expected, self.found
        )
    }
}

impl std::error::Error for Mismatch {}

/// Checks a JSON value against a type.
///
/// # Errors
///
/// The first place that does not fit.
pub fn conforms(value: &Value, kind: &Type, interface: &Interface) -> Result<(), Mismatch> {
    Datum::decode(value, kind, interface).map(drop)
}

impl Datum {
    /// Reads a JSON value as a value of a type.
    ///
    /// # Errors
    ///
    /// The first place that does not fit.
    pub fn decode(value: &Value, kind: &Type, interface: &Interface) -> Result<Self, Mismatch> {
        match kind {
            Type::None => value.is_null().then_some(Self::None),
            Type::Bool => value.as_bool().map(Self::Bool),
            Type::Int => decode_int(value).map(Self::Int),
            Type::Float => decode_float(value).map(Self::Float),
            Type::String => value.as_str().map(|text| Self::Text(text.to_owned())),
            Type::Bytes => value
                .as_str()
                .and_then(|text| STANDARD.decode(text).ok())
                .map(Self::Bytes),
            Type::Optional(_) if value.is_null() => Some(Self::None),
            Type::Optional(inner) => return Self::decode(value, inner, interface),
            Type::List(item) => return decode_list(value, kind, item, interface),
            Type::Tuple(items) => return decode_tuple(value, kind, items, interface),
            Type::Map(key, item) => return decode_map(value, kind, (key, item), interface),
            Type::Record(name) => return decode_record(value, name, interface),
        }
        .ok_or_else(|| Mismatch::of(kind, value))
    }
}

impl Mismatch {
    /// This value is not of this type.
    pub(crate) fn of(kind: &Type, value: &Value) -> Self {
        Self {
            path: String::new(),
            expected: describe_type(kind),
            found: describe_value(value),
        }
    }

    /// The same, seen from one step further out.
    pub(crate) fn inside(mut self, step: impl fmt::Display) -> Self {
        self.path = format!("{step}{}", self.path);
        self
    }
}

fn describe_type(kind: &Type) -> String {
    match kind {
        Type::None => "null".to_owned(),
        Type::Int => "an int of 64 bits".to_owned(),
        Type::Float => "a float".to_owned(),
        Type::Bool => "true or false".to_owned(),
        Type::String => "a string".to_owned(),
        Type::Bytes => "base64 text".to_owned(),
        Type::Map(key, _) if **key == Type::String => format!("an object for {kind}"),
        Type::Map(..) => format!("an array of pairs for {kind}"),
        Type::Tuple(items) => format!("an array of {} for {kind}", items.len()),
        Type::Record(name) => format!("an object for {name}"),
        Type::List(_) | Type::Optional(_) => kind.to_string(),
    }
}

/// A value in at most 80 bytes, whatever its size.
pub(crate) fn describe_value(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("an array of {}", items.len()),
        Value::Object(fields) => format!("an object of {} keys", fields.len()),
        Value::String(text) if text.len() > 60 => format!("a string of {} bytes", text.len()),
        plain => plain.to_string(),
    }
}

fn decode_int(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) if text.len() <= 20 && !text.starts_with('+') => text.parse().ok(),
        _ => None,
    }
}

fn decode_float(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => match text.as_str() {
            "nan" => Some(f64::NAN),
            "inf" => Some(f64::INFINITY),
            "-inf" => Some(f64::NEG_INFINITY),
            _ => None,
        },
        _ => None,
    }
}

fn decode_list(
    value: &Value,
    kind: &Type,
    item: &Type,
    interface: &Interface,
) -> Result<Datum, Mismatch> {
    let items = value.as_array().ok_or_else(|| Mismatch::of(kind, value))?;
    let decoded = items.iter().enumerate().map(|(index, value)| {
        Datum::decode(value, item, interface).map_err(|m| m.inside(format_args!("[{index}]")))
    });
    decoded.collect::<Result<_, _>>().map(Datum::List)
}

fn decode_tuple(
    value: &Value,
    kind: &Type,
    kinds: &[Type],
    interface: &Interface,
) -> Result<Datum, Mismatch> {
    let items = value
        .as_array()
        .filter(|items| items.len() == kinds.len())
        .ok_or_else(|| Mismatch::of(kind, value))?;
    let pairs = items.iter().zip(kinds).enumerate();
    let decoded = pairs.map(|(index, (value, kind))| {
        Datum::decode(value, kind, interface).map_err(|m| m.inside(format_args!("[{index}]")))
    });
    decoded.collect::<Result<_, _>>().map(Datum::List)
}

fn decode_map(
    value: &Value,
    kind: &Type,
    (key_kind, value_kind): (&Type, &Type),
    interface: &Interface,
) -> Result<Datum, Mismatch> {
    let text_keys = *key_kind == Type::String;
    let mut entries = BTreeMap::new();
    match value {
        Value::Object(object) if text_keys => {
            for (key, value) in object {
                let value = Datum::decode(value, value_kind, interface)
                    .map_err(|m| m.inside(format_args!("[{key:?}]")))?;
                entries.insert(Datum::Text(key.clone()), value);
            }
        }
        Value::Array(pairs) if !text_keys => {
            for (index, pair) in pairs.iter().enumerate() {
                let within = |m: Mismatch| m.inside(format_args!("[{index}]"));
                let (key, value) = match pair.as_array().map(Vec::as_slice) {
                    Some([key, value]) => (key, value),
                    _ => return Err(within(Mismatch::of(kind, pair))),
                };
                let decoded = Datum::decode(key, key_kind, interface).map_err(within)?;
                let value = Datum::decode(value, value_kind, interface).map_err(within)?;
                if entries.insert(decoded, value).is_some() {
                    return Err(within(Mismatch {
                        path: String::new(),
                        expected: "every key once".to_owned(),
                        found: format!("{} again", describe_value(key)),
                    }));
                }
            }
        }
        _ => return Err(Mismatch::of(kind, value)),
    }
    Ok(Datum::Map { text_keys, entries })
}

fn decode_record(value: &Value, name: &str, interface: &Interface) -> Result<Datum, Mismatch> {
    let wrong = |expected: String, found: String| Mismatch {
        path: String::new(),
        expected,
        found,
    };
    let fields = interface.records.get(name).ok_or_else(|| {
        wrong(
            format!("a declared record, not `{name}`"),
            describe_value(value),
        )
    })?;
    let object = value
        .as_object()
        .ok_or_else(|| Mismatch::of(&Type::Record(name.to_owned()), value))?;
    if let Some(unknown) = object.keys().find(|key| !has_field(fields, key)) {
        let unknown: String = unknown.chars().take(40).collect();
        return Err(wrong(
            format!("only the fields of {name}"),
            format!("`{unknown}`"),
        ));
    }
    let decoded = fields.iter().map(|field| {
        let value = object.get(&field.name).ok_or_else(|| {
            wrong(
                format!("the field `{}` of {name}", field.name),
                "nothing".to_owned(),
            )
        })?;
        let value = Datum::decode(value, &field.kind, interface)
            .map_err(|m| m.inside(format_args!(".{}", field.name)))?;
        Ok((field.name.clone(), value))
    });
    decoded.collect::<Result<_, _>>().map(Datum::Record)
}

fn has_field(fields: &[Parameter], name: &str) -> bool {
    fields.iter().any(|field| field.name == name)
}
