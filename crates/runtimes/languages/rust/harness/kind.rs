//! Markers for the types of a challenge's interface. They have no values.
//!
//! A record's marker is made by the generated program, which is also what lets
//! it implement the traits of this crate for the solution's own struct.

use std::marker::PhantomData;

/// What every marker tells.
pub trait Kind {
    /// Whether a map with such keys is a JSON object, not an array of pairs.
    const TEXT: bool = false;
}

/// `none`
pub enum Nothing {}
/// `int`
pub enum Int {}
/// `float`
pub enum Float {}
/// `bool`
pub enum Bool {}
/// `string`
pub enum Text {}
/// `bytes`
pub enum Bytes {}
/// `list<K>`
pub struct List<K>(PhantomData<K>);
/// `map<K, V>`
pub struct Map<K, V>(PhantomData<(K, V)>);
/// `optional<K>`
pub struct Optional<K>(PhantomData<K>);
/// `tuple<…>`, of a Rust tuple of markers
pub struct Tuple<Kinds>(PhantomData<Kinds>);

impl Kind for Int {}
impl Kind for Bool {}
impl<Kinds> Kind for Tuple<Kinds> {}
impl Kind for Text {
    const TEXT: bool = true;
}
