//! Results: JavaScript values to JSON, by the declared type. What is not of
//! the type is refused with a text that tells where and what.

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rquickjs::function::This;
use rquickjs::object::Filter;
use rquickjs::{Coerced, Ctx, FromJs, Function, Object, TypedArray, Value};

use super::kind::Kind;
use super::signature::{Field, Signature};
use crate::engine::{self, arrays};
use crate::text;

/// How deep a value may be nested. Cycles end here.
const DEEPEST: usize = 100;

/// How much of a wrong value is shown.
const SHOWN_BYTES: usize = 60;

/// Why a value has no JSON.
pub enum Mistake {
    /// It is not of the type.
    Wrong(String),
    /// Looking at it threw an error.
    Thrown(rquickjs::Error),
}

impl From<rquickjs::Error> for Mistake {
    fn from(error: rquickjs::Error) -> Self {
        Self::Thrown(error)
    }
}

type Outcome = Result<(), Mistake>;

/// The JSON of a value of this type.
pub fn value<'js>(
    ctx: &Ctx<'js>,
    signature: &Signature,
    kind: &Kind,
    value: &Value<'js>,
) -> Result<Vec<u8>, Mistake> {
    let mut encoder = Encoder {
        ctx,
        signature,
        json: Vec::new(),
        path: Vec::new(),
    };
    encoder.write(kind, value)?;
    Ok(encoder.json)
}

enum Step {
    Index(usize),
    Property(String),
    Key(String),
}

struct Encoder<'a, 'js> {
    ctx: &'a Ctx<'js>,
    signature: &'a Signature,
    json: Vec<u8>,
    path: Vec<Step>,
}

