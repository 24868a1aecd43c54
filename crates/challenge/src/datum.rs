//! One value of an interface's types, in a form that can be compared.
//!
//! JSON alone is not enough for that: `1` and `"9007199254740993"` may both be
//! an `int`, `"nan"` a float, and a map an array of pairs in any order. A
//! [`Datum`] is what is left when the spelling is taken away.

mod decode;
mod display;
mod encode;
mod order;

use std::collections::BTreeMap;

pub(crate) use decode::describe_value;
pub use decode::{Mismatch, conforms};

/// A value. Equality is the judge's exact comparison: floats are equal by
/// value with `nan` equal to itself and `-0.0` to `0.0`, maps whatever the
/// order of their entries was.
#[derive(Clone, Debug)]
pub enum Datum {
    /// No value, also the absent `optional`.
    None,
    /// A `bool`.
    Bool(bool),
    /// An `int`.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// A `string`.
    Text(String),
    /// `bytes`.
    Bytes(Vec<u8>),
    /// A `list` or a `tuple`.
    List(Vec<Datum>),
    /// A `map`.
    Map {
        /// Whether the keys are of type `string`, which decides its JSON form.
        text_keys: bool,
        /// The entries.
        entries: BTreeMap<Datum, Datum>,
    },
    /// A record: its fields in declared order.
    Record(Vec<(String, Datum)>),
}
