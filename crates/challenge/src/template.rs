//! A value as an author wrote it: plain, or made by a generator.
//!
//! A template was checked against its type when it was read, and what it
//! makes was counted then, so writing it out can neither fail nor flood.

mod generate;
mod read;
mod size;

use std::collections::BTreeMap;

use protocol::interface::{Interface, Type};
use serde_json::Value;
pub use size::Size;

use crate::{Datum, Mismatch};

/// A value, or how to make it.
#[derive(Clone, Debug, PartialEq)]
pub struct Template(Form);

#[derive(Clone, Debug, PartialEq)]
enum Form {
    /// A value that holds no generator.
    Plain(Datum),
    /// A list or tuple with a generator somewhere inside.
    List(Vec<Form>),
    /// A map with a generator in some value.
    Map {
        text_keys: bool,
        entries: BTreeMap<Datum, Form>,
    },
    /// A record with a generator in some field.
    Record(Vec<(String, Form)>),
    /// `$range`.
    Range {
        from: i64,
        step: i64,
        count: u64,
        number: Number,
    },
    /// `$repeat`.
    Repeat { value: Box<Form>, count: u64 },
    /// `$text`.
    Text { value: String, count: u64 },
    /// `$integers`.
    Integers {
        count: u64,
        minimum: i64,
        maximum: i64,
        seed: u64,
        number: Number,
    },
    /// `$words`.
    Words {
        count: u64,
        length: u64,
        alphabet: Vec<char>,
        seed: u64,
    },
    /// `$concatenate` of lists.
    JoinLists(Vec<Form>),
    /// `$concatenate` of texts.
    JoinTexts(Vec<Form>),
}

/// Whether generated numbers are ints or floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    Int,
    Float,
}

impl Template {
    /// Reads a value of a type, in which generators may stand.
    ///
    /// # Errors
    ///
    /// The first place that does not fit, a generator that is not one, or one
    /// that makes more than [`Size::MAXIMUM`].
    pub fn read(value: &Value, kind: &Type, interface: &Interface) -> Result<Self, Mismatch> {
        read::form(value, kind, interface).map(Self)
    }

    /// The value, with every generator written out.
    #[must_use]
    pub fn datum(&self) -> Datum {
        generate::form(&self.0)
    }

    /// How large the value is, without writing it out.
    #[must_use]
    pub fn size(&self) -> Size {
        size::of(&self.0)
    }

    /// Whether it holds a generator.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        !matches!(self.0, Form::Plain(_))
    }
}

impl From<Datum> for Template {
    fn from(datum: Datum) -> Self {
        Self(Form::Plain(datum))
    }
}
