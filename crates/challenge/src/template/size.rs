//! How large a value will be, counted without making it.

use super::Form;
use crate::Datum;

/// How much a value holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Values, containers and their parts each counted.
    pub items: u64,
    /// Bytes, about as JSON would have them.
    pub bytes: u64,
}

impl Size {
    /// The most that the values of one case may hold together.
    pub const MAXIMUM: Self = Self {
        items: 1_000_000,
        bytes: 16 << 20,
    };

    const NUMBER: Self = Self { items: 1, bytes: 8 };

    /// Whether it is within [`Self::MAXIMUM`].
    #[must_use]
    pub fn is_allowed(self) -> bool {
        self.items <= Self::MAXIMUM.items && self.bytes <= Self::MAXIMUM.bytes
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            items: self.items.saturating_add(other.items),
            bytes: self.bytes.saturating_add(other.bytes),
        }
    }

    fn times(self, count: u64) -> Self {
        Self {
            items: self.items.saturating_mul(count),
            bytes: self.bytes.saturating_mul(count),
        }
    }

    fn text(bytes: u64) -> Self {
        Self {
            items: 1,
            bytes: bytes.saturating_add(2),
        }
    }

    fn container() -> Self {
        Self { items: 1, bytes: 2 }
    }

    fn sum(parts: impl Iterator<Item = Self>) -> Self {
        parts.fold(Self::container(), Self::plus)
    }
}

/// The size of what a form makes.
pub(super) fn of(form: &Form) -> Size {
    match form {
        Form::Plain(datum) => of_datum(datum),
        Form::List(items) => Size::sum(items.iter().map(of)),
        Form::Map { entries, .. } => {
            Size::sum(entries.iter().map(|(k, v)| of_datum(k).plus(of(v))))
        }
        Form::Record(fields) => {
            Size::sum(fields.iter().map(|(name, value)| named(name, of(value))))
        }
        Form::Range { count, .. } | Form::Integers { count, .. } => {
            Size::NUMBER.times(*count).plus(Size::container())
        }
        Form::Repeat { value, count } => of(value).times(*count).plus(Size::container()),
        Form::Text { value, count } => Size::text((value.len() as u64).saturating_mul(*count)),
        Form::Words {
            count,
            length,
            alphabet,
            ..
        } => {
            let widest = alphabet.iter().map(|c| c.len_utf8() as u64).max();
            Size::text(length.saturating_mul(widest.unwrap_or(1)))
                .times(*count)
                .plus(Size::container())
        }
        Form::JoinLists(parts) | Form::JoinTexts(parts) => Size::sum(parts.iter().map(of)),
    }
}

fn of_datum(datum: &Datum) -> Size {
    match datum {
        Datum::None | Datum::Bool(_) | Datum::Int(_) | Datum::Float(_) => Size::NUMBER,
        Datum::Text(text) => Size::text(text.len() as u64),
        Datum::Bytes(bytes) => Size::text(bytes.len() as u64),
        Datum::List(items) => Size::sum(items.iter().map(of_datum)),
        Datum::Map { entries, .. } => Size::sum(
            entries
                .iter()
                .map(|(key, value)| of_datum(key).plus(of_datum(value))),
        ),
        Datum::Record(fields) => Size::sum(
            fields
                .iter()
                .map(|(name, value)| named(name, of_datum(value))),
        ),
    }
}

fn named(name: &str, size: Size) -> Size {
    Size {
        items: size.items,
        bytes: size.bytes.saturating_add(name.len() as u64 + 3),
    }
}
