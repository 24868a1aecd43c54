//! Handing an argument over in the form that the solution's own parameter asks
//! for: by value, or lent from a slot that owns it for the time of the call.

use std::any::Any;
use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;

use super::fault::Fault;
use super::from_wire::FromWire;
use super::kind::{Bool, Bytes, Float, Int, Kind, List, Map, Nothing, Optional, Text, Tuple};
use super::reader::Reader;

/// One argument: its JSON, and its value where a reference to it was handed out.
pub struct Slot {
    json: Vec<u8>,
    owner: OnceCell<Box<dyn Any>>,
}

impl Slot {
    /// An argument that nobody asked for yet.
    pub fn new(json: &[u8]) -> Self {
        Self {
            json: json.to_vec(),
            owner: OnceCell::new(),
        }
    }

    /// The argument, as whatever the parameter `name` takes. A value that the
    /// parameter's type is too small for ends the run.
    pub fn pass<'slot, K, T: Argument<'slot, K>>(&'slot self, name: &str) -> T {
        match T::take(self) {
            Ok(value) => value,
            Err(fault) => super::panic::give_up(&format!("the argument `{name}`: {fault}")),
        }
    }

    /// The argument by value.
    pub fn read<K, T: FromWire<K>>(&self) -> Result<T, Fault> {
        T::read(&mut Reader::new(&self.json))
    }

    fn lend<K, T: FromWire<K> + 'static>(&self) -> Result<&T, Fault> {
        let value = self.read::<K, T>()?;
        self.owner
            .get_or_init(|| Box::new(value))
            .downcast_ref()
            .ok_or_else(|| Fault::new("it was lent as another type"))
    }
}

/// A type that a parameter of the declared type `K` may have.
#[diagnostic::on_unimplemented(
    message = "this parameter cannot be `{Self}`",
    label = "this parameter cannot be `{Self}`"
)]
pub trait Argument<'slot, K>: Sized {
    /// Takes or borrows the value.
    fn take(slot: &'slot Slot) -> Result<Self, Fault>;
}

impl<'slot, K, T: FromWire<K> + 'static> Argument<'slot, K> for &'slot T {
    fn take(slot: &'slot Slot) -> Result<Self, Fault> {
        slot.lend::<K, T>()
    }
}

impl<'slot, K, T: FromWire<K> + 'static> Argument<'slot, List<K>> for &'slot [T] {
    fn take(slot: &'slot Slot) -> Result<Self, Fault> {
        slot.lend::<List<K>, Vec<T>>().map(Vec::as_slice)
    }
}

impl<'slot> Argument<'slot, Bytes> for &'slot [u8] {
    fn take(slot: &'slot Slot) -> Result<Self, Fault> {
        slot.lend::<Bytes, Vec<u8>>().map(Vec::as_slice)
    }
}

impl<'slot> Argument<'slot, Text> for &'slot str {
    fn take(slot: &'slot Slot) -> Result<Self, Fault> {
        slot.lend::<Text, String>().map(String::as_str)
    }
}

/// By value. One blanket implementation would forbid the references above.
macro_rules! by_value {
    ($([$($generics:tt)*] $kind:ty => $type:ty;)*) => {$(
        impl<'slot, $($generics)*> Argument<'slot, $kind> for $type {
            fn take(slot: &'slot Slot) -> Result<Self, Fault> {
                slot.read::<$kind, Self>()
            }
        }
    )*};
}
by_value! {
    [] Nothing => ();
    [] Bool => bool;
    [] Int => i8;
    [] Int => i16;
    [] Int => i32;
    [] Int => i64;
    [] Int => i128;
    [] Int => isize;
    [] Int => u8;
    [] Int => u16;
    [] Int => u32;
    [] Int => u64;
    [] Int => u128;
    [] Int => usize;
    [] Float => f64;
    [] Text => String;
    [] Bytes => Vec<u8>;
    [K, T: FromWire<K>] List<K> => Vec<T>;
    [K, T: FromWire<K>] List<K> => VecDeque<T>;
    [K, T: FromWire<K>] Optional<K> => Option<T>;
    [KK: Kind, VK, K: FromWire<KK> + Eq + Hash, V: FromWire<VK>] Map<KK, VK> => HashMap<K, V>;
    [KK: Kind, VK, K: FromWire<KK> + Ord, V: FromWire<VK>] Map<KK, VK> => BTreeMap<K, V>;
    [KA, A: FromWire<KA>] Tuple<(KA,)> => (A,);
    [KA, KB, A: FromWire<KA>, B: FromWire<KB>] Tuple<(KA, KB)> => (A, B);
    [KA, KB, KC, A: FromWire<KA>, B: FromWire<KB>, C: FromWire<KC>] Tuple<(KA, KB, KC)> => (A, B, C);
    [KA, KB, KC, KD, A: FromWire<KA>, B: FromWire<KB>, C: FromWire<KC>, D: FromWire<KD>] Tuple<(KA, KB, KC, KD)> => (A, B, C, D);
}
