//! Reading a value in which generators may stand, by its type.

mod fields;
mod generator;

use std::collections::BTreeMap;

use protocol::interface::{Interface, Type};
use serde_json::{Map, Value};

use super::{Form, size};
use crate::datum::describe_value;
use crate::{Datum, Mismatch};
use generator::generator;

/// A value of a type, with or without generators.
pub(super) fn form(value: &Value, kind: &Type, interface: &Interface) -> Result<Form, Mismatch> {
    if !holds_generator(value) {
        return Datum::decode(value, kind, interface).map(Form::Plain);
    }
    if let Some((name, parameters)) = as_generator(value) {
        let within = |m: Mismatch| m.inside(format_args!(".{name}"));
        let made = generator(name, parameters, kind, interface).map_err(within)?;
        return if size::of(&made).is_allowed() {
            Ok(made)
        } else {
            Err(within(too_large()))
        };
    }
    match (kind, value) {
        (Type::Optional(inner), value) => form(value, inner, interface),
        (Type::List(item), Value::Array(items)) => {
            let kinds = std::iter::repeat(item.as_ref());
            sequence(items, kinds, interface)
        }
        (Type::Tuple(kinds), Value::Array(items)) if items.len() == kinds.len() => {
            sequence(items, kinds.iter(), interface)
        }
        (Type::Map(key, item), Value::Object(object)) if **key == Type::String => {
            map(object, item, interface)
        }
        (Type::Map(key, item), Value::Array(pairs)) => map_of_pairs(pairs, key, item, interface),
        (Type::Record(name), Value::Object(object)) => record(object, name, interface),
        _ => Err(Mismatch::of(kind, value)),
    }
}

/// What is said of a value that is larger than any may be.
pub(super) fn too_large() -> Mismatch {
    expected(
        format!(
            "at most {} items and {} MiB",
            size::Size::MAXIMUM.items,
            size::Size::MAXIMUM.bytes >> 20
        ),
        "more",
    )
}

fn expected(expected: impl Into<String>, found: impl Into<String>) -> Mismatch {
    Mismatch {
        path: String::new(),
        expected: expected.into(),
        found: found.into(),
    }
}

/// An object with one key, which starts with `$`.
fn as_generator(value: &Value) -> Option<(&str, &Value)> {
    let object = value.as_object().filter(|object| object.len() == 1)?;
    let (name, parameters) = object.iter().next()?;
    name.starts_with('$').then_some((name, parameters))
}

fn holds_generator(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(holds_generator),
        Value::Object(object) => {
            as_generator(value).is_some() || object.values().any(holds_generator)
        }
        _ => false,
    }
}

fn sequence<'k>(
    items: &[Value],
    kinds: impl Iterator<Item = &'k Type>,
    interface: &Interface,
) -> Result<Form, Mismatch> {
    let read = items.iter().zip(kinds).enumerate();
    read.map(|(index, (value, kind))| {
        form(value, kind, interface).map_err(|m| m.inside(format_args!("[{index}]")))
    })
    .collect::<Result<_, _>>()
    .map(Form::List)
}

fn map(object: &Map<String, Value>, item: &Type, interface: &Interface) -> Result<Form, Mismatch> {
    let entries = object.iter().map(|(key, value)| {
        let value =
            form(value, item, interface).map_err(|m| m.inside(format_args!("[{key:?}]")))?;
        Ok((Datum::Text(key.clone()), value))
    });
    Ok(Form::Map {
        text_keys: true,
        entries: entries.collect::<Result<_, _>>()?,
    })
}

/// A map whose keys are not texts. Its keys are plain; its values may be made.
fn map_of_pairs(
    pairs: &[Value],
    key_kind: &Type,
    item: &Type,
    interface: &Interface,
) -> Result<Form, Mismatch> {
    let mut entries = BTreeMap::new();
    for (index, pair) in pairs.iter().enumerate() {
        let within = |m: Mismatch| m.inside(format_args!("[{index}]"));
        let Some([key, value]) = pair.as_array().map(Vec::as_slice) else {
            return Err(within(expected("a pair", describe_value(pair))));
        };
        let key_datum = Datum::decode(key, key_kind, interface).map_err(within)?;
        let value = form(value, item, interface).map_err(within)?;
        if entries.insert(key_datum, value).is_some() {
            let again = format!("{} again", describe_value(key));
            return Err(within(expected("every key once", again)));
        }
    }
    Ok(Form::Map {
        text_keys: false,
        entries,
    })
}

/// A record. A missing or unknown field is told by [`Datum::decode`], given
/// the same object with `null` for every generator.
fn record(
    object: &Map<String, Value>,
    name: &str,
    interface: &Interface,
) -> Result<Form, Mismatch> {
    let fields = interface.records.get(name).map_or(&[][..], Vec::as_slice);
    let complete =
        fields.len() == object.len() && fields.iter().all(|f| object.contains_key(&f.name));
    if !complete {
        let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        return Err(expected(
            format!("the fields {} of {name}", names.join(", ")),
            describe_value(&Value::Array(
                object.keys().cloned().map(Value::from).collect(),
            )),
        ));
    }
    let read = fields.iter().map(|field| {
        let value = object.get(&field.name).unwrap_or(&Value::Null);
        let value = form(value, &field.kind, interface)
            .map_err(|m| m.inside(format_args!(".{}", field.name)))?;
        Ok((field.name.clone(), value))
    });
    read.collect::<Result<_, _>>().map(Form::Record)
}