impl<'js> Encoder<'_, 'js> {
    fn write(&mut self, kind: &Kind, value: &Value<'js>) -> Outcome {
        if self.path.len() > DEEPEST {
            return Err(self.wrong("the result is cyclic or nested too deeply"));
        }
        match kind {
            Kind::None if is_nothing(value) => self.push("null"),
            Kind::Int => return self.integer(value),
            Kind::Float => return self.float(value),
            Kind::Bool => match value.as_bool() {
                Some(true) => self.push("true"),
                Some(false) => self.push("false"),
                None => return Err(self.expected(kind, value)),
            },
            Kind::String => return self.string(value),
            Kind::Bytes => return self.bytes(value),
            Kind::List(item) => return self.list(kind, item, value),
            Kind::Tuple(items) => return self.tuple(kind, items, value),
            Kind::Map(key, item) => return self.map(key, item, value),
            Kind::Optional(_) if is_nothing(value) => self.push("null"),
            Kind::Optional(inner) => return self.write(inner, value),
            Kind::Record(name) => return self.record(kind, name, value),
            Kind::None => return Err(self.expected(kind, value)),
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        self.json.extend_from_slice(text.as_bytes());
    }

    fn integer(&mut self, value: &Value<'js>) -> Outcome {
        if let Some(number) = value.as_int() {
            self.push(&number.to_string());
            return Ok(());
        }
        if value.is_big_int() {
            return self.big_integer(value);
        }
        match value.as_number() {
            // Exact: 2⁶³ is a double, and every whole double below it an i64.
            Some(number) if number.fract() == 0.0 && (-TWO_63..TWO_63).contains(&number) => {
                self.whole(number as i64);
                Ok(())
            }
            _ => Err(self.expected(&Kind::Int, value)),
        }
    }

    fn big_integer(&mut self, value: &Value<'js>) -> Outcome {
        let digits = Coerced::<String>::from_js(self.ctx, value.clone())?.0;
        match digits.parse() {
            Ok(number) => {
                self.whole(number);
                Ok(())
            }
            Err(_) => Err(self.wrong(&format!(
                "expected an integer of 64 bits, got a bigint of {} digits",
                digits.trim_start_matches('-').len()
            ))),
        }
    }

    fn whole(&mut self, number: i64) {
        let safe = super::decode::SAFE_INTEGER;
        let quote = if (-safe..=safe).contains(&number) {
            ""
        } else {
            "\""
        };
        self.push(&format!("{quote}{number}{quote}"));
    }

    fn float(&mut self, value: &Value<'js>) -> Outcome {
        let Some(number) = value.as_number() else {
            return Err(self.expected(&Kind::Float, value));
        };
        if number.is_nan() {
            self.push("\"nan\"");
        } else if number.is_infinite() {
            self.push(if number > 0.0 { "\"inf\"" } else { "\"-inf\"" });
        } else {
            // Writing a finite number to memory cannot fail.
            let _ = serde_json::to_writer(&mut self.json, &number);
        }
        Ok(())
    }

    fn string(&mut self, value: &Value<'js>) -> Outcome {
        let Some(string) = value.as_string() else {
            return Err(self.expected(&Kind::String, value));
        };
        let Ok(text) = string.to_string() else {
            return Err(self.wrong("the string holds half of a surrogate pair"));
        };
        // Writing to memory cannot fail.
        let _ = serde_json::to_writer(&mut self.json, &text);
        Ok(())
    }

    fn bytes(&mut self, value: &Value<'js>) -> Outcome {
        let array = value
            .as_object()
            .and_then(Object::as_typed_array::<u8>)
            .filter(|_| !value.is_proxy());
        // SAFETY: the bytes are copied before any JavaScript runs again.
        let Some(bytes) = array.and_then(|array: &TypedArray<u8>| unsafe { array.as_bytes() })
        else {
            return Err(self.expected(&Kind::Bytes, value));
        };
        let text = STANDARD.encode(bytes);
        self.push(&format!("\"{text}\""));
        Ok(())
    }

    fn list(&mut self, kind: &Kind, item: &Kind, value: &Value<'js>) -> Outcome {
        let (object, length) = self.array_like(kind, value)?;
        self.push("[");
        for index in 0..length {
            if index > 0 {
                self.push(",");
            }
            self.element(item, object, index)?;
        }
        self.push("]");
        Ok(())
    }

    fn tuple(&mut self, kind: &Kind, items: &[Kind], value: &Value<'js>) -> Outcome {
        let (object, length) = self.array_like(kind, value)?;
        if length != items.len() {
            let words = kind.words();
            return Err(self.wrong(&format!("expected {words}, got one of length {length}")));
        }
        self.push("[");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.push(",");
            }
            self.element(item, object, index)?;
        }
        self.push("]");
        Ok(())
    }

    /// An array, a proxy of one, or a typed array; and its length.
    fn array_like<'v>(
        &self,
        kind: &Kind,
        value: &'v Value<'js>,
    ) -> Result<(&'v Object<'js>, usize), Mistake> {
        let object = value
            .as_object()
            .filter(|_| arrays::unwrapped(value).is_array() || is_typed_array(value));
        let Some(object) = object else {
            return Err(self.expected(kind, value));
        };
        let length: Value = object.get("length")?;
        match length.as_number() {
            Some(length) if length >= 0.0 => Ok((object, length as usize)),
            _ => Err(self.expected(kind, value)),
        }
    }

    fn element(&mut self, kind: &Kind, object: &Object<'js>, index: usize) -> Outcome {
        let item: Value = match object.as_array() {
            Some(array) => array.get(index)?,
            None => object.get(index as u32)?,
        };
        self.path.push(Step::Index(index));
        self.write(kind, &item)?;
        self.path.pop();
        Ok(())
    }

    fn record(&mut self, kind: &Kind, name: &str, value: &Value<'js>) -> Outcome {
        let object = value
            .as_object()
            .filter(|object| !object.is_array() && !object.is_function());
        let (Some(object), Some(fields)) = (object, self.signature.record(name)) else {
            return Err(self.expected(kind, value));
        };
        self.push("{");
        for (index, field) in fields.iter().enumerate() {
            if index > 0 {
                self.push(",");
            }
            self.field(object, field)?;
        }
        self.push("}");
        Ok(())
    }

    fn field(&mut self, object: &Object<'js>, field: &Field) -> Outcome {
        let item: Value = object.get(field.property.as_str())?;
        self.path.push(Step::Property(field.property.clone()));
        if item.is_undefined()
            && field.name != field.property
            && object.contains_key(field.name.as_str())?
        {
            let (name, property) = (&field.name, &field.property);
            return Err(self.wrong(&format!(
                "is missing; there is `{name}`, but in JavaScript the field is `{property}`"
            )));
        }
        // The names of fields are plain identifiers.
        self.push(&format!("\"{}\":", field.name));
        self.write(&field.kind, &item)?;
        self.path.pop();
        Ok(())
    }

    fn map(&mut self, key: &Kind, item: &Kind, value: &Value<'js>) -> Outcome {
        let entries = if arrays::is_map(value) {
            map_entries(self.ctx, value)?
        } else {
            match plain_object(value, key)? {
                Some(object) => object
                    .own_props::<Value, Value>(Filter::new().string().enum_only())
                    .collect::<rquickjs::Result<_>>()?,
                None => {
                    let kind = Kind::Map(Box::new(key.clone()), Box::new(item.clone()));
                    return Err(self.expected(&kind, value));
                }
            }
        };
        let as_object = *key == Kind::String;
        self.push(if as_object { "{" } else { "[" });
        for (index, (name, item_value)) in entries.iter().enumerate() {
            if index > 0 {
                self.push(",");
            }
            self.path.push(Step::Key(shown(name)));
            self.push(if as_object { "" } else { "[" });
            self.write(key, name)?;
            self.push(if as_object { ":" } else { "," });
            self.write(item, item_value)?;
            self.push(if as_object { "" } else { "]" });
            self.path.pop();
        }
        self.push(if as_object { "}" } else { "]" });
        Ok(())
    }

    fn expected(&self, kind: &Kind, value: &Value<'js>) -> Mistake {
        self.wrong(&format!("expected {}, got {}", kind.words(), shown(value)))
    }

    fn wrong(&self, what: &str) -> Mistake {
        let mut place = "result".to_owned();
        for step in self.path.iter().take(6) {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Index(index) => write!(place, "[{index}]"),
                Step::Property(name) => write!(place, ".{name}"),
                Step::Key(key) => write!(place, ".get({key})"),
            };
        }
        if self.path.len() > 6 {
            place.push('…');
        }
        Mistake::Wrong(format!("{place}: {what}"))
    }
}

