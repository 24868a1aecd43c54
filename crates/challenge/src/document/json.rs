//! JSON as plain values, with every key once, and places in its text.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{Aim, Sink, Step};
use crate::Problem;

/// Parses a text, telling the first error.
pub(super) fn parse(file: &str, text: &str, sink: &Sink) -> Option<Value> {
    match serde_json::from_str::<Strict>(text) {
        Ok(Strict(value)) => Some(value),
        Err(error) => {
            let bounded = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let position = (bounded(error.line()), bounded(error.column().max(1)));
            let told = error.to_string();
            let told = told.split(" at line ").next().unwrap_or(&told);
            let problem = Problem::error(file, format!("this is not JSON: {told}"), "");
            sink.push(problem.at(Some(position)));
            None
        }
    }
}

/// A value in which no object has a key twice: `serde_json` would keep the
/// last and drop the others without a word.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::String(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            array.push(item);
        }
        Ok(Value::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                let key: String = key.chars().take(40).collect();
                return Err(de::Error::custom(format!("the key `{key}` is there twice")));
            }
            let Strict(value) = entries.next_value()?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

/// The offset of a place in a text that is known to be JSON; of the nearest
/// place around it, if it does not exist.
pub(super) fn locate(text: &str, path: &[Step], aim: Aim) -> Option<usize> {
    let mut walker = Walker { text, at: 0 };
    walker.skip_space();
    let mut key_start = walker.at;
    for step in path {
        let around = walker.at;
        let found = match step {
            Step::Index(index) => walker.enter_array(*index),
            Step::Key(key) => walker.enter_object(key).map(|start| key_start = start),
        };
        if found.is_none() {
            walker.at = around;
            break;
        }
    }
    Some(match aim {
        Aim::Key => key_start,
        Aim::Value => walker.at,
    })
}

struct Walker<'t> {
    text: &'t str,
    at: usize,
}

impl Walker<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Passes a character and white space around it.
    fn pass(&mut self, wanted: u8) -> Option<()> {
        self.skip_space();
        (self.peek()? == wanted).then(|| self.at += 1)?;
        self.skip_space();
        Some(())
    }

    fn enter_array(&mut self, index: usize) -> Option<()> {
        self.pass(b'[')?;
        for _ in 0..index {
            self.skip_value()?;
            self.pass(b',')?;
        }
        (self.peek()? != b']').then_some(())
    }

    /// Goes to the value of a key, and tells where the key stands.
    fn enter_object(&mut self, wanted: &str) -> Option<usize> {
        self.pass(b'{')?;
        loop {
            let start = self.at;
            self.skip_value()?;
            let key: String = serde_json::from_str(self.text.get(start..self.at)?).ok()?;
            self.pass(b':')?;
            if key == wanted {
                return Some(start);
            }
            self.skip_value()?;
            self.pass(b',')?;
        }
    }

    fn skip_string(&mut self) -> Option<()> {
        self.at += 1;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Some(())
    }

    fn skip_value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            match self.peek()? {
                b'"' => self.skip_string()?,
                b'[' | b'{' => {
                    depth += 1;
                    self.at += 1;
                    continue;
                }
                b']' | b'}' => {
                    depth = depth.checked_sub(1)?;
                    self.at += 1;
                }
                b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => self.skip_word(),
            }
            if depth == 0 {
                return Some(());
            }
        }
    }

    fn skip_word(&mut self) {
        while self
            .peek()
            .is_some_and(|byte| !b" \t\r\n,:]}\"".contains(&byte))
        {
            self.at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found() {
        let text = r#" [ {"a": [1, {"b\n": "x]\"y"}], "c": null}, -1.5e3 ]"#;
        let key = |k: &str| Step::Key(k.into());
        let at = |path: &[Step], aim| &text[locate(text, path, aim).unwrap()..];
        assert!(at(&[Step::Index(1)], Aim::Value).starts_with("-1.5e3"));
        assert!(at(&[Step::Index(0), key("c")], Aim::Key).starts_with("\"c\": null"));
        let deep = [Step::Index(0), key("a"), Step::Index(1), key("b\n")];
        assert!(at(&deep, Aim::Value).starts_with("\"x]"));
        let missing = [Step::Index(0), key("z")];
        assert!(at(&missing, Aim::Value).starts_with("{\"a\""));
        assert!(at(&[Step::Index(7)], Aim::Value).starts_with("[ {"));
    }
}
