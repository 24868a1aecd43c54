//! Reading a value in which generators may stand, by its type.

use std::collections::BTreeMap;

use protocol::interface::{Interface, Type};
use serde_json::{Map, Value};

use super::{Form, Number, size};
use crate::datum::describe_value;
use crate::{Datum, Mismatch};

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

fn generator(
    name: &str,
    parameters: &Value,
    kind: &Type,
    interface: &Interface,
) -> Result<Form, Mismatch> {
    let kind = match kind {
        Type::Optional(inner) => inner,
        other => other,
    };
    let item = match kind {
        Type::List(item) => Some(item.as_ref()),
        _ => None,
    };
    match (name, item, kind) {
        ("$literal", _, _) => Datum::decode(parameters, kind, interface).map(Form::Plain),
        ("$range", Some(item), _) => range(parameters, number(item)?),
        ("$integers", Some(item), _) => integers(parameters, number(item)?),
        ("$repeat", Some(item), _) => repeat(parameters, item, interface),
        ("$words", Some(Type::String), _) => words(parameters),
        ("$text", None, Type::String) => text(parameters),
        ("$concatenate", Some(_), _) => parts(parameters, kind, interface).map(Form::JoinLists),
        ("$concatenate", None, Type::String) => {
            parts(parameters, kind, interface).map(Form::JoinTexts)
        }
        ("$range" | "$integers" | "$repeat" | "$words" | "$text" | "$concatenate", _, _) => {
            Err(expected(
                kind.to_string(),
                format!("{name}, which makes something else"),
            ))
        }
        _ => Err(expected(
            "$range, $repeat, $text, $integers, $words, $concatenate or $literal",
            name.chars().take(40).collect::<String>(),
        )),
    }
}

fn number(item: &Type) -> Result<Number, Mismatch> {
    match item {
        Type::Int => Ok(Number::Int),
        Type::Float => Ok(Number::Float),
        other => Err(expected(format!("list<{other}>"), "a generator of numbers")),
    }
}

fn range(parameters: &Value, number: Number) -> Result<Form, Mismatch> {
    let fields = Fields::of(parameters, &["from", "to", "step"])?;
    let from = fields.integer("from", Some(0))?;
    let to = fields.integer("to", None)?;
    let step = fields.integer("step", Some(1))?;
    if step == 0 {
        return Err(expected("a step other than 0", "0").inside(".step"));
    }
    let distance = i128::from(to) - i128::from(from);
    let step_wide = i128::from(step);
    let count = if (distance > 0) == (step > 0) {
        (distance.abs() + step_wide.abs() - 1) / step_wide.abs()
    } else {
        0
    };
    Ok(Form::Range {
        from,
        step,
        count: u64::try_from(count).unwrap_or(u64::MAX),
        number,
    })
}

fn integers(parameters: &Value, number: Number) -> Result<Form, Mismatch> {
    let fields = Fields::of(parameters, &["count", "minimum", "maximum", "seed"])?;
    let minimum = fields.integer("minimum", None)?;
    let maximum = fields.integer("maximum", None)?;
    if minimum > maximum {
        let below = format!("{maximum}, which is below");
        return Err(expected(format!("at least {minimum}"), below).inside(".maximum"));
    }
    Ok(Form::Integers {
        count: fields.count("count")?,
        minimum,
        maximum,
        seed: fields.count("seed")?,
        number,
    })
}

fn repeat(parameters: &Value, item: &Type, interface: &Interface) -> Result<Form, Mismatch> {
    let fields = Fields::of(parameters, &["value", "count"])?;
    let value = form(fields.value("value")?, item, interface).map_err(|m| m.inside(".value"))?;
    Ok(Form::Repeat {
        value: Box::new(value),
        count: fields.count("count")?,
    })
}

fn text(parameters: &Value) -> Result<Form, Mismatch> {
    let fields = Fields::of(parameters, &["value", "count"])?;
    Ok(Form::Text {
        value: fields.text("value")?.to_owned(),
        count: fields.count("count")?,
    })
}

fn words(parameters: &Value) -> Result<Form, Mismatch> {
    let fields = Fields::of(parameters, &["count", "length", "alphabet", "seed"])?;
    let alphabet: Vec<char> = fields.text("alphabet")?.chars().collect();
    if alphabet.is_empty() || alphabet.len() > 1_000 {
        let found = format!("{} characters", alphabet.len());
        return Err(expected("1 to 1,000 characters", found).inside(".alphabet"));
    }
    Ok(Form::Words {
        count: fields.count("count")?,
        length: fields.count("length")?,
        alphabet,
        seed: fields.count("seed")?,
    })
}

fn parts(parameters: &Value, kind: &Type, interface: &Interface) -> Result<Vec<Form>, Mismatch> {
    let Value::Array(items) = parameters else {
        return Err(expected("an array", describe_value(parameters)));
    };
    let read = items.iter().enumerate();
    read.map(|(index, value)| {
        form(value, kind, interface).map_err(|m| m.inside(format_args!("[{index}]")))
    })
    .collect()
}

/// The parameters of a generator.
struct Fields<'v>(&'v Map<String, Value>);

impl<'v> Fields<'v> {
    fn of(parameters: &'v Value, known: &[&str]) -> Result<Self, Mismatch> {
        let object = parameters
            .as_object()
            .ok_or_else(|| expected("an object", describe_value(parameters)))?;
        match object.keys().find(|key| !known.contains(&key.as_str())) {
            Some(unknown) => Err(expected(
                format!("only {}", known.join(", ")),
                format!("`{}`", unknown.chars().take(40).collect::<String>()),
            )),
            None => Ok(Self(object)),
        }
    }

    fn value(&self, name: &str) -> Result<&'v Value, Mismatch> {
        self.0
            .get(name)
            .ok_or_else(|| expected(format!("`{name}`"), "nothing"))
    }

    fn integer(&self, name: &str, default: Option<i64>) -> Result<i64, Mismatch> {
        if let (None, Some(default)) = (self.0.get(name), default) {
            return Ok(default);
        }
        match Datum::decode(self.value(name)?, &Type::Int, &Interface::default()) {
            Ok(Datum::Int(value)) => Ok(value),
            Ok(_) => Err(expected("an int", "something else")),
            Err(mismatch) => Err(mismatch.inside(format_args!(".{name}"))),
        }
    }

    fn count(&self, name: &str) -> Result<u64, Mismatch> {
        let value = self.integer(name, None)?;
        u64::try_from(value)
            .map_err(|_| expected("0 or more", value.to_string()).inside(format_args!(".{name}")))
    }

    fn text(&self, name: &str) -> Result<&'v str, Mismatch> {
        let value = self.value(name)?;
        value.as_str().ok_or_else(|| {
            expected("a string", describe_value(value)).inside(format_args!(".{name}"))
        })
    }
}