/// 2⁶³.
const TWO_63: f64 = 9_223_372_036_854_775_808.0;

fn is_nothing(value: &Value<'_>) -> bool {
    value.is_null() || value.is_undefined()
}

fn is_typed_array(value: &Value<'_>) -> bool {
    let Some(object) = value.as_object() else {
        return false;
    };
    object.is_typed_array::<i8>()
        || object.is_typed_array::<u8>()
        || object.is_typed_array::<i16>()
        || object.is_typed_array::<u16>()
        || object.is_typed_array::<i32>()
        || object.is_typed_array::<u32>()
        || object.is_typed_array::<f32>()
        || object.is_typed_array::<f64>()
        || object.is_typed_array::<i64>()
        || object.is_typed_array::<u64>()
}

/// An object literal, for a map whose keys are strings.
fn plain_object<'v, 'js>(
    value: &'v Value<'js>,
    key: &Kind,
) -> Result<Option<&'v Object<'js>>, Mistake> {
    if *key != Kind::String || value.is_proxy() {
        return Ok(None);
    }
    let Some(object) = value.as_object().filter(|object| !object.is_array()) else {
        return Ok(None);
    };
    let plain = match object.get_prototype() {
        None => true,
        Some(prototype) => prototype.get_prototype().is_none(),
    };
    Ok(plain.then_some(object))
}

/// The entries of a `Map`, read by the engine's own `forEach`.
fn map_entries<'js>(
    ctx: &Ctx<'js>,
    map: &Value<'js>,
) -> rquickjs::Result<Vec<(Value<'js>, Value<'js>)>> {
    let entries = Rc::new(RefCell::new(Vec::new()));
    let into = Rc::clone(&entries);
    let visit = Function::new(ctx.clone(), move |value: Value<'js>, key: Value<'js>| {
        into.borrow_mut().push((key, value));
    })?;
    engine::hook(ctx, "mapForEach")?.call::<_, ()>((This(map.clone()), visit))?;
    Ok(entries.take())
}

/// A wrong value in a few words, without running any code of its own.
fn shown(value: &Value<'_>) -> String {
    if let Some(string) = value.as_string() {
        let text = string.to_string().unwrap_or_default();
        let cut = text::cut(&text, SHOWN_BYTES);
        let more = if cut.len() < text.len() { "…" } else { "" };
        return format!("the string '{cut}{more}'");
    }
    if let Some(number) = value.as_number() {
        return format!("the number {number}");
    }
    if let Some(truth) = value.as_bool() {
        return truth.to_string();
    }
    if is_nothing(value) {
        return value.type_name().to_owned();
    }
    let name = if arrays::is_map(value) {
        "a Map"
    } else if value.is_array() {
        "an array"
    } else if value.is_function() {
        "a function"
    } else if value.is_big_int() {
        "a bigint"
    } else if value.is_symbol() {
        "a symbol"
    } else {
        "an object"
    };
    name.to_owned()
}
