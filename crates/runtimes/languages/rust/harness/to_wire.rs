//! From the solution's own types to JSON.

use std::collections::{BTreeMap, HashMap, VecDeque};

use super::base64;
use super::fault::Fault;
use super::kind::{Bool, Bytes, Float, Int, Kind, List, Map, Nothing, Optional, Text, Tuple};
use super::writer::Writer;

/// The largest integer that every JSON reader keeps exact.
const EXACT: i64 = (1 << 53) - 1;

/// A Rust type whose values can be sent as the declared type `K`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type that is expected",
    label = "`{Self}` is not the type that is expected"
)]
pub trait ToWire<K> {
    /// Writes the value.
    fn write(&self, writer: &mut Writer) -> Result<(), Fault>;
}

impl<K, T: ToWire<K> + ?Sized> ToWire<K> for &T {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        (**self).write(writer)
    }
}

impl<K, T: ToWire<K> + ?Sized> ToWire<K> for Box<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        (**self).write(writer)
    }
}

impl ToWire<Nothing> for () {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.raw("null");
        Ok(())
    }
}

impl ToWire<Bool> for bool {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.raw(if *self { "true" } else { "false" });
        Ok(())
    }
}

fn integer(value: i64, writer: &mut Writer) {
    let digits = value.to_string();
    if (-EXACT..=EXACT).contains(&value) {
        writer.raw(&digits);
    } else {
        writer.text(&digits);
    }
}

macro_rules! integers {
    ($($name:ident)*) => {$(
        impl ToWire<Int> for $name {
            fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
                let value = i64::try_from(*self).map_err(|_| {
                    Fault::new(format!("{self} does not fit a 64-bit signed integer"))
                })?;
                integer(value, writer);
                Ok(())
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

impl ToWire<Float> for f64 {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        if self.is_finite() {
            writer.raw(&format!("{self:?}"));
        } else if self.is_nan() {
            writer.text("nan");
        } else {
            writer.text(if *self > 0.0 { "inf" } else { "-inf" });
        }
        Ok(())
    }
}

impl ToWire<Text> for str {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.text(self);
        Ok(())
    }
}

impl ToWire<Text> for String {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.text(self);
        Ok(())
    }
}

impl ToWire<Bytes> for [u8] {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        writer.text(&base64::encode(self));
        Ok(())
    }
}

impl ToWire<Bytes> for Vec<u8> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        ToWire::<Bytes>::write(self.as_slice(), writer)
    }
}

fn list<'items, K, T: ToWire<K> + 'items>(
    items: impl IntoIterator<Item = &'items T>,
    writer: &mut Writer,
) -> Result<(), Fault> {
    writer.sequence(("[", "]"), items, |writer, item| item.write(writer))
}

impl<K, T: ToWire<K>> ToWire<List<K>> for [T] {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        list(self, writer)
    }
}

impl<K, T: ToWire<K>> ToWire<List<K>> for Vec<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        list(self, writer)
    }
}

impl<K, T: ToWire<K>> ToWire<List<K>> for VecDeque<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        list(self, writer)
    }
}

impl<K, T: ToWire<K>> ToWire<Optional<K>> for Option<T> {
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        match self {
            Some(value) => value.write(writer),
            None => {
                writer.raw("null");
                Ok(())
            }
        }
    }
}

fn map<'pairs, KeyKind, ValueKind, Key, Value>(
    pairs: impl IntoIterator<Item = (&'pairs Key, &'pairs Value)>,
    writer: &mut Writer,
) -> Result<(), Fault>
where
    KeyKind: Kind,
    Key: ToWire<KeyKind> + 'pairs,
    Value: ToWire<ValueKind> + 'pairs,
{
    let (outer, inner) = if KeyKind::TEXT {
        (("{", "}"), ("", ":", ""))
    } else {
        (("[", "]"), ("[", ",", "]"))
    };
    writer.sequence(outer, pairs, |writer, (key, value)| {
        writer.raw(inner.0);
        key.write(writer)?;
        writer.raw(inner.1);
        value.write(writer)?;
        writer.raw(inner.2);
        Ok(())
    })
}

impl<KeyKind, ValueKind, Key, Value, State> ToWire<Map<KeyKind, ValueKind>>
    for HashMap<Key, Value, State>
where
    KeyKind: Kind,
    Key: ToWire<KeyKind>,
    Value: ToWire<ValueKind>,
{
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        map(self, writer)
    }
}

impl<KeyKind, ValueKind, Key, Value> ToWire<Map<KeyKind, ValueKind>> for BTreeMap<Key, Value>
where
    KeyKind: Kind,
    Key: ToWire<KeyKind>,
    Value: ToWire<ValueKind>,
{
    fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
        map(self, writer)
    }
}

macro_rules! tuples {
    ($(($($kind:ident $name:ident $index:tt),+))*) => {$(
        impl<$($kind,)+ $($name: ToWire<$kind>,)+> ToWire<Tuple<($($kind,)+)>> for ($($name,)+) {
            fn write(&self, writer: &mut Writer) -> Result<(), Fault> {
                writer.raw("[");
                $(
                    if $index > 0 {
                        writer.raw(",");
                    }
                    self.$index.write(writer)?;
                )+
                writer.raw("]");
                Ok(())
            }
        }
    )*};
}
tuples! {
    (KA A 0)
    (KA A 0, KB B 1)
    (KA A 0, KB B 1, KC C 2)
    (KA A 0, KB B 1, KC C 2, KD D 3)
    (KA A 0, KB B 1, KC C 2, KD D 3, KE E 4)
    (KA A 0, KB B 1, KC C 2, KD D 3, KE E 4, KF F 5)
    (KA A 0, KB B 1, KC C 2, KD D 3, KE E 4, KF F 5, KG G 6)
    (KA A 0, KB B 1, KC C 2, KD D 3, KE E 4, KF F 5, KG G 6, KH H 7)
}
