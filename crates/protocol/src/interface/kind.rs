//! The types themselves, and how a manifest writes them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A type of the signature. Manifests write it as text: `list<tuple<string, int>>`.
///
/// | text | JSON of a value |
/// |---|---|
/// | `none` | `null` |
/// | `int` (64-bit, signed) | a number; a decimal string beyond ±(2⁵³ − 1) |
/// | `float` (IEEE double) | a number; `"nan"`, `"inf"` or `"-inf"` |
/// | `bool`, `string` | themselves |
/// | `bytes` | base64 text |
/// | `list<T>` | an array |
/// | `map<K, V>` | an object if K is `string`, else an array of pairs |
/// | `optional<T>` | `null` or T |
/// | `tuple<A, B, …>` | an array of that length |
/// | any other name | a record: an object with its fields |
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Type {
    /// No value.
    #[default]
    None,
    /// A signed 64-bit integer.
    Int,
    /// An IEEE double.
    Float,
    /// True or false.
    Bool,
    /// Unicode text.
    String,
    /// Raw bytes.
    Bytes,
    /// A sequence.
    List(Box<Type>),
    /// Keys to values.
    Map(Box<Type>, Box<Type>),
    /// A value or nothing.
    Optional(Box<Type>),
    /// A fixed sequence of types.
    Tuple(Vec<Type>),
    /// A record by name.
    Record(String),
}

impl From<Type> for String {
    fn from(kind: Type) -> Self {
        kind.to_string()
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => formatter.write_str("none"),
            Self::Int => formatter.write_str("int"),
            Self::Float => formatter.write_str("float"),
            Self::Bool => formatter.write_str("bool"),
            Self::String => formatter.write_str("string"),
            Self::Bytes => formatter.write_str("bytes"),
            Self::List(item) => write!(formatter, "list<{item}>"),
            Self::Map(key, value) => write!(formatter, "map<{key}, {value}>"),
            Self::Optional(inner) => write!(formatter, "optional<{inner}>"),
            Self::Tuple(items) => {
                formatter.write_str("tuple<")?;
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        formatter.write_str(", ")?;
                    }
                    write!(formatter, "{item}")?;
                }
                formatter.write_str(">")
            }
            Self::Record(name) => formatter.write_str(name),
        }
    }
}
