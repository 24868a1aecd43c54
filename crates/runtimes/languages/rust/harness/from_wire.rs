//! From JSON to the solution's own types.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

use super::base64;
use super::fault::Fault;
use super::kind::{Bool, Bytes, Float, Int, Kind, List, Map, Nothing, Optional, Text, Tuple};
use super::reader::Reader;

/// A Rust type that can hold a value of the declared type `K`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold such a value",
    label = "`{Self}` cannot hold such a value"
)]
pub trait FromWire<K>: Sized {
    /// Reads one value.
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault>;
}

/// A record's field, which must have been among its members.
pub fn field<T>(value: Option<T>, name: &str) -> Result<T, Fault> {
    value.ok_or_else(|| Fault::new(format!("the field `{name}` is missing")))
}

impl FromWire<Nothing> for () {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.word("null") {
            Ok(())
        } else {
            Err(Fault::new("null was expected"))
        }
    }
}

impl FromWire<Bool> for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.word("true") {
            Ok(true)
        } else if reader.word("false") {
            Ok(false)
        } else {
            Err(Fault::new("true or false was expected"))
        }
    }
}

/// Beyond 2⁵³ − 1 an integer is written as a string, since JSON readers of
/// other languages would round it.
fn integer(reader: &mut Reader<'_>) -> Result<i64, Fault> {
    if reader.is_text() {
        let text = reader.text()?;
        return parse(&text);
    }
    parse(reader.number()?)
}

fn parse(text: &str) -> Result<i64, Fault> {
    text.parse()
        .map_err(|_| Fault::new(format!("`{text}` is not a 64-bit integer")))
}

macro_rules! integers {
    ($($name:ident)*) => {$(
        impl FromWire<Int> for $name {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                let value = integer(reader)?;
                value.try_into().map_err(|_| {
                    Fault::new(format!(concat!("{} does not fit ", stringify!($name)), value))
                })
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

fn float(reader: &mut Reader<'_>) -> Result<f64, Fault> {
    if reader.is_text() {
        return match reader.text()?.as_str() {
            "nan" => Ok(f64::NAN),
            "inf" => Ok(f64::INFINITY),
            "-inf" => Ok(f64::NEG_INFINITY),
            other => Err(Fault::new(format!("`{other}` is not a float"))),
        };
    }
    let text = reader.number()?;
    text.parse()
        .map_err(|_| Fault::new(format!("`{text}` is not a float")))
}

impl FromWire<Float> for f64 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        float(reader)
    }
}

impl FromWire<Text> for String {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        reader.text()
    }
}

impl FromWire<Bytes> for Vec<u8> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        base64::decode(&reader.text()?)
    }
}

impl<K, T: FromWire<K>> FromWire<List<K>> for Vec<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut items = Vec::new();
        reader.array(|reader| {
            items.push(T::read(reader)?);
            Ok(())
        })?;
        Ok(items)
    }
}

impl<K, T: FromWire<K>> FromWire<List<K>> for VecDeque<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        Vec::<T>::read(reader).map(Self::from)
    }
}

impl<K, T: FromWire<K>> FromWire<Optional<K>> for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        if reader.word("null") {
            return Ok(None);
        }
        T::read(reader).map(Some)
    }
}

/// Reads the pairs of a map, whichever way they are written.
fn pairs<KeyKind, ValueKind, Key, Value>(
    reader: &mut Reader<'_>,
    mut insert: impl FnMut(Key, Value),
) -> Result<(), Fault>
where
    KeyKind: Kind,
    Key: FromWire<KeyKind>,
    Value: FromWire<ValueKind>,
{
    if KeyKind::TEXT {
        // The key's own type reads a JSON text, so the member's name, which
        // is taken already, is written down once more.
        return reader.object(|reader, name| {
            let mut key = super::writer::Writer::new();
            key.text(&name);
            let key = Key::read(&mut Reader::new(&key.into_bytes()))?;
            insert(key, Value::read(reader)?);
            Ok(())
        });
    }
    reader.array(|reader| {
        let (key, value) = <(Key, Value) as FromWire<Tuple<(KeyKind, ValueKind)>>>::read(reader)?;
        insert(key, value);
        Ok(())
    })
}

impl<KeyKind, ValueKind, Key, Value> FromWire<Map<KeyKind, ValueKind>> for HashMap<Key, Value>
where
    KeyKind: Kind,
    Key: FromWire<KeyKind> + Eq + Hash,
    Value: FromWire<ValueKind>,
{
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut map = Self::new();
        pairs::<KeyKind, ValueKind, _, _>(reader, |key, value| {
            map.insert(key, value);
        })?;
        Ok(map)
    }
}

impl<KeyKind, ValueKind, Key, Value> FromWire<Map<KeyKind, ValueKind>> for BTreeMap<Key, Value>
where
    KeyKind: Kind,
    Key: FromWire<KeyKind> + Ord,
    Value: FromWire<ValueKind>,
{
    fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
        let mut map = Self::new();
        pairs::<KeyKind, ValueKind, _, _>(reader, |key, value| {
            map.insert(key, value);
        })?;
        Ok(map)
    }
}

macro_rules! tuples {
    ($(($($kind:ident $name:ident $value:ident $index:tt),+))*) => {$(
        impl<$($kind,)+ $($name: FromWire<$kind>,)+> FromWire<Tuple<($($kind,)+)>> for ($($name,)+) {
            fn read(reader: &mut Reader<'_>) -> Result<Self, Fault> {
                $(let mut $value = None;)+
                let mut count = 0;
                reader.array(|reader| {
                    match count {
                        $($index => $value = Some($name::read(reader)?),)+
                        _ => return Err(Fault::new("a tuple has too many items")),
                    }
                    count += 1;
                    Ok(())
                })?;
                match ($($value,)+) {
                    ($(Some($value),)+) => Ok(($($value,)+)),
                    _ => Err(Fault::new("a tuple has too few items")),
                }
            }
        }
    )*};
}
tuples! {
    (KA A a 0)
    (KA A a 0, KB B b 1)
    (KA A a 0, KB B b 1, KC C c 2)
    (KA A a 0, KB B b 1, KC C c 2, KD D d 3)
    (KA A a 0, KB B b 1, KC C c 2, KD D d 3, KE E e 4)
    (KA A a 0, KB B b 1, KC C c 2, KD D d 3, KE E e 4, KF F f 5)
    (KA A a 0, KB B b 1, KC C c 2, KD D d 3, KE E e 4, KF F f 5, KG G g 6)
    (KA A a 0, KB B b 1, KC C c 2, KD D d 3, KE E e 4, KF F f 5, KG G g 6, KH H h 7)
}
