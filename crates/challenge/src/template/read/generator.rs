//! Reading one generator, by the type that is wanted of it.

use protocol::interface::{Interface, Type};
use serde_json::Value;

use super::fields::Fields;
use super::{expected, form};
use crate::datum::describe_value;
use crate::template::{Form, Number};
use crate::{Datum, Mismatch};

/// A generator of this name, which must make a value of this type.
pub(super) fn generator(
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
