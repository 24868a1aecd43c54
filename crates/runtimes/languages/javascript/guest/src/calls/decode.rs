//! Arguments: JSON to JavaScript values, by their declared types.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rquickjs::function::{Constructor, This};
use rquickjs::object::Property;
use rquickjs::{Ctx, Function, Object, String as JsString, TypedArray, Value};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::kind::Kind;
use super::signature::{Callable, Field, Signature};
use crate::engine::{self, arrays};

/// The largest whole number up to which a `number` counts exactly.
pub const SAFE_INTEGER: i64 = (1 << 53) - 1;

/// The arguments of a call, from a JSON array.
pub fn arguments<'js>(
    ctx: &Ctx<'js>,
    signature: &Signature,
    callable: &Callable,
    json: &str,
) -> Result<Vec<Value<'js>>, serde_json::Error> {
    let items: Vec<&Kind> = callable.parameters.iter().collect();
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let seed = Items {
        scope: Scope { ctx, signature },
        kinds: Kinds::Each(&items),
    };
    let values = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(values)
}

#[derive(Clone, Copy)]
struct Scope<'a, 'js> {
    ctx: &'a Ctx<'js>,
    signature: &'a Signature,
}

impl<'a, 'js> Scope<'a, 'js> {
    fn of(self, kind: &'a Kind) -> One<'a, 'js> {
        One { scope: self, kind }
    }

    fn null(self) -> Value<'js> {
        Value::new_null(self.ctx.clone())
    }
}

/// One value of a type.
struct One<'a, 'js> {
    scope: Scope<'a, 'js>,
    kind: &'a Kind,
}

impl<'de, 'js> DeserializeSeed<'de> for One<'_, 'js> {
    type Value = Value<'js>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value<'js>, D::Error> {
        let Self { scope, kind } = self;
        match kind {
            Kind::List(item) => {
                let kinds = Kinds::All(item);
                let items = Items { scope, kinds }.deserialize(source)?;
                array(scope, items)
            }
            Kind::Tuple(kinds) => {
                let each: Vec<&Kind> = kinds.iter().collect();
                let kinds = Kinds::Each(&each);
                let items = Items { scope, kinds }.deserialize(source)?;
                array(scope, items)
            }
            Kind::Optional(_) => source.deserialize_option(self),
            _ => source.deserialize_any(self),
        }
    }
}

fn array<'js, E: Error>(scope: Scope<'_, 'js>, items: Vec<Value<'js>>) -> Result<Value<'js>, E> {
    arrays::array(scope.ctx, items).map_err(engine_error)
}

fn engine_error<E: Error>(error: rquickjs::Error) -> E {
    E::custom(error)
}

