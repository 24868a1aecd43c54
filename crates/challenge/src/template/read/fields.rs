//! The parameters of a generator, by name.

use protocol::interface::{Interface, Type};
use serde_json::{Map, Value};

use super::expected;
use crate::datum::describe_value;
use crate::{Datum, Mismatch};

/// The parameters of a generator.
pub(super) struct Fields<'v>(&'v Map<String, Value>);

impl<'v> Fields<'v> {
    pub(super) fn of(parameters: &'v Value, known: &[&str]) -> Result<Self, Mismatch> {
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

    pub(super) fn value(&self, name: &str) -> Result<&'v Value, Mismatch> {
        self.0
            .get(name)
            .ok_or_else(|| expected(format!("`{name}`"), "nothing"))
    }

    pub(super) fn integer(&self, name: &str, default: Option<i64>) -> Result<i64, Mismatch> {
        if let (None, Some(default)) = (self.0.get(name), default) {
            return Ok(default);
        }
        match Datum::decode(self.value(name)?, &Type::Int, &Interface::default()) {
            Ok(Datum::Int(value)) => Ok(value),
            Ok(_) => Err(expected("an int", "something else")),
            Err(mismatch) => Err(mismatch.inside(format_args!(".{name}"))),
        }
    }

    pub(super) fn count(&self, name: &str) -> Result<u64, Mismatch> {
        let value = self.integer(name, None)?;
        u64::try_from(value)
            .map_err(|_| expected("0 or more", value.to_string()).inside(format_args!(".{name}")))
    }

    pub(super) fn text(&self, name: &str) -> Result<&'v str, Mismatch> {
        let value = self.value(name)?;
        value.as_str().ok_or_else(|| {
            expected("a string", describe_value(value)).inside(format_args!(".{name}"))
        })
    }
}
