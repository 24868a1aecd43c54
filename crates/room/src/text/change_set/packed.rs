//! A change set in few bytes, for the many that a room remembers: a keystroke
//! takes about ten instead of two hundred.
//!
//! Every section is a number, twice its length, and odd if it is replaced; then
//! come the length in bytes and the bytes of what replaces it. Numbers have
//! seven bits a byte, the low ones first, and the high bit where more follow.

use serde::{Deserialize, Serialize};

use super::{ChangeSet, Insertion, Section};

/// A change set in few bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Packed(Box<[u8]>);

impl Packed {
    pub(crate) fn new(set: &ChangeSet) -> Self {
        let mut bytes = Vec::with_capacity(set.sections.len() * 4);
        for section in &set.sections {
            match section {
                Section::Keep(length) => push_number(&mut bytes, u64::from(*length) << 1),
                Section::Replace { length, text } => {
                    push_number(&mut bytes, u64::from(*length) << 1 | 1);
                    push_number(&mut bytes, text.text.len() as u64);
                    bytes.extend_from_slice(text.text.as_bytes());
                }
            }
        }
        Self(bytes.into_boxed_slice())
    }

    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn unpack(&self) -> ChangeSet {
        let mut sections = Vec::new();
        let mut rest = &*self.0;
        while let Some(section) = take_section(&mut rest) {
            sections.push(section);
        }
        debug_assert!(rest.is_empty(), "what was packed is whole");
        ChangeSet { sections }
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take_number(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, tail) = rest.split_first()?;
        *rest = tail;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

fn take_section(rest: &mut &[u8]) -> Option<Section> {
    let number = take_number(rest)?;
    let length = u32::try_from(number >> 1).ok()?;
    if number & 1 == 0 {
        return Some(Section::Keep(length));
    }
    let count = usize::try_from(take_number(rest)?).ok()?;
    let (text, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    let text = Insertion::new(String::from_utf8(text.to_vec()).ok()?).ok()?;
    Some(Section::Replace { length, text })
}

impl Serialize for Packed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.unpack().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ChangeSet::deserialize(deserializer).map(|set| Self::new(&set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_packed_comes_out_again() {
        for json in [
            json!([]),
            json!([0x7f, [0x80, "a", "🌉"], 1_000_000]),
            json!([[3], 70_000, [0, "x".repeat(300)]]),
        ] {
            let set = ChangeSet::from_json(&json).unwrap();
            assert_eq!(Packed::new(&set).unpack(), set, "{json}");
        }
    }
}
