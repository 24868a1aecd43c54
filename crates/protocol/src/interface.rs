//! The typed signature of a challenge: what a solution must offer, in types
//! that every language has.

mod kind;
mod parse;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use kind::Type;
pub use parse::TypeError;

/// Everything that a solution must offer to its caller.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interface {
    /// Free functions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<Function>,
    /// Classes whose instances receive a sequence of method calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objects: Vec<Object>,
    /// Named records: field name to type, by record name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub records: BTreeMap<String, Vec<Parameter>>,
}

/// A function or method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Function {
    /// Its name, in snake case; each harness spells it in its language's way.
    pub name: String,
    /// Its parameters in order.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// What it returns.
    #[serde(default)]
    pub returns: Type,
    /// The names of the errors it may raise. In Rust a function with any
    /// returns `Result<T, E>`, and the name is the first word of `{:?}`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raises: Vec<String>,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// Its name, in Pascal case.
    pub name: String,
    /// The parameters of its constructor.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The errors its constructor may raise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub raises: Vec<String>,
    /// Its methods.
    pub methods: Vec<Function>,
}

/// A named value of a type: a parameter, or a field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name, in snake case.
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: Type,
}
