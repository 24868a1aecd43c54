//! TOML as plain values, and places in its text.

use serde_json::{Map, Number, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Aim, Sink, Step, position};
use crate::Problem;

/// Parses a text, telling every syntax error.
pub(super) fn parse(file: &str, text: &str, sink: &Sink) -> Option<Value> {
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let position = error.span().map(|span| position(text, span.start));
        let what = format!("this is not TOML: {}", error.message().replace('\n', ", "));
        sink.push(Problem::error(file, what, "").at(position));
    }
    errors
        .is_empty()
        .then(|| Value::Object(plain_table(table.get_ref())))
}

fn plain_table(table: &DeTable<'_>) -> Map<String, Value> {
    table
        .iter()
        .map(|(key, value)| (key.get_ref().to_string(), plain(value.get_ref())))
        .collect()
}

/// What has no JSON form (dates, `nan`, integers beyond 64 bits) becomes text,
/// and is then refused where another type is wanted.
fn plain(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or_else(|_| Value::String(integer.to_string()), Value::from),
        DeValue::Float(float) => float
            .as_str()
            .parse()
            .ok()
            .and_then(Number::from_f64)
            .map_or_else(|| Value::String(float.as_str().to_owned()), Value::Number),
        DeValue::Boolean(boolean) => Value::Bool(*boolean),
        DeValue::Datetime(datetime) => Value::String(datetime.to_string()),
        DeValue::Array(items) => items.iter().map(|item| plain(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(plain_table(table)),
    }
}

/// The offset of a place; of the nearest place around it, if it does not exist.
pub(super) fn locate(text: &str, path: &[Step], aim: Aim) -> Option<usize> {
    let root = DeTable::parse(text).ok()?;
    let Some((first, rest)) = path.split_first() else {
        return Some(0);
    };
    let Step::Key(first) = first else {
        return None;
    };
    let (key, mut value) = entry(root.get_ref(), first)?;
    let mut key_start = key.span().start;
    for step in rest {
        let found = match (step, value.get_ref()) {
            (Step::Key(key), DeValue::Table(table)) => entry(table, key).map(|(key, value)| {
                key_start = key.span().start;
                value
            }),
            (Step::Index(index), DeValue::Array(items)) => items.get(*index),
            _ => None,
        };
        match found {
            Some(inner) => value = inner,
            None => break,
        }
    }
    Some(match aim {
        Aim::Key => key_start,
        Aim::Value => value.span().start,
    })
}

type Entry<'t> = (
    &'t Spanned<std::borrow::Cow<'t, str>>,
    &'t Spanned<DeValue<'t>>,
);

fn entry<'t>(table: &'t DeTable<'t>, wanted: &str) -> Option<Entry<'t>> {
    table.iter().find(|(key, _)| key.get_ref() == wanted)
}