impl<'de, 'js> Visitor<'de> for One<'_, 'js> {
    type Value = Value<'js>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.kind.words())
    }

    fn visit_unit<E: Error>(self) -> Result<Value<'js>, E> {
        Ok(self.scope.null())
    }

    fn visit_none<E: Error>(self) -> Result<Value<'js>, E> {
        Ok(self.scope.null())
    }

    fn visit_some<D: Deserializer<'de>>(self, source: D) -> Result<Value<'js>, D::Error> {
        match self.kind {
            Kind::Optional(inner) => self.scope.of(inner).deserialize(source),
            _ => Err(D::Error::custom("an optional value was not expected")),
        }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value<'js>, E> {
        Ok(Value::new_bool(self.scope.ctx.clone(), value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value<'js>, E> {
        let ctx = self.scope.ctx.clone();
        if *self.kind == Kind::Float || (-SAFE_INTEGER..=SAFE_INTEGER).contains(&value) {
            return Ok(Value::new_number(ctx, value as f64));
        }
        Value::new_big_int(ctx, value).map_err(engine_error)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value<'js>, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) if *self.kind == Kind::Float => self.visit_f64(value as f64),
            Err(_) => Err(E::custom("an integer has more than 64 bits")),
        }
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value<'js>, E> {
        let ctx = self.scope.ctx.clone();
        // `new_number` would make an integer of −0.
        Ok(if value == 0.0 && value.is_sign_negative() {
            Value::new_float(ctx, value)
        } else {
            Value::new_number(ctx, value)
        })
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value<'js>, E> {
        let ctx = self.scope.ctx.clone();
        match self.kind {
            Kind::Int => match value.parse() {
                Ok(value) => self.visit_i64(value),
                Err(_) => Err(E::custom("an integer was expected")),
            },
            Kind::Float => match value {
                "nan" => Ok(Value::new_float(ctx, f64::NAN)),
                "inf" => Ok(Value::new_float(ctx, f64::INFINITY)),
                "-inf" => Ok(Value::new_float(ctx, f64::NEG_INFINITY)),
                _ => Err(E::custom("a number was expected")),
            },
            Kind::Bytes => {
                let bytes = STANDARD.decode(value).map_err(E::custom)?;
                let array = TypedArray::new(ctx, bytes).map_err(engine_error)?;
                Ok(array.into_value())
            }
            _ => JsString::from_str(ctx, value)
                .map(JsString::into_value)
                .map_err(engine_error),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Value<'js>, A::Error> {
        match self.kind {
            Kind::Map(_, value) => string_map(self.scope, value, entries),
            Kind::Record(name) => record(self.scope, name, entries),
            _ => Err(A::Error::custom("an object was not expected")),
        }
    }

    /// A map whose keys are not strings is an array of pairs.
    fn visit_seq<A: SeqAccess<'de>>(self, mut pairs: A) -> Result<Value<'js>, A::Error> {
        let Kind::Map(key, value) = self.kind else {
            return Err(A::Error::custom("an array was not expected"));
        };
        let map = JsMap::new(self.scope).map_err(engine_error)?;
        let pair = [key.as_ref(), value.as_ref()];
        while let Some(items) = pairs.next_element_seed(Items {
            scope: self.scope,
            kinds: Kinds::Each(&pair),
        })? {
            let [key, value] = <[Value; 2]>::try_from(items)
                .map_err(|_| A::Error::custom("a pair was expected"))?;
            map.set(key, value).map_err(engine_error)?;
        }
        Ok(map.object.into_value())
    }
}

fn string_map<'de, 'js, A: MapAccess<'de>>(
    scope: Scope<'_, 'js>,
    value: &Kind,
    mut entries: A,
) -> Result<Value<'js>, A::Error> {
    let map = JsMap::new(scope).map_err(engine_error)?;
    while let Some(key) = entries.next_key::<String>()? {
        let key = JsString::from_str(scope.ctx.clone(), &key).map_err(engine_error)?;
        let value = entries.next_value_seed(scope.of(value))?;
        map.set(key.into_value(), value).map_err(engine_error)?;
    }
    Ok(map.object.into_value())
}

fn record<'de, 'js, A: MapAccess<'de>>(
    scope: Scope<'_, 'js>,
    name: &str,
    mut entries: A,
) -> Result<Value<'js>, A::Error> {
    let unknown = |field: &str| A::Error::custom(format!("the record {name} has no `{field}`"));
    let fields: &[Field] = scope.signature.record(name).ok_or_else(|| unknown(""))?;
    let object = Object::new(scope.ctx.clone()).map_err(engine_error)?;
    while let Some(key) = entries.next_key::<String>()? {
        let field = fields
            .iter()
            .find(|field| field.name == key)
            .ok_or_else(|| unknown(&key))?;
        let value = entries.next_value_seed(scope.of(&field.kind))?;
        let property = Property::from(value).writable().enumerable().configurable();
        object
            .prop(field.property.as_str(), property)
            .map_err(engine_error)?;
    }
    Ok(object.into_value())
}

/// A `Map` made and filled with the engine's own functions, as they were
/// before the candidate's code ran.
struct JsMap<'js> {
    object: Object<'js>,
    set: Function<'js>,
}

impl<'js> JsMap<'js> {
    fn new(scope: Scope<'_, 'js>) -> rquickjs::Result<Self> {
        let constructor: Constructor = engine::hook(scope.ctx, "Map")?
            .into_value()
            .into_constructor()
            .ok_or(rquickjs::Error::Unknown)?;
        Ok(Self {
            object: constructor.construct(())?,
            set: engine::hook(scope.ctx, "mapSet")?,
        })
    }

    fn set(&self, key: Value<'js>, value: Value<'js>) -> rquickjs::Result<()> {
        self.set
            .call::<_, Value>((This(self.object.clone()), key, value))
            .map(drop)
    }
}

/// The items of an array: all of one type, or each of its own.
struct Items<'a, 'js> {
    scope: Scope<'a, 'js>,
    kinds: Kinds<'a>,
}

#[derive(Clone, Copy)]
enum Kinds<'a> {
    All(&'a Kind),
    Each(&'a [&'a Kind]),
}

impl<'de, 'js> DeserializeSeed<'de> for Items<'_, 'js> {
    type Value = Vec<Value<'js>>;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_seq(self)
    }
}

impl<'de, 'js> Visitor<'de> for Items<'_, 'js> {
    type Value = Vec<Value<'js>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        loop {
            let kind = match self.kinds {
                Kinds::All(kind) => kind,
                Kinds::Each(kinds) => match kinds.get(items.len()) {
                    Some(kind) => kind,
                    None => break,
                },
            };
            match source.next_element_seed(self.scope.of(kind))? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Ok(items)
    }
}
